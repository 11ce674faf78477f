import { describe, expect, test } from 'vitest';
import { WAITING_ROOM } from '@/domain/reviews/room';
import { agendaOf, marksOf, placeOf, progressOf } from '@/features/reviews/components/room/agenda-rows';
import {
  FOLLOWING,
  lookAt,
  neighbour,
  pointedDeal,
  shownDeal,
} from '@/features/reviews/components/room/following';
import { eventWords, firstName, initials } from '@/features/reviews/components/room/room-words';
import { alarmOf, clockText, durationText, ringOf } from '@/features/reviews/components/room/timer-words';
import { chain, instant, opening } from '../../domain/reviews/a-room';
import { cardOf, roomAfter, ruled } from './room-card';

describe('the ring', () => {
  test('shows what is left, near the end in amber, and counts on when it is over', () => {
    expect(ringOf({ used: 0, share: 600 })).toMatchObject({ left: 1, tone: 'plain', text: '10:00' });
    expect(ringOf({ used: 300, share: 600 })).toMatchObject({ left: 0.5, tone: 'plain', text: '5:00' });
    expect(ringOf({ used: 539, share: 600 }).tone).toBe('plain');
    expect(ringOf({ used: 540, share: 600 })).toMatchObject({ tone: 'near', text: '1:00' });
    expect(ringOf({ used: 600, share: 600 })).toMatchObject({ left: 0, tone: 'near', text: '0:00' });
    expect(ringOf({ used: 665.4, share: 600 })).toMatchObject({
      left: 0,
      tone: 'over',
      text: '+1:05',
      spoken: '1 minute 5 seconds over',
    });
  });

  test('is near its end in the last fifth of a short share, and takes a share of nothing', () => {
    expect(ringOf({ used: 79, share: 100 }).tone).toBe('plain');
    expect(ringOf({ used: 80, share: 100 }).tone).toBe('near');
    expect(ringOf({ used: 0, share: 0 })).toMatchObject({ left: 0, tone: 'near' });
    expect(ringOf({ used: -5, share: 100 }).left).toBe(1);
  });

  test('says seconds as a clock shows them and as people say them', () => {
    expect(clockText(65)).toBe('1:05');
    expect([0, 1, 60, 61, 125].map(durationText)).toEqual([
      '0 seconds',
      '1 second',
      '1 minute',
      '1 minute 1 second',
      '2 minutes 5 seconds',
    ]);
  });

  test('speaks up when the end comes near and when it is over, once', () => {
    expect(alarmOf('plain', 'plain', 'Ria')).toBeNull();
    expect(alarmOf('plain', 'near', 'Ria')).toBe('Ria: the last minute.');
    expect(alarmOf('near', 'over', 'Ria')).toBe('Ria is over time.');
    expect(alarmOf('over', 'plain', 'Ria')).toBeNull();
  });
});

describe('the agenda', () => {
  const cards = [cardOf(), cardOf({ dealId: 'ria-2', closePast: true }), cardOf({ dealId: 'ben-1' })];

  test('has the reps in their order with their deals, what is decided, and whose turn it is', () => {
    const room = roomAfter(ruled('held'), { kind: 'pointed', repId: 'ben', dealId: 'ben-1' });
    const agenda = agendaOf(room, cards, instant(5000));
    expect(agenda.map(({ name, turn, decided, deals }) => [name, turn, decided, deals.length])).toEqual([
      ['RIA', false, 1, 2],
      ['BEN', true, 0, 1],
      ['CAI', false, 0, 0],
    ]);
    expect(agenda[0]?.deals.map(({ outcome, marks }) => [outcome, marks])).toEqual([
      ['held', []],
      [null, ['past close']],
    ]);
    expect(progressOf(agenda)).toEqual({ decided: 1, all: 3 });
    expect(placeOf(agenda, 'ria-2')).toBe('RIA · 2 of 2');
    expect(placeOf(agenda, 'gone')).toBe('');
  });

  test('marks a challenge, a rep who is left out, and the time that he used', () => {
    const room = roomAfter(
      { kind: 'timer', change: 'start', repId: null, seconds: 0 },
      { kind: 'challenged', dealId: 'ria-1', reason: 'Why?' },
      { kind: 'timer', change: 'skip', repId: 'cai', seconds: 0 },
    );
    const [ria, , cai] = agendaOf(room, cards, instant(62_000));
    expect(ria?.deals[0]?.challenged).toBe(true);
    expect(ria?.spentMs).toBe(60_000);
    expect(cai).toMatchObject({ skipped: true, deals: [] });
  });

  test('says what of the three answers is missing', () => {
    const missing = [{ question: 'risk' as const, message: 'The risk is missing.' }];
    expect(marksOf({ closePast: true, missingAnswers: missing })).toEqual(['past close', '1 missing']);
    expect(marksOf({ closePast: false, missingAnswers: [] })).toEqual([]);
  });
});

