import { useEffect, useState } from 'react';
import type { StageId } from '@/domain/deals/deal';
import type { RoomEvent, RoomHappening, TimerChange } from '@/domain/reviews/events';
import type { PromiseResult, RoomOutcome } from '@/domain/reviews/review';
import {
  rulingOn,
  type ActionState,
  type RoomAction,
  type RoomState,
  type StandingRuling,
} from '@/domain/reviews/room';
import { conflictOf } from '@/domain/values/conflict';
import type { Refusal } from '@/domain/values/result';
import { toast } from '@/ui/controls/toast';
import * as roomActions from '../../actions-room';
import type { RoomAnswer, RoomCard, RoomView } from '../../room-view';
import type { Standing } from './deal-figures';
import { expectedStanding } from './expected-standing';
import type { MoveSent } from './parts';
import { sendSurely } from './send-surely';
import type { LiveRoom } from './use-room';

export type RulingInput = { outcome: RoomOutcome; reason: string | null } & Partial<
  Pick<MoveSent, 'contact' | 'evidence'> & { to: StageId }
>;

export type ActionInput = {
  dealId: string | null;
  text: string;
  ownerId: string;
  ownerName: string;
  dueOn: string;
};

type Ground = {
  slug: string;
  reviewId: string;
  me: RoomView['me'];
  room: RoomState;
  perform: LiveRoom['perform'];
  standing: (card: RoomCard) => Standing;
};

type RoomActions = typeof roomActions;

type Sent = { ok: true; value: { event: RoomAnswer['event'] | null } } | { ok: false; refusal: Refusal };

/** What stood on a deal when its question was opened: by it the server knows whether somebody else ruled, or changed the deal, since. */
export type Seen = {
  dealVersion: number;
  rulingSeq: number | null;
  /** An own deed that the server had not answered yet: what it became counts. */
  after?: Promise<RoomEvent | null>;
};

/** `seq` names the ruling; null: the room was closed meanwhile. Refused: `seen` is what the refusal shows, to decide on top of. */
export type Ruled = { ok: true; seq: number | null } | { ok: false; refusal: Refusal; seen: Seen };

/**
 * What can be done in a room. Each deed is on the screen at once; what the server refuses goes away again, and the refusal is the answer
 * or a message. The same object for as long as the room is open: each deed sees the room as it is at that moment.
 */
export class Deeds {
  /** What the server has not answered yet, by the deal or the action that it is about. */
  private readonly underWay = new Map<string, Promise<RoomEvent | null>>();

  /** `actions`: the server that is asked; a test brings its own. */
  constructor(
    private ground: Ground,
    private readonly actions: RoomActions = roomActions,
  ) {}

  stand(ground: Ground): void {
    this.ground = ground;
  }

  point = (dealId: string): void => {
    const { slug, reviewId } = this.ground;
    const repId = this.dealIn(dealId)?.repId ?? null;
    this.quietly({ kind: 'pointed', repId, dealId }, (key) =>
      this.actions.pointAction(slug, { reviewId, repId, dealId }, key),
    );
  };

  lead = (): void => {
    const { slug, reviewId, me } = this.ground;
    const hoped = me.userId ? { kind: 'presented' as const, userId: me.userId, name: me.name } : null;
    this.quietly(hoped, (key) => this.actions.presentAction(slug, { reviewId }, key));
  };

  time = (change: TimerChange): void => {
    const { slug, reviewId, room } = this.ground;
    const { repId } = room.timer;
    // How much is added is the room's to say.
    const hoped = change === 'extend' ? null : { kind: 'timer' as const, change, repId, seconds: 0 };
    this.quietly(hoped, (key) => this.actions.timerAction(slug, { reviewId, change, repId }, key));
  };

  judge = (dealId: string, result: PromiseResult): void => {
    const { slug, reviewId } = this.ground;
    this.quietly({ kind: 'promiseJudged', dealId, result }, (key) =>
      this.actions.judgePromiseAction(slug, { reviewId, dealId, result }, key),
    );
  };

  challenge = (dealId: string, reason: string): Promise<Refusal | null> => {
    const { slug, reviewId } = this.ground;
    return this.send({ kind: 'challenged', dealId, reason }, (key) =>
      this.actions.challengeAction(slug, { reviewId, dealId, reason }, key),
    );
  };

  /** What stands on a deal at this moment, as it is on the screen. */
  seen = (card: RoomCard): Seen => {
    const after = this.underWay.get(card.dealId);
    const rulingSeq = this.rulingOn(card.dealId)?.seq ?? null;
    return { dealVersion: this.ground.standing(card).version, rulingSeq, ...(after ? { after } : {}) };
  };

  /** `seen`: what stood when its question was opened; one key without a question takes what stands now. */
  rule = async (card: RoomCard, ruling: RulingInput, seen: Seen = this.seen(card)): Promise<Ruled> => {
    const { slug, reviewId } = this.ground;
    const { dealId } = card;
    const { outcome, reason, to = null, contact = null, evidence = [] } = ruling;
    const { standing: before, version } = this.ground.standing(card);
    const after = expectedStanding(card, before, outcome, to);
    const hoped = { kind: 'ruled' as const, dealId, outcome, reason, before, after, dealVersion: version };
    let sent = seen;
    const answer = await this.inTurn(dealId, hoped, async (key) => {
      const own = (await seen.after) ?? null;
      const rulingSeq = own?.happening.kind === 'ruled' ? own.seq : seen.rulingSeq;
      sent = { dealVersion: versionIn(own) ?? seen.dealVersion, rulingSeq };
      return this.actions.ruleAction(
        slug,
        { reviewId, dealId, ...sent, outcome, reason, to, contact, evidence },
        key,
      );
    });
    if (answer.ok) return { ok: true, seq: answer.value.event?.seq ?? null };
    const { version: versionNow } = this.ground.standing(card);
    return { ...answer, seen: seenAfter(answer.refusal, sent, versionNow) };
  };

