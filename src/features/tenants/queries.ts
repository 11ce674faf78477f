import { z } from 'zod';
import { countNotices } from '@/data/notice-inbox';
import { readFreshness } from '@/data/sources';
import { may, type Permission } from '@/domain/access/permissions';
import { ok } from '@/domain/values/result';
import { defineQuery } from '@/platform/operations/define-query';

/** What the frame around every page of a company shows: the company, who is here, and how old the CRM's data is. */
export const showTenant = defineQuery({
  name: 'tenants.show',
  permission: 'tenant.read',
  input: z.strictObject({}),
  run: async (ctx) => {
    const { slug, name, isDemo, currency, zone, state } = ctx.tenant;
    return ok({
      tenant: { slug, name, isDemo, currency, zone },
      state,
      actor: ctx.actor,
      today: ctx.today,
      areas: AREAS.filter(({ permission }) => may(ctx.actor.role, permission)).map(({ area }) => area),
      freshness: may(ctx.actor.role, 'deals.read') ? await readFreshness(ctx.unit) : null,
      unseen: (await countNotices(ctx.unit, ctx.actor)).unseen,
    });
  },
});

/** Areas of the application in the order of the rail, with the permission that opens each. */
const AREAS = [
  { area: 'home', permission: 'waiting.read' },
  { area: 'dashboard', permission: 'kpis.read' },
  { area: 'forecast', permission: 'forecast.read' },
  { area: 'pipeline', permission: 'deals.read' },
  { area: 'reviews', permission: 'reviews.read' },
  { area: 'revenue', permission: 'revenue.read' },
  { area: 'deployments', permission: 'deployments.read' },
  { area: 'board', permission: 'board.read' },
  { area: 'engagement', permission: 'engagement.read' },
  { area: 'desk', permission: 'approvals.read' },
  { area: 'audit', permission: 'audit.read' },
  { area: 'imports', permission: 'imports.read' },
  { area: 'members', permission: 'members.read' },
  { area: 'settings', permission: 'stageModel.read' },
] as const satisfies readonly { area: string; permission: Permission }[];

export type Area = (typeof AREAS)[number]['area'];
