import { useEffect, useState } from 'react';
import type { StageId } from '@/domain/deals/deal';
import type { RoomEvent, RoomHappening, TimerChange } from '@/domain/reviews/events';
import type { PromiseResult, RoomOutcome } from '@/domain/reviews/review';
import { rulingOn, type ActionState, type RoomAction, type RoomState } from '@/domain/reviews/room';
import type { Refusal } from '@/domain/values/result';
import { toast } from '@/ui/controls/toast';
import * as actions from '../../actions-room';
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

type Sent = { ok: true; value: { event: RoomAnswer['event'] | null } } | { ok: false; refusal: Refusal };

/**
 * What can be done in a room. Each deed is on the screen at once; what the server refuses goes away again, and the refusal is the answer
 * or a message. The same object for as long as the room is open: each deed sees the room as it is at that moment.
 */
export class Deeds {
  /** What the server has not answered yet, by the deal or the action that it is about. */
  private readonly underWay = new Map<string, Promise<RoomEvent | null>>();

  constructor(private ground: Ground) {}

  stand(ground: Ground): void {
    this.ground = ground;
  }

  point = (dealId: string): void => {
    const { slug, reviewId } = this.ground;
    const repId = this.dealIn(dealId)?.repId ?? null;
    this.quietly({ kind: 'pointed', repId, dealId }, (key) =>
      actions.pointAction(slug, { reviewId, repId, dealId }, key),
    );
  };

  lead = (): void => {
    const { slug, reviewId, me } = this.ground;
    const hoped = me.userId ? { kind: 'presented' as const, userId: me.userId, name: me.name } : null;
    this.quietly(hoped, (key) => actions.presentAction(slug, { reviewId }, key));
  };

  time = (change: TimerChange): void => {
    const { slug, reviewId, room } = this.ground;
    const { repId } = room.timer;
    // How much is added is the room's to say.
    const hoped = change === 'extend' ? null : { kind: 'timer' as const, change, repId, seconds: 0 };
    this.quietly(hoped, (key) => actions.timerAction(slug, { reviewId, change, repId }, key));
  };

  judge = (dealId: string, result: PromiseResult): void => {
    const { slug, reviewId } = this.ground;
    this.quietly({ kind: 'promiseJudged', dealId, result }, (key) =>
      actions.judgePromiseAction(slug, { reviewId, dealId, result }, key),
    );
  };

  challenge = (dealId: string, reason: string): Promise<Refusal | null> => {
    const { slug, reviewId } = this.ground;
    return this.send({ kind: 'challenged', dealId, reason }, (key) =>
      actions.challengeAction(slug, { reviewId, dealId, reason }, key),
    );
  };

  /** `onTopOf`: the version to save over, after somebody else was first. */
  rule = (card: RoomCard, ruling: RulingInput, onTopOf?: number): Promise<Refusal | null> => {
    const { slug, reviewId } = this.ground;
    const { dealId } = card;
    const { outcome, reason, to = null, contact = null, evidence = [] } = ruling;
    const { standing: before, version } = this.ground.standing(card);
    const after = expectedStanding(card, before, outcome, to);
    const seen = this.rulingOn(dealId)?.seq ?? null;
    const hoped = { kind: 'ruled' as const, dealId, outcome, reason, before, after, dealVersion: version };
    return this.inTurn(dealId, hoped, (key, earlier) => {
      const dealVersion = onTopOf ?? versionIn(earlier) ?? version;
      const rulingSeq = earlier?.happening.kind === 'ruled' ? earlier.seq : seen;
      const asked = { reviewId, dealId, dealVersion, rulingSeq, outcome, reason, to, contact, evidence };
      return actions.ruleAction(slug, asked, key);
    });
  };

  takeBack = (dealId: string): void => {
    const { slug, reviewId } = this.ground;
    const ruling = this.rulingOn(dealId);
    if (!ruling) return;
    const { seq, before: after, dealVersion } = ruling;
    const hoped = { kind: 'tookBack' as const, dealId, after, dealVersion };
    void this.inTurn(dealId, hoped, (key, earlier) => {
      const rulingSeq = earlier?.happening.kind === 'ruled' ? earlier.seq : seq;
      return actions.takeBackAction(slug, { reviewId, dealId, rulingSeq }, key);
    }).then(tellRefusal);
  };

  addAction = ({ ownerName, ...action }: ActionInput): Promise<Refusal | null> => {
    const { slug, reviewId } = this.ground;
    const hoped = { kind: 'actionAdded' as const, actionId: crypto.randomUUID(), ...action, ownerName };
    return this.inTurn(hoped.actionId, hoped, (key) =>
      actions.addActionAction(slug, { reviewId, ...action }, key),
    );
  };

  /** By the version that is on the screen: what somebody else settled meanwhile stays, and one is told. */
  settle = ({ actionId: shown, version }: RoomAction, state: ActionState): void => {
    const { slug } = this.ground;
    void this.inTurn(shown, { kind: 'actionSettled', actionId: shown, state }, (key, earlier) => {
      // One that was agreed a moment ago gets its name from the server.
      const actionId = earlier?.happening.kind === 'actionAdded' ? earlier.happening.actionId : shown;
      return actions.settleInRoomAction(slug, { actionId, version, state }, key);
    }).then(tellRefusal);
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
    hoped: RoomHappening,
    ask: (key: string, earlier: RoomEvent | null) => Promise<Sent>,
  ): Promise<Refusal | null> {
    const before = this.underWay.get(about);
    const sent = this.ground.perform(hoped, async () => {
      const earlier = (await before) ?? null;
      return sendSurely((key) => ask(key, earlier));
    });
    const event = sent.then((answer) => (answer.ok ? answer.value.event : null));
    this.underWay.set(about, event);
    const answer = await sent;
    if (this.underWay.get(about) === event) this.underWay.delete(about);
    return answer.ok ? null : answer.refusal;
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

function versionIn(event: RoomEvent | null): number | null {
  const happening = event?.happening;
  return happening?.kind === 'ruled' || happening?.kind === 'tookBack' ? happening.dealVersion : null;
}

/** The quiet way back: what was painted is gone, and this says why. */
export function tellRefusal(refusal: Refusal | null): void {
  if (refusal) toast({ title: refusal.message, description: refusal.remedy, tone: 'act' });
}
