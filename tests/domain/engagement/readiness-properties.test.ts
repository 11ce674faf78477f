import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  LEAST_CUSTOMERS,
  READINESS_ANSWERS,
  READINESS_QUESTIONS,
  readinessOf,
  type ReadinessFacts,
} from '@/domain/engagement/readiness';

const answers = fc.record(
  Object.fromEntries(
    READINESS_QUESTIONS.map((question) => [question, fc.constantFrom(...READINESS_ANSWERS)]),
  ) as Record<(typeof READINESS_QUESTIONS)[number], fc.Arbitrary<(typeof READINESS_ANSWERS)[number]>>,
  { requiredKeys: [] },
);
const facts: fc.Arbitrary<ReadinessFacts> = fc
  .record({
    currency: fc.constantFrom('USD', 'JPY', 'KWD'),
    customers: fc.integer({ min: 0, max: 25 }),
    arrMinor: fc.bigInt({ min: 0n, max: 200_000_000n }),
    booked: fc.boolean(),
    leastArr: fc.option(fc.record({ minor: fc.constant(50_000_000n), rate: fc.constantFrom(null, '150') })),
    firstPaid: fc.option(
      fc
        .array(fc.integer({ min: 0, max: 4 }), { minLength: 4, maxLength: 4 })
        .map((all) => all.map((customers, i) => ({ label: `Q${i + 1}`, customers }))),
    ),
    answers,
  })
  // Whoever pays is in the ledger, and an ARR has customers.
  .map((one) => ({
    ...one,
    booked: one.booked || one.customers > 0,
    arrMinor: one.customers === 0 ? 0n : one.arrMinor,
  }));

const RANK = { premature: 0, unproven: 1, ready: 2 };

describe('whether it is time for a fractional CRO, of any company', () => {
  it('is ready only where every check is met, and premature never by an answer alone where the ledger speaks', () => {
    fc.assert(
      fc.property(facts, (one) => {
        const { verdict, checks, text } = readinessOf(one);
        expect(checks.map(({ id }) => id)).toEqual(['revenue', 'customers', 'arr', 'motion', 'product']);
        expect(verdict === 'ready').toBe(checks.every(({ state }) => state === 'met'));
        if (one.booked) {
          const missed = checks.some(({ state, from }) => state === 'missed' && from === 'ledger');
          if (verdict === 'premature') expect(missed).toBe(true);
        }
        expect(text).not.toMatch(/NaN|undefined|null/);
      }),
    );
  });

  it('grows no worse with another customer or more revenue', () => {
    fc.assert(
      fc.property(facts, fc.bigInt({ min: 0n, max: 10n ** 9n }), (one, more) => {
        if (one.customers === 0) return;
        const grown = { ...one, customers: one.customers + 1, arrMinor: one.arrMinor + more };
        expect(RANK[readinessOf(grown).verdict]).toBeGreaterThanOrEqual(RANK[readinessOf(one).verdict]);
      }),
    );
  });

  it('never believes an answer against the ledger', () => {
    fc.assert(
      fc.property(facts, answers, (one, others) => {
        const ledger = (of: ReadinessFacts) =>
          readinessOf(of)
            .checks.filter(({ from }) => from === 'ledger')
            .map(({ id, state }) => [id, state]);
        expect(ledger({ ...one, answers: others })).toEqual(ledger(one));
      }),
    );
  });

  it('says where a question would help, and asks none where a figure answers', () => {
    fc.assert(
      fc.property(facts, (one) => {
        for (const check of readinessOf({ ...one, answers: {} }).checks)
          if (check.from === 'answer') {
            expect(check.state).toBe('unknown');
            expect(check.question).not.toBeNull();
          }
      }),
    );
  });

  it('turns at ten customers and at the least ARR, to the unit', () => {
    const company: ReadinessFacts = {
      currency: 'USD',
      customers: LEAST_CUSTOMERS,
      arrMinor: 50_000_000n,
      booked: true,
      leastArr: { minor: 50_000_000n, rate: null },
      firstPaid: [2, 2, 1, 0].map((customers, i) => ({ label: `Q${i + 1}`, customers })),
      answers: { physical_product: 'yes' },
    };
    const verdict = (more: Partial<ReadinessFacts>) => readinessOf({ ...company, ...more }).verdict;
    expect(verdict({})).toBe('ready');
    expect(verdict({ customers: LEAST_CUSTOMERS - 1 })).toBe('premature');
    expect(verdict({ arrMinor: 49_999_999n })).toBe('premature');
    expect(verdict({ firstPaid: [5, 0, 0, 0].map((customers) => ({ label: 'Q', customers })) })).toBe(
      'unproven',
    );
    expect(verdict({ leastArr: null })).toBe('unproven');
  });

  it('tells a company that has lost everybody from one that never had anybody', () => {
    const none = {
      currency: 'USD',
      customers: 0,
      arrMinor: 0n,
      leastArr: null,
      firstPaid: null,
      answers: {},
    };
    expect(readinessOf({ ...none, booked: true }).text).toContain('no recurring revenue any more');
    expect(readinessOf({ ...none, booked: false }).verdict).toBe('unproven');
    expect(readinessOf({ ...none, booked: false, answers: { pre_revenue: 'yes' } }).text).toContain('yet');
  });
});
