import { becomeRep, unlinkRep } from '@/data/reps';
import { may } from '@/domain/access/permissions';
import { notFound, refuse } from '@/domain/values/result';
import { stopTimerOf } from '@/features/time/commands-timer';
import { revokeInvitationsTo } from '@/platform/auth/invitations';
import { deleteMembership, findMember, lockMembers, updateRole } from '@/platform/auth/memberships';
import { defineCommand, done } from '@/platform/operations/define-command';
import { transferInput } from './inputs';

/**
 * Hands the company over: another member becomes its CRO, and whoever hands over steps down or leaves, in one transaction, so that there
 * is a CRO at every instant. Acts at the next click of both. Refuses 'rule' for whoever is no member (an operator), and to oneself.
 */
export const transferTenant = defineCommand({
  name: 'tenants.transfer',
  permission: 'tenant.transfer',
  input: transferInput,
  run: async (ctx, { toUserId, becoming }) => {
    const { connection, tenantId } = ctx.unit;
    const mine = ctx.actor.userId;
    if (!mine) return refuse('rule', 'Only a member who is CRO can hand a company over.');
    if (mine === toUserId)
      return refuse('rule', 'You are the CRO already.', { remedy: 'Choose somebody else.' });
    await lockMembers(connection, tenantId);
    const [me, next] = [
      await findMember(connection, tenantId, mine),
      await findMember(connection, tenantId, toUserId),
    ];
    if (me?.role !== 'CRO' || !next) return notFound();
    const keepsTime = becoming !== 'leave' && may(becoming, 'time.write');
    const stopped = keepsTime ? [] : await stopTimerOf(ctx, mine);
    await updateRole(connection, tenantId, toUserId, 'CRO');
    if (becoming === 'leave') {
      await unlinkRep(ctx.unit, mine);
      await deleteMembership(connection, tenantId, mine);
      await revokeInvitationsTo(connection, tenantId, me.email);
    } else {
      await updateRole(connection, tenantId, mine, becoming);
      if (becoming === 'REP') await becomeRep(ctx.unit, me, ctx.now);
    }
    const after = becoming === 'leave' ? 'left the company' : `is ${becoming} now`;
    return done(
      { cro: next.name, left: becoming === 'leave' },
      {
        subjectKind: 'tenant',
        subjectId: tenantId,
        summary: `${me.name} handed the company over to ${next.name} and ${after}`,
        before: { [me.userId]: 'CRO', [next.userId]: next.role },
        after: { [me.userId]: becoming, [next.userId]: 'CRO' },
      },
      ...stopped,
    );
  },
});
