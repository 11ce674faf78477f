import { readContractLines, readSites, type ContractLine } from '@/data/contract-life';
import { findCustomer } from '@/data/customers';
import { readHealthFacts } from '@/data/renewals';
import { readSettings } from '@/data/tenant-settings';
import { may } from '@/domain/access/permissions';
import { connectedSince } from '@/domain/devices/silent-churn';
import { chainsOf, stateOn, type LineState } from '@/domain/revenue/contract-life';
import { healthOf, type Health, type HealthFacts } from '@/domain/revenue/health';
import { notFound, ok } from '@/domain/values/result';
import { listMemberRows } from '@/platform/auth/memberships';
import type { Context } from '@/platform/operations/context';
import { defineQuery } from '@/platform/operations/define-query';
import { ofCustomerInput } from './inputs';

/** A line of a contract's life as a page shows it. `last`: nothing goes on from it, so it can be changed. */
export type LifeLine = ContractLine & { stands: LineState; last: boolean };
/** Who may answer for a renewal; a site that a loss may be put down to. */
export type Choices = {
  owners: { id: string; name: string }[];
  sites: { id: string; site: string }[];
};

export type CustomerHealth = Health & { facts: HealthFacts };

/** A customer's contracts as lives: each chain from its first line to its last, how each line stands on a day, and how he fares. */
export const contractsOfCustomer = defineQuery({
  name: 'contracts.ofCustomer',
  permission: 'revenue.read',
  input: ofCustomerInput,
  run: async (ctx, { customerId, asOf = ctx.today }) => {
    const customer = await findCustomer(ctx.unit, customerId);
    if (!customer) return notFound();
    const lines = await readContractLines(ctx.unit, customerId);
    const health = (await healthOfCustomers(ctx, [customerId], asOf)).get(customerId);
    return ok({
      currency: ctx.tenant.currency,
      asOf,
      today: ctx.today,
      customer,
      chains: chainsOf(lines).map((chain) =>
        chain.map((line, i): LifeLine => {
          const next = chain[i + 1] ?? null;
          return { ...line, stands: stateOn({ ...line, next }, asOf), last: next === null };
        }),
      ),
      health: health ?? null,
      mayWrite: may(ctx.actor, 'revenue.write'),
      choices: {
        owners: await ownersOf(ctx),
        sites: await readSites(ctx.unit, customerId),
      } satisfies Choices,
    });
  },
});

/** The members by name, for whoever may give a renewal to one of them. */
export async function ownersOf(ctx: Context): Promise<Choices['owners']> {
  if (!may(ctx.actor, 'revenue.write')) return [];
  const members = await listMemberRows(ctx.unit.connection, ctx.unit.tenantId);
  return members.map(({ userId, name }) => ({ id: userId, name }));
}

/** How some customers fare at the end of a day, as far as it speaks for or against a renewal. */
export async function healthOfCustomers(
  ctx: Context,
  customerIds: readonly string[],
  asOf: typeof ctx.today,
): Promise<Map<string, CustomerHealth>> {
  const { silentDays } = await readSettings(ctx.unit);
  const clock = { asOf, connectedSince: connectedSince(asOf, silentDays) };
  const facts = await readHealthFacts(ctx.unit, customerIds, clock);
  return new Map([...facts].map(([id, its]) => [id, { ...healthOf(its), facts: its }]));
}
