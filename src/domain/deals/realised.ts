import { addMonths, daysBetween, type CalendarDate } from '@/domain/values/calendar-date';
import { multiplyRatio, scale } from '@/domain/values/money';
import { lineTotal } from './amount';
import type { DealFacts, EvidenceFacts, LineFacts } from './deal';
import { firstDay, liveEvidence } from './evidence';

/** What has happened of one line: facts on days, or an accrual that has begun. */
export type LineRealisation = {
  line: LineFacts;
  /** Over the contract term. */
  totalMinor: bigint;
  realisedMinor: bigint;
  /** One-time lines: amounts that became fact, by day. */
  parts: { on: CalendarDate; amountMinor: bigint }[];
  /** Recurring lines that have started: first day, days of the term, and how many of them are earned at as-of. */
  accrual: Accrual | null;
  /** A service earned over the installation, once something shipped: first shipment to installation. Its rest is no more certain for it. */
  span: Accrual | null;
  /** Of hardware sold once, where the line says how many there are. */
  shippedUnits: number;
  /** Shipped, activated or completed as a whole; a recurring line is done once it runs. */
  done: boolean;
};

export type Accrual = { startOn: CalendarDate; days: number; earnedDays: number };

/** What an accrual has earned after `days` of its term. Monotone and whole at the end, so its differences add up exactly. */
export function accrued(totalMinor: bigint, days: number, ofDays: number): bigint {
  return days === ofDays ? totalMinor : scale(totalMinor, days, ofDays);
}

/** Realisation of every line at the end of `asOf`, in the order of the lines (docs/metrics.md, "Forecast"). */
export function realiseDeal(facts: DealFacts, asOf: CalendarDate): LineRealisation[] {
  const live = liveEvidence(facts, asOf);
  const shipped = distribute(facts, live, 'shipment');
  const completed = distribute(facts, live, 'milestone');
  return facts.lines.map((line) => {
    if (line.recurring) return accrue(facts, line, startOfRecurring(line, live), asOf);
    if (isEarnedOverInstallation(facts, line)) return earnOverInstallation(facts, line, live, asOf);
    if (line.stream === 'hardware') return settle(line, shipped.get(line.id));
    if (line.stream === 'services') return settle(line, completed.get(line.id));
    const activatedOn = firstDay(live, 'activation', line.id);
    return settle(line, activatedOn === null ? [] : [{ on: activatedOn, quantity: null }]);
  });
}

/**
 * Recurring software runs from activation, recurring hardware from the deal's first shipment, recurring services from a milestone
 * on the line itself, else from activation, else from any milestone.
 */
function startOfRecurring(line: LineFacts, live: readonly EvidenceFacts[]): CalendarDate | null {
  if (line.stream === 'hardware') return firstDay(live, 'shipment');
  if (line.stream === 'software') return firstDay(live, 'activation', line.id);
  const own = live.filter((evidence) => evidence.lineId === line.id);
  return firstDay(own, 'milestone') ?? firstDay(live, 'activation') ?? firstDay(live, 'milestone', line.id);
}

function accrue(
  facts: DealFacts,
  line: LineFacts,
  startOn: CalendarDate | null,
  asOf: CalendarDate,
): LineRealisation {
  const totalMinor = lineTotal(line, facts.termMonths);
  const realisation = nothingOf(line, totalMinor);
  if (startOn === null) return realisation;
  const days = daysBetween(startOn, addMonths(startOn, facts.termMonths));
  const earnedDays = Math.max(0, Math.min(days, daysBetween(startOn, lastEarningDay(facts, asOf)) + 1));
  realisation.realisedMinor = accrued(totalMinor, earnedDays, days);
  realisation.accrual = { startOn, days, earnedDays };
  realisation.done = true;
  return realisation;
}

/** Written out: copying an object of defaults takes several times as long, and this is asked of every line of a company. */
function nothingOf(line: LineFacts, totalMinor: bigint): LineRealisation {
  return {
    line,
    totalMinor,
    realisedMinor: 0n,
    parts: [],
    accrual: null,
    span: null,
    shippedUnits: 0,
    done: false,
  };
}

/** A lost deal earns to the end of the day on which it was closed. */
function lastEarningDay({ outcome, closedOn }: DealFacts, asOf: CalendarDate): CalendarDate {
  return outcome === 'lost' && closedOn !== null && closedOn < asOf ? closedOn : asOf;
}

/** Without hardware nothing is installed: then the service is complete when its milestone is. */
export function isEarnedOverInstallation(facts: Pick<DealFacts, 'hasHardware'>, line: LineFacts): boolean {
  const { overInstallation, stream, recurring } = line;
  return overInstallation && facts.hasHardware && stream === 'services' && !recurring;
}

/** How long an installation is taken to last while nobody planned its end (src/domain/forecast/types.ts has the same default). */
const INSTALLATION_DAYS = 14;

/**
 * By the day from the first shipment to the installation (or the completion of the line, if that is on record first), both included.
 * While neither is there, its planned end stands in, or two weeks; but it is never whole before the fact.
 */
