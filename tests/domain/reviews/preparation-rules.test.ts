import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { standardBook } from '@/domain/forecast/lead-times';
import { missingAnswers, NO_ANSWERS } from '@/domain/reviews/answers';
import { leadTimeFacts } from '@/domain/reviews/lead-time';
import { suggestPromise } from '@/domain/reviews/promise';
import { addDays, date } from '@/domain/values/calendar-date';
import {
  anyDeal,
  committedDeal,
  day,
  deal,
  hardware,
  proof,
  services,
  software,
  TODAY,
} from '../deals/deal-facts';

describe('the three answers', () => {
  const whole = {
    nextStep: 'Send the quote by Friday',
    nextStepOn: day(3),
    evidenceAnswer: 'linked' as const,
    evidenceIds: ['e-1'],
    riskKind: 'budget' as const,
    riskNote: null,
  };

  it('are all missing at first, and none once they are there', () => {
    expect(missingAnswers(NO_ANSWERS).map(({ question }) => question)).toEqual([
      'nextStep',
      'evidence',
      'risk',
    ]);
    expect(missingAnswers(whole)).toEqual([]);
  });

  it.each([
    [{ nextStepOn: null }, 'nextStep', /by which day/],
    [{ evidenceIds: [] }, 'evidence', /No record is chosen/],
    [{ riskKind: 'other' as const }, 'risk', /other risk/],
  ])('lack %j: %s', (over, question, message) => {
    const missing = missingAnswers({ ...whole, ...over });
    expect(missing).toEqual([{ question, message: expect.stringMatching(message) as string }]);
  });

  it('may honestly be that there is nothing yet, and that the other risk has a name', () => {
    expect(missingAnswers({ ...whole, evidenceAnswer: 'none_yet', evidenceIds: [] })).toEqual([]);
    expect(missingAnswers({ ...whole, riskKind: 'other', riskNote: 'The plant may close' })).toEqual([]);
  });
});

describe('what the record says of a promise', () => {
  const by = { on: day(0) };
  it.each([
    [
      'kept on its day',
      by,
      { kind: 'evidence' as const, on: day(0) },
      'kept',
      'Evidence of 22 Nov 2026, promised by 22 Nov 2026.',
    ],
    [
      'late the day after',
      by,
      { kind: 'activity' as const, on: day(1) },
      'late',
      'An activity of 23 Nov 2026, but promised by 22 Nov 2026.',
    ],
    ['open on its day', by, null, null, 'Promised by 22 Nov 2026; nothing is on record yet.'],
    [
      'dropped the day after',
      { on: day(-1) },
      null,
      'dropped',
      'Nothing has happened since; it was promised by 21 Nov 2026.',
    ],
    [
      'kept without a day',
      { on: null },
      { kind: 'move' as const, on: day(-3) },
      'kept',
      'A stage move of 19 Nov 2026 is on record.',
    ],
    ['dropped without a day', { on: null }, null, 'dropped', 'Nothing has happened since.'],
  ])('%s', (_name, promised, first, suggested, why) => {
    expect(suggestPromise(promised, first, TODAY)).toEqual({ suggested, why });
  });
});

describe('the lead time beside the quarter’s end', () => {
  const p80 = { hardwareDays: 95, installDays: 14, activationDays: 24 };
  const book = standardBook(p80);
  const at = { today: TODAY, lastDay: date('2026-12-31') };

  it('counts from a PO of today, whatever the close date hopes', () => {
    const quoted = deal({ lines: [hardware(), software()], closeOn: day(-200) });
    const facts = leadTimeFacts(quoted, book, at);
    expect(facts.ship).toMatchObject({ on: addDays(TODAY, 95), fact: false, inQuarter: false });
    expect(facts.activation).toMatchObject({ on: addDays(TODAY, 95 + 14 + 24), inQuarter: false });
    expect(facts.poBy).toBe(addDays(at.lastDay, -95));
    expect(facts.text).toBe(
      'Ships about 25 Feb 2027, after the quarter. Active about 4 Apr 2027, after the quarter. The quarter ends 31 Dec 2026. To ship in the quarter the PO had to be there by 27 Sep 2026.',
    );
    expect(leadTimeFacts({ ...quoted, closeOn: null }, book, at)).toEqual(facts);
  });

  it('says until when the PO has to be there while there is time', () => {
    const facts = leadTimeFacts(
      deal({ lines: [hardware()] }),
      standardBook({ ...p80, hardwareDays: 30 }),
      at,
    );
    expect(facts).toMatchObject({ ship: { inQuarter: true }, activation: null, poBy: '2026-12-01' });
    expect(facts.text).toContain('To ship in the quarter the PO has to be there by 1 Dec 2026.');
  });

  it('goes by promised days and facts first, and says nothing of streams that are not there', () => {
    const promised = leadTimeFacts(deal({ lines: [hardware({ promisedOn: day(20) })] }), book, at);
    expect(promised).toMatchObject({ ship: { on: day(20), inQuarter: true }, poBy: null });
    const shipped = committedDeal({ evidence: [proof('po'), proof('shipment', { evidenceOn: day(-2) })] });
    expect(leadTimeFacts(shipped, book, at)).toMatchObject({ ship: { on: day(-2), fact: true }, poBy: null });
    const onlyServices = leadTimeFacts(deal({ lines: [services()] }), book, at);
    expect(onlyServices).toMatchObject({ ship: null, activation: null });
    expect(onlyServices.text).toBe('Nothing here ships or is activated. The quarter ends 31 Dec 2026.');
  });

  it('goes by what the library knows of the hardware that ships first, and adds what its supplier is late', () => {
    const known = {
      kind: 'hardware',
      supplier: '',
      p50Days: 20,
      observations: 12,
      basis: 'learned',
      sample: [],
    } as const;
    const entries = [
      { ...known, product: 'Gate', p80Days: 60 },
      { ...known, product: 'TempSense', p80Days: 25 },
    ];
    const lines = [
      hardware({ product: 'Gate' }),
      hardware({ id: 'b', product: 'TempSense', supplier: 'Nordchip' }),
    ];
    const learned = leadTimeFacts(deal({ lines }), { ...book, entries }, at);
    expect(learned).toMatchObject({
      hardwareDays: 25,
      source: '12 shipments of TempSense',
      poBy: '2026-12-06',
    });
    const delays = [{ id: 'd', supplier: 'Nordchip', product: '', days: 7 }];
    const late = leadTimeFacts(deal({ lines }), { ...book, entries, delays }, at);
    expect(late).toMatchObject({
      source: '12 shipments of TempSense, Nordchip 7 days late',
      poBy: '2026-11-29',
    });
    expect(late.ship?.on).toBe(addDays(TODAY, 32));
  });

  it('has a sentence for any deal, and is in the quarter exactly up to its last day', () => {
    fc.assert(
      fc.property(anyDeal, (facts) => {
        const { ship, activation, text } = leadTimeFacts(facts, book, at);
        expect(text).toContain('The quarter ends 31 Dec 2026.');
        for (const landing of [ship, activation])
          if (landing && landing.on !== null) expect(landing.inQuarter).toBe(landing.on <= at.lastDay);
      }),
    );
  });
});
