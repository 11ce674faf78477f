import type { StageId } from '@/domain/deals/deal';
import { KNOCK_DOWN_BP, type Category } from '@/domain/deals/probability';
import { isFromCommitOn } from '@/domain/deals/stages';
import type { CardStanding } from '@/domain/reviews/events';
import type { RoomOutcome } from '@/domain/reviews/review';
import { multiplyRatio } from '@/domain/values/money';
import type { RoomCard } from '../../room-view';

/** What a deal is going to count after a ruling: painted at once, until the server's own figure is there. */
export function expectedStanding(
  card: Pick<RoomCard, 'figureBp' | 'steps'>,
  now: CardStanding,
  outcome: RoomOutcome,
  to: StageId | null,
): CardStanding {
  switch (outcome) {
    case 'held':
    case 'parked':
      return now;
    case 'lost':
      return weighed({ ...now, stage: 'closed_lost', category: null, outcome: 'lost' }, 0);
    case 'knocked_down':
      return weighed({ ...now, category: 'pipeline' }, Math.min(KNOCK_DOWN_BP, card.figureBp));
    case 'moved': {
      const step = card.steps.find(({ stage }) => stage === to);
      return step
        ? weighed({ ...now, stage: step.stage, category: categoryAt(step.stage) }, step.probabilityBp)
        : now;
    }
  }
}

function categoryAt(stage: StageId): Category {
  if (isFromCommitOn(stage)) return 'commit';
  return stage === 'hardware_quote_sent' ? 'bestCase' : 'pipeline';
}

function weighed(standing: CardStanding, bp: number): CardStanding {
  const weighted = multiplyRatio(BigInt(standing.amountMinor), BigInt(bp), 10_000n);
  return { ...standing, bp, weightedMinor: weighted.toString() };
}
