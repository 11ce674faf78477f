import { readAskedDeletion, readExports } from '@/data/company-life';
import { may } from '@/domain/access/permissions';
import { ok } from '@/domain/values/result';
import { listMemberRows } from '@/platform/auth/memberships';
import { findTenantLife } from '@/platform/auth/tenant-life';
import { defineQuery } from '@/platform/operations/define-query';
import { nothingInput } from './inputs';

/** Where the company stands, and what this member may do about it. `others`: to whom it can be handed over. */
export const showTenantLife = defineQuery({
  name: 'tenants.life',
  permission: 'tenant.export',
  input: nothingInput,
  run: async (ctx) => {
    const { slug, name, currency, zone, isDemo, state } = ctx.tenant;
    const life = await findTenantLife(ctx.unit.connection, ctx.tenant.id);
    const asked = state === 'leaving' ? await readAskedDeletion(ctx.unit) : null;
    const members = await listMemberRows(ctx.unit.connection, ctx.tenant.id);
    const { role, userId } = ctx.actor;
    const mayTransfer = may(role, 'tenant.transfer') && userId !== null && state === 'active';
    return ok({
      company: { slug, name, currency, zone, isDemo },
      state,
      since: life?.at ?? null,
      deletesAt: life?.deletesAt ?? null,
      askedBy: asked?.by ?? null,
      lastExport: (await readExports(ctx.unit, ctx.now)).last,
      mayArchive: may(role, 'tenant.archive'),
      mayDelete: may(role, 'tenant.delete'),
      mayKeep: may(role, 'tenant.keep'),
      others: mayTransfer
        ? members
            .filter((member) => member.userId !== userId)
            .map((member) => ({ userId: member.userId, name: member.name, role: member.role }))
        : [],
      mayTransfer,
    });
  },
});
