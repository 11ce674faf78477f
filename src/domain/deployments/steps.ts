import type { CalendarDate } from '../values/calendar-date';
import type { DeploymentFact } from './deployment';

/** The steps of a deployment in the order in which they come, with the field that keeps the day of each. */
export const LIFE_STEPS = [
  { step: 'signed', field: 'signedOn' },
  { step: 'shipped', field: 'shippedOn' },
  { step: 'installed', field: 'installedOn' },
  { step: 'activated', field: 'activatedOn' },
  { step: 'first_value', field: 'firstValueOn' },
] as const;
export type LifeStep = (typeof LIFE_STEPS)[number]['step'];

/**
 * The step that is to be recorded next: the first without a day after the last that has one; null once first value is there or it ended.
 * What was passed over (nothing was shipped, say) may still be filled in and is not asked for.
 */
export function nextStep(deployment: DeploymentFact, day: CalendarDate): LifeStep | null {
  if (deployment.endedOn !== null && deployment.endedOn <= day) return null;
  const last = LIFE_STEPS.findLastIndex(({ field }) => deployment[field] !== null);
  return LIFE_STEPS[last + 1]?.step ?? null;
}

/** What a list of deployments can be narrowed to. */
export const STANDS = ['waiting', 'running', 'troubled', 'ended'] as const;
export type Stand = (typeof STANDS)[number];
