import { describe, expect, test, vi } from 'vitest';
import { DEFAULT_STAGE_MODEL } from '@/domain/deals/stages';
import type { DealChangesSince } from '@/domain/reviews/changes';
import type { RoomOutcome } from '@/domain/reviews/review';
import { date } from '@/domain/values/calendar-date';
import { refuse } from '@/domain/values/result';
import { standingOf, struckClaim } from '@/features/reviews/components/room/deal-figures';
import { changeBadges } from '@/features/reviews/components/room/deal-words';
import { expectedStanding } from '@/features/reviews/components/room/expected-standing';
import { REASON_WORDS } from '@/features/reviews/components/room/reason-words';
import { sendSurely } from '@/features/reviews/components/room/send-surely';
import { standing } from '../../domain/reviews/a-room';
import { cardOf, dealIn, roomAfter, ruled } from './room-card';

describe('what a ruling is going to make of a deal', () => {
  const card = cardOf();
  const after = (outcome: RoomOutcome, to: 'demo' | null = null) =>
    expectedStanding(card, standing(), outcome, to);

  test('is nothing where it is held or parked', () => {
    expect(after('held')).toEqual(standing());
    expect(after('parked')).toEqual(standing());
  });

  test('is 20 % of a pipeline where it is knocked down, or the stage’s figure if that is lower', () => {
    expect(after('knocked_down')).toMatchObject({ bp: 2000, category: 'pipeline', weightedMinor: '20000' });
    expect(expectedStanding(cardOf({ figureBp: 1000 }), standing(1000), 'knocked_down', null)).toMatchObject({
      bp: 1000,
      weightedMinor: '10000',
    });
  });

  test('is nothing at all where it is lost, and the figure of the stage where it moves', () => {
    expect(after('lost')).toMatchObject({ stage: 'closed_lost', bp: 0, outcome: 'lost', weightedMinor: '0' });
    expect(after('moved', 'demo')).toMatchObject({ stage: 'demo', bp: 2000, category: 'pipeline' });
    expect(expectedStanding(card, standing(), 'moved', 'hardware_po_received')).toMatchObject({
      bp: 7000,
      category: 'commit',
      weightedMinor: '70000',
    });
    expect(expectedStanding(card, standing(), 'moved', 'closed_lost')).toEqual(standing());
  });
});

describe('what a deal counts now', () => {
  test('is the newest of the card, the ruling that stands, and what was heard since', () => {
    const room = roomAfter(ruled('knocked_down'));
    expect(standingOf(cardOf(), null)).toEqual({ standing: standing(), version: 3 });
    expect(standingOf(cardOf(), dealIn(room))).toEqual({ standing: standing(2000), version: 4 });
    expect(standingOf(cardOf({ dealVersion: 5 }), dealIn(room)).version).toBe(5);
    const heard = { standing: standing(), version: 5 };
    expect(standingOf(cardOf(), dealIn(room), heard)).toEqual(heard);
  });

  test('stands beside the claim that evidence does not carry', () => {
    const now = (bp: number) => ({ standing: standing(bp), version: 4 });
    const claimed = cardOf({ claimBp: 8000, knockedDown: [{ text: '', missing: [] }] });
    expect(struckClaim(claimed, null, now(2000))).toBe('80 %');
    expect(struckClaim(cardOf({ knockedDown: [{ text: '', missing: [] }] }), null, now(2000))).toBe(
      'verbal yes',
    );
    expect(struckClaim(cardOf(), dealIn(roomAfter(ruled('knocked_down'))), now(2000))).toBe('40 %');
    expect(struckClaim(cardOf(), dealIn(roomAfter(ruled('held'))), now(4000))).toBeNull();
    const committed = { standing: { ...standing(7000), category: 'commit' as const }, version: 4 };
    expect(struckClaim(claimed, null, committed)).toBeNull();
  });
});

