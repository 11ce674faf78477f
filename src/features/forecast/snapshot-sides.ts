import { readDealFacts } from '@/data/deal-facts';
import {
  listDealIds,
  readOwnerNames,
  readSnapshotDeals,
  readSnapshotHeader,
} from '@/data/forecast-snapshots';
import { readLeadTimeBook } from '@/data/lead-times';
import { readStageModel } from '@/data/stage-models';
import { readSettings } from '@/data/tenant-settings';
import type { DealScope } from '@/domain/access/permissions';
import { isZombie } from '@/domain/audit/activity';
import type { SnapshotDeal } from '@/domain/forecast/snapshot';
import { periodsOfRecords, snapshotDeals, snapshotQuarters } from '@/domain/forecast/snapshot-deals';
import type { WaterfallSide } from '@/domain/forecast/waterfall';
import type { CalendarDate } from '@/domain/values/calendar-date';
import { fiscalOf, fiscalQuarter, type FiscalQuarter } from '@/domain/values/fiscal-calendar';
import type { Context } from '@/platform/operations/context';

/** The records that the actor sees: a rep those of deals that were his when they were taken. */
export function seenRecords(deals: readonly SnapshotDeal[], scope: DealScope): readonly SnapshotDeal[] {
  if (scope.kind === 'all') return deals;
  if (scope.kind === 'afterPo') return deals.filter(({ committed }) => committed);
  return deals.filter(({ repId }) => repId !== null && repId === scope.repId);
}

/** A snapshot as one side of a comparison; null: there is none of this id. */
export async function snapshotSide(ctx: Context, snapshotId: string): Promise<WaterfallSide | null> {
  const header = await readSnapshotHeader(ctx.unit, snapshotId);
  if (!header) return null;
  const all = await readSnapshotDeals(ctx.unit, snapshotId);
  const deals = seenRecords(all, ctx.scope);
  const { asOf, modelVersion, figures } = header;
  const others = unseen(
    all.map(({ dealId }) => dealId),
    deals,
  );
  return { asOf, modelVersion, periods: figures.periods, deals, others };
}

function unseen(ids: readonly string[], deals: readonly SnapshotDeal[]): ReadonlySet<string> {
  const seen = new Set(deals.map(({ dealId }) => dealId));
  return new Set(ids.filter((id) => !seen.has(id)));
}

export type LiveDay = {
  /** Default: today. */
  asOf?: CalendarDate;
  knownAt?: string;
  /** Show what happened from the quarter of this day on; default that of a snapshot, the quarter before. */
  since?: CalendarDate | null;
};

/** The forecast of now, or of any day as it was known at an instant, as a side of a comparison: computed anew from the facts. */
export async function liveSide(
  ctx: Context,
  { asOf = ctx.today, knownAt, since }: LiveDay,
): Promise<WaterfallSide> {
  const { unit } = ctx;
  const fiscal = fiscalOf(ctx.tenant);
  const { zombieDays, graceDays, leadTimes } = await readSettings(unit, knownAt);
  const model = await readStageModel(unit, asOf, knownAt);
  const book = await readLeadTimeBook(unit, knownAt);
  const facts = await readDealFacts(unit, { scope: ctx.scope, knownAt });
  const owners = facts.flatMap(({ repId, customerId }) => [repId, customerId]).filter((id) => id !== null);
  const names = await readOwnerNames(unit, [...new Set(owners)]);
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? null));
  const quarters = [...earlierQuarters(since ?? null), ...snapshotQuarters(asOf, fiscal)];
  const rules = { asOf, fiscal, book, model, quarters };
  const deals = snapshotDeals(facts, {
    ...rules,
    namesOf: ({ repId, customerId }) => ({ repName: nameOf(repId), customerName: nameOf(customerId) }),
    isZombie: (deal) => isZombie(deal, { asOf, zombieDays, graceDays, leadTimes }),
  });
  // Of what a rep does not see the ids alone: enough to tell a deal that changed hands from one that is gone.
  const ids = ctx.scope.kind === 'all' ? [] : await listDealIds(unit, knownAt ?? ctx.now);
  const others = unseen(ids, deals);
  return { asOf, modelVersion: model.version, periods: periodsOfRecords(rules), deals, others };

  /** Those between the quarter of a day and the ones that a snapshot shows anyway. */
  function earlierQuarters(day: CalendarDate | null): FiscalQuarter[] {
    const list: FiscalQuarter[] = [];
    for (let n = -2; day !== null; n -= 1) {
      const quarter = fiscalQuarter(asOf, fiscal, n);
      if (quarter.until <= day) break;
      list.unshift(quarter);
    }
    return list;
  }
}
