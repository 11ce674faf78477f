import { describe, expect, test } from 'vitest';
import type { MarkSummary } from '@/domain/forecast/back-test';
import { leansFar, leanText, nearerText, readMark, verdictOf } from '@/features/forecast/back-test-words';

const ratio = (numerator: bigint) => ({ ratio: { numerator, denominator: 100n } });
const none = { ratio: null, reason: 'nothing was realised' };
const model = (off: bigint, lean = 0n) => ({ wape: ratio(off), bias: ratio(lean) });

describe('who was nearer', () => {
  test.each([
    [12n, 41n, 'Ours was nearer: off by 12\u00a0%, the plain table by 41\u00a0%.'],
    [71n, 40n, 'The plain table was nearer: off by 40\u00a0%, ours by 71\u00a0%.'],
    [30n, 30n, 'Both were off by 30\u00a0%.'],
  ])('%i and %i', (ours, plain, said) => {
    expect(verdictOf({ ours: model(ours), plain: model(plain) })).toBe(said);
  });

  test('nothing is said where nothing came', () => {
    expect(verdictOf({ ours: { wape: none, bias: none }, plain: model(1n) })).toBeNull();
  });

  test('quarters are counted, even ones too', () => {
    const of = (
      quarters: number,
      ours: number,
      plain: number,
      even: number,
    ): Pick<MarkSummary, 'quarters' | 'nearer'> => ({
      quarters,
      nearer: { ours, plain, even },
    });
    expect(nearerText(of(9, 7, 2, 0))).toBe('Nearer in 7 of 9 quarters.');
    expect(nearerText(of(1, 0, 0, 1))).toBe('Nearer in 0 of 1 quarter, even in 1.');
  });
});

describe('which way it leaned', () => {
  test.each([
    [4n, 'in sum about right'],
    [-4n, 'in sum about right'],
    [-12n, 'in sum 12\u00a0% too little'],
    [130n, 'in sum 130\u00a0% too much'],
  ])('%i of 100', (lean, said) => expect(leanText(model(0n, lean))).toBe(said));

  test('far is from a fifth on, either way; n/a is not far', () => {
    expect([19n, 20n, -20n].map((lean) => leansFar(ratio(lean)))).toEqual([false, true, true]);
    expect([leansFar(none), leanText({ bias: none })]).toEqual([false, null]);
  });
});

test('an address says when it was forecast; what cannot be read is the start', () => {
  expect([readMark('week5'), readMark('week6'), readMark(undefined), readMark(['ahead'])]).toEqual([
    'week5',
    'start',
    'start',
    'start',
  ]);
});
