import { describe, expect, it } from 'vitest';
import { NO_ANSWERS } from '@/domain/reviews/answers';
import { date } from '@/domain/values/calendar-date';
import { shownFields } from '@/features/reviews/components/preparation/lane';
import { aDesk, ANN, deal, kept, overtakenBy, refusal, Shelf } from './on-desk';

const STEP = { nextStep: 'Send the revised quote by Wednesday' };
const NONE_YET = { evidenceAnswer: 'none_yet', evidenceIds: [] } as const;
const BUDGET = { riskKind: 'budget', riskNote: null } as const;

describe('who says that he is ready', () => {
  it('is waited for until all that he typed is saved, and is not kept waiting by the pause after a key', async () => {
    const { desk, requests, answer } = aDesk([deal({ version: 1 })]);
    expect(await desk.settled()).toBe(true);
    desk.type('d1', 'risk', BUDGET);
    let saved: boolean | null = null;
    const waited = desk.settled().then((value) => (saved = value));
    expect(requests).toHaveLength(1);
    desk.type('d1', 'evidence', NONE_YET);
    await answer(kept(2, BUDGET));
    expect(saved).toBeNull();
    await answer(kept(3, { ...BUDGET, ...NONE_YET }));
    await waited;
    expect(saved).toBe(true);
  });

  it('hears at once that something cannot be saved by itself', async () => {
    const held = aDesk([deal()]);
    held.desk.type('d1', 'nextStep', STEP, true);
    expect(await held.desk.settled()).toBe(false);
    const cut = aDesk([deal()]);
    cut.desk.type('d1', 'risk', BUDGET);
    const waited = cut.desk.settled();
    await cut.answer(null);
    expect(await waited).toBe(false);
  });
});

describe('an answer that is typed', () => {
  it('is sent once the person rests, with the version and a key, and is saved when the server says so', async () => {
    const { desk, requests, rest, answer, lane, storage } = aDesk([deal()]);
    desk.type('d1', 'nextStep', { nextStep: 'Send' });
    desk.type('d1', 'nextStep', STEP);
    expect(requests).toEqual([]);
    rest();
    expect(requests).toEqual([{ dealId: 'd1', version: null, key: 'key-1', ...STEP }]);
    await answer(kept(1, STEP));
    expect(lane()).toMatchObject({ version: 1, drafts: {}, sending: null });
    expect(storage).toHaveLength(0);
  });

  it('waits while its text is being judged', () => {
    const { desk, requests, rest } = aDesk([deal()]);
    desk.type('d1', 'nextStep', STEP, true);
    rest();
    expect(requests).toEqual([]);
    desk.release('d1', 'nextStep', { nextStep: 'Send' });
    rest();
    expect(requests).toEqual([]);
    desk.release('d1', 'nextStep', STEP);
    rest();
    expect(requests).toHaveLength(1);
  });

  it('goes one request at a time, each question by itself, on the version that the one before answered with', async () => {
    const { desk, requests, rest, answer } = aDesk([deal({ version: 4 })]);
    desk.type('d1', 'risk', BUDGET);
    desk.type('d1', 'evidence', NONE_YET);
    rest();
    expect(requests).toHaveLength(1);
    await answer(kept(5, NONE_YET));
    expect(requests.map(({ version, key }) => [version, key])).toEqual([
      [4, 'key-1'],
      [5, 'key-2'],
    ]);
    expect(requests[1]).toMatchObject(BUDGET);
  });

  it('is sent again with what was typed while it was under way', async () => {
    const { desk, requests, rest, answer, lane } = aDesk([deal({ version: 1 })]);
    desk.type('d1', 'risk', BUDGET);
    rest();
    desk.type('d1', 'risk', { ...BUDGET, riskNote: 'Board meets in May' });
    await answer(kept(2, BUDGET));
    expect(requests[1]).toMatchObject({ version: 2, riskNote: 'Board meets in May' });
    await answer(kept(3, { ...BUDGET, riskNote: 'Board meets in May' }));
    expect(lane().drafts).toEqual({});
  });

  it('is no draft any more once it says what is stored', () => {
    const answers = { ...NO_ANSWERS, ...BUDGET };
    const { desk, lane, storage } = aDesk([deal({ version: 1, answers })]);
    desk.type('d1', 'risk', { riskKind: 'other', riskNote: null });
    expect(storage).toHaveLength(1);
    desk.type('d1', 'risk', BUDGET);
    expect(lane().drafts).toEqual({});
    expect(storage).toHaveLength(0);
  });

  it('that the server refuses stays, with the reason, until it is changed; other answers go on', async () => {
    const { desk, requests, rest, answer, lane } = aDesk([deal()]);
    desk.type('d1', 'nextStep', { nextStep: 'Follow up' });
    desk.type('d1', 'risk', BUDGET);
    rest();
    await answer(refusal('invalid'));
    expect(lane().drafts.nextStep?.refused?.message).toBe('Refused: invalid');
    expect(shownFields(lane(), 'nextStep')).toEqual({ nextStep: 'Follow up' });
    expect(requests[1]).toMatchObject(BUDGET);
    await answer(kept(1, BUDGET));
    expect(requests).toHaveLength(2);
    desk.type('d1', 'nextStep', STEP);
    rest();
    expect(requests[2]).toMatchObject({ ...STEP, version: 1 });
  });
});

