import { tell } from '@/data/notices';
import { becomeRep, listReps, unlinkRep } from '@/data/reps';
import { may, type Role } from '@/domain/access/permissions';
import { notFound, refuse } from '@/domain/values/result';
import { stopTimerOf } from '@/features/time/commands-timer';
import {
  countInvitations,
  insertInvitation,
  revokeInvitationRow,
  revokeInvitationsTo,
} from '@/platform/auth/invitations';
import {
  deleteMembership,
  findMember,
  listMemberRows,
  lockMembers,
  updateRole,
  type MemberRow,
} from '@/platform/auth/memberships';
import { authSettings } from '@/platform/auth/settings';
import { later } from '@/platform/clock/clock';
import type { Context } from '@/platform/operations/context';
import { defineCommand, done } from '@/platform/operations/define-command';
import { ROLE_NAMES } from './components/role-names';
import { invitationInput, inviteInput, memberInput, roleChangeInput } from './inputs';

const DAY = 24 * 3600;

/** Only a CRO makes, changes or removes a CRO: otherwise a CEO could give the rights that he must not have to himself. */
function mayTouch(ctx: Context, ...roles: Role[]): boolean {
  return ctx.actor.role === 'CRO' || !roles.includes('CRO');
}

const ONLY_CRO = refuse('rule', 'Only a CRO can make, change or remove a CRO.', { remedy: 'Ask your CRO.' });
const LAST_CRO = refuse('rule', 'A company keeps at least one CRO.', {
  remedy: 'Make somebody else CRO first.',
});
/** A CEO who made himself a rep could write deals: his own role is the CRO's to change. */
const OWN_ROLE = refuse('rule', 'Nobody changes his own role.', { remedy: 'Ask your CRO.' });

export const inviteMember = defineCommand({
  name: 'members.invite',
  permission: 'members.invite',
  input: inviteInput,
  run: async (ctx, { email, name, role, repId, tokenHash }) => {
    if (!mayTouch(ctx, role)) return ONLY_CRO;
    const { connection, tenantId } = ctx.unit;
    await lockMembers(connection, tenantId);
    const members = await listMemberRows(connection, tenantId);
    if (members.some((member) => member.email === email))
      return refuse('conflict', `${email} is a member already.`);
    const free = repId ? (await listReps(ctx.unit)).find((rep) => rep.id === repId) : null;
    if (repId && !free) return notFound();
    if (free?.userId) return refuse('conflict', `${free.name} is linked to another member already.`);
    const tooMany = await overTheDay(ctx);
    if (tooMany) return tooMany;
    const invitation = {
      tenantId,
      email,
      name,
      role,
      repId: repId ?? null,
      tokenHash,
      invitedBy: ctx.actor.userId,
    };
    const id = await insertInvitation(connection, invitation);
    await tellCros(ctx, {
      subject: `invitation ${id}`,
      title: `${ctx.actor.name} invited ${name} as ${ROLE_NAMES[role]}`,
      body: `To ${email}. You can take it back, or change the role, under People.`,
    });
    return done(
      { invitationId: id, email, company: ctx.tenant.name, inviter: ctx.actor.name },
      {
        subjectKind: 'invitation',
        subjectId: id,
        summary: `Invited ${name} (${email}) as ${role}`,
        after: { email, role, repId: repId ?? null },
      },
    );
  },
});

/**
 * A second address of the inviter's own is an invitation like any other, and its role can be changed afterwards: so a CRO hears of each of
 * both that somebody else does.
 */
async function tellCros(ctx: Context, told: { subject: string; title: string; body: string }) {
  if (ctx.actor.role === 'CRO') return;
  await tell(ctx, { roles: ['CRO'] }, { kind: 'request', path: '/members', ...told });
}

