import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { audit } from '@/domain/audit/checks';
import { CHECK_IDS } from '@/domain/audit/types';
import {
  committedDeal,
  anyDeal,
  day,
  deal,
  hardware,
  proof,
  software,
  THREE_STREAMS,
  TODAY,
} from '../deals/deal-facts';
import { auditInput, brought, check, idsOf } from './audit-input';

describe('closed won without a ship date', () => {
  const id = 'closed-won-without-ship-date';
  const shipped = proof('shipment');

  test('finds wins with hardware and nothing shipped; its share is of won', () => {
    const deals = [
      deal({ id: 'a', outcome: 'won', amountMinor: 300n }),
      deal({ id: 'b', outcome: 'won', amountMinor: 100n, evidence: [shipped] }),
      deal({ id: 'open', amountMinor: 5000n }),
    ];
    const result = check(id, deals);
    expect(result).toMatchObject({ state: 'checked', count: 1, amountMinor: 300n });
    expect(result.share.ratio).toEqual({ numerator: 300n, denominator: 400n });
  });

  test('a win of the source that has a PO and no shipment is open with us and still found', () => {
    const facts = committedDeal({ sourceOutcome: 'won' });
    expect(idsOf(check(id, [facts]))).toEqual([facts.id]);
    expect(idsOf(check(id, [{ ...facts, outcome: 'lost', stage: 'closed_lost' }]))).toEqual([]);
  });

  test('leaves deals without hardware aside and says so', () => {
    const result = check(id, [deal({ outcome: 'won', lines: [software()] })]);
    expect(result).toMatchObject({ count: 0, state: 'checked' });
    expect(result.basis).toContain('1 deal without hardware left aside');
  });

  test('a void shipment and one to come are none', () => {
    const evidence = [proof('shipment', { voided: true }), proof('shipment', { evidenceOn: day(1) })];
    expect(check(id, [deal({ outcome: 'won', evidence })]).count).toBe(1);
  });

  test('cannot be checked on a file without ship dates, unless a shipment is on record', () => {
    const won = deal({ id: 'a', outcome: 'won' });
    expect(check(id, [won], brought('amount'))).toMatchObject({
      state: 'uncheckable',
      reason: 'The file has no ship date.',
      count: 0,
      deals: [],
    });
    expect(check(id, [won], brought('shipDate')).state).toBe('checked');
    expect(check(id, [won, deal({ id: 'b', evidence: [shipped] })], brought('amount')).count).toBe(1);
  });

  test('without wins there is no share, and the reason why', () => {
    expect(check(id, []).share).toEqual({ ratio: null, reason: 'n/a: won deals have no value' });
  });
});

describe('in negotiation for more than 60 days', () => {
  const id = 'negotiation-over-60-days';
  const stages = { negotiationSourceStages: ['Negotiation'] };

  test.each([
    [60, 0],
    [61, 1],
  ])('%i days: %i', (days, count) => {
    const facts = deal({ sourceStage: 'Negotiation', stageEnteredOn: day(-days) });
    expect(check(id, [facts], stages).count).toBe(count);
  });

  test('only the named source stages, and only open deals', () => {
    const old = { stageEnteredOn: day(-100) };
    const deals = [
      deal({ id: 'a', sourceStage: 'Negotiation', ...old }),
      deal({ id: 'b', sourceStage: 'Qualify', stage: 'hardware_quote_sent', ...old }),
      deal({ id: 'c', sourceStage: 'Negotiation', outcome: 'won', ...old }),
    ];
    expect(idsOf(check(id, deals, stages))).toEqual(['a']);
  });

  test('in our own model it is Hardware Quote Sent', () => {
    const old = { stageEnteredOn: day(-61) };
    const deals = [
      deal({ id: 'a', stage: 'hardware_quote_sent', ...old }),
      deal({ id: 'b', stage: 'demo', ...old }),
    ];
    const result = check(id, deals);
    expect(idsOf(result)).toEqual(['a']);
    expect(result.basis).toBe('1 open deal in negotiation (Hardware Quote Sent).');
  });

  test('a PO ends the negotiation', () => {
    const facts = committedDeal({ sourceStage: 'Negotiation', stageEnteredOn: day(-200) });
    expect(check(id, [facts], stages).count).toBe(0);
  });

  test('without a stage entry the later of engage and creation stands in, and it says so', () => {
    const facts = deal({ sourceStage: 'Negotiation', engagedOn: day(-61), createdOn: day(-300) });
    const result = check(id, [facts, deal({ id: 'x', sourceStage: 'Negotiation' })], stages);
    expect(idsOf(result)).toEqual(['deal-1']);
    expect(result.basis).toBe(
      '2 open deals in negotiation ("Negotiation"). ' +
        "Engage or creation date stands in for the stage's entry on 1 deal. 1 deal without any date is not counted.",
    );
  });

  test('cannot be checked when none of them has a date', () => {
    const result = check(id, [deal({ sourceStage: 'Negotiation' })], stages);
    expect(result).toMatchObject({ state: 'uncheckable', count: 0 });
    expect(check(id, [], stages).state).toBe('checked');
  });
});

