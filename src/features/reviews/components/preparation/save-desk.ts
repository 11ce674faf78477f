import { QUESTIONS, type Question } from '@/domain/reviews/answers';
import type { Refusal } from '@/domain/values/result';
import type { PreparedDeal } from '../../preparation-view';
import { unanswered, type AnswerFields } from './answer-fields';
import type { DraftShelf } from './draft-shelf';
import {
  begun,
  failed,
  isStuck,
  isUnsaved,
  laneOf,
  missingOf,
  released,
  renewed,
  resolved,
  restored,
  shownFields,
  stored,
  typed,
} from './lane';
import type { Lane, Stored } from './lane';

export type SendAnswer = (
  request: { dealId: string; version: number | null } & AnswerFields,
  key: string,
) => Promise<{ ok: true; value: Stored } | { ok: false; refusal: Refusal } | null>;

export type DeskMeans = {
  send: SendAnswer;
  shelf: DraftShelf;
  newKey: () => string;
  /** Calls back after so many milliseconds; answers the way to stop it. */
  after: (ms: number, act: () => void) => () => void;
};

export type DealOnDesk = Pick<PreparedDeal, 'dealId' | 'version' | 'answers' | 'prefilled'>;

/** The pause after the last key before an answer is sent. */
const REST_MS = 700;
/** The pauses between tries while nothing can be saved. */
const TRIES_MS = [1000, 2000, 4000, 8000, 15_000, 30_000];

type Work = { underWay: boolean; tries: number; cancel: (() => void) | null };

/** Saves answers by themselves: in order, one request at a time for each deal, each with a key, until it is told that they are kept. */
export class SaveDesk {
  private now: ReadonlyMap<string, Lane>;
  private readonly listeners = new Set<() => void>();
  private readonly works = new Map<string, Work>();
  private stopped = false;

  constructor(
    deals: readonly DealOnDesk[],
    private readonly means: DeskMeans,
  ) {
    this.now = new Map(deals.map((deal) => [deal.dealId, laneOf(deal)]));
  }

  readonly lanes = (): ReadonlyMap<string, Lane> => this.now;

  readonly listen = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Somebody typed or ticked; it is sent once he rests. `held`: not before `release`, because its text is still being judged. */
  type(dealId: string, question: Question, fields: AnswerFields, held = false): void {
    this.change(dealId, (lane) => typed(lane, question, fields, held));
    if (!this.now.get(dealId)?.trouble) this.soon(dealId, REST_MS);
  }

  /** What was held is good and goes out, if it is still what stands there. */
  release(dealId: string, question: Question, fields: AnswerFields): void {
    this.change(dealId, (lane) => released(lane, question, fields));
    if (!this.now.get(dealId)?.trouble) this.soon(dealId, 0);
  }

  resolve(dealId: string, side: 'mine' | 'theirs'): void {
    this.change(dealId, (lane) => resolved(lane, side));
    this.soon(dealId, 0);
  }

  /** Sends what waits now: the connection is back, or the page is being left. */
  wake(): void {
    for (const [dealId] of this.now) {
      const work = this.workOf(dealId);
      work.tries = 0;
      work.cancel?.();
      void this.pump(dealId);
    }
  }

  /**
   * Sends what waits and comes true once nothing waits any more; false as soon as something cannot be saved by itself: there is no
   * connection, an answer is not exact enough, or a choice is open.
   */
  settled(): Promise<boolean> {
    this.wake();
    return new Promise((resolve) => {
      const look = () => {
        const lanes = [...this.now.values()];
        const stuck = lanes.some(
          (lane) => lane.trouble !== null || QUESTIONS.some((question) => isStuck(lane, question)),
        );
        if (!stuck && lanes.some(isUnsaved)) return;
        stop();
        resolve(!stuck);
      };
      const stop = this.listen(look);
      look();
    });
  }

  /** The page was read again. A deal that has come in brings what the browser kept of it. */
  renew(deals: readonly DealOnDesk[]): void {
    const known = this.now;
    this.now = new Map(
      deals.map((deal) => {
        const lane = this.now.get(deal.dealId);
        return [deal.dealId, lane ? renewed(lane, deal) : laneOf(deal)];
      }),
    );
    this.takeUp();
    this.tell();
    for (const [dealId] of this.now) if (!known.has(dealId)) void this.pump(dealId);
  }

  /** A deal is about to leave the five, and the server lets its answers go: the browser keeps them in case it comes back. */
  setAside(dealId: string): void {
    const lane = this.now.get(dealId);
    if (!lane) return;
    const missing = missingOf(lane).map(({ question }) => question);
    for (const question of QUESTIONS) {
      if (missing.includes(question) && !lane.drafts[question]) continue;
      const fields = shownFields(lane, question);
      this.means.shelf.put(dealId, question, {
        fields,
        seen: unanswered(question),
        version: null,
        sent: null,
      });
    }
  }

  /** Takes up what the browser kept from an earlier visit, and tries as long as it takes. */
  start(): void {
    this.stopped = false;
    this.takeUp();
    this.wake();
  }

  /** Sends what waits once more and tries no further: what is left lies in the browser for the next visit. */
  stop(): void {
    this.stopped = true;
    this.wake();
  }

  private takeUp(): void {
    for (const [dealId] of this.now)
      this.change(dealId, (lane) => restored(lane, this.means.shelf.read(dealId)));
  }

  private async pump(dealId: string): Promise<void> {
    const work = this.workOf(dealId);
    if (work.underWay) return;
    this.change(dealId, (lane) => begun(lane, this.means.newKey));
    const sending = this.now.get(dealId)?.sending;
    if (!sending) return;
    work.underWay = true;
    const { version, fields, key } = sending;
    const answer = await this.means.send({ dealId, version, ...fields }, key);
    work.underWay = false;
    this.change(dealId, (lane) =>
      answer?.ok ? stored(lane, answer.value) : failed(lane, answer ? answer.refusal : null),
    );
    if (!this.now.get(dealId)?.trouble) {
      work.tries = 0;
      return this.pump(dealId);
    }
    if (this.stopped) return;
    this.soon(dealId, TRIES_MS[Math.min(work.tries, TRIES_MS.length - 1)] ?? REST_MS);
    work.tries += 1;
  }

  private soon(dealId: string, ms: number): void {
    const work = this.workOf(dealId);
    work.cancel?.();
    work.cancel = this.means.after(ms, () => {
      work.cancel = null;
      void this.pump(dealId);
    });
  }

  private workOf(dealId: string): Work {
    const work = this.works.get(dealId) ?? { underWay: false, tries: 0, cancel: null };
    this.works.set(dealId, work);
    return work;
  }

  private change(dealId: string, next: (lane: Lane) => Lane): void {
    const before = this.now.get(dealId);
    const lane = before ? next(before) : undefined;
    if (!before || !lane || lane === before) return;
    this.now = new Map(this.now).set(dealId, lane);
    keep(this.means.shelf, dealId, before, lane);
    this.tell();
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}

/** The browser keeps each draft that changed, and forgets those that are settled. */
function keep(shelf: DraftShelf, dealId: string, before: Lane, lane: Lane): void {
  for (const question of QUESTIONS) {
    const draft = lane.drafts[question];
    const was = before.drafts[question];
    if (draft === was && lane.sending === before.sending) continue;
    if (draft) {
      const { fields, seen, version } = draft;
      const sent = lane.sending?.question === question ? lane.sending : null;
      shelf.put(dealId, question, { fields, seen, version, sent });
    } else if (was) shelf.remove(dealId, question, was.fields);
  }
}
