import {
  addDays,
  dayOfInstant,
  earliest,
  latest,
  millisecondsBetween,
  startOfDay,
  type CalendarDate,
} from '@/domain/values/calendar-date';
import { fiscalQuarter, type FiscalCalendar, type FiscalQuarter } from '@/domain/values/fiscal-calendar';
import type { ReplayBasis } from './back-test';
import { snapshotDays } from './snapshot-days';

/** Three years. */
const MOST_QUARTERS = 12;

/**
 * What is on record: the first and the last day on which a deal was won, lost, ordered or delivered; since when the database has known
 * deals; when a file last changed the past; the days whose forecast was kept.
 */
export type Recorded = {
  firstOn: CalendarDate;
  lastOn: CalendarDate;
  recordedSince: string;
  importedAt: string | null;
  kept: ReadonlySet<CalendarDate>;
};

export type ReplayPlan = {
  /** Completed quarters to test, oldest first. */
  quarters: FiscalQuarter[];
  /** The days of them, and of the quarter before the first. */
  days: CalendarDate[];
  /** Which of these are still to be replayed: not kept, and never done or rewound before a later file told the past anew. */
  missing: CalendarDate[];
};

type Ground = { today: CalendarDate; fiscal: FiscalCalendar; zone: string };

/**
 * What a back-test replays: the last twelve quarters that are over and in which anything is on record. A history that ended long ago is
 * tested to its own end.
 */
export function replayPlan(
  recorded: Recorded | null,
  done: readonly { on: CalendarDate; basis: ReplayBasis; computedAt: string }[],
  { today, fiscal, zone }: Ground,
): ReplayPlan {
  const quarters = recorded === null ? [] : testedQuarters(recorded, { today, fiscal, zone });
  const [first, last] = [quarters[0], quarters.at(-1)];
  if (recorded === null || !first || !last) return { quarters: [], days: [], missing: [] };
  const from = latest(beginningOf(recorded, zone), fiscalQuarter(first.from, fiscal, -1).from);
  const days = snapshotDays(from, addDays(last.until, -1), fiscal);
  const stands = new Set(done.filter((week) => !isOutdated(week, recorded, zone)).map(({ on }) => on));
  return { quarters, days, missing: days.filter((day) => !stands.has(day) && !recorded.kept.has(day)) };
}

/** Where the database knows what was known at the beginning of the day it is asked; else today's knowledge is rewound. */
export function replayBasis(
  day: CalendarDate,
  { recordedSince }: Pick<Recorded, 'recordedSince'>,
  zone: string,
): ReplayBasis {
  return millisecondsBetween(recordedSince, startOfDay(day, zone)) > 0 ? 'recorded' : 'rewound';
}

/** Before anything ended nothing could be told of anything; from its first whole day on the database knows what was known. */
function beginningOf({ firstOn, recordedSince }: Recorded, zone: string): CalendarDate {
  return earliest(firstOn, addDays(dayOfInstant(recordedSince, zone), 1));
}

function testedQuarters(recorded: Recorded, { today, fiscal, zone }: Ground): FiscalQuarter[] {
  const end = earliest(recorded.lastOn, today);
  const beginning = beginningOf(recorded, zone);
  const running = fiscalQuarter(end, fiscal).until > today;
  return Array.from({ length: MOST_QUARTERS }, (_, i) =>
    fiscalQuarter(end, fiscal, i - MOST_QUARTERS + (running ? 0 : 1)),
  ).filter(({ until }) => until > beginning);
}

/** Rewound by what was known then, and a file has come since; or the day is recorded now (an import was taken back). */
function isOutdated(
  week: { on: CalendarDate; basis: ReplayBasis; computedAt: string },
  recorded: Recorded,
  zone: string,
): boolean {
  if (week.basis !== replayBasis(week.on, recorded, zone)) return true;
  const { importedAt } = recorded;
  return (
    week.basis === 'rewound' && importedAt !== null && millisecondsBetween(week.computedAt, importedAt) > 0
  );
}