describe('close date in the past', () => {
  const id = 'close-date-past';

  test('yesterday is past, today is not', () => {
    const deals = [-1, 0, 1].map((offset) => deal({ id: `d${offset}`, closeOn: day(offset) }));
    expect(idsOf(check(id, deals))).toEqual(['d-1']);
  });

  test('only open deals; those without a date are named in the basis', () => {
    const deals = [
      deal({ id: 'a', closeOn: day(-9), outcome: 'won' }),
      deal({ id: 'b' }),
      deal({ id: 'c', closeOn: day(9) }),
    ];
    expect(check(id, deals)).toMatchObject({
      count: 0,
      basis: 'Close date of 1 open deal. 1 deal without one is not counted.',
    });
  });

  test('cannot be checked when no open deal has one', () => {
    const won = deal({ id: 'w', outcome: 'won', closeOn: day(-9) });
    expect(check(id, [deal(), won])).toMatchObject({
      state: 'uncheckable',
      reason: 'The open deals have no close date.',
    });
    expect(check(id, [won])).toMatchObject({ state: 'checked', count: 0 });
  });
});

describe('zombies', () => {
  const id = 'zombie';

  test('are counted with value and share of the open pipeline', () => {
    const deals = [
      deal({ id: 'a', lastActivityOn: day(-91), amountMinor: 100n }),
      deal({ id: 'b', lastActivityOn: day(-2), amountMinor: 300n }),
    ];
    const result = check(id, deals);
    expect(idsOf(result)).toEqual(['a']);
    expect(result.share.ratio).toEqual({ numerator: 100n, denominator: 400n });
  });

  test('the basis tells stand-ins, missing dates and justifications', () => {
    const deals = [
      deal({ id: 'a', engagedOn: day(-100) }),
      deal({ id: 'b' }),
      deal({ id: 'c', lastActivityOn: day(-100), justifiedUntil: day(9) }),
    ];
    const result = check(id, deals);
    expect(idsOf(result)).toEqual(['a']);
    expect(result.basis).toBe(
      'Last activity of 2 open deals. The latest of stage entry, engage and creation stands in for it on 1 deal. ' +
        '1 deal without any date is not counted. 1 deal excused by a justification.',
    );
  });

  test('cannot be checked without any date', () => {
    expect(check(id, [deal()])).toMatchObject({ state: 'uncheckable' });
  });
});

