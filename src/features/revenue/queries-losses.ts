import { findCustomer } from '@/data/customers';
import { readBlocks, readFailures } from '@/data/deployment-troubles';
import { readLosses, readLossReasons, readSitesOf, type LossRow } from '@/data/losses';
import { firstLedgerPeriod } from '@/data/ledger-closes';
import { hasForeignCurrency } from '@/data/revenue-sums';
import { reasonShares, sitesBeside, type SiteBeside, type SiteFacts } from '@/domain/revenue/losses';
import { spansOfWindow } from '@/domain/revenue/window';
import { notFound, ok } from '@/domain/values/result';
import type { Unit } from '@/platform/db/unit-of-work';
import { defineQuery } from '@/platform/operations/define-query';
import { lossesInput } from './inputs-losses';

/** `choices`: all sites of the customer, one of which it may be put down to. */
export type Loss = LossRow & { sites: SiteBeside[]; choices: { id: string; site: string }[] };

/** Losses that the page lists; what they add up to is always over all. */
export const LOSSES_SHOWN = 200;

/**
 * Every contraction and churn that was booked in a window, with its reason and the customer's sites as they were on that day; by reason
 * over all of them. The total is the ledger's contraction + churn of the window (docs/metrics.md, "Losses").
 */
export const revenueLosses = defineQuery({
  name: 'revenue.losses',
  permission: 'revenue.read',
  input: lossesInput,
  run: async (ctx, { asOf = ctx.today, stream, customerId, constant, kind, reason, ...choice }) => {
    const customer = customerId === null ? null : await findCustomer(ctx.unit, customerId);
    if (customerId !== null && !customer) return notFound();
    const { fiscalStartMonth, currency } = ctx.tenant;
    const book = { asOf, fiscalStartMonth, first: await firstLedgerPeriod(ctx.unit) };
    const { from, until } = spansOfWindow({ ...choice, by: null }, book);
    const question = { from, until, stream, customerId, constant, kind };
    const sums = reasonShares(await readLossReasons(ctx.unit, question));
    const rows = await readLosses(ctx.unit, question, reason, LOSSES_SHOWN);
    const sites = await readSites(ctx.unit, rows);
    return ok({
      currency,
      asOf,
      customer,
      window: { from, until },
      hasForeign: await hasForeignCurrency(ctx.unit),
      ...sums,
      rows: rows.map((row): Loss => {
        const own = sites.get(row.customerId) ?? [];
        return { ...row, sites: sitesBeside(row, own), choices: own.map(({ id, site }) => ({ id, site })) };
      }),
    });
  },
});

/** The sites of the customers of some losses, with what stood in their way and what failed. */
async function readSites(unit: Unit, rows: readonly LossRow[]): Promise<Map<string, SiteFacts[]>> {
  const found = await readSitesOf(unit, [...new Set(rows.map(({ customerId }) => customerId))]);
  const ids = found.map(({ id }) => id);
  const blocks = await readBlocks(unit, ids);
  const failures = await readFailures(unit, ids);
  const sites = new Map<string, SiteFacts[]>();
  for (const site of found) {
    const facts = {
      ...site,
      blocks: blocks.filter(({ deploymentId }) => deploymentId === site.id),
      failures: failures.filter(({ deploymentId }) => deploymentId === site.id),
    };
    sites.set(site.customerId, [...(sites.get(site.customerId) ?? []), facts]);
  }
  return sites;
}
