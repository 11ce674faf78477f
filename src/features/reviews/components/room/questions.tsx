import { Suspense, useEffect, useRef, useState } from 'react';
import { rulingOn } from '@/domain/reviews/room';
import type { Refusal } from '@/domain/values/result';
import { toast } from '@/ui/controls/toast';
import { lazyPart } from '@/ui/lazy-part';
import { OUTCOME_WORDS } from '../../outcome-words';
import type { RoomCard, RoomView } from '../../room-view';
import type { ActionAsked } from './action-dialog';
import type { MoveSent, RoomParts } from './parts';
import type { ReasonAsked } from './reason-dialog';
import type { ReasonKind } from './reason-words';
import type { BarKey } from './ruling-bar';
import type { Cockpit } from './use-cockpit';
import { tellRefusal, type ActionInput, type Ruled, type RulingInput, type Seen } from './use-deeds';

// The questions come after the page and before the first key: what is typed behind a key is meant for its question.
const loadReason = () => import('./reason-dialog');
const loadMove = () => import('./move-dialog');
const loadAction = () => import('./action-dialog');
const ReasonDialog = lazyPart(loadReason);
const MoveDialog = lazyPart(loadMove);
const ActionDialog = lazyPart(loadAction);

/** `seen`: what stood on the deal when the question was opened, or with the refusal that it came back with. */
type MoveAsked = { card: RoomCard; seen: Seen };
export type Asked =
  ({ what: 'reason' } & ReasonAsked) | ({ what: 'move' } & MoveAsked) | ({ what: 'action' } & ActionAsked);

export type Questions = {
  asked: Asked | null;
  ask: (asked: Asked | null) => void;
  /** A key of the bar: asks for the little that it needs, or does it at once. */
  press: (key: BarKey) => void;
  answer: (asked: ReasonAsked, reason: string | null) => Promise<void>;
  agree: (asked: ActionAsked, action: ActionInput) => Promise<void>;
  move: (asked: MoveAsked, sent: MoveSent) => Promise<Refusal | null>;
};

/** The questions of the keys. A question is gone with its answer; should the server refuse, it is back with what was typed. */
export function useQuestions({ shown, deeds }: Cockpit): Questions {
  const [asked, ask] = useState<Asked | null>(null);
  const latest = useRef(asked);
  useEffect(() => {
    latest.current = asked;
  }, [asked]);
  useEffect(() => {
    Promise.all([loadReason(), loadMove(), loadAction()]).catch(() => undefined);
  }, []);

  async function rule(card: RoomCard, ruling: RulingInput, seen: Seen): Promise<Ruled> {
    const ruled = await deeds.rule(card, ruling, seen);
    const title = `${OUTCOME_WORDS[ruling.outcome]}: ${card.name}`;
    if (ruled.ok) {
      const { seq } = ruled;
      toast(seq === null ? { title } : { title, undo: () => deeds.takeBack(card.dealId, seq) });
    }
    return ruled;
  }

  async function answer(asking: ReasonAsked, reason: string | null): Promise<void> {
    const { kind, card } = asking;
    const again = { what: 'reason' as const, kind, card, ...(reason ? { typed: reason } : {}) };
    ask(null);
    if (kind === 'challenge') {
      const refusal = await deeds.challenge(card.dealId, reason ?? '');
      if (refusal) comeBack({ ...again, seen: asking.seen, refusal }, refusal);
      return;
    }
    const ruled = await rule(card, { outcome: kind, reason }, asking.seen);
    if (!ruled.ok) comeBack({ ...again, seen: ruled.seen, refusal: ruled.refusal }, ruled.refusal);
  }

  /** The form of a move stays until it is done; after a conflict the same form decides on top of what was seen with it. */
  async function move({ card, seen }: MoveAsked, sent: MoveSent): Promise<Refusal | null> {
    const ruled = await rule(card, { outcome: 'moved', ...sent }, seen);
    const next: Asked | null = ruled.ok ? null : { what: 'move', card, seen: ruled.seen };
    ask((now) => (now?.what === 'move' && now.card.dealId === card.dealId ? next : now));
    return ruled.ok ? null : ruled.refusal;
  }

  async function agree({ card }: ActionAsked, action: ActionInput): Promise<void> {
    ask(null);
    const refusal = await deeds.addAction(action);
    if (refusal) comeBack({ what: 'action', card, typed: action, refusal }, refusal);
  }

  /** Whoever is at another question by then is told, not interrupted. */
  function comeBack(again: Asked, refusal: Refusal): void {
    if (latest.current) tellRefusal(refusal);
    else ask(again);
  }

  function press(key: BarKey): void {
    if (asked) return;
    if (key === 'action') return ask({ what: 'action', card: shown?.card ?? null });
    if (!shown) return;
    const { card, deal } = shown;
    const seen = deeds.seen(card);
    if (key === 'moved') return ask({ what: 'move', card, seen });
    const kind: ReasonKind = key;
    // Holding needs no word; pressed again it asks for one.
    if (kind === 'held' && rulingOn(deal)?.outcome !== 'held') return void answer({ kind, card, seen }, null);
    ask({ what: 'reason', kind, card, seen });
  }
  return { asked, ask, press, answer, agree, move };
}

type Props = { slug: string; view: RoomView; parts: RoomParts; cockpit: Cockpit; questions: Questions };

export function QuestionDialogs({ slug, view, parts, cockpit, questions }: Props) {
  const { currency, today, members } = view;
  const { asked, ask, answer, agree, move } = questions;
  if (!asked) return null;
  const close = () => ask(null);
  return (
    <Suspense fallback={null}>
      {asked.what === 'reason' ? (
        <ReasonDialog
          key={`${asked.kind} ${asked.card.dealId}`}
          asked={asked}
          currency={currency}
          ConflictPanel={parts.ConflictPanel}
          onSend={(reason) => void answer(asked, reason)}
          onClose={close}
        />
      ) : asked.what === 'move' ? (
        <MoveDialog
          {...{ slug, currency, today }}
          card={asked.card}
          MoveForm={parts.MoveForm}
          stage={cockpit.standing(asked.card).standing.stage}
          onClose={close}
          save={(sent) => move(asked, sent)}
        />
      ) : (
        <ActionDialog
          asked={asked}
          members={members}
          today={today}
          onSend={(action) => void agree(asked, action)}
          onClose={close}
        />
      )}
    </Suspense>
  );
}