describe('what changed since the last review', () => {
  const NOTHING: DealChangesSince = {
    stage: null,
    amount: null,
    closeOn: null,
    nextStep: null,
    claim: null,
    verbalYes: null,
    evidenceAdded: [],
    evidenceVoided: [],
  };
  const badges = (changes: Partial<DealChangesSince>) =>
    changeBadges({ ...NOTHING, ...changes }, 'USD').map(({ text, look }) => `${look ? '! ' : ''}${text}`);

  test('is a badge each; what one asks about is amber', () => {
    expect(badges({})).toEqual([]);
    expect(badges({ closeOn: { from: date('2026-11-30'), to: date('2026-12-31') } })).toEqual([
      '! Pushed 30 Nov 2026 → 31 Dec 2026',
    ]);
    expect(badges({ closeOn: { from: date('2026-12-31'), to: date('2026-11-30') } })).toEqual([
      'Close date 31 Dec 2026 → 30 Nov 2026',
    ]);
    expect(badges({ amount: { fromMinor: '100000', toMinor: '90000' } })).toEqual(['! Amount $1k → $900']);
    expect(badges({ stage: { from: 'demo', to: 'hardware_quote_sent' } })).toEqual([
      `${DEFAULT_STAGE_MODEL.labels.demo} → ${DEFAULT_STAGE_MODEL.labels.hardware_quote_sent}`,
    ]);
    expect(badges({ claim: { fromBp: null, toBp: 8000 } })).toEqual(['Claim none → 80 %']);
    expect(badges({ verbalYes: { from: null, to: date('2026-11-20') } })).toEqual(['Verbal yes on 20 Nov']);
    expect(badges({ verbalYes: { from: date('2026-11-20'), to: null } })).toEqual(['Verbal yes withdrawn']);
    expect(badges({ nextStep: { from: 'Call', to: null } })).toEqual(['Next step gone']);
  });

  test('names the evidence that came and that went', () => {
    const po = { kind: 'po' as const, reference: 'PO-7', on: date('2026-11-20') };
    expect(badges({ evidenceAdded: [po], evidenceVoided: [{ ...po, reference: null }] })).toEqual([
      '+ Hardware PO PO-7',
      '! Voided: Hardware PO',
    ]);
  });
});

describe('what a key asks', () => {
  const po = {
    code: 'po',
    stage: 'hardware_po_received',
    need: { evidence: 'po', lineId: null },
    message: 'No PO yet.',
    remedy: 'Record the PO.',
  } as const;

  test('has the missing document of a knock-down in the field already', () => {
    const { knocked_down: words } = REASON_WORDS;
    expect(words.first(cardOf({ missing: [po] }))).toBe('No PO on record');
    expect(words.first(cardOf())).toBe('');
    const software = { hardware: '0', software: '100', services: '0', unsplit: '0' };
    expect(words.first(cardOf({ missing: [po], streams: software }))).toBe('No signed order form on record');
    expect(words.description(cardOf())).toContain('Counts 20 %');
    expect(words.description(cardOf({ figureBp: 1000 }))).toContain('Counts 10 %');
  });

  test('offers the doubts that the card itself raises, four at most', () => {
    const card = cardOf({ missing: [po], closePast: true });
    const answers = { ...card.answers, nextStep: null };
    expect(REASON_WORDS.challenge.suggestions({ ...card, answers })).toEqual([
      'Its close date has passed',
      'No PO on record',
      'What exactly is the next step?',
      'Budget approval pending: what is done about it?',
    ]);
  });

  test('wants a reason for all but holding', () => {
    const free = Object.entries(REASON_WORDS).filter(([, { required }]) => !required);
    expect(free.map(([kind]) => kind)).toEqual(['held']);
  });
});

describe('sending', () => {
  const noPause = () => Promise.resolve();

  test('tries again with the same key until there is an answer', async () => {
    const keys: string[] = [];
    const answer = await sendSurely((key) => {
      keys.push(key);
      if (keys.length < 3) return Promise.reject(new Error('Failed to fetch'));
      return Promise.resolve({ ok: true as const, value: 7 });
    }, noPause);
    expect(answer).toEqual({ ok: true, value: 7 });
    expect(new Set(keys).size).toBe(1);
  });

  test('takes a refusal as an answer, but not that the database is away', async () => {
    const send = vi.fn<(key: string) => Promise<ReturnType<typeof refuse>>>();
    send.mockResolvedValueOnce(refuse('unavailable', 'Away.')).mockResolvedValue(refuse('rule', 'No.'));
    expect(await sendSurely(send, noPause)).toMatchObject({ refusal: { code: 'rule' } });
    expect(send).toHaveBeenCalledTimes(2);
  });

  test('gives up after half a minute of pauses, and says that nothing was saved', async () => {
    let paused = 0;
    const answer = await sendSurely(
      () => Promise.reject(new Error('Failed to fetch')),
      (milliseconds) => {
        paused += milliseconds;
        return Promise.resolve();
      },
    );
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'unavailable' } });
    expect(paused).toBeGreaterThan(29_000);
  });
});
