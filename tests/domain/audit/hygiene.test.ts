import { describe, expect, test } from 'vitest';
import { day, deal, hardware, software, THREE_STREAMS, TODAY } from '../deals/deal-facts';
import { brought, check, idsOf } from './audit-input';

const step = (id: string, nextStep: string | null, offset: number | null) =>
  deal({ id, nextStep, nextStepOn: offset === null ? null : day(offset) });

describe('no next step', () => {
  const id = 'no-next-step';

  test('no words or no date is no step', () => {
    const deals = [
      step('good', 'Send revised quote', 3),
      step('late', 'Send revised quote', -3),
      step('undated', 'Send revised quote', null),
      step('wordless', null, 3),
      step('blank', '  ', 3),
    ];
    expect(idsOf(check(id, deals)).toSorted()).toEqual(['blank', 'undated', 'wordless']);
  });

  test('only open deals need one', () => {
    const done = { outcome: 'won' } as const;
    expect(check(id, [{ ...step('a', null, null), ...done }]).count).toBe(0);
  });

  test('cannot be checked on a file without the step or without its date', () => {
    const deals = [step('a', 'Call', null)];
    expect(check(id, deals, brought('amount')).reason).toBe('The file has no next step.');
    expect(check(id, deals, brought('nextStep')).reason).toBe('The file has no date for the next step.');
    expect(check(id, deals, brought('nextStep', 'nextStepDate'))).toMatchObject({
      state: 'checked',
      count: 1,
    });
  });

  test('can be checked once somebody entered a dated step here', () => {
    const deals = [step('a', 'Call', 3), step('b', null, null)];
    expect(idsOf(check(id, deals, brought('amount')))).toEqual(['b']);
  });
});

describe('next step overdue', () => {
  const id = 'next-step-overdue';

  test('yesterday is overdue, today is not', () => {
    const deals = [step('a', 'Call', -1), step('b', 'Call', 0), step('c', 'Call', 1), step('d', null, -9)];
    const result = check(id, deals);
    expect(idsOf(result)).toEqual(['a']);
    expect(result.basis).toBe('3 open deals with a dated next step.');
  });

  test('shares no deal with no-next-step', () => {
    const deals = [step('a', 'Call', -1), step('b', ' ', -1), step('c', 'Call', null)];
    const overdue = idsOf(check(id, deals));
    expect(idsOf(check('no-next-step', deals)).filter((one) => overdue.includes(one))).toEqual([]);
  });

  test('cannot be checked on a file without dates', () => {
    expect(check(id, [step('a', 'Call', null)], brought('nextStep')).state).toBe('uncheckable');
  });
});

describe('no amount', () => {
  const id = 'no-amount';

  test('0 is none; lines are an amount', () => {
    const deals = [
      deal({ id: 'none' }),
      deal({ id: 'zero', amountMinor: 0n }),
      deal({ id: 'one', amountMinor: 1n }),
      deal({ id: 'lines', lines: THREE_STREAMS }),
      deal({ id: 'free', lines: [hardware({ amountMinor: 0n })], amountMinor: 500n }),
    ];
    expect(idsOf(check(id, deals)).toSorted()).toEqual(['free', 'none', 'zero']);
  });

  test('cannot be checked on a file without amounts', () => {
    expect(check(id, [deal()], brought('closeDate'))).toMatchObject({
      state: 'uncheckable',
      reason: 'The file has no amount.',
    });
    expect(check(id, [deal()], brought('amount')).count).toBe(1);
    expect(check(id, [deal(), deal({ id: 'b', amountMinor: 5n })], brought('closeDate')).count).toBe(1);
  });
});

test('no stream split: open deals without lines', () => {
  const deals = [
    deal({ id: 'a', amountMinor: 300n }),
    deal({ id: 'b', lines: [software({ amountMinor: 100n })] }),
    deal({ id: 'c', outcome: 'won', amountMinor: 300n }),
  ];
  const result = check('no-stream-split', deals, brought('amount'));
  expect(idsOf(result)).toEqual(['a']);
  expect(result.share.ratio).toEqual({ numerator: 300n, denominator: 400n });
});

test('findings are listed largest first, equal ones by the id of the source', () => {
  const deals = [
    deal({ id: '1', externalId: 'C', amountMinor: 5n, closeOn: day(-1) }),
    deal({ id: '2', externalId: 'A', amountMinor: 5n, closeOn: day(-1) }),
    deal({ id: '3', externalId: null, amountMinor: 9n, closeOn: day(-1) }),
    deal({ id: '4', externalId: 'B', closeOn: day(-1) }),
  ];
  expect(check('close-date-past', deals).deals).toEqual([
    { id: '3', externalId: null, amountMinor: 9n },
    { id: '2', externalId: 'A', amountMinor: 5n },
    { id: '1', externalId: 'C', amountMinor: 5n },
    { id: '4', externalId: 'B', amountMinor: 0n },
  ]);
});

test('as of another day the answer is that day’s', () => {
  const deals = [deal({ closeOn: TODAY })];
  expect(check('close-date-past', deals, { asOf: TODAY }).count).toBe(0);
  expect(check('close-date-past', deals, { asOf: day(1) }).count).toBe(1);
});
