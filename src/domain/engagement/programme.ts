import { LOCK_DAY } from '../kpis/kpi-set';
import { addDays, daysBetween, type CalendarDate } from '../values/calendar-date';

/** Month 1, 2 and 3 of the engagement, of thirty days each. */
export const PHASES = [1, 2, 3] as const;
export type Phase = (typeof PHASES)[number];

export const PHASE_NAMES: Record<Phase, string> = {
  1: 'Clean-up',
  2: 'Model and training',
  3: 'Reinforcement',
};

/** Days of one month of the programme. */
export const PHASE_DAYS = LOCK_DAY / PHASES.length;

/** Where in the programme a day lies: in no phase before the first day, or past the last of the three. */
export type ProgrammePhase = 'before' | Phase | 'after';

/** The first day is day 1. */
export function dayOf(startOn: CalendarDate, on: CalendarDate): number {
  return daysBetween(startOn, on) + 1;
}

export function phaseOf(day: number): ProgrammePhase {
  if (day < 1) return 'before';
  if (day > LOCK_DAY) return 'after';
  return Math.ceil(day / PHASE_DAYS) as Phase;
}

/** The days of a phase, both of them in it. */
export function phaseDays(startOn: CalendarDate, phase: Phase): { from: CalendarDate; to: CalendarDate } {
  const from = addDays(startOn, (phase - 1) * PHASE_DAYS);
  return { from, to: addDays(from, PHASE_DAYS - 1) };
}

/** The last day of the diagnostic: its verdict is measured at the end of it. */
export function verdictDay(startOn: CalendarDate): CalendarDate {
  return addDays(startOn, LOCK_DAY - 1);
}