describe('without a connection', () => {
  it('the very same request is tried again after growing pauses, and at once when the connection is back', async () => {
    const { desk, requests, rest, pauses, answer, lane } = aDesk([deal()]);
    desk.type('d1', 'risk', BUDGET);
    rest();
    const grown: number[] = [];
    for (let turn = 0; turn < 7; turn++) {
      await answer(null);
      grown.push(...pauses());
      rest();
    }
    expect(grown).toEqual([1000, 2000, 4000, 8000, 15_000, 30_000, 30_000]);
    expect(lane().trouble).toBe('offline');
    expect(new Set(requests.map(({ key }) => key))).toEqual(new Set(['key-1']));
    await answer(null);
    const before = requests.length;
    desk.wake();
    expect(requests).toHaveLength(before + 1);
    await answer(kept(1, BUDGET));
    expect(lane()).toMatchObject({ trouble: null, drafts: {} });
  });

  it('what was typed after the request is sent after it, not instead of it', async () => {
    const { desk, requests, rest, answer } = aDesk([deal()]);
    desk.type('d1', 'risk', BUDGET);
    rest();
    await answer(null);
    desk.type('d1', 'risk', { riskKind: 'competitor', riskNote: null });
    rest();
    expect(requests[1]).toEqual(requests[0]);
    await answer(kept(1, BUDGET));
    expect(requests[2]).toMatchObject({ riskKind: 'competitor', version: 1, key: 'key-2' });
  });

  it('a closed tab loses nothing: the next visit sends what may have arrived with its key, then the rest', async () => {
    const first = aDesk([deal()]);
    first.desk.type('d1', 'risk', BUDGET);
    first.rest();
    first.desk.type('d1', 'risk', { ...BUDGET, riskNote: 'May' });
    first.desk.type('d1', 'nextStep', STEP);
    const later = aDesk([deal()], { storage: first.storage });
    later.desk.start();
    expect(shownFields(later.lane(), 'nextStep')).toEqual(STEP);
    expect(later.requests).toEqual([{ dealId: 'd1', version: null, key: 'key-1', ...BUDGET }]);
    await later.answer(kept(1, BUDGET));
    await later.answer(kept(2, { ...BUDGET, ...STEP }));
    await later.answer(kept(3, { ...BUDGET, ...STEP, riskNote: 'May' }));
    expect(later.requests.map(({ version }) => version)).toEqual([null, 1, 2]);
    expect(first.storage).toHaveLength(0);
  });

  it('an ended session keeps what was typed until the same person is there again', async () => {
    const { desk, rest, answer, lane, pauses } = aDesk([deal()]);
    desk.type('d1', 'risk', BUDGET);
    rest();
    await answer(refusal('unauthenticated'));
    expect(lane().trouble).toBe('signedOut');
    rest();
    await answer(refusal('unauthenticated', { someoneElse: true }));
    expect(lane().trouble).toBe('someoneElse');
    expect(pauses()).toEqual([2000]);
    rest();
    await answer(kept(1, BUDGET));
    expect(lane().trouble).toBeNull();
  });

  it('a page that is left sends what waits once more, and tries no further', async () => {
    const { desk, requests, answer, pauses, storage } = aDesk([deal()]);
    desk.type('d1', 'risk', BUDGET);
    desk.stop();
    expect(requests).toHaveLength(1);
    await answer(null);
    expect(pauses()).toEqual([]);
    expect(storage).toHaveLength(1);
  });

  it('nobody else who signs in on this machine finds it', () => {
    const storage = new Shelf();
    const ann = aDesk([deal()], { storage });
    ann.desk.type('d1', 'risk', BUDGET);
    for (const other of [
      { ...ANN, userId: 'ben' },
      { ...ANN, slug: 'other' },
      { ...ANN, reviewId: 'r2' },
    ]) {
      const desk = aDesk([deal()], { storage, owner: other });
      desk.desk.start();
      expect(desk.lane().drafts).toEqual({});
      expect(desk.requests).toEqual([]);
    }
  });
});

