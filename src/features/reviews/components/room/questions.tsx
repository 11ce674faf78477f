import { Suspense, useEffect, useRef, useState } from 'react';
import { rulingOn } from '@/domain/reviews/room';
import type { Refusal } from '@/domain/values/result';
import { toast } from '@/ui/controls/toast';
import { lazyPart } from '@/ui/lazy-part';
import { OUTCOME_WORDS } from '../../outcome-words';
import type { RoomCard, RoomView } from '../../room-view';
import type { ActionAsked } from './action-dialog';
import type { RoomParts } from './parts';
import type { ReasonAsked } from './reason-dialog';
import type { ReasonKind } from './reason-words';
import type { BarKey } from './ruling-bar';
import type { Cockpit } from './use-cockpit';
import { tellRefusal, type ActionInput, type RulingInput } from './use-deeds';

// The questions come after the page and before the first key: what is typed behind a key is meant for its question.
const loadReason = () => import('./reason-dialog');
const loadMove = () => import('./move-dialog');
const loadAction = () => import('./action-dialog');
const ReasonDialog = lazyPart(loadReason);
const MoveDialog = lazyPart(loadMove);
const ActionDialog = lazyPart(loadAction);

export type Asked =
  ({ what: 'reason' } & ReasonAsked) | { what: 'move'; card: RoomCard } | ({ what: 'action' } & ActionAsked);

export type Questions = {
  asked: Asked | null;
  ask: (asked: Asked | null) => void;
  /** A key of the bar: asks for the little that it needs, or does it at once. */
  press: (key: BarKey) => void;
  answer: (asked: ReasonAsked, reason: string | null, onTopOf?: number) => Promise<void>;
  agree: (asked: ActionAsked, action: ActionInput) => Promise<void>;
  rule: (card: RoomCard, ruling: RulingInput, onTopOf?: number) => Promise<Refusal | null>;
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

  async function rule(card: RoomCard, ruling: RulingInput, onTopOf?: number): Promise<Refusal | null> {
    const refusal = await deeds.rule(card, ruling, onTopOf);
    if (!refusal)
      toast({
        title: `${OUTCOME_WORDS[ruling.outcome]}: ${card.name}`,
        undo: () => deeds.takeBack(card.dealId),
      });
    return refusal;
  }

  async function answer({ kind, card }: ReasonAsked, reason: string | null, onTopOf?: number): Promise<void> {
    ask(null);
    const refusal =
      kind === 'challenge'
        ? await deeds.challenge(card.dealId, reason ?? '')
        : await rule(card, { outcome: kind, reason }, onTopOf);
    if (refusal)
      comeBack({ what: 'reason', kind, card, refusal, ...(reason ? { typed: reason } : {}) }, refusal);
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
    if (key === 'moved') return ask({ what: 'move', card });
    const kind: ReasonKind = key;
    // Holding needs no word; pressed again it asks for one.
    if (kind === 'held' && rulingOn(deal)?.outcome !== 'held') return void answer({ kind, card }, null);
    ask({ what: 'reason', kind, card });
  }
  return { asked, ask, press, answer, agree, rule };
}

type Props = { slug: string; view: RoomView; parts: RoomParts; cockpit: Cockpit; questions: Questions };

export function QuestionDialogs({ slug, view, parts, cockpit, questions }: Props) {
  const { currency, today, members } = view;
  const { asked, ask, answer, agree, rule } = questions;
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
          onSend={(reason, onTopOf) => void answer(asked, reason, onTopOf)}
          onClose={close}
        />
      ) : asked.what === 'move' ? (
        <MoveDialog
          {...{ slug, currency, today }}
          card={asked.card}
          MoveForm={parts.MoveForm}
          stage={cockpit.standing(asked.card).standing.stage}
          onClose={close}
          save={async (sent, onTopOf) => {
            const refusal = await rule(asked.card, { outcome: 'moved', ...sent }, onTopOf);
            if (!refusal) close();
            return refusal;
          }}
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
