import type { RoomHappening } from '@/domain/reviews/events';

const NOTHING = {
  currency: 'EUR',
  openMinor: '0',
  weightedMinor: '0',
  commitMinor: '0',
  bestCaseMinor: '0',
  pipelineMinor: '0',
};

export const opened: RoomHappening = { kind: 'opened', minutes: 30, seats: [], deals: [], forecast: NOTHING };

export function presented(userId: string): RoomHappening {
  return { kind: 'presented', userId, name: userId };
}

export function actionAdded(text: string): RoomHappening {
  return {
    kind: 'actionAdded',
    actionId: 'a',
    dealId: null,
    text,
    ownerId: 'sam',
    ownerName: 'Sam',
    dueOn: '2026-11-27',
  };
}
