import {
  dayOfInstant,
  instantAt,
  parseCalendarDate,
  startOfDay,
  type CalendarDate,
} from '@/domain/values/calendar-date';
import { instantOf, millisecondsOf } from '@/domain/values/instant';

const QUARTER_HOUR = 900_000;
const MINUTE = 60_000;
const MAX_KEPT = 50_000;

/** Instants beyond these have no calendar day; both ends are refused for what they are, too early or in the future. */
const EARLIEST = millisecondsOf('1960-01-01T00:00:00Z');
const LATEST = millisecondsOf('2100-01-01T00:00:00Z');

const ZONED = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/;
const LOCAL = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?$/;
const EPOCH = /^\d{10}(?:\d{3})?$/;

/** When a device reported: the instant (ISO, UTC) and the day that it has in the company's zone. */
export type ReportTime = { at: string; day: CalendarDate };

/**
 * Reads when devices reported, in the zone of a company, for files of a million lines: which day and offset belong to a quarter of an hour is
 * worked out once (every zone changes its clocks on one).
 */
export class ReportTimes {
  private readonly days = new Map<number, CalendarDate>();
  private readonly offsets = new Map<number, number>();

  constructor(private readonly zone: string) {}

  /**
   * An ISO time with its zone, an ISO time without one (a wall clock of the company), or the seconds or milliseconds since 1970 that machines
   * write. null for anything else, a mere day included.
   */
  read(text: string): ReportTime | null {
    const first = text.charCodeAt(0);
    if (first < 48 || first > 57) return null;
    if (ZONED.test(text)) return isDay(text) ? this.atInstant(millisecondsOf(text.replace(' ', 'T'))) : null;
    if (EPOCH.test(text)) return this.atInstant(Number(text) * (text.length === 10 ? 1000 : 1));
    const local = LOCAL.exec(text);
    return local ? this.atWallClock(local) : null;
  }

  /** A day without a time: its first instant. */
  onDay(day: CalendarDate): ReportTime {
    return { at: startOfDay(day, this.zone), day };
  }

  private atInstant(milliseconds: number): ReportTime | null {
    if (!Number.isFinite(milliseconds)) return null;
    const within = Math.min(Math.max(milliseconds, EARLIEST), LATEST);
    const at = instantOf(within);
    const quarter = Math.floor(within / QUARTER_HOUR);
    return { at, day: kept(this.days, quarter, () => dayOfInstant(at, this.zone)) };
  }

  private atWallClock([, on = '', hour, minute, second = '0']: RegExpExecArray): ReportTime | null {
    const day = parseCalendarDate(on);
    const minutes = Number(hour) * 60 + Number(minute);
    if (!day || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
    const wall = millisecondsOf(`${day}T00:00:00Z`) + minutes * MINUTE;
    const quarter = Math.floor(wall / QUARTER_HOUR);
    const offset = kept(this.offsets, quarter, () => {
      const minuteOfDay = minutes - (minutes % 15);
      return quarter * QUARTER_HOUR - millisecondsOf(instantAt(day, minuteOfDay, this.zone));
    });
    return this.atInstant(wall - offset + Number(second) * 1000);
  }
}

/** Reading alone would take the 31st of February as the 3rd of March. Years that no calendar date has are too early or too late all the same. */
function isDay(text: string): boolean {
  const readable = text >= '1900' && text < '2200';
  return !readable || text.slice(8, 10) <= '28' || parseCalendarDate(text.slice(0, 10)) !== null;
}

function kept<T>(cache: Map<number, T>, key: number, make: () => T): T {
  const found = cache.get(key);
  if (found !== undefined) return found;
  if (cache.size >= MAX_KEPT) cache.clear();
  const made = make();
  cache.set(key, made);
  return made;
}

/** Clocks of devices that were never set say 1970. */
const FIRST_PLAUSIBLE = '2000-01-01T00:00:00.000Z';
/** How far a device's clock may be ahead of ours. */
const AHEAD = 5 * MINUTE;

export type ReportFault = 'future' | 'too_early';

/**
 * Whether a report can have happened by `now`: not in the future, and not before the year 2000. A clock that is up to five minutes ahead is
 * taken as now, so the instant to keep comes back (all ISO, UTC).
 */
export function judgeReport(
  at: string,
  now: string,
): { at: string; fault?: undefined } | { at?: undefined; fault: ReportFault } {
  if (at < FIRST_PLAUSIBLE) return { fault: 'too_early' };
  if (millisecondsOf(at) > millisecondsOf(now) + AHEAD) return { fault: 'future' };
  return { at: at > now ? now : at };
}