describe('following', () => {
  test('looks where the presenter points, else at the first deal of whose turn it is, decided or not', () => {
    expect(pointedDeal(WAITING_ROOM)).toBeNull();
    expect(pointedDeal(roomAfter())).toBe('ria-1');
    expect(pointedDeal(roomAfter(ruled('held')))).toBe('ria-1');
    expect(pointedDeal(roomAfter({ kind: 'pointed', repId: 'ben', dealId: 'ben-2' }))).toBe('ben-2');
    expect(pointedDeal(roomAfter({ kind: 'pointed', repId: null, dealId: null }))).toBe('ria-1');
  });

  test('ends with a choice of one’s own, and begins again with the deal that is pointed at', () => {
    const room = roomAfter();
    const away = lookAt(room, 'ben-1');
    expect(away).toEqual({ kind: 'own', dealId: 'ben-1' });
    expect(shownDeal(room, away)).toBe('ben-1');
    expect(shownDeal(roomAfter({ kind: 'pointed', repId: 'cai', dealId: 'cai-1' }), away)).toBe('ben-1');
    expect(lookAt(room, 'ria-1')).toEqual(FOLLOWING);
    expect(shownDeal(room, { kind: 'own', dealId: 'gone' })).toBe('ria-1');
  });

  test('walks the agenda and stops at its ends, past reps who are left out', () => {
    const room = roomAfter({ kind: 'timer', change: 'skip', repId: 'ben', seconds: 0 });
    expect(neighbour(room, 'ria-1', 1)).toBe('ria-2');
    expect(neighbour(room, 'ria-2', 1)).toBe('cai-1');
    expect(neighbour(room, 'ben-1', -1)).toBe('ria-2');
    expect(neighbour(room, 'ria-1', -1)).toBeNull();
    expect(neighbour(room, 'cai-2', 1)).toBeNull();
    expect(neighbour(room, null, 1)).toBe('ria-1');
    expect(neighbour(WAITING_ROOM, null, 1)).toBeNull();
  });

  test('walks all of them where everybody is left out', () => {
    const skip = (repId: string) => ({ kind: 'timer' as const, change: 'skip' as const, repId, seconds: 0 });
    expect(neighbour(roomAfter(skip('ria'), skip('ben'), skip('cai')), 'ria-1', 1)).toBe('ria-2');
  });
});

describe('what is read out', () => {
  const names = { deal: () => 'Cold chain', rep: () => 'Ria' };
  const words = (happening: Parameters<typeof roomAfter>[0]) => {
    const [, event] = chain([opening(), happening].map((each) => ({ after: 0, happening: each })));
    return event ? eventWords(event, names) : undefined;
  };

  test('is who did what to which deal, and why', () => {
    expect(words({ kind: 'challenged', dealId: 'ria-1', reason: 'Who signs?' })).toBe(
      'Cora challenged Cold chain: Who signs?',
    );
    expect(words(ruled('knocked_down'))).toBe('Knocked down: Cold chain: No PO.');
    expect(words({ ...ruled('held'), reason: null } as ReturnType<typeof ruled>)).toBe('Held: Cold chain.');
    expect(words({ kind: 'promiseJudged', dealId: 'ria-1', result: 'late' })).toBe(
      'Cold chain, last promise: late.',
    );
    expect(words({ kind: 'pointed', repId: 'ria', dealId: 'ria-1' })).toBe('Now Cold chain.');
    expect(words({ kind: 'pointed', repId: 'ria', dealId: null })).toBe('Now Ria.');
    expect(words({ kind: 'timer', change: 'skip', repId: 'ria', seconds: 0 })).toBe(
      'Ria is left out for now.',
    );
    expect(words({ kind: 'presented', userId: 'u-2', name: 'Cleo' })).toBe('Cleo leads.');
    expect(words({ kind: 'closed', sha256: '0' })).toBe('Cora closed the review.');
  });

  test('is nothing where nothing has to be said', () => {
    expect(words({ kind: 'pointed', repId: null, dealId: null })).toBeNull();
    expect(words({ kind: 'actionSettled', actionId: 'a', state: 'done' })).toBeNull();
  });

  test('knows people by two letters and by their first name', () => {
    expect(['Carla Okafor', 'Jean Luc  Picard', 'ria', ''].map(initials)).toEqual(['CO', 'JP', 'R', '']);
    expect(firstName('Carla Okafor')).toBe('Carla');
  });
});
