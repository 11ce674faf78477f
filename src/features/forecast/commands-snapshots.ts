import { readDealFacts } from '@/data/deal-facts';
import {
  insertSnapshot,
  listDealIds,
  packDeals,
  readOwnerNames,
  readSnapshotHeaders,
  type SnapshotPart,
} from '@/data/forecast-snapshots';
import { readLeadTimeBook } from '@/data/lead-times';
import { readSourceStages } from '@/data/sources';
import { readStageModel } from '@/data/stage-models';
import { readSettings } from '@/data/tenant-settings';
import { isZombie } from '@/domain/audit/activity';
import type { DealFacts } from '@/domain/deals/deal';
import { plainForecast, plainMinor } from '@/domain/forecast/plain-model';
import type { SnapshotFigures } from '@/domain/forecast/snapshot';
import { winsByWord } from '@/domain/forecast/replay';
import { isSnapshotDay, snapshotDays, startsQuarter } from '@/domain/forecast/snapshot-days';
import { periodsOfRecords, snapshotDeals, type RecordSettings } from '@/domain/forecast/snapshot-deals';
import { figuresOf, startTally, tallyDeals } from '@/domain/forecast/snapshot-figures';
import type { ForecastPeriod } from '@/domain/forecast/types';
import { negotiationStages } from '@/domain/imports/negotiation';
import { addDays, dayText, startOfDay, type CalendarDate } from '@/domain/values/calendar-date';
import { fiscalOf } from '@/domain/values/fiscal-calendar';
import { refuse } from '@/domain/values/result';
import { newId } from '@/platform/db/ids';
import type { Context } from '@/platform/operations/context';
import { defineCommand, done, rehearsed } from '@/platform/operations/define-command';
import { takeSnapshotInput } from './inputs-snapshots';

/** Deals that are read, weighed and packed together: a company of any size takes the room of so many. */
const PART_DEALS = 4000;

export type TakenSnapshot = {
  snapshotId: string;
  asOf: CalendarDate;
  deals: number;
  /** False: the day had one. */
  taken: boolean;
};

/**
 * Freezes the forecast of a day as it was known when that day began, however late it is called: history is read as of that instant. A day
 * has one snapshot; asking again changes nothing. All in one transaction: killed at any point it leaves nothing, and is called again.
 */
export const takeSnapshot = defineCommand<typeof takeSnapshotInput, TakenSnapshot>({
  name: 'forecast.takeSnapshot',
  permission: 'forecast.snapshot',
  input: takeSnapshotInput,
  statementTimeout: 120_000,
  run: async (ctx, input) => {
    const fiscal = fiscalOf(ctx.tenant);
    const asOf = input.asOf ?? snapshotDays(addDays(ctx.today, -6), ctx.today, fiscal).at(-1) ?? ctx.today;
    if (asOf > ctx.today)
      return refuse(
        'rule',
        `${dayText(asOf)} has not begun. A snapshot keeps what was known when its day began.`,
      );
    if (!isSnapshotDay(asOf, fiscal))
      return refuse(
        'rule',
        `${dayText(asOf)} is neither a Monday nor the first day of a quarter: snapshots are kept of these. Look back at any other day with the as-of date.`,
      );
    const [kept] = await readSnapshotHeaders(ctx.unit, [asOf]);
    if (kept) return rehearsed({ snapshotId: kept.id, asOf, deals: kept.deals, taken: false });
    const made = await freeze(ctx, asOf);
    const snapshotId = newId();
    const { fiscalStartMonth: startMonth, fiscalCalendar: kind, currency } = ctx.tenant;
    const { knownAt, modelVersion, settingsVersion, figures, deals, parts } = made;
    const days = { asOf, knownAt, takenAt: ctx.now, quarterStart: startsQuarter(asOf, fiscal) };
    const versions = { currency, modelVersion, settingsVersion, fiscal: { startMonth, kind } };
    const written = await insertSnapshot(
      ctx.unit,
      { id: snapshotId, ...days, ...versions, deals, figures },
      parts,
    );
    // Somebody else took it in the meantime: theirs is the same.
    if (!written) return refuse('conflict', 'This snapshot is being taken. Reload to see it.');
    const summary = `Kept the forecast of ${dayText(asOf)}: ${deals} deals`;
    return done(
      { snapshotId, asOf, deals, taken: true },
      { subjectKind: 'forecast_snapshot', subjectId: snapshotId, summary },
    );
  },
});

type Frozen = {
  knownAt: string;
  modelVersion: number;
  settingsVersion: number;
  figures: SnapshotFigures;
  deals: number;
  parts: SnapshotPart[];
};

async function freeze(ctx: Context, asOf: CalendarDate): Promise<Frozen> {
  const { unit } = ctx;
  const knownAt = startOfDay(asOf, ctx.tenant.zone);
  const settings = await readSettings(unit, knownAt);
  const model = await readStageModel(unit, asOf, knownAt);
  const book = await readLeadTimeBook(unit, knownAt);
  const negotiation = negotiationStages(await readSourceStages(unit, knownAt));
  const rules = { asOf, fiscal: fiscalOf(ctx.tenant), book, model };
  const periods = periodsOfRecords(rules);
  const tally = startTally(periods);
  const plain = periods.map(() => 0n);
  const byWord = periods.map(() => 0n);
  const ids = await listDealIds(unit, knownAt);
  const { zombieDays, graceDays, leadTimes } = settings;
  const zombie = (deal: DealFacts) => isZombie(deal, { asOf, zombieDays, graceDays, leadTimes });
  const packing: Promise<SnapshotPart>[] = [];
  for (let from = 0; from < ids.length; from += PART_DEALS) {
    const dealIds = ids.slice(from, from + PART_DEALS);
    const facts = await readDealFacts(unit, { scope: { kind: 'all' }, dealIds, knownAt });
    const namesOf = await readNames(ctx, facts);
    const records = snapshotDeals(facts, { ...rules, namesOf, isZombie: zombie });
    tallyDeals(tally, records);
    addPlain(plain, facts, { asOf, periods, negotiation });
    addWins(byWord, facts, { asOf, periods });
    packing.push(packDeals(records));
  }
  return {
    knownAt,
    modelVersion: model.version,
    settingsVersion: settings.version,
    figures: figuresOf(tally, { plain, byWord }, book),
    deals: ids.length,
    parts: await Promise.all(packing),
  };
}

async function readNames(ctx: Context, deals: readonly DealFacts[]): Promise<RecordSettings['namesOf']> {
  const ids = deals.flatMap(({ repId, customerId }) => [repId, customerId]).filter((id) => id !== null);
  const names = await readOwnerNames(ctx.unit, [...new Set(ids)]);
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? null));
  return ({ repId, customerId }) => ({ repName: nameOf(repId), customerName: nameOf(customerId) });
}

function addPlain(
  sums: bigint[],
  deals: readonly DealFacts[],
  options: { asOf: CalendarDate; periods: readonly ForecastPeriod[]; negotiation: readonly string[] },
): void {
  for (const [i, cell] of plainForecast(deals, options).periods.entries())
    sums[i] = (sums[i] ?? 0n) + plainMinor(cell);
}

function addWins(
  sums: bigint[],
  deals: readonly DealFacts[],
  { asOf, periods }: { asOf: CalendarDate; periods: readonly ForecastPeriod[] },
): void {
  for (const [i, minor] of winsByWord(deals, periods, asOf).entries()) sums[i] = (sums[i] ?? 0n) + minor;
}
