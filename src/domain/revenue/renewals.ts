import type { CalendarDate } from '../values/calendar-date';
import type { EndReason } from './contract-life';

/** A contract line whose end lies within the setting's days before or after a day, and is not the end of a price, a currency or a pause. */
export type EndingLine = {
  endOn: CalendarDate;
  endReason: EndReason | null;
  /** Another line goes on from it, or one of the same customer and stream starts that day. */
  goesOn: boolean;
};

/**
 * `due`: it ends, and nobody has said what comes. `lapsed`: it ended like that. `leaving`: it will end for good. `renewed`: the next term
 * is agreed. `lost`: it ended for good.
 */
export const RENEWAL_STATES = ['due', 'lapsed', 'leaving', 'renewed', 'lost'] as const;
export type RenewalState = (typeof RENEWAL_STATES)[number];

export function renewalState({ endOn, endReason, goesOn }: EndingLine, day: CalendarDate): RenewalState {
  if (goesOn) return 'renewed';
  const ahead = endOn > day;
  if (endReason !== null) return ahead ? 'leaving' : 'lost';
  return ahead ? 'due' : 'lapsed';
}