  /** `exactly`: that ruling and no other, whatever stands now; else the one that stands. */
  takeBack = (dealId: string, exactly?: number): void => {
    const { slug, reviewId } = this.ground;
    const ruling = this.rulingOn(dealId);
    const rulingSeq = exactly ?? ruling?.seq;
    if (rulingSeq === undefined) return;
    // What no longer stands is not painted as taken back: the server says in words what stands.
    const hoped =
      ruling?.seq === rulingSeq
        ? { kind: 'tookBack' as const, dealId, after: ruling.before, dealVersion: ruling.dealVersion }
        : null;
    void this.inTurn(dealId, hoped, (key, earlier) => {
      const own = exactly === undefined && earlier?.happening.kind === 'ruled' ? earlier.seq : rulingSeq;
      return this.actions.takeBackAction(slug, { reviewId, dealId, rulingSeq: own }, key);
    }).then(tellRefused);
  };

  addAction = async ({ ownerName, ...action }: ActionInput): Promise<Refusal | null> => {
    const { slug, reviewId } = this.ground;
    const hoped = { kind: 'actionAdded' as const, actionId: crypto.randomUUID(), ...action, ownerName };
    const answer = await this.inTurn(hoped.actionId, hoped, (key) =>
      this.actions.addActionAction(slug, { reviewId, ...action }, key),
    );
    return answer.ok ? null : answer.refusal;
  };

  /** By the version that is on the screen: what somebody else settled meanwhile stays, and one is told. */
  settle = ({ actionId: shown, version }: RoomAction, state: ActionState): void => {
    const { slug } = this.ground;
    void this.inTurn(shown, { kind: 'actionSettled', actionId: shown, state }, (key, earlier) => {
      // One that was agreed a moment ago gets its name from the server.
      const actionId = earlier?.happening.kind === 'actionAdded' ? earlier.happening.actionId : shown;
      return this.actions.settleInRoomAction(slug, { actionId, version, state }, key);
    }).then(tellRefused);
  };

  private dealIn(dealId: string) {
    return this.ground.room.deals.find((deal) => deal.dealId === dealId);
  }

  private rulingOn(dealId: string) {
    const deal = this.dealIn(dealId);
    return deal ? rulingOn(deal) : null;
  }

  /** What is done to one deal, or one action, follows one another: the next builds on what the last became. */
  private async inTurn(
    about: string,
    hoped: RoomHappening | null,
    ask: (key: string, earlier: RoomEvent | null) => Promise<Sent>,
  ): Promise<Sent> {
    const before = this.underWay.get(about);
    const sent = this.ground.perform(hoped, async () => {
      const earlier = (await before) ?? null;
      return sendSurely((key) => ask(key, earlier));
    });
    const event = sent.then((answer) => (answer.ok ? answer.value.event : null));
    this.underWay.set(about, event);
    const answer = await sent;
    if (this.underWay.get(about) === event) this.underWay.delete(about);
    return answer;
  }

  private async send(
    hoped: RoomHappening | null,
    ask: (key: string) => Promise<Sent>,
  ): Promise<Refusal | null> {
    const answer = await this.ground.perform(hoped, () => sendSurely(ask));
    return answer.ok ? null : answer.refusal;
  }

  private quietly(hoped: RoomHappening | null, ask: (key: string) => Promise<Sent>): void {
    void this.send(hoped, ask).then(tellRefusal);
  }
}

export function useDeeds(ground: Ground): Deeds {
  const [deeds] = useState(() => new Deeds(ground));
  useEffect(() => deeds.stand(ground));
  return deeds;
}

/**
 * What was seen with a refusal: after a conflict the ruling, or the version, that the server named. Whoever sends again decides on top of
 * that, and of nothing that comes later.
 */
function seenAfter({ code, details }: Refusal, sent: Seen, versionNow: number): Seen {
  const conflict = conflictOf({ code, ...(details ? { details } : {}) });
  if (conflict) return { ...sent, dealVersion: conflict.version };
  if (code !== 'conflict') return sent;
  const theirs = details?.['theirs'] as StandingRuling | null | undefined;
  return { dealVersion: theirs?.dealVersion ?? versionNow, rulingSeq: theirs?.seq ?? null };
}

function tellRefused(answer: Sent): void {
  if (!answer.ok) tellRefusal(answer.refusal);
}

function versionIn(event: RoomEvent | null): number | null {
  const happening = event?.happening;
  return happening?.kind === 'ruled' || happening?.kind === 'tookBack' ? happening.dealVersion : null;
}

/** The quiet way back: what was painted is gone, and this says why. */
export function tellRefusal(refusal: Refusal | null): void {
  if (refusal) toast({ title: refusal.message, description: refusal.remedy, tone: 'act' });
}
