import type { KpiId } from '../kpis/kpi-data';
import type { CalendarDate } from '../values/calendar-date';

/** One KPI as it stood. `exact` in the KPI's own unit: minor units, basis points (rounded) or days, as decimal text; null where it is n/a. */
export type BaselineFigure = {
  kpi: KpiId;
  name: string;
  unit: 'minor' | 'basis_points' | 'days';
  exact: string | null;
  /** As it is read: "USD 48,000", "81.3 %", "64 days", "n/a". */
  text: string;
  reason: string | null;
};

/** The KPIs at the end of the engagement's first day, the swappable ones included: whichever the set holds later has one. */
export type EngagementBaseline = {
  format: 1;
  startOn: CalendarDate;
  asOf: CalendarDate;
  currency: string;
  set: KpiId[];
  figures: BaselineFigure[];
};
