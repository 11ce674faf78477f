import { isUnsplitRealised, lineProbability } from '@/domain/deals/weight';
import type { DealFacts, LineFacts } from '@/domain/deals/deal';
import { firstDay, liveEvidence } from '@/domain/deals/evidence';
import { judge, type Judgement } from '@/domain/deals/probability';
import { accrued, realiseDeal, type LineRealisation } from '@/domain/deals/realised';
import { addDays, addMonths, daysBetween, type CalendarDate } from '@/domain/values/calendar-date';
import { multiplyRatio } from '@/domain/values/money';
import {
  dealClock,
  expectedActivation,
  expectedClose,
  expectedMilestone,
  expectedShip,
  expectedStart,
  type ClockDay,
  type DealClock,
} from './clocks';
import { dayNumber, periodIndex, type Periods } from './periods';
import type { LeadTimeBook } from './lead-times';
import type { ClockFinding, ForecastCategory, ForecastColumn, ForecastRow } from './types';
import type { StageModel } from '@/domain/deals/stages';

export type RowSettings = {
  asOf: CalendarDate;
  book: LeadTimeBook;
  model: StageModel;
  periods: Periods;
};

/** Collects the rows of one line; the line's weight is rounded once and shared out so that its rows add up to it. */
type LineWriter = {
  dealId: string;
  lineId: string | null;
  column: ForecastColumn;
  committed: boolean;
  category: ForecastCategory;
  bp: number;
  openMinor: bigint;
  periods: Periods;
  rows: ForecastRow[];
};

/** What the rows of a deal were made by. */
export type WrittenDeal = { judgement: Judgement; clock: DealClock; realised: readonly LineRealisation[] };

/** Appends the forecast rows and findings of one deal, and says what they were made by. */
export function writeDeal(
  facts: DealFacts,
  settings: RowSettings,
  rows: ForecastRow[],
  findings: ClockFinding[],
): WrittenDeal {
  const judgement = judge(facts, settings.model, settings.asOf);
  // Lost deals and wins without proof have nothing ahead of them; what did happen stays a fact.
  const ahead = facts.outcome !== 'lost' && !judgement.wonWithoutProof;
  const clock = dealClock(facts, settings.asOf, settings.book);
  const committed = judgement.committed && ahead;
  const category = judgement.category ?? (committed ? 'commit' : 'pipeline');
  const base = { dealId: facts.id, committed, category, openMinor: 0n, periods: settings.periods, rows };
  const findingsBefore = findings.length;
  if (facts.lines.length === 0) {
    const writer = { ...base, lineId: null, column: 'unsplit' as const, bp: judgement.bp };
    writeUnsplit(writer, facts, judgement, settings, ahead, findings);
  }
  const realised = facts.lines.length === 0 ? [] : realiseDeal(facts, settings.asOf);
  for (const realisation of realised) {
    const { line } = realisation;
    const bp = lineProbability(realisation, facts, judgement);
    const writer = { ...base, lineId: line.id, column: line.stream, bp };
    if (realisation.accrual) writeRunning(writer, realisation, settings.asOf, ahead);
    else writePlanned(writer, realisation, clock, ahead, findings);
  }
  dropRepeated(findings, findingsBefore);
  return { judgement, clock, realised };
}

function writeUnsplit(
  writer: LineWriter,
  facts: DealFacts,
  judgement: Judgement,
  settings: RowSettings,
  ahead: boolean,
  findings: ClockFinding[],
): void {
  const amount = facts.amountMinor ?? 0n;
  if (amount === 0n) return;
  if (isUnsplitRealised(facts, judgement, settings.asOf, settings.model)) {
    const live = liveEvidence(facts, settings.asOf);
    const on =
      firstDay(live, 'milestone') ??
      firstDay(live, 'activation') ??
      firstDay(live, 'shipment') ??
      settings.asOf;
    push(writer, 'actual', amount, on, null, 'Completed');
    return;
  }
  if (!ahead) return;
  const day = expectedClose(facts, settings.asOf);
  note(findings, facts.id, null, day);
  push(writer, 'open', amount, day === null ? null : day.on, null, day === null ? 'No close date' : day.why);
}

/** A recurring line that runs: earned up to as-of, the rest of its term certain. */
function writeRunning(
  writer: LineWriter,
  realisation: LineRealisation,
  asOf: CalendarDate,
  ahead: boolean,
): void {
  if (realisation.accrual === null) return;
  const { startOn, days, earnedDays } = realisation.accrual;
  const why = `Runs since ${startOn}`;
  writeAccrual(writer, 'actual', realisation.totalMinor, { startOn, days, from: 0, until: earnedDays, why });
  if (!ahead) return;
  const span = { startOn, days, from: earnedDays, until: days, why };
  writeAccrual(writer, 'open', realisation.totalMinor, span);
}