describe('a PO number on two deals', () => {
  const id = 'po-number-twice';
  const withPo = (name: string, reference: string, over = {}) =>
    deal({ id: name, amountMinor: 100n, evidence: [proof('po', { reference, ...over })] });

  test('spaces and case do not make another number', () => {
    const deals = [withPo('a', 'PO-77'), withPo('b', ' po-77 '), withPo('c', 'PO-78')];
    expect(idsOf(check(id, deals))).toEqual(['a', 'b']);
  });

  test('twice on one deal, void, or on a lost deal is not shared', () => {
    const twice = deal({ id: 'a', evidence: [proof('po'), proof('po')] });
    const lost = { ...withPo('l', 'PO-1'), outcome: 'lost', stage: 'closed_lost' } as const;
    expect(check(id, [twice, withPo('b', 'PO-1', { voided: true }), lost]).count).toBe(0);
  });

  test('a won deal counts, and the share is of what is open', () => {
    const deals = [withPo('a', 'X'), { ...withPo('b', 'X'), outcome: 'won' } as const];
    const result = check(id, deals);
    expect(result).toMatchObject({ count: 2, amountMinor: 200n });
    expect(result.share.ratio).toEqual({ numerator: 100n, denominator: 100n });
  });

  test('cannot be checked without any PO number', () => {
    expect(check(id, [deal({ evidence: [proof('quote')] })])).toMatchObject({
      state: 'uncheckable',
      reason: 'No PO number is on record.',
    });
  });
});

describe('a verbal yes older than 30 days', () => {
  const id = 'verbal-yes-over-30-days';

  test('strictly older, and without a PO', () => {
    const deals = [
      deal({ id: 'a', verbalYesOn: day(-31) }),
      deal({ id: 'b', verbalYesOn: day(-30) }),
      committedDeal({ id: 'c', verbalYesOn: day(-90) }),
      deal({ id: 'd', verbalYesOn: day(-90), outcome: 'won' }),
    ];
    expect(idsOf(check(id, deals))).toEqual(['a']);
  });

  test('cannot be checked on a file that does not say', () => {
    expect(check(id, [deal()], brought('amount')).state).toBe('uncheckable');
    expect(check(id, [deal()], brought('verbalYes')).state).toBe('checked');
    expect(check(id, [deal({ verbalYesOn: TODAY })], brought('amount')).state).toBe('checked');
  });
});

describe('the report', () => {
  test('has the ten checks in their order, and totals by outcome', () => {
    const report = audit(
      auditInput([deal({ lines: THREE_STREAMS }), deal({ outcome: 'won', amountMinor: 7n })]),
    );
    expect(report.checks.map(({ id }) => id)).toEqual([...CHECK_IDS]);
    expect(report).toMatchObject({
      asOf: TODAY,
      open: { count: 1, amountMinor: 270_000n },
      won: { count: 1, amountMinor: 7n },
      lost: { count: 0, amountMinor: 0n },
    });
  });

  test('an empty tenant has findings nowhere and shares nowhere', () => {
    for (const { count, share } of audit(auditInput([])).checks) {
      expect(count).toBe(0);
      expect(share.ratio).toBeNull();
      expect(share.reason).not.toBe('');
    }
  });

  test('on any deals: counts are the deals listed, largest first, and no share leaves 0–1', () => {
    const some = fc
      .array(anyDeal, { maxLength: 8 })
      .map((list) => list.map((facts, i) => ({ ...facts, id: `d${i}` })));
    fc.assert(
      fc.property(some, (deals) => {
        for (const { count, deals: found, amountMinor, share, state, reason } of audit(auditInput(deals))
          .checks) {
          expect(found).toHaveLength(count);
          expect(found.reduce((sum, one) => sum + one.amountMinor, 0n)).toBe(amountMinor);
          const sorted = found.toSorted((a, b) =>
            a.amountMinor > b.amountMinor ? -1 : a.amountMinor < b.amountMinor ? 1 : 0,
          );
          expect(found).toEqual(sorted);
          expect(reason === null).toBe(state === 'checked');
          if (share.ratio) expect(share.ratio.numerator <= share.ratio.denominator).toBe(true);
        }
      }),
    );
  });

  test('the order of the deals changes nothing', () => {
    fc.assert(
      fc.property(fc.array(anyDeal, { maxLength: 6 }), (list) => {
        const deals = list.map((facts, i) => ({
          ...facts,
          id: `d${i}`,
          externalId: `c${i}`,
          lines: [hardware()],
        }));
        expect(audit(auditInput(deals.toReversed()))).toEqual(audit(auditInput(deals)));
      }),
    );
  });
});
