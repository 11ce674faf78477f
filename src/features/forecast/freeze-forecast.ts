import { setImmediate as othersTurn } from 'node:timers/promises';
import { readDealFacts, type StoredDeal } from '@/data/deal-facts';
import { listDealIds, packDeals, readOwnerNames, type SnapshotPart } from '@/data/forecast-snapshots';
import { readLeadTimeBook } from '@/data/lead-times';
import { readSourceStages } from '@/data/sources';
import { readStageModel } from '@/data/stage-models';
import { readSettings } from '@/data/tenant-settings';
import { isZombie } from '@/domain/audit/activity';
import { plainForecast, plainMinor } from '@/domain/forecast/plain-model';
import { winsByWord } from '@/domain/forecast/replay';
import type { SnapshotDeal, SnapshotFigures } from '@/domain/forecast/snapshot';
import { periodsOfRecords, snapshotDeals, type RecordSettings } from '@/domain/forecast/snapshot-deals';
import { figuresOf, startTally, tallyDeals, type FigureTally } from '@/domain/forecast/snapshot-figures';
import type { ForecastPeriod } from '@/domain/forecast/types';
import { negotiationStages } from '@/domain/imports/negotiation';
import { startOfDay, type CalendarDate } from '@/domain/values/calendar-date';
import { fiscalOf } from '@/domain/values/fiscal-calendar';
import type { Unit } from '@/platform/db/unit-of-work';
import type { Context } from '@/platform/operations/context';

/** Deals that are read together: a company of any size takes the room of twice as many. */
const READ_DEALS = 20_000;
/** Deals that are packed together. */
const PART_DEALS = 4000;
/** Deals that are weighed before others have their turn: the next part's rows, and whoever asks this server for a page. */
const SLICE_DEALS = 250;

export type FrozenForecast = {
  knownAt: string;
  modelVersion: number;
  settingsVersion: number;
  figures: SnapshotFigures;
  deals: number;
  parts: SnapshotPart[];
};

/** The records and figures of a day as it was known when it began. While one part is weighed the database reads the next. */
export async function freezeForecast(ctx: Context, asOf: CalendarDate): Promise<FrozenForecast> {
  const { unit } = ctx;
  const knownAt = startOfDay(asOf, ctx.tenant.zone);
  const { rules, tally, settingsVersion } = await begin(ctx, asOf, knownAt);
  const ids = await listDealIds(unit, knownAt);
  const names = new Map<string, string>();
  const read = async (from: number) => {
    const first = ids[from];
    const last = ids[Math.min(from + READ_DEALS, ids.length) - 1];
    if (first === undefined || last === undefined) return [];
    const facts = await readDealFacts(unit, { scope: { kind: 'all' }, between: [first, last], knownAt });
    await addNames(unit, facts, names);
    return facts;
  };
  const packing: Promise<SnapshotPart>[] = [];
  let coming = read(0);
  for (let from = 0; from < ids.length; from += READ_DEALS) {
    const facts = await coming;
    coming = read(from + READ_DEALS);
    // It is awaited when its turn comes; until then a failure of it is nobody's.
    coming.catch(() => undefined);
    for (let part = 0; part < facts.length; part += PART_DEALS)
      packing.push(packDeals(await weigh(facts.slice(part, part + PART_DEALS), rules, tally, names)));
  }
  const parts = await Promise.all(packing);
  const { figures, plain, byWord } = tally;
  return {
    knownAt,
    modelVersion: rules.model.version,
    settingsVersion,
    figures: figuresOf(figures, { plain, byWord }, rules.book),
    deals: ids.length,
    parts,
  };
}

type Rules = Omit<RecordSettings, 'namesOf'> & {
  periods: readonly ForecastPeriod[];
  negotiation: readonly string[];
};
type Tally = { figures: FigureTally; plain: bigint[]; byWord: bigint[] };

async function begin(ctx: Context, asOf: CalendarDate, knownAt: string) {
  const { unit } = ctx;
  const { zombieDays, graceDays, leadTimes, version } = await readSettings(unit, knownAt);
  const model = await readStageModel(unit, asOf, knownAt);
  const book = await readLeadTimeBook(unit, knownAt);
  const negotiation = negotiationStages(await readSourceStages(unit, knownAt));
  const fiscal = fiscalOf(ctx.tenant);
  const periods = periodsOfRecords({ asOf, fiscal });
  const audit = { asOf, zombieDays, graceDays, leadTimes };
  const rules: Rules = {
    asOf,
    fiscal,
    book,
    model,
    periods,
    negotiation,
    isZombie: (deal) => isZombie(deal, audit),
  };
  const none = () => periods.map(() => 0n);
  const tally: Tally = { figures: startTally(periods), plain: none(), byWord: none() };
  return { rules, tally, settingsVersion: version };
}

async function weigh(
  facts: readonly StoredDeal[],
  rules: Rules,
  tally: Tally,
  names: ReadonlyMap<string, string>,
): Promise<SnapshotDeal[]> {
  const { asOf, periods } = rules;
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? null));
  const namesOf: RecordSettings['namesOf'] = ({ repId, customerId }) => ({
    repName: nameOf(repId),
    customerName: nameOf(customerId),
  });
  const records: SnapshotDeal[] = [];
  for (let from = 0; from < facts.length; from += SLICE_DEALS) {
    const slice = facts.slice(from, from + SLICE_DEALS);
    const made = snapshotDeals(slice, { ...rules, namesOf });
    tallyDeals(tally.figures, made);
    addTo(tally.plain, plainForecast(slice, rules).periods.map(plainMinor));
    addTo(tally.byWord, winsByWord(slice, periods, asOf));
    records.push(...made);
    await othersTurn();
  }
  return records;
}

function addTo(sums: bigint[], parts: readonly bigint[]): void {
  for (const [i, part] of parts.entries()) sums[i] = (sums[i] ?? 0n) + part;
}

async function addNames(unit: Unit, deals: readonly StoredDeal[], names: Map<string, string>): Promise<void> {
  const owners = deals.flatMap(({ repId, customerId }) => [repId, customerId]);
  const unknown = owners.filter((id) => id !== null).filter((id) => !names.has(id));
  if (unknown.length === 0) return;
  for (const [id, name] of await readOwnerNames(unit, [...new Set(unknown)])) names.set(id, name);
}
