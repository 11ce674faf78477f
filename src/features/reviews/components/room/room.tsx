'use client';

import { useRef, type ReactNode } from 'react';
import { rulingOn } from '@/domain/reviews/room';
import { countOf } from '@/ui/format/counts';
import type { RoomView } from '../../room-view';
import { ActionList } from './action-list';
import { Agenda } from './agenda';
import { agendaOf, placeOf, progressOf } from './agenda-rows';
import { DealPanel } from './deal-panel';
import { FollowLine } from './follow-line';
import type { RoomParts } from './parts';
import { QuestionDialogs, useQuestions, type Questions } from './questions';
import { RoomHead } from './room-head';
import { RulingBar } from './ruling-bar';
import { ShareTimer } from './share-timer';
import { useCockpit, type Cockpit } from './use-cockpit';
import { useKeptFocus } from './use-kept-focus';
import { useRoomKeys } from './use-room-keys';
import { useSeconds } from './use-seconds';
import './room.css';

type Props = {
  slug: string;
  view: RoomView;
  parts: RoomParts;
  /** What ends the review: the CRO's. */
  closing?: ReactNode;
};

/** The room: one deal in the middle, the agenda beside it, a key for everything, the same for everybody who is in it. */
export function Room({ slug, view, parts, closing }: Props) {
  const { review, cards, currency, today, me } = view;
  const cockpit = useCockpit(slug, view);
  const questions = useQuestions(cockpit);
  const { room, shown, pointed, deeds } = cockpit;
  const now = useSeconds(cockpit.now, view.now, room.timer.runningSince !== null);
  const agenda = agendaOf(room, cards, now);
  const { decided, all } = progressOf(agenda);
  const root = useRef<HTMLDivElement>(null);
  useKeptFocus(root, 'room-deal');
  useKeys(cockpit, questions, me.mayRun);
  return (
    <div ref={root} className="room">
      <RoomHead
        review={review}
        people={cockpit.people ?? []}
        me={me.userId}
        presenter={room.presenter?.userId ?? null}
        link={cockpit.link}
        progress={`${decided} of ${countOf(all, 'deal')} decided`}
      >
        {closing}
      </RoomHead>
      <ShareTimer room={room} now={now} mayRun={me.mayRun} onTime={deeds.time} say={cockpit.say} />
      <div className="room-centre">
        <FollowLine
          presenter={room.presenter?.name ?? null}
          leading={cockpit.leading}
          following={cockpit.following}
          mayRun={me.mayRun}
          pointedName={cards.find(({ dealId }) => dealId === pointed)?.name ?? null}
          onFollow={cockpit.follow}
          onLead={deeds.lead}
        />
        {shown ? (
          <DealPanel
            key={shown.card.dealId}
            slug={slug}
            reviewId={review.id}
            card={shown.card}
            deal={shown.deal}
            standing={cockpit.standing(shown.card)}
            place={placeOf(agenda, shown.card.dealId)}
            currency={currency}
            mayJudge={me.mayRun || shown.card.repId === me.repId}
            mayRun={me.mayRun}
            own={shown.card.repId === me.repId}
            previousHeldOn={view.previousHeldOn}
            onJudge={(result) => deeds.judge(shown.card.dealId, result)}
            onTakeBack={() => deeds.takeBack(shown.card.dealId)}
          />
        ) : (
          <Empty />
        )}
        <RulingBar
          mayRun={me.mayRun}
          outcome={shown ? (rulingOn(shown.deal)?.outcome ?? null) : null}
          challenged={shown !== null && shown.deal.challenge !== null}
          idle={shown === null || room.phase !== 'open'}
          onPress={questions.press}
          onStep={cockpit.step}
        />
      </div>
      <aside aria-label="Agenda and actions" className="room-side">
        <Agenda
          agenda={agenda}
          currency={currency}
          shown={shown?.card.dealId ?? null}
          pointed={pointed}
          ownRepId={me.repId}
          counts={(card) => cockpit.standing(card).standing}
          onChoose={cockpit.choose}
        />
        <ActionList actions={room.actions} cards={cards} today={today} me={me} onSettle={deeds.settle} />
      </aside>
      <p role="status" className="sr-only">
        {cockpit.said}
      </p>
      <QuestionDialogs slug={slug} view={view} parts={parts} cockpit={cockpit} questions={questions} />
    </div>
  );
}

function Empty() {
  return (
    <div className="room-deal">
      <h2 id="room-deal" tabIndex={-1} className="room-deal-name">
        No deal is on the agenda
      </h2>
      <p className="text-sm text-muted">Nobody brought one, and there is no open deal to propose.</p>
    </div>
  );
}

function useKeys(cockpit: Cockpit, { press, asked }: Questions, mayRun: boolean): void {
  const { room, shown, deeds, step, follow } = cockpit;
  useRoomKeys(
    {
      press,
      step,
      follow,
      toggleTime: () => deeds.time(room.timer.runningSince === null ? 'start' : 'pause'),
      extend: () => deeds.time('extend'),
      skip: () => {
        if (room.timer.repId !== null) deeds.time('skip');
      },
      takeBack: () => {
        if (shown) deeds.takeBack(shown.card.dealId);
      },
    },
    mayRun,
    asked !== null,
  );
}
