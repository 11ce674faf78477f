import { NO_ANSWERS } from '@/domain/reviews/answers';
import type { Answers } from '@/domain/reviews/review';
import type { Refusal } from '@/domain/values/result';
import type { AnswerFields } from '@/features/reviews/components/preparation/answer-fields';
import { draftShelf, type Owner } from '@/features/reviews/components/preparation/draft-shelf';
import {
  SaveDesk,
  type DealOnDesk,
  type SendAnswer,
} from '@/features/reviews/components/preparation/save-desk';

/** What a browser keeps, without a browser. */
export class Shelf implements Storage {
  private readonly kept = new Map<string, string>();
  get length() {
    return this.kept.size;
  }
  key(place: number) {
    return [...this.kept.keys()][place] ?? null;
  }
  getItem(name: string) {
    return this.kept.get(name) ?? null;
  }
  setItem(name: string, value: string) {
    this.kept.set(name, value);
  }
  removeItem(name: string) {
    this.kept.delete(name);
  }
  clear() {
    this.kept.clear();
  }
}

export const ANN: Owner = { userId: 'ann', slug: 'acme', reviewId: 'r1' };
export const NOW = 1_800_000_000_000;

export function deal(change: Partial<DealOnDesk> = {}): DealOnDesk {
  return { dealId: 'd1', version: null, answers: NO_ANSWERS, prefilled: [], ...change };
}

export type Request = Parameters<SendAnswer>[0] & { key: string };
type Reply = Awaited<ReturnType<SendAnswer>>;

/** A desk whose clock stands still until it is moved, and whose requests wait until they are answered. */
export function aDesk(
  deals: readonly DealOnDesk[],
  { storage = new Shelf(), owner = ANN }: { storage?: Shelf; owner?: Owner } = {},
) {
  const requests: Request[] = [];
  const waiting: ((reply: Reply) => void)[] = [];
  let timers: { ms: number; act: () => void }[] = [];
  let keys = 0;
  const desk = new SaveDesk(deals, {
    shelf: draftShelf(storage, owner, NOW),
    newKey: () => `key-${++keys}`,
    send: (request, key) => {
      requests.push({ ...request, key });
      return new Promise((resolve) => waiting.push(resolve));
    },
    after: (ms, act) => {
      const timer = { ms, act };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
  });
  return {
    desk,
    storage,
    requests,
    /** The pauses that are running, in milliseconds. */
    pauses: () => timers.map(({ ms }) => ms),
    /** All pauses are over. */
    rest: () => {
      const due = timers;
      timers = [];
      for (const { act } of due) act();
    },
    /** The oldest request that waits is answered; what follows from it has happened. */
    answer: async (reply: Reply) => {
      waiting.shift()?.(reply);
      await new Promise((resolve) => setImmediate(resolve));
    },
    lane: (dealId = 'd1') => {
      const lane = desk.lanes().get(dealId);
      if (!lane) throw new Error(`There is no deal ${dealId}`);
      return lane;
    },
  };
}

export function kept(version: number, answers: Partial<Answers>): Reply {
  return { ok: true, value: { version, answers: { ...NO_ANSWERS, ...answers } } };
}

export function refusal(code: Refusal['code'], details?: Refusal['details']): Reply {
  return { ok: false, refusal: { code, message: `Refused: ${code}`, details } };
}

/** Somebody saved first: what stands now. */
export function overtakenBy(version: number, theirs: AnswerFields): Reply {
  return refusal('conflict', { version, theirs: { ...NO_ANSWERS, ...theirs }, seen: null });
}
