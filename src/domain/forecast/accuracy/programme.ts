import { addDays, addMonths, type CalendarDate } from '@/domain/values/calendar-date';
import type { DateRange } from '@/domain/values/fiscal-calendar';
import type { RatioOrNone } from '@/domain/values/ratio';
import { forecastMinor } from '../forecast';
import type { SnapshotFigures } from '../snapshot';
import { FORECAST_COLUMNS } from '../types';

/** Month 1, 2 and 3 of the programme (product.md §8). */
export const PHASES = ['clean_up', 'model', 'reinforcement'] as const;
export type PhaseId = (typeof PHASES)[number];

/** What is on record of the company's way to a forecast that holds. */
export type ProgrammeFacts = {
  /** The first deed of the programme on record, else the first deal. */
  startedOn: CalendarDate;
  /** How much of the forecast that was frozen when it began the clean-up would have closed. */
  zombieShare: RatioOrNone;
  cleanedOn: CalendarDate | null;
  /** First day on which one version had both signatures. */
  signedOn: CalendarDate | null;
  /** Days of closed reviews, ascending. */
  reviewsOn: readonly CalendarDate[];
};

export type Phase = DateRange & {
  id: PhaseId;
  state: 'over' | 'now' | 'to_come';
  /** When what the phase is for was done; null: not yet. Of reinforcement the first review in it. */
  doneOn: CalendarDate | null;
  /** Reviews closed within the phase. */
  reviews: number;
};

export type Programme = {
  /** short: the first audit was clean, so six to eight weeks do. */
  kind: 'standard' | 'short';
  phases: Phase[];
  /** When the goal of 20 % is due: the fourth month, or the last two of eight weeks. */
  goal: DateRange;
};

/** A first audit is clean when its clean-up would take less than a twentieth of the forecast; 15 to 30 % is usual. */
const CLEAN_PARTS = 20n;

/** The three phases from the start on, and what of them is done by `today`. */
export function programmeOf(facts: ProgrammeFacts, today: CalendarDate): Programme {
  const { ratio } = facts.zombieShare;
  const short = ratio !== null && ratio.numerator * CLEAN_PARTS < ratio.denominator;
  const start = facts.startedOn;
  const ends = short
    ? [addDays(start, 14), addDays(start, 28), addDays(start, 56)]
    : [addMonths(start, 1), addMonths(start, 2), addMonths(start, 3)];
  const phases = PHASES.map((id, i): Phase => {
    const range = { from: ends[i - 1] ?? start, until: ends[i] ?? start };
    const reviews = facts.reviewsOn.filter((on) => on >= range.from && on < range.until);
    const doneOn = { clean_up: facts.cleanedOn, model: facts.signedOn, reinforcement: reviews[0] ?? null }[
      id
    ];
    return { id, ...range, state: stateOf(range, today), doneOn, reviews: reviews.length };
  });
  const goal = short
    ? { from: addDays(start, 42), until: addDays(start, 56) }
    : { from: addMonths(start, 3), until: addMonths(start, 4) };
  return { kind: short ? 'short' : 'standard', phases, goal };
}

function stateOf({ from, until }: DateRange, today: CalendarDate): Phase['state'] {
  if (today < from) return 'to_come';
  return today < until ? 'now' : 'over';
}

/** The share of a snapshot's forecast, all periods together, that the clean-up would have closed. */
export function zombieShareOf({
  cells,
  cleanedCells,
}: Pick<SnapshotFigures, 'cells' | 'cleanedCells'>): RatioOrNone {
  const sum = (of: SnapshotFigures['cells']) =>
    of.reduce(
      (total, columns) =>
        FORECAST_COLUMNS.reduce((all, column) => all + forecastMinor(columns[column]), total),
      0n,
    );
  const [whole, cleaned] = [sum(cells), sum(cleanedCells)];
  return whole === 0n
    ? { ratio: null, reason: 'nothing was forecast' }
    : { ratio: { numerator: whole - cleaned, denominator: whole } };
}
