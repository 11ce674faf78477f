import type { CalendarDate } from '@/domain/values/calendar-date';
import { quarterAt, type FiscalQuarter } from '@/domain/values/fiscal-calendar';

const AHEAD = 4;

/** The quarters that a target may begin with: the running one and the next four. KPIs are measured in quarters of months. */
export function targetQuarters(today: CalendarDate, fiscalStartMonth: number): FiscalQuarter[] {
  return Array.from({ length: AHEAD + 1 }, (_, n) => quarterAt(today, fiscalStartMonth, n));
}
