import { beforeEach, expect, test } from 'vitest';
import type { CardStanding, RoomEvent, RoomHappening } from '@/domain/reviews/events';
import { applyEvent, roomOf, type RoomState } from '@/domain/reviews/room';
import type { Refusal } from '@/domain/values/result';
import * as roomActions from '@/features/reviews/actions-room';
import { Deeds } from '@/features/reviews/components/room/use-deeds';
import { standingOf } from '@/features/reviews/components/room/deal-figures';
import type { RoomCard } from '@/features/reviews/room-view';
import { listenToToasts } from '@/ui/controls/toast';
import { opened } from './room-events';

const STANDING: CardStanding = {
  stage: 'hardware_quote_sent',
  outcome: 'open',
  category: 'bestCase',
  bp: 5000,
  amountMinor: '100000',
  weightedMinor: '50000',
};
const CARD = {
  dealId: 'd',
  name: 'Deal',
  dealVersion: 3,
  standing: STANDING,
  steps: [],
} as unknown as RoomCard;
const ME = { userId: 'nora', name: 'Nora' };
const HELD = { outcome: 'held', reason: null } as const;

type Asked = { dealVersion?: number; rulingSeq: number | null };
type Answered = { ok: true; value: { event: RoomEvent } } | { ok: false; refusal: Refusal };

let room: RoomState;
let asked: Asked[];
let hoped: (string | null)[];
let answers: (Answered | Promise<Answered>)[];
let deeds: Deeds;

function event(happening: RoomHappening, by = 'nora'): RoomEvent {
  return { seq: room.seq + 1, at: '2026-11-20T09:00:00.000Z', byUserId: by, byName: by, happening };
}

function happened(one: RoomEvent): RoomEvent {
  room = applyEvent(room, one);
  stand();
  return one;
}

/** Somebody rules; the deal is at that version then. */
function ruled(dealVersion: number, by = 'otto'): RoomEvent {
  const happening = {
    kind: 'ruled' as const,
    dealId: 'd',
    ...HELD,
    before: STANDING,
    after: STANDING,
    dealVersion,
  };
  return event(happening, by);
}

function groundNow(): ConstructorParameters<typeof Deeds>[0] {
  return {
    slug: 's',
    reviewId: 'r',
    me: { ...ME, role: 'CRO' } as never,
    room,
    standing: (card) => standingOf(card, room.deals[0] ?? null),
    perform: (hope, send) => {
      hoped.push(hope?.kind ?? null);
      return send();
    },
  };
}

function stand(): void {
  deeds.stand(groundNow());
}

beforeEach(() => {
  [asked, hoped, answers] = [[], [], []];
  room = roomOf([]);
  const deal = { dealId: 'd', repId: 'p', position: 1, standing: STANDING };
  const start = { ...opened, deals: [deal] } as RoomHappening;
  room = applyEvent(room, event(start));
  const answer = (_slug: string, input: Asked) => {
    asked.push(input);
    return Promise.resolve(answers.shift() ?? { ok: true, value: { event: ruled(4, 'nora') } });
  };
  const server = { ...roomActions, ruleAction: answer, takeBackAction: answer } as never;
  deeds = new Deeds(groundNow(), server);
});

test('a ruling carries what stood when its question was opened, not what came meanwhile', async () => {
  const seen = deeds.seen(CARD);
  happened(ruled(4));
  await deeds.rule(CARD, HELD, seen);
  expect(asked).toMatchObject([{ dealVersion: 3, rulingSeq: null }]);
});

test('a key without a question takes what stands at the press', async () => {
  const { seq } = happened(ruled(4));
  await deeds.rule(CARD, HELD);
  expect(asked).toMatchObject([{ dealVersion: 4, rulingSeq: seq }]);
});

test('an own ruling that was under way when the question was opened is the one that was seen', async () => {
  const own = ruled(5, 'nora');
  let come: (answer: Answered) => void = () => undefined;
  answers.push(new Promise((done) => (come = done)));
  const first = deeds.rule(CARD, HELD);
  const second = deeds.rule(CARD, HELD, deeds.seen(CARD));
  come({ ok: true, value: { event: own } });
  await Promise.all([first, second]);
  expect(asked[1]).toMatchObject({ dealVersion: 5, rulingSeq: own.seq });
});

test('after a conflict it is decided on top of what the refusal showed, not of what came later', async () => {
  const seen = deeds.seen(CARD);
  const theirs = happened(ruled(4));
  const details = { theirs: { seq: theirs.seq, dealVersion: 4 }, yours: null };
  answers.push({
    ok: false,
    refusal: { code: 'conflict', message: 'Otto has ruled meanwhile: held.', details },
  });
  const refused = await deeds.rule(CARD, HELD, seen);
  happened(ruled(5, 'pia'));
  if (refused.ok) throw new Error('Not refused');
  expect(refused.seen).toEqual({ dealVersion: 4, rulingSeq: theirs.seq });
  const edited = { version: 9, theirs: {}, seen: null };
  answers.push({ ok: false, refusal: { code: 'conflict', message: 'Changed.', details: edited } });
  expect(await deeds.rule(CARD, HELD, refused.seen)).toMatchObject({
    seen: { dealVersion: 9, rulingSeq: theirs.seq },
  });
});

test('any other refusal leaves what was seen', async () => {
  const seen = deeds.seen(CARD);
  happened(ruled(4));
  answers.push({ ok: false, refusal: { code: 'invalid', message: 'Why?' } });
  expect(await deeds.rule(CARD, HELD, seen)).toMatchObject({ seen: { dealVersion: 3, rulingSeq: null } });
});

test('the undo of a ruling takes back that one, never a later one, and says why it cannot', async () => {
  const told: string[] = [];
  const stop = listenToToasts(({ title }) => void told.push(title));
  const done = await deeds.rule(CARD, HELD);
  if (!done.ok || done.seq === null) throw new Error('Not ruled');
  happened(ruled(4, 'nora'));
  happened(ruled(4, 'otto'));
  const message = 'Otto has ruled meanwhile: held.';
  answers.push({ ok: false, refusal: { code: 'conflict', message } });
  deeds.takeBack('d', done.seq);
  await expect.poll(() => told).toEqual([message]);
  expect(asked[1]).toMatchObject({ rulingSeq: done.seq });
  expect(hoped).toEqual(['ruled', null]);
  stop();
});
