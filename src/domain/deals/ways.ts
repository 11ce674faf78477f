import type { CalendarDate } from '@/domain/values/calendar-date';
import type { DealFacts, StageId } from './deal';
import { STAGE_IDS } from './deal';
import { checkMove } from './moves';
import type { StageModel } from './stages';

/** `go`: the move needs nothing. `ask`: evidence or a reason comes with it. A stage that is not named is closed to the deal. */
export type Way = 'go' | 'ask';
export type Ways = Partial<Record<StageId, Way>>;

/** Where a deal may move from where it stands, by the rule that every door asks (`checkMove`). */
export function waysOf(facts: DealFacts, model: StageModel, asOf: CalendarDate): Ways {
  const ways: Ways = {};
  for (const to of STAGE_IDS) {
    const move = checkMove(facts, { to, reason: null, asOf, model });
    if (move.ok) ways[to] = 'go';
    else if (move.refusal.code !== 'rule') ways[to] = 'ask';
  }
  return ways;
}
