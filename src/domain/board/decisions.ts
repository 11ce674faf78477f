import type { CalendarDate } from '../values/calendar-date';
import type { BoardDecision, BoardOutcome } from './page';

export type DecisionState = 'taken' | 'open' | 'done' | 'dropped' | 'removed';

/** A decision or action as it is kept; settled days are days of the company's zone. */
export type DecisionFact = {
  id: string;
  kind: 'decision' | 'action';
  text: string;
  owner: string | null;
  dueOn: CalendarDate | null;
  state: Exclude<DecisionState, 'removed'>;
  settledOn: CalendarDate | null;
};

/** What became of it by the end of a day. What is done on its day is kept; what is still open on the day after it is late. */
export function outcomeOf(
  { kind, state, dueOn, settledOn }: Pick<DecisionFact, 'kind' | 'state' | 'dueOn' | 'settledOn'>,
  on: CalendarDate,
): BoardOutcome {
  if (kind === 'decision') return 'taken';
  if (state === 'dropped') return 'dropped';
  if (state === 'done')
    return dueOn !== null && settledOn !== null && settledOn > dueOn ? 'kept_late' : 'kept';
  return dueOn !== null && dueOn < on ? 'late' : 'open';
}

/** As the page says it. */
export function toldDecision(fact: DecisionFact, on: CalendarDate): BoardDecision {
  const { id, kind, text, owner, dueOn, settledOn } = fact;
  return { id, kind, text, owner, dueOn, became: outcomeOf(fact, on), settledOn };
}
