import type { KpiId } from '../kpis/kpi-data';
import type { CalendarDate } from '../values/calendar-date';

/** right: at least one KPI shows a clear improvement. wrong: none of those that could be judged does. open: none could be judged. */
export type Fit = 'right' | 'wrong' | 'open';

/** clear: beyond the noise of the trailing year. worse: beyond it in the other direction. */
export type KpiVerdictState = 'clear' | 'within_noise' | 'worse' | 'not_judged';

/** The verdict of day ninety in short, as it stands on other pages. */
export type VerdictStand = { fit: Fit; dayOn: CalendarDate; text: string; clear: KpiId[] };
