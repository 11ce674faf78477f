import { openApprovals } from '@/data/approvals';
import { countHandoffs } from '@/data/handoffs';
import { readEndingContracts } from '@/data/renewals';
import { readLatestCases } from '@/data/save-cases';
import { readSilentCustomers } from '@/data/silent-churn';
import { readSettings } from '@/data/tenant-settings';
import { may } from '@/domain/access/permissions';
import { saveKindOf, toSave } from '@/domain/devices/silent-churn';
import type { Settings } from '@/domain/settings/settings';
import { renewalState } from '@/domain/revenue/renewals';
import { addDays, dayOfInstant, daysBetween, type CalendarDate } from '@/domain/values/calendar-date';
import { ok } from '@/domain/values/result';
import type { Context } from '@/platform/operations/context';
import { defineQuery } from '@/platform/operations/define-query';
import { deskInput } from './inputs';

/**
 * What waits for somebody, as the pages of the save list, renewals, handoffs and approvals count it. Each part is null for whoever may not
 * open its page. Save list and renewals are those of `asOf`; handoffs and approvals are what waits now.
 */
export const deskQuery = defineQuery({
  name: 'kpis.desk',
  permission: 'kpis.read',
  input: deskInput,
  run: async (ctx, { asOf = ctx.today }) => ok(await readDesk(ctx, asOf)),
});

/** The same for whoever shows it beside other figures. */
export async function readDesk(ctx: Context, asOf: CalendarDate) {
  const { role } = ctx.actor;
  const settings = await readSettings(ctx.unit);
  return {
    save: may(role, 'saveCases.read') ? await saveCounts(ctx, asOf, settings) : null,
    renewals: may(role, 'revenue.read') ? await renewalCounts(ctx, asOf, settings) : null,
    handoffs: may(role, 'handoffs.read') ? await countHandoffs(ctx.unit, ctx.scope) : null,
    approvals: may(role, 'approvals.read') ? await approvalCounts(ctx) : null,
  };
}

export type Desk = Awaited<ReturnType<typeof readDesk>>;

/** Customers on whom somebody still has to act, by what is wrong. */
async function saveCounts(ctx: Context, asOf: CalendarDate, { silentDays }: Settings) {
  const customers = await readSilentCustomers(ctx.unit, { asOf, zone: ctx.tenant.zone, silentDays });
  const cases = new Map(
    (await readLatestCases(ctx.unit)).map(({ customerId, kind, state }) => [`${customerId} ${kind}`, state]),
  );
  const open = customers.flatMap((customer) => {
    const kind = saveKindOf(customer);
    return kind && toSave(cases.get(`${customer.customerId} ${kind}`) ?? null) ? [kind] : [];
  });
  const count = (kind: (typeof open)[number]) => open.filter((one) => one === kind).length;
  return { notPaying: count('connected_not_paying'), notConnected: count('paying_not_connected') };
}

/** Contracts that end within the setting's days and of which nobody has said what comes, and the day of the first of them. */
async function renewalCounts(ctx: Context, asOf: CalendarDate, { renewalDays: days }: Settings) {
  const ending = await readEndingContracts(ctx.unit, { from: asOf, to: addDays(asOf, days) });
  const due = ending.filter((line) => renewalState(line, asOf) === 'due');
  return { days, due: due.length, firstOn: due[0]?.endOn ?? null };
}

/** Open requests that the actor sees, and for how many days the oldest has waited. */
async function approvalCounts(ctx: Context) {
  const open = await openApprovals(ctx.unit, ctx.scope);
  const oldest = open[0];
  const days = oldest ? daysBetween(dayOfInstant(oldest.requestedAt, ctx.tenant.zone), ctx.today) : 0;
  return { open: open.length, oldestDays: days };
}
