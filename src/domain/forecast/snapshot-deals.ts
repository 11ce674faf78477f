import type { DealFacts } from '@/domain/deals/deal';
import { isUnsplitRealised } from '@/domain/deals/weight';
import type { CalendarDate } from '@/domain/values/calendar-date';
import { fiscalQuarter, type FiscalCalendar, type FiscalQuarter } from '@/domain/values/fiscal-calendar';
import { dealPasses, productOf, rowPasses, type ForecastFilter } from './filter';
import { sumUp } from './forecast';
import { nextQuarters, periodsOf } from './periods';
import { writeDeal, type RowSettings, type WrittenDeal } from './rows';
import type { SnapshotDeal, SnapshotLine } from './snapshot';
import type { ClockFinding, Forecast, ForecastOptions, ForecastPeriod, ForecastRow } from './types';

/** Whom a deal belongs to, in words; as known at the snapshot. */
export type DealNames = { repName: string | null; customerName: string | null };

export type RecordSettings = Omit<ForecastOptions, 'filter'> & {
  namesOf: (deal: DealFacts) => DealNames;
  /** The audit's rule (src/domain/audit/activity.ts). */
  isZombie: (deal: DealFacts) => boolean;
};

/** The quarters of a snapshot: the one before, so that what happened in it can be compared, and those of the page. */
export function snapshotQuarters(asOf: CalendarDate, fiscal: FiscalCalendar): FiscalQuarter[] {
  return [fiscalQuarter(asOf, fiscal, -1), ...nextQuarters(asOf, fiscal)];
}

/** Periods of a snapshot that stand before those of its page. */
const QUARTERS_BEFORE = 1;

/**
 * The record of each deal, by the forecast's own rules and rows; `quarters` as for a forecast, default those of a snapshot. Deals of any
 * outcome, so that a comparison can tell a lost deal from one that is gone.
 */
export function snapshotDeals(deals: readonly DealFacts[], settings: RecordSettings): SnapshotDeal[] {
  const { asOf, fiscal, book, model } = settings;
  const periods = periodsOf(settings.quarters ?? snapshotQuarters(asOf, fiscal));
  return deals.map((deal) => recordOf(deal, { asOf, book, model, periods }, settings));
}

/** The periods of such records. */
export function periodsOfRecords({
  asOf,
  fiscal,
  quarters,
}: Pick<RecordSettings, 'asOf' | 'fiscal' | 'quarters'>): ForecastPeriod[] {
  return periodsOf(quarters ?? snapshotQuarters(asOf, fiscal)).list;
}

function recordOf(deal: DealFacts, rules: RowSettings, settings: RecordSettings): SnapshotDeal {
  const rows: ForecastRow[] = [];
  const findings: ClockFinding[] = [];
  const written = writeDeal(deal, rules, rows, findings);
  const { judgement, clock } = written;
  return {
    dealId: deal.id,
    name: deal.name,
    repId: deal.repId,
    customerId: deal.customerId,
    ...settings.namesOf(deal),
    product: productOf(deal),
    stage: judgement.stage,
    outcome: deal.outcome,
    category: judgement.category,
    committed: judgement.committed,
    bp: judgement.bp,
    knockedDown: judgement.rulings.length > 0,
    closeOn: deal.closeOn,
    poOn: clock.po?.on ?? null,
    shipOn: clock.ship?.on ?? null,
    activationOn: clock.activation?.on ?? null,
    isZombie: settings.isZombie(deal),
    lines: linesOf(deal, written, rules),
    rows,
    findings,
  };
}

function linesOf(deal: DealFacts, written: WrittenDeal, { asOf, model }: RowSettings): SnapshotLine[] {
  const { judgement, realised } = written;
  if (deal.lines.length > 0)
    return realised.map(({ line, realisedMinor }) => ({
      lineId: line.id,
      column: line.stream,
      realisedMinor,
    }));
  const amount = deal.amountMinor ?? 0n;
  const realisedMinor = isUnsplitRealised(deal, judgement, asOf, model) ? amount : 0n;
  return amount === 0n ? [] : [{ lineId: null, column: 'unsplit', realisedMinor }];
}

/** Whether the audit's clean-up would close the deal as lost: what is ahead of it goes, what did happen stays. */
export function isCleanedUp({ isZombie, committed }: Pick<SnapshotDeal, 'isZombie' | 'committed'>): boolean {
  return isZombie && !committed;
}

/** What of the records is read into a forecast. `cleaned`: without what the audit's clean-up would have closed. */
export type Rebuilding = { asOf: CalendarDate; filter: ForecastFilter; cleaned?: boolean };

/**
 * The forecast of the day out of a snapshot's records: exactly what forecast() gave then for the same filter, rows and findings included,
 * without asking a rule again. `periods`: those of the snapshot.
 */
export function forecastOf(
  deals: readonly SnapshotDeal[],
  periods: readonly ForecastPeriod[],
  { asOf, filter, cleaned = false }: Rebuilding,
): Forecast {
  const seen = deals.filter((deal) => dealPasses(deal, filter));
  const rows = seen.flatMap((deal) => {
    const closed = cleaned && isCleanedUp(deal);
    return deal.rows.flatMap((row) => {
      const period = row.period - QUARTERS_BEFORE;
      const counts = period >= 0 && rowPasses(row, filter) && !(closed && row.kind === 'open');
      return counts ? [{ ...row, period }] : [];
    });
  });
  const findings = seen.flatMap((deal) => (cleaned && isCleanedUp(deal) ? [] : deal.findings));
  return sumUp(asOf, periods.slice(QUARTERS_BEFORE), rows, findings);
}
