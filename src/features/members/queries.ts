import { listReps } from '@/data/reps';
import { may } from '@/domain/access/permissions';
import { ok } from '@/domain/values/result';
import { listOpenInvitations } from '@/platform/auth/invitations';
import { listMemberRows } from '@/platform/auth/memberships';
import { defineQuery } from '@/platform/operations/define-query';
import { nothing } from './inputs';

/** Members, open invitations, and the reps that nobody is linked to yet: all that the members page shows. */
export const listMembers = defineQuery({
  name: 'members.list',
  permission: 'members.read',
  input: nothing,
  run: async (ctx) => {
    const { connection, tenantId } = ctx.unit;
    const members = await listMemberRows(connection, tenantId);
    const invitations = await listOpenInvitations(connection, tenantId);
    const reps = await listReps(ctx.unit);
    const repOf = new Map(reps.map((rep) => [rep.userId, rep.name]));
    return ok({
      me: ctx.actor.userId,
      /** In a company that is read-only rights are taken away, never given. */
      mayGive: may(ctx.actor, 'members.invite'),
      zone: ctx.tenant.zone,
      members: members.map((member) => ({ ...member, rep: repOf.get(member.userId) ?? null })),
      invitations,
      freeReps: reps.filter((rep) => rep.userId === null).map(({ id, name }) => ({ id, name })),
    });
  },
});
