import { useCallback, useMemo, useState } from 'react';
import type { RoomEvent } from '@/domain/reviews/events';
import { roomOf, type DealInRoom, type RoomState } from '@/domain/reviews/room';
import type { RoomCard, RoomView } from '../../room-view';
import { standingOf, type Standing } from './deal-figures';
import { FOLLOWING, lookAt, neighbour, pointedDeal, shownDeal, type Look } from './following';
import { eventWords } from './room-words';
import { useCalm } from './use-calm';
import { useDeeds, type Deeds } from './use-deeds';
import { useFacts } from './use-facts';
import { useRoom, type LiveRoom } from './use-room';

export type Cockpit = Pick<LiveRoom, 'people' | 'link' | 'now'> & {
  room: RoomState;
  /** The deal in the middle; null: the agenda is empty, or nobody has turned to a deal. */
  shown: { card: RoomCard; deal: DealInRoom } | null;
  pointed: string | null;
  leading: boolean;
  following: boolean;
  deeds: Deeds;
  standing: (card: RoomCard) => Standing;
  /** Turns to a deal: for everybody where one leads, else for oneself. */
  choose: (dealId: string) => void;
  step: (step: 1 | -1) => void;
  follow: () => void;
  /** What is read out to who does not see the room change. */
  said: string;
  say: (text: string) => void;
};

/** One person's seat in the room: what happens there, where he looks, and what he can do. */
export function useCockpit(slug: string, view: RoomView): Cockpit {
  const { review, me, cards } = view;
  const [said, say] = useState('');
  const [look, setLook] = useState<Look>(FOLLOWING);
  const { heard, hear } = useFacts(view.now);
  const state = useMemo(() => roomOf(view.events), [view.events]);
  const self = useMemo(() => ({ userId: me.userId ?? '', name: me.name }), [me.userId, me.name]);
  const onEvent = useCallback(
    (event: RoomEvent) => {
      hear(event);
      const own = event.byUserId !== null && event.byUserId === me.userId;
      const words = own && event.happening.kind === 'pointed' ? null : eventWords(event, namesIn(view));
      if (words) say(words);
    },
    [hear, me.userId, view],
  );
  const live = useRoom({ tenant: slug, reviewId: review.id, me: self, state, now: view.now, onEvent });
  const room = useCalm(live.room);
  const dealOf = (dealId: string | null) => room.deals.find((deal) => deal.dealId === dealId) ?? null;
  const standing = (card: RoomCard) => standingOf(card, dealOf(card.dealId), heard.get(card.dealId));
  const deeds = useDeeds({ slug, reviewId: review.id, me, room: live.room, perform: live.perform, standing });

  const leader = room.presenter?.userId ?? null;
  const leading = me.mayRun && (leader === null || leader === me.userId);
  const shownId = shownDeal(room, leading ? FOLLOWING : look);
  const choose = (dealId: string) => {
    if (!leading) return setLook(lookAt(room, dealId));
    if (dealId !== room.cursor.dealId) deeds.point(dealId);
  };
  return {
    room,
    people: live.people,
    link: live.link,
    now: live.now,
    shown: shownOf(cards, dealOf(shownId)),
    pointed: pointedDeal(room),
    leading,
    following: look.kind === 'following' || shownId === pointedDeal(room),
    deeds,
    standing,
    choose,
    step: (step) => {
      const next = neighbour(room, shownId, step);
      if (next) choose(next);
    },
    follow: () => setLook(FOLLOWING),
    said,
    say,
  };
}

function shownOf(cards: readonly RoomCard[], deal: DealInRoom | null): Cockpit['shown'] {
  const card = cards.find(({ dealId }) => dealId === deal?.dealId);
  return card && deal ? { card, deal } : null;
}

function namesIn({ cards, seats }: RoomView) {
  return {
    deal: (id: string) => cards.find(({ dealId }) => dealId === id)?.name ?? 'a deal',
    rep: (id: string) => seats.find(({ repId }) => repId === id)?.name ?? 'a rep',
  };
}
