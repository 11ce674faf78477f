import { addDays, type CalendarDate } from '../values/calendar-date';
import { refuse, type Refusal } from '../values/result';

export const STEP_PHASES = ['before', 'during', 'after'] as const;
export type StepPhase = (typeof STEP_PHASES)[number];

export const PHASE_WORDS: Record<StepPhase, string> = {
  before: 'Before the hardware',
  during: 'While it is deployed',
  after: 'Once it runs',
};

/** A step of the template: due so many days after the signature. */
export type TemplateStep = { title: string; phase: StepPhase; days: number };

/**
 * What a company begins with until it publishes its own: two steps that need no device, and first value on day 60, where the bands of
 * TTFV begin to alarm (product.md §6).
 */
export const FIRST_TEMPLATE: readonly TemplateStep[] = [
  { title: 'Show the software with simulated data of the customer’s own sites', phase: 'before', days: 14 },
  { title: 'Preview the first report on data that the customer already has', phase: 'before', days: 30 },
  { title: 'Agree on network access and the installation day', phase: 'during', days: 35 },
  { title: 'First devices installed and sending', phase: 'during', days: 50 },
  { title: 'First value seen and confirmed by the customer', phase: 'after', days: 60 },
];

/** The steps of a new plan, in order; without a signature day nothing is due yet. */
export function stepsFrom(
  template: readonly TemplateStep[],
  signedOn: CalendarDate | null,
): { title: string; phase: StepPhase; dueOn: CalendarDate | null }[] {
  return template.map(({ title, phase, days }) => ({
    title,
    phase,
    dueOn: signedOn === null ? null : addDays(signedOn, days),
  }));
}

export type PlanStep = { phase: StepPhase; dueOn: CalendarDate | null; doneOn: CalendarDate | null };

export type StepStanding = 'done' | 'overdue' | 'open';

/** A step is overdue from the day after it was due. */
export function stepStanding(step: Pick<PlanStep, 'dueOn' | 'doneOn'>, day: CalendarDate): StepStanding {
  if (step.doneOn !== null && step.doneOn <= day) return 'done';
  return step.dueOn !== null && step.dueOn < day ? 'overdue' : 'open';
}

/**
 * Value before the hardware is fully deployed: `given` (a step of that phase is done), `late` (none is, and the hardware stands
 * already), `planned`, `explained` (no such step, and the CRO said why), `missing`.
 */
export type EarlyValue = 'given' | 'late' | 'planned' | 'explained' | 'missing';

export type PlanStanding = { steps: number; done: number; overdue: number; early: EarlyValue };

/** A plan at the end of a day. `installedOn`: from when the hardware stands. */
export function planStanding(
  steps: readonly PlanStep[],
  plan: { noEarlyStepReason: string | null; installedOn: CalendarDate | null },
  day: CalendarDate,
): PlanStanding {
  const standings = steps.map((step) => stepStanding(step, day));
  return {
    steps: steps.length,
    done: standings.filter((standing) => standing === 'done').length,
    overdue: standings.filter((standing) => standing === 'overdue').length,
    early: earlyValue(steps, plan, day),
  };
}

function earlyValue(
  steps: readonly PlanStep[],
  plan: { noEarlyStepReason: string | null; installedOn: CalendarDate | null },
  day: CalendarDate,
): EarlyValue {
  const early = steps.filter(({ phase }) => phase === 'before');
  if (early.length === 0) return plan.noEarlyStepReason === null ? 'missing' : 'explained';
  if (early.some((step) => stepStanding(step, day) === 'done')) return 'given';
  return plan.installedOn !== null && plan.installedOn <= day ? 'late' : 'planned';
}

/** A plan keeps a step that gives value before the hardware is there, or the CRO's reason why not; the refusal, or null. */
export function refuseWithoutEarlyStep(
  steps: readonly { phase: StepPhase }[],
  reason: string | null,
): { ok: false; refusal: Refusal } | null {
  if (reason !== null || steps.some(({ phase }) => phase === 'before')) return null;
  return refuse('rule', 'This is the plan’s only step that gives value before the hardware is there.', {
    remedy: 'Add another one first (a simulation, a data preview), or let the CRO say why there is none.',
  });
}

/** A template begins plans that keep the rule by themselves. Steps are in the order of their days. */
export function refuseTemplate(steps: readonly TemplateStep[]): { ok: false; refusal: Refusal } | null {
  if (!steps.some(({ phase }) => phase === 'before'))
    return refuse('rule', 'The plan needs a step that gives value before the hardware is there.', {
      remedy: 'Add one for that time: a software simulation, a preview with the customer’s own data.',
    });
  return null;
}
