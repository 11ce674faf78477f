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

export type PlannedStep = { phase: Phase; text: string; day: number };

/** What a plan begins with: the work of the three months; `day` is the day of the engagement on which a step is due. */
export const FIRST_PLAN: readonly PlannedStep[] = [
  { phase: 1, day: 7, text: 'Import the CRM and the contracts, and read the audit with the CEO' },
  { phase: 1, day: 14, text: 'Take out verbal yeses without a purchase order, and close the zombies' },
  { phase: 1, day: 21, text: 'Set the first day’s baseline of the four KPIs beside what people believed' },
  { phase: 1, day: 30, text: 'Agree targets, and the plan of the next sixty days' },
  { phase: 2, day: 37, text: 'Publish the stage model, and have the CEO endorse it' },
  { phase: 2, day: 45, text: 'Train the reps on the purchase order as the commit, deal by deal' },
  { phase: 2, day: 52, text: 'Set lead times by supplier, and floors by rep' },
  { phase: 2, day: 60, text: 'Begin a value plan for each deployment at the handoff' },
  { phase: 3, day: 67, text: 'Hold the weekly review without being asked for it' },
  { phase: 3, day: 75, text: 'Read the forecast against its snapshot, and mend what missed' },
  { phase: 3, day: 83, text: 'Save what is connected and not paying' },
  { phase: 3, day: 90, text: 'Speak the verdict with the CEO' },
];