function earnOverInstallation(
  facts: DealFacts,
  line: LineFacts,
  live: readonly EvidenceFacts[],
  asOf: CalendarDate,
): LineRealisation {
  const shippedOn = firstDay(live, 'shipment');
  // Without a shipment on record nothing was installed, whatever a deployment says.
  const installedOn = shippedOn === null ? null : facts.installedOn;
  const endOn = completionDay(installedOn, line, live, asOf);
  const realisation = nothingOf(line, line.amountMinor);
  if (endOn !== null) {
    const startOn = shippedOn !== null && shippedOn < endOn ? shippedOn : endOn;
    const days = daysBetween(startOn, endOn) + 1;
    const span = { startOn, days, earnedDays: days };
    return { ...realisation, realisedMinor: line.amountMinor, span, done: true };
  }
  const earnedDays = shippedOn === null ? 0 : daysBetween(shippedOn, lastEarningDay(facts, asOf)) + 1;
  if (shippedOn === null || earnedDays <= 0) return realisation;
  const planned = line.promisedOn === null ? INSTALLATION_DAYS : daysBetween(shippedOn, line.promisedOn);
  const days = Math.max(planned + 1, earnedDays + 1);
  const realisedMinor = accrued(line.amountMinor, earnedDays, days);
  return { ...realisation, realisedMinor, span: { startOn: shippedOn, days, earnedDays } };
}

function completionDay(
  installedOn: CalendarDate | null,
  line: LineFacts,
  live: readonly EvidenceFacts[],
  asOf: CalendarDate,
): CalendarDate | null {
  const whole = live.filter(
    ({ kind, lineId, amountMinor }) =>
      kind === 'milestone' && (lineId === line.id || (lineId === null && amountMinor === null)),
  );
  const completedOn = firstDay(whole, 'milestone');
  if (installedOn === null || installedOn > asOf) return completedOn;
  return completedOn !== null && completedOn < installedOn ? completedOn : installedOn;
}

/** A piece of a line that became fact. `quantity` null: the rest of the line. */
type Piece = { on: CalendarDate; quantity: bigint | null };

/** Units of a hardware line, money of a services line; null where only "all of it" can be told. */
function capacity(line: LineFacts): bigint | null {
  if (line.stream === 'hardware') return line.units === null ? null : BigInt(line.units);
  return line.amountMinor === 0n ? null : line.amountMinor;
}

/** Partial facts in order of their days; a line without a known capacity is settled whole by its first piece. */
function settle(line: LineFacts, pieces: readonly Piece[] = []): LineRealisation {
  const realisation = nothingOf(line, line.amountMinor);
  if (pieces.length === 0) return realisation;
  const whole = capacity(line);
  let taken = 0n;
  let realisedMinor = 0n;
  let done = false;
  for (const { on, quantity } of pieces) {
    if (done) break;
    if (whole !== null && quantity !== null) taken += quantity;
    done = whole === null || quantity === null || taken >= whole;
    const reached = done ? line.amountMinor : multiplyRatio(line.amountMinor, taken, whole ?? 1n);
    realisation.parts.push({ on, amountMinor: reached - realisedMinor });
    realisedMinor = reached;
  }
  if (line.stream === 'hardware') realisation.shippedUnits = Number(taken);
  realisation.realisedMinor = realisedMinor;
  realisation.done = done;
  return realisation;
}

const NO_PIECES: ReadonlyMap<string, Piece[]> = new Map();

/** One-time lines that shipments settle, or those that milestones do. */
function settledBy(facts: DealFacts, kind: 'shipment' | 'milestone'): LineFacts[] {
  const stream = kind === 'shipment' ? 'hardware' : 'services';
  return facts.lines.filter(
    (line) => line.stream === stream && !line.recurring && !isEarnedOverInstallation(facts, line),
  );
}

/**
 * Shares shipments (units) or milestones (amounts) among lines. A record of a line is that line's; one without a line fills the
 * lines in their order; one without a quantity settles everything that is left of what it names.
 */
function distribute(
  facts: DealFacts,
  live: readonly EvidenceFacts[],
  kind: 'shipment' | 'milestone',
): ReadonlyMap<string, Piece[]> {
  const records = live.filter((evidence) => evidence.kind === kind);
  if (records.length === 0) return NO_PIECES;
  const lines = settledBy(facts, kind);
  const pieces = new Map<string, Piece[]>();
  const left = new Map(lines.map((line) => [line.id, capacity(line)]));
  records.sort((a, b) => (a.evidenceOn < b.evidenceOn ? -1 : a.evidenceOn > b.evidenceOn ? 1 : 0));
  for (const record of records) {
    let quantity = quantityOf(record);
    for (const line of lines) {
      if (record.lineId !== null && record.lineId !== line.id) continue;
      const room = left.get(line.id) ?? null;
      if (room === 0n || quantity === 0n) continue;
      const take = room === null || quantity === null ? null : quantity < room ? quantity : room;
      const list = pieces.get(line.id);
      if (list) list.push({ on: record.evidenceOn, quantity: take });
      else pieces.set(line.id, [{ on: record.evidenceOn, quantity: take }]);
      if (room !== null) left.set(line.id, take === null ? 0n : room - take);
      if (take !== null && quantity !== null) quantity -= take;
    }
  }
  return pieces;
}

function quantityOf(record: EvidenceFacts): bigint | null {
  if (record.kind === 'shipment') return record.units === null ? null : BigInt(record.units);
  return record.amountMinor === null || record.amountMinor === 0n ? null : record.amountMinor;
}
