import { isUnsplitRealised, lineProbability } from '@/domain/deals/weight';
import type { DealFacts, LineFacts } from '@/domain/deals/deal';
import { firstDay, liveEvidence } from '@/domain/deals/evidence';
import { judge, type Judgement } from '@/domain/deals/probability';
import { isEarnedOverInstallation, realiseDeal, type LineRealisation } from '@/domain/deals/realised';
import { addDays, addMonths, dayText, daysBetween, type CalendarDate } from '@/domain/values/calendar-date';
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
import type { Periods } from './periods';
import { push, writeAccrual, type LineWriter } from './row-writer';
import { shipmentsAhead, shipmentWhy } from './shipments';
import type { LeadTimeBook } from './lead-times';
import type { ClockFinding, ForecastColumn, ForecastRow } from './types';
import type { StageModel } from '@/domain/deals/stages';

export type RowSettings = {
  asOf: CalendarDate;
  book: LeadTimeBook;
  model: StageModel;
  periods: Periods;
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
  const shared = { dealId: facts.id, committed, category, periods: settings.periods, rows };
  const findingsBefore = findings.length;
  if (facts.lines.length === 0) {
    writeUnsplit(
      newWriter(shared, null, 'unsplit', judgement.bp),
      facts,
      judgement,
      settings,
      ahead,
      findings,
    );
  }
  const realised = facts.lines.length === 0 ? [] : realiseDeal(facts, settings.asOf);
  for (const realisation of realised) {
    const { line } = realisation;
    const bp = lineProbability(realisation, facts, judgement);
    const writer = newWriter(shared, line.id, line.stream, bp);
    if (realisation.accrual) writeRunning(writer, realisation, settings.asOf, ahead);
    else writePlanned(writer, realisation, clock, ahead, findings);
  }
  dropRepeated(findings, findingsBefore);
  return { judgement, clock, realised };
}

type SharedByLines = Pick<LineWriter, 'dealId' | 'committed' | 'category' | 'periods' | 'rows'>;

function newWriter(
  { dealId, committed, category, periods, rows }: SharedByLines,
  lineId: string | null,
  column: ForecastColumn,
  bp: number,
): LineWriter {
  return { dealId, lineId, column, committed, category, bp, openMinor: 0n, weighedMinor: 0n, periods, rows };
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
  const { line, totalMinor, realisedMinor, parts, span, done } = realisation;
  for (const part of parts) push(writer, 'actual', part.amountMinor, part.on, null, FACT_WORDS[line.stream]);
  if (span !== null) {
    const why = done ? 'Installed' : `Installing since ${span.startOn}`;
    writeAccrual(writer, 'actual', totalMinor, { ...span, from: 0, until: span.earnedDays, why });
  }
  const left = totalMinor - realisedMinor;
  if (!ahead || done || left === 0n) return;
  if (line.stream === 'hardware' && !line.recurring) {
    writeShipments(writer, realisation, clock, findings);
    return;
  }
  const day = expectedDay(clock, line);
  note(findings, writer.dealId, line, day);
  if (day === null) {
    push(writer, 'open', left, null, null, NO_DATE_WORDS[line.stream]);
  } else if (line.recurring) {
    const days = daysBetween(day.on, addMonths(day.on, clock.facts.termMonths));
    writeAccrual(writer, 'open', left, { startOn: day.on, days, from: 0, until: days, why: day.why });
  } else if (isEarnedOverInstallation(clock.facts, line)) {
    writeSpread(writer, left, clock, {
      from: clock.ship?.on ?? day.on,
      end: day,
      why: `${day.why}, over the installation`,
    });
  } else if (line.stream === 'services' && line.timeAndMaterials) {
    const why = `${day.why}, spread to it${hoursText(line)}`;
    writeSpread(writer, left, clock, { from: clock.po?.on ?? clock.asOf, end: day, why });
  } else {
    push(writer, 'open', left, day.on, null, day.why);
  }
}

/** Hardware lands on the day of each of its shipments. */
function writeShipments(
  writer: LineWriter,
  realisation: LineRealisation,
  clock: DealClock,
  findings: ClockFinding[],
): void {
  for (const shipment of shipmentsAhead(clock, realisation)) {
    const { day, amountMinor } = shipment;
    note(findings, writer.dealId, realisation.line, day);
    const why = shipmentWhy(shipment, realisation.line) ?? NO_DATE_WORDS.hardware;
    push(writer, 'open', amountMinor, day === null ? null : day.on, null, why);
  }
}

/** ", 40 of 120 hours worked". Hours are shown beside: what is earned of them is what was accepted. */
function hoursText({ expectedHours, hoursDone }: LineFacts): string {
  if (hoursDone === null) return '';
  return `, ${hoursDone}${expectedHours === null ? '' : ` of ${expectedHours}`} hours worked`;
}

const FACT_WORDS = { hardware: 'Shipped', software: 'Activated', services: 'Completed' } as const;
const NO_DATE_WORDS = {
  hardware: 'No promised ship date, PO or close date',
  software: 'No installation, ship, PO or close date',
  services: 'No planned milestone date',
} as const;

/** When what has not happened of a line is expected to; of one that ships in parts, the first of them. */
export function expectedDay(clock: DealClock, line: LineFacts): ClockDay | null {
  if (line.recurring) return expectedStart(clock, line);
  if (line.stream === 'hardware') return expectedShip(clock, line);
  if (line.stream === 'software') return expectedActivation(clock, line);
  return line.promisedOn === null && isEarnedOverInstallation(clock.facts, line)
    ? expectedInstallation(clock)
    : expectedMilestone(clock, line);
}

/** What waits for an installation that is on record waits for the shipment, which is not: it is due today. */
function expectedInstallation({ install, asOf }: DealClock): ClockDay | null {
  if (install === null || !install.fact) return install;
  const why = `Installed ${dayText(install.on)}, no shipment on record`;
  return { on: asOf, fact: false, why, late: null };
}

type Spread = { from: CalendarDate; end: ClockDay; why: string };

/** What is left, evenly over the days from tomorrow, or from a later day, to the end. */
function writeSpread(writer: LineWriter, left: bigint, clock: DealClock, { from, end, why }: Spread): void {
  const tomorrow = addDays(clock.asOf, 1);
  const startOn = from > tomorrow ? from : tomorrow;
  const days = daysBetween(startOn, end.on) + 1;
  if (days < 2) push(writer, 'open', left, end.on, null, end.why);
  else writeAccrual(writer, 'open', left, { startOn, days, from: 0, until: days, why });
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