/** Facts of a one-time line, and what is still expected of it; or a recurring line that has not started. */
function writePlanned(
  writer: LineWriter,
  realisation: LineRealisation,
  clock: DealClock,
  ahead: boolean,
  findings: ClockFinding[],
): void {
  const { line, totalMinor, realisedMinor, parts } = realisation;
  for (const part of parts) push(writer, 'actual', part.amountMinor, part.on, null, FACT_WORDS[line.stream]);
  const left = totalMinor - realisedMinor;
  if (!ahead || realisation.done || left === 0n) return;
  const day = expectedDay(clock, line);
  note(findings, writer.dealId, line, day);
  if (day === null) {
    push(writer, 'open', left, null, null, NO_DATE_WORDS[line.stream]);
  } else if (line.recurring) {
    const days = daysBetween(day.on, addMonths(day.on, clock.facts.termMonths));
    writeAccrual(writer, 'open', left, { startOn: day.on, days, from: 0, until: days, why: day.why });
  } else if (line.stream === 'services' && line.timeAndMaterials) {
    writeSpread(writer, left, clock, day);
  } else {
    push(writer, 'open', left, day.on, null, day.why);
  }
}

const FACT_WORDS = { hardware: 'Shipped', software: 'Activated', services: 'Completed' } as const;
const NO_DATE_WORDS = {
  hardware: 'No promised ship date, PO or close date',
  software: 'No installation, ship, PO or close date',
  services: 'No planned milestone date',
} as const;

function expectedDay(clock: DealClock, line: LineFacts): ClockDay | null {
  if (line.recurring) return expectedStart(clock, line);
  if (line.stream === 'hardware') return expectedShip(clock, line);
  return line.stream === 'software' ? expectedActivation(clock, line) : expectedMilestone(clock, line);
}

/** Time and materials: what is left, evenly over the days from tomorrow (or the expected PO) to the completion date. */
function writeSpread(writer: LineWriter, left: bigint, clock: DealClock, end: ClockDay): void {
  const tomorrow = addDays(clock.asOf, 1);
  const startOn = clock.po !== null && clock.po.on > tomorrow ? clock.po.on : tomorrow;
  const days = daysBetween(startOn, end.on) + 1;
  if (days < 2) push(writer, 'open', left, end.on, null, end.why);
  else
    writeAccrual(writer, 'open', left, {
      startOn,
      days,
      from: 0,
      until: days,
      why: `${end.why}, spread to it`,
    });
}

/** Days [from, until) of a span of `days` that begins on `startOn`. */
type Span = { startOn: CalendarDate; days: number; from: number; until: number; why: string };

/** One row per period that the span touches; differences of the running total, so they add up to the minor unit. */
function writeAccrual(writer: LineWriter, kind: 'actual' | 'open', total: bigint, span: Span): void {
  const first = dayNumber(span.startOn);
  const { starts, list } = writer.periods;
  let from = span.from;
  let index = periodIndex(writer.periods, first + from);
  while (from < span.until) {
    const next = starts[index + 1];
    const until = next === undefined ? span.until : Math.min(span.until, next - first);
    const amount = accrued(total, until, span.days) - accrued(total, from, span.days);
    const begins = from === 0 ? span.startOn : list[index]?.from;
    const day = from > span.from && begins ? begins : from === 0 ? span.startOn : addDays(span.startOn, from);
    push(writer, kind, amount, day, until - from, span.why, index);
    from = until;
    index += 1;
  }
}

function push(
  writer: LineWriter,
  kind: 'actual' | 'open',
  amountMinor: bigint,
  on: CalendarDate | null,
  days: number | null,
  why: string,
  index?: number,
): void {
  let weightedMinor = 0n;
  if (kind === 'open') {
    const before = writer.openMinor;
    writer.openMinor += amountMinor;
    weightedMinor = weigh(writer.openMinor, writer.bp) - weigh(before, writer.bp);
  }
  const { periods, dealId, lineId, column, committed } = writer;
  const category = kind === 'actual' ? 'actual' : writer.category;
  const period = on === null ? periods.undated : (index ?? periodIndex(periods, dayNumber(on)));
  if (period < 0 || amountMinor === 0n) return;
  const probabilityBp = kind === 'actual' ? 10_000 : writer.bp;
  const isCommit = committed && kind === 'open';
  const row = { dealId, lineId, column, period, kind, category, amountMinor, weightedMinor, probabilityBp };
  writer.rows.push({ ...row, committed: isCommit, date: on, days, why });
}

function weigh(minor: bigint, bp: number): bigint {
  return multiplyRatio(minor, BigInt(bp), 10_000n);
}

const OWN_STEP = { hardware: 'ship', software: 'activation', services: 'milestone' } as const;

/** A late step of the line itself names the line; one that the line only waits for is the deal's. */
function note(findings: ClockFinding[], dealId: string, line: LineFacts | null, day: ClockDay | null): void {
  if (day === null || day.late === null) return;
  const own = line !== null && OWN_STEP[line.stream] === day.late.step;
  findings.push({ dealId, lineId: own ? line.id : null, ...day.late });
}

/** A late PO moves every line of its deal but is one finding; so is a late shipment that software waits for. */
function dropRepeated(findings: ClockFinding[], from: number): void {
  if (findings.length - from < 2) return;
  const all = findings.slice(from);
  const same = (a: ClockFinding, b: ClockFinding) => a.step === b.step && a.dueOn === b.dueOn;
  const kept = all.filter(
    (finding, i) =>
      finding.lineId !== null ||
      !all.some((other, j) => same(finding, other) && (other.lineId !== null || j < i)),
  );
  findings.length = from;
  findings.push(...kept);
}