/** Counted after the members were locked, so that invitations made at once cannot pass together. */
async function overTheDay(ctx: Context): Promise<ReturnType<typeof refuse> | null> {
  const { invitationsADay } = authSettings();
  if (!ctx.actor.userId || invitationsADay === Number.POSITIVE_INFINITY) return null;
  const made = await countInvitations(
    ctx.unit.connection,
    ctx.unit.tenantId,
    ctx.actor.userId,
    later(ctx.now, -DAY),
  );
  if (made < invitationsADay) return null;
  return refuse('rate_limited', `You sent ${made} invitations within a day.`, {
    remedy: 'Send more tomorrow.',
  });
}

export const revokeInvitation = defineCommand({
  name: 'members.revokeInvitation',
  permission: 'members.remove',
  whileArchived: true,
  input: invitationInput,
  run: async (ctx, { invitationId }) => {
    const row = await revokeInvitationRow(ctx.unit.connection, ctx.unit.tenantId, invitationId);
    if (!row) return notFound();
    if (!mayTouch(ctx, row.role)) return ONLY_CRO;
    return done(null, {
      subjectKind: 'invitation',
      subjectId: row.id,
      summary: `Took back the invitation of ${row.email}`,
    });
  },
});

/** Acts at the member's next request. */
export const changeRole = defineCommand({
  name: 'members.changeRole',
  permission: 'members.invite',
  input: roleChangeInput,
  run: async (ctx, { userId, role }) => {
    const { cros } = await lockMembers(ctx.unit.connection, ctx.unit.tenantId);
    const member = await findMember(ctx.unit.connection, ctx.unit.tenantId, userId);
    if (!member) return notFound();
    const refusal = refusalToChange(ctx, member, role, cros);
    if (refusal) return refusal;
    await updateRole(ctx.unit.connection, ctx.unit.tenantId, userId, role);
    if (role === 'REP') await becomeRep(ctx.unit, member, ctx.now);
    if (role !== member.role)
      await tellCros(ctx, {
        subject: `role ${userId} ${ctx.now}`,
        title: `${ctx.actor.name} made ${member.name} ${ROLE_NAMES[role]}`,
        body: `It was ${ROLE_NAMES[member.role]}. You can change it back under People.`,
      });
    const stopped = may(role, 'time.write') ? [] : await stopTimerOf(ctx, userId);
    return done(
      { userId, role },
      {
        ...subject(member),
        summary: `${member.name}: ${member.role} → ${role}`,
        before: { role: member.role },
        after: { role },
      },
      ...stopped,
    );
  },
});

/** The person stays a user (he may be a member elsewhere); his reps and deals stay. Acts at his next request. */
export const removeMember = defineCommand({
  name: 'members.remove',
  permission: 'members.remove',
  whileArchived: true,
  input: memberInput,
  run: async (ctx, { userId }) => {
    const { connection, tenantId } = ctx.unit;
    const { cros } = await lockMembers(connection, tenantId);
    const member = await findMember(connection, tenantId, userId);
    if (!member) return notFound();
    const refusal = refusalToChange(ctx, member, null, cros);
    if (refusal) return refusal;
    const stopped = await stopTimerOf(ctx, userId);
    await unlinkRep(ctx.unit, userId);
    await deleteMembership(connection, tenantId, userId);
    await revokeInvitationsTo(connection, tenantId, member.email);
    return done(
      null,
      {
        ...subject(member),
        summary: `Removed ${member.name} (${member.role})`,
        before: { role: member.role },
      },
      ...stopped,
    );
  },
});

function refusalToChange(ctx: Context, member: MemberRow, role: Role | null, cros: number) {
  if (!mayTouch(ctx, member.role, ...(role ? [role] : []))) return ONLY_CRO;
  if (role && ctx.actor.role !== 'CRO' && member.userId === ctx.actor.userId) return OWN_ROLE;
  if (member.role === 'CRO' && role !== 'CRO' && cros <= 1) return LAST_CRO;
  return null;
}

function subject(member: MemberRow) {
  return { subjectKind: 'member', subjectId: member.userId };
}
