import { describe, expect, it } from 'vitest';
import { readinessOf, type ReadinessFacts } from '@/domain/engagement/readiness';

const READY: ReadinessFacts = {
  currency: 'USD',
  customers: 10,
  arrMinor: 50_000_000n,
  booked: true,
  leastArr: { minor: 50_000_000n, rate: null },
  firstPaid: [2, 0, 1, 2].map((customers, i) => ({ label: `Q${i + 1} 2026`, customers })),
  answers: { physical_product: 'yes' },
};
const told = (changes: Partial<ReadinessFacts>) => readinessOf({ ...READY, ...changes });
const states = (changes: Partial<ReadinessFacts>) =>
  Object.fromEntries(told(changes).checks.map(({ id, state }) => [id, state]));

describe('readiness', () => {
  it('is there at ten customers, half a million dollars and five new ones in three quarters', () => {
    expect(told({})).toMatchObject({ verdict: 'ready' });
    expect(told({}).text).toBe('The company is ready: 10 paying customers and a motion that repeats itself.');
  });

  it.each([
    ['nine customers', { customers: 9 }, '9 paying customers, fewer than 10.'],
    ['a cent too little', { arrMinor: 49_999_999n }, 'the ARR is under USD 500,000.'],
    [
      'both',
      { customers: 1, arrMinor: 1n },
      '1 paying customer, fewer than 10, and the ARR is under USD 500,000.',
    ],
  ] as const)('is premature with %s, and says why', (_, changes, why) => {
    const { verdict, text } = told(changes);
    expect(verdict).toBe('premature');
    expect(text).toContain(`premature: ${why}`);
  });

  it('is unproven where the motion stalls or nobody has said', () => {
    const once = [5, 0, 0, 0].map((customers, i) => ({ label: `Q${i}`, customers }));
    expect(told({ firstPaid: once }).verdict).toBe('unproven');
    expect(states({ firstPaid: once })).toMatchObject({ motion: 'missed' });
    expect(states({ answers: {} })).toMatchObject({ product: 'unknown' });
    expect(states({ answers: { physical_product: 'no' } })).toMatchObject({ product: 'missed' });
  });

  it('believes figures before answers: a ledger of four quarters answers for the motion', () => {
    const answers = { ...READY.answers, repeatable_motion: 'no' as const };
    expect(states({ answers })).toMatchObject({ motion: 'met' });
    expect(states({ answers, firstPaid: null })).toMatchObject({ motion: 'missed' });
    expect(states({ answers: { ...answers, repeatable_motion: 'yes' }, firstPaid: null })).toMatchObject({
      motion: 'met',
    });
  });

  it('does not take an empty ledger for no revenue', () => {
    const empty = { customers: 0, arrMinor: 0n, booked: false, firstPaid: null };
    expect(told(empty).verdict).toBe('unproven');
    expect(states(empty)).toMatchObject({ revenue: 'unknown', customers: 'unknown', arr: 'unknown' });
    expect(told({ ...empty, answers: { pre_revenue: 'yes' } }).verdict).toBe('premature');
    expect(states({ ...empty, answers: { pre_revenue: 'no' } })).toMatchObject({ revenue: 'met' });
  });

  it('is premature where everybody left, whatever is answered: the ledger says so', () => {
    const left = { customers: 0, arrMinor: 0n, answers: { pre_revenue: 'no' as const } };
    expect(told(left)).toMatchObject({ verdict: 'premature' });
    expect(told(left).text).toContain('premature: there is no recurring revenue any more.');
    expect(states(left)).toMatchObject({ revenue: 'missed', customers: 'missed', arr: 'missed' });
  });

  it('compares in the company’s own currency, and says where it cannot', () => {
    const euro = { currency: 'EUR', leastArr: { minor: 45_000_000n, rate: '0.9' } };
    expect(told({ ...euro, arrMinor: 44_000_000n }).text).toContain(
      'the ARR is under EUR 450,000 (USD 500,000 at 0.9)',
    );
    expect(states({ currency: 'EUR', leastArr: null })).toMatchObject({ arr: 'unknown' });
  });

  it('says what to do next: the founder sells, a file, a rate, an answer, or nothing', () => {
    expect(told({})).toMatchObject({ next: null, wants: null });
    expect(told({ customers: 9 })).toMatchObject({
      wants: null,
      next: 'Until there are 10 paying customers and USD 500,000 of ARR the founder sells, perhaps with a part-time adviser. Both are counted anew each day.',
    });
    const empty = told({ customers: 0, arrMinor: 0n, booked: false, firstPaid: null, answers: {} });
    expect(empty.wants).toBe('contracts');
    expect(empty.text).toBe(
      'Nothing says premature, but not everything is shown: revenue, paying customers, the ARR, a motion that repeats itself, hardware in the product.',
    );
    expect(told({ currency: 'EUR', leastArr: null })).toMatchObject({ verdict: 'unproven', wants: 'rate' });
    expect(told({ answers: {} }).wants).toBe('answers');
    // What is known and missed needs no other page.
    expect(told({ answers: { physical_product: 'no' } })).toMatchObject({ verdict: 'unproven', wants: null });
  });
});
