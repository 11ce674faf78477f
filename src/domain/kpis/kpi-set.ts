import { daysBetween, dayText, addDays, type CalendarDate } from '../values/calendar-date';
import { refuse, ok, type Result } from '../values/result';
import type { KpiId } from './kpi-data';
import { admitKpi } from './registry';

/** What a company looks at until it chooses. */
export const FIRST_SET: readonly KpiId[] = ['nnarr', 'grr', 'acv_per_deployment', 'ttfv'];

/** The last day of the engagement on which its set of KPIs may change. */
export const LOCK_DAY = 90;

/**
 * Which day of the engagement `today` is: its first day is day 1, days before it are 0 or less. `lockedSince` is the first day on which the
 * set may not change; both are null while nobody has said when the engagement began.
 */
export type EngagementClock = { day: number | null; locked: boolean; lockedSince: CalendarDate | null };

export function engagementClock(startOn: CalendarDate | null, today: CalendarDate): EngagementClock {
  if (startOn === null) return { day: null, locked: false, lockedSince: null };
  const day = daysBetween(startOn, today) + 1;
  return { day, locked: day > LOCK_DAY, lockedSince: addDays(startOn, LOCK_DAY) };
}

/** Net new ARR leads where it is in the set; the others as they were chosen. */
export function inOrder(kpis: readonly KpiId[]): KpiId[] {
  return kpis.includes('nnarr') ? ['nnarr', ...kpis.filter((kpi) => kpi !== 'nnarr')] : [...kpis];
}

/** The set that a company asks for by names: one to four known KPIs, each once; refused as `admitKpi` refuses, and while it is locked. */
export function chooseSet(names: readonly string[], clock: EngagementClock): Result<KpiId[]> {
  const locked = refuseLocked(clock);
  if (locked) return locked;
  const chosen: KpiId[] = [];
  for (const name of names) {
    const admitted = admitKpi(chosen, name);
    if (!admitted.ok) return admitted;
    chosen.push(admitted.value);
  }
  if (chosen.length === 0)
    return refuse('rule', 'A CRO without a KPI answers for nothing. Choose at least one.');
  return ok(inOrder(chosen));
}

/** The refusal of any change once the set is locked; null while it is open. */
export function refuseLocked({ locked, lockedSince, day }: EngagementClock): Result<never> | null {
  if (!locked || lockedSince === null) return null;
  return refuse(
    'rule',
    `The KPIs are locked since ${dayText(lockedSince)}: today is day ${day} of the engagement. After day ${LOCK_DAY} no figure is exchanged for a kinder one.`,
    { remedy: 'Targets may still change, quarter by quarter.' },
  );
}

/** A first day lies at most so many days ahead. */
const MOST_AHEAD = 365;

/** May the engagement begin on `wanted`? A standing first day may be corrected until its day 90. */
export function checkStart(
  standing: CalendarDate | null,
  wanted: CalendarDate,
  today: CalendarDate,
): Result<CalendarDate> {
  const { locked, lockedSince } = engagementClock(standing, today);
  if (locked && lockedSince !== null) {
    return refuse(
      'rule',
      `The first day stands since ${dayText(lockedSince)}: another one would open the locked KPIs again.`,
      { remedy: 'A new engagement needs a company of its own.' },
    );
  }
  if (wanted === standing) return refuse('rule', 'Nothing has changed.');
  if (daysBetween(today, wanted) > MOST_AHEAD) {
    const far = 'The first day lies more than a year ahead.';
    return refuse('invalid', far, { fields: { startOn: far } });
  }
  return ok(wanted);
}