describe('two at once', () => {
  it('are shown both values where both answered, and the one chosen stands', async () => {
    const answers = { ...NO_ANSWERS, ...BUDGET };
    for (const side of ['mine', 'theirs'] as const) {
      const { desk, requests, rest, answer, lane } = aDesk([deal({ version: 1, answers })]);
      desk.type('d1', 'risk', { riskKind: 'other', riskNote: 'Strike' });
      rest();
      await answer(overtakenBy(3, { riskKind: 'competitor', riskNote: null }));
      expect(lane().disputed).toMatchObject({ question: 'risk', theirs: { riskKind: 'competitor' } });
      rest();
      expect(requests).toHaveLength(1);
      desk.resolve('d1', side);
      rest();
      expect(requests.slice(1).map(({ version, riskKind }) => [version, riskKind])).toEqual(
        side === 'mine' ? [[3, 'other']] : [],
      );
      expect(shownFields(lane(), 'risk').riskKind).toBe(side === 'mine' ? 'other' : 'competitor');
    }
  });

  it('disturb nobody where they answered different questions, or the same', async () => {
    const { desk, requests, rest, answer, lane } = aDesk([deal({ version: 1 })]);
    desk.type('d1', 'risk', BUDGET);
    rest();
    await answer(overtakenBy(2, STEP));
    expect(lane().disputed).toBeNull();
    expect(requests[1]).toMatchObject({ ...BUDGET, version: 2 });
    await answer(overtakenBy(3, { ...STEP, ...BUDGET }));
    expect(lane()).toMatchObject({ version: 3, drafts: {}, answers: { ...STEP, ...BUDGET } });
    expect(requests).toHaveLength(2);
  });

  it('notice each other although the page was read again while something was typed', async () => {
    const { desk, requests, rest, answer, lane } = aDesk([deal({ version: 1 })]);
    desk.type('d1', 'risk', BUDGET);
    desk.renew([deal({ version: 2, answers: { ...NO_ANSWERS, riskKind: 'competitor' } })]);
    rest();
    expect(requests[0]?.version).toBe(1);
    await answer(overtakenBy(2, { riskKind: 'competitor' }));
    expect(lane().disputed?.theirs.riskKind).toBe('competitor');
  });
});

describe('the page read again', () => {
  it('brings what is stored now, but never what is older than the last answer', async () => {
    const { desk, rest, answer, lane } = aDesk([deal({ version: 1 })]);
    desk.renew([deal({ version: 2, answers: { ...NO_ANSWERS, ...STEP } })]);
    expect(lane()).toMatchObject({ version: 2, answers: STEP });
    desk.type('d1', 'risk', BUDGET);
    rest();
    await answer(kept(3, { ...STEP, ...BUDGET }));
    desk.renew([deal({ version: 2, answers: { ...NO_ANSWERS, ...STEP } })]);
    expect(lane().answers.riskKind).toBe('budget');
  });

  it('keeps a suggestion shown until somebody answers it', async () => {
    const suggested = deal({ answers: { ...NO_ANSWERS, ...STEP }, prefilled: ['nextStep'] });
    const { desk, requests, rest, answer, lane } = aDesk([suggested]);
    desk.type('d1', 'risk', BUDGET);
    rest();
    await answer(kept(1, BUDGET));
    expect(lane()).toMatchObject({ prefilled: ['nextStep'], answers: { ...STEP, ...BUDGET } });
    desk.type('d1', 'nextStep', STEP);
    rest();
    expect(requests[1]).toMatchObject({ ...STEP, version: 1 });
    await answer(kept(2, { ...STEP, ...BUDGET }));
    expect(lane().prefilled).toEqual([]);
  });

  it('a deal that is left out and brought back brings its answers along', async () => {
    const answers = { ...NO_ANSWERS, ...STEP, nextStepOn: date('2026-11-25'), ...BUDGET };
    const suggested = deal({ version: 3, answers, prefilled: ['risk'] });
    const { desk, requests, answer, lane } = aDesk([suggested, deal({ dealId: 'd2' })]);
    desk.setAside('d1');
    desk.renew([deal({ dealId: 'd2' })]);
    desk.renew([deal({ version: 1 }), deal({ dealId: 'd2' })]);
    expect(requests).toEqual([{ dealId: 'd1', version: null, key: 'key-1', ...STEP }]);
    await answer(kept(2, STEP));
    expect(lane().answers).toMatchObject({ ...STEP, riskKind: null });
  });
});
