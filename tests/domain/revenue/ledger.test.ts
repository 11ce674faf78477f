import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ledgerJson, ledgerPeriods, type LedgerInput } from '@/domain/revenue/ledger';
import type { MovementKind } from '@/domain/revenue/movements';
import { rollUps, type CustomerMovement } from '@/domain/revenue/roll-ups';
import { date } from '@/domain/values/calendar-date';
import { anyCompany, anyDay, arrOn, ledgerOf } from './random-contracts';

function moved(customerId: string, day: string, amountMinor: bigint, kind: MovementKind): CustomerMovement {
  return {
    customerId,
    stream: 'software',
    kind,
    effectiveOn: date(day),
    amountMinor,
    fxMinor: 0n,
    reversesId: null,
  };
}

function inputOf(
  ledger: readonly CustomerMovement[],
  asOf: string,
  by: LedgerInput['by'] = 'month',
  fiscalStartMonth = 1,
): LedgerInput {
  const seen = ledger.filter(({ effectiveOn }) => effectiveOn <= asOf);
  return { by, asOf: date(asOf), fiscalStartMonth, ...rollUps(seen, [1, 3]) };
}

const story = [
  moved('a', '2024-01-10', 1_000n, 'new'),
  moved('b', '2024-01-20', 500n, 'new'),
  moved('a', '2024-02-01', 200n, 'expansion'),
  moved('b', '2024-04-01', -500n, 'churn'),
  moved('a', '2024-04-15', -300n, 'contraction'),
  moved('b', '2024-06-01', 400n, 'reactivation'),
];

describe('the ledger by month', () => {
  const periods = ledgerPeriods(inputOf(story, '2024-06-30'));

  it('runs from the first movement to the day asked for, months without movements included', () => {
    expect(periods.map(({ label }) => label)).toEqual([
      '2024-01',
      '2024-02',
      '2024-03',
      '2024-04',
      '2024-05',
      '2024-06',
    ]);
    expect(periods[2]).toMatchObject({
      openingMinor: 1_700n,
      closingMinor: 1_700n,
      newMinor: 0n,
      customers: 2,
    });
  });

  it('has from and until as a half-open range', () => {
    expect([periods[0]?.from, periods[0]?.until]).toEqual(['2024-01-01', '2024-02-01']);
  });

  it('puts every kind in its own column, losses negative', () => {
    expect(periods[3]).toMatchObject({
      openingMinor: 1_700n,
      newMinor: 0n,
      expansionMinor: 0n,
      reactivationMinor: 0n,
      contractionMinor: -300n,
      churnMinor: -500n,
      fxMinor: 0n,
      closingMinor: 900n,
      customers: 1,
    });
    expect(periods[5]).toMatchObject({ reactivationMinor: 400n, closingMinor: 1_300n, customers: 2 });
  });

  it('measures retention on the customers of the month’s opening', () => {
    expect(periods[0]?.grr).toEqual({
      ratio: null,
      reason: 'No customer had recurring revenue when the month opened.',
    });
    expect(periods[3]?.grr.ratio).toEqual({ numerator: 900n, denominator: 1_700n });
    expect(periods[1]?.grr.ratio).toEqual({ numerator: 1_500n, denominator: 1_500n });
    expect(periods[1]?.nrr.ratio).toEqual({ numerator: 1_700n, denominator: 1_500n });
  });

  it('does not let a returning customer into the retention of the month of his return', () => {
    expect(periods[5]?.nrr.ratio).toEqual({ numerator: 900n, denominator: 900n });
  });

  it('goes on after the last movement', () => {
    const later = ledgerPeriods(inputOf(story, '2024-12-31'));
    expect(later).toHaveLength(12);
    expect(later.at(-1)).toMatchObject({ openingMinor: 1_300n, closingMinor: 1_300n, customers: 2 });
    expect(later.at(-1)?.grr.ratio).toEqual({ numerator: 1_300n, denominator: 1_300n });
  });

  it('is empty without movements, and before the first', () => {
    expect(ledgerPeriods(inputOf([], '2024-06-30'))).toEqual([]);
    expect(ledgerPeriods(inputOf(story, '2023-12-31'))).toEqual([]);
  });

  it('ignores scheduled movements after the day asked for', () => {
    const input = { ...inputOf(story, '2024-03-31'), ...rollUps(story, [1, 3]) };
    expect(ledgerPeriods(input).map(({ closingMinor }) => closingMinor)).toEqual([1_500n, 1_700n, 1_700n]);
  });
});

describe('an unfinished period', () => {
  it('ends on the day asked for, holds what happened up to it, and has no retention yet', () => {
    const last = ledgerPeriods(inputOf(story, '2024-04-10')).at(-1);
    expect(last).toMatchObject({
      label: '2024-04',
      from: '2024-04-01',
      until: '2024-04-11',
      complete: false,
      churnMinor: -500n,
      contractionMinor: 0n,
      closingMinor: 1_200n,
      grr: { ratio: null, reason: 'The month is not over on 10 Apr 2024.' },
    });
  });

  it('is a quarter until its last day, which completes it', () => {
    const before = ledgerPeriods(inputOf(story, '2024-03-30', 'quarter')).at(-1);
    const on = ledgerPeriods(inputOf(story, '2024-03-31', 'quarter')).at(-1);
    expect([before?.complete, on?.complete]).toEqual([false, true]);
    expect(before?.nrr.reason).toBe('The quarter is not over on 30 Mar 2024.');
    expect(on?.until).toBe('2024-04-01');
  });
});

describe('the ledger by quarter', () => {
  it('sums the months of a calendar quarter', () => {
    const periods = ledgerPeriods(inputOf(story, '2024-06-30', 'quarter'));
    expect(periods.map(({ label }) => label)).toEqual(['Q1 2024', 'Q2 2024']);
    expect(periods[0]).toMatchObject({
      newMinor: 1_500n,
      expansionMinor: 200n,
      closingMinor: 1_700n,
      customers: 2,
    });
    expect(periods[1]).toMatchObject({
      openingMinor: 1_700n,
      reactivationMinor: 400n,
      contractionMinor: -300n,
      churnMinor: -500n,
      closingMinor: 1_300n,
    });
  });

  it('measures retention over three months, point to point', () => {
    const [, second] = ledgerPeriods(inputOf(story, '2024-06-30', 'quarter'));
    expect(second?.grr.ratio).toEqual({ numerator: 1_300n, denominator: 1_700n });
  });

  it('begins with the fiscal quarter of the first movement', () => {
    const [first, second] = ledgerPeriods(inputOf(story, '2024-06-30', 'quarter', 2));
    expect([first?.label, first?.from, first?.until]).toEqual(['Q4 FY2024', '2023-11-01', '2024-02-01']);
    expect(first).toMatchObject({ openingMinor: 0n, closingMinor: 1_500n });
    expect(second?.label).toBe('Q1 FY2025');
  });
});

describe('at the command line', () => {
  it('amounts are strings, ratios have numerator, denominator and value, or a reason', () => {
    const { periods } = ledgerJson(ledgerPeriods(inputOf(story, '2024-02-29')));
    expect(JSON.parse(JSON.stringify(periods[1]))).toEqual({
      from: '2024-02-01',
      until: '2024-03-01',
      label: '2024-02',
      complete: true,
      customers: 2,
      openingMinor: '1500',
      newMinor: '0',
      expansionMinor: '200',
      reactivationMinor: '0',
      contractionMinor: '0',
      churnMinor: '0',
      fxMinor: '0',
      closingMinor: '1700',
      grr: { numerator: '1500', denominator: '1500', value: 1 },
      nrr: { numerator: '1700', denominator: '1500', value: 1.133333333 },
    });
    expect(periods[0]).toMatchObject({
      grr: null,
      grrReason: 'No customer had recurring revenue when the month opened.',
      nrr: null,
    });
  });
});

describe('for any company, day, calendar and period', () => {
  const anyBy = fc.constantFrom<LedgerInput['by']>('month', 'quarter');

  it('opening + movements + FX = closing, and each closing is the next opening', () => {
    fc.assert(
      fc.property(anyCompany, anyDay, anyBy, fc.integer({ min: 1, max: 12 }), (company, asOf, by, start) => {
        let carried = 0n;
        for (const period of ledgerPeriods(inputOf(ledgerOf(company), asOf, by, start))) {
          expect(period.openingMinor).toBe(carried);
          const parts =
            period.newMinor +
            period.expansionMinor +
            period.reactivationMinor +
            period.contractionMinor +
            period.churnMinor +
            period.fxMinor;
          expect(period.openingMinor + parts).toBe(period.closingMinor);
          carried = period.closingMinor;
        }
      }),
      { numRuns: 300 },
    );
  });

  it('the last closing is the ARR in force on the day', () => {
    fc.assert(
      fc.property(anyCompany, anyDay, anyBy, (company, asOf, by) => {
        const periods = ledgerPeriods(inputOf(ledgerOf(company), asOf, by));
        const inForce = [...company.values()].reduce((total, contracts) => {
          const active = contracts.filter(({ startOn, endOn }) => endOn === null || endOn > startOn);
          return total + arrOn(active, asOf);
        }, 0n);
        expect(periods.at(-1)?.closingMinor ?? 0n).toBe(inForce);
      }),
    );
  });

  it('the quarters are the months, summed', () => {
    fc.assert(
      fc.property(anyCompany, anyDay, fc.integer({ min: 1, max: 12 }), (company, asOf, start) => {
        const ledger = ledgerOf(company);
        const sum = (by: LedgerInput['by']) =>
          ledgerPeriods(inputOf(ledger, asOf, by, start)).reduce(
            (total, period) => total + period.churnMinor,
            0n,
          );
        expect(sum('quarter')).toBe(sum('month'));
      }),
    );
  });

  it('what opens a month is the cohort of its retention', () => {
    fc.assert(
      fc.property(anyCompany, anyDay, anyBy, (company, asOf, by) => {
        const complete = ledgerPeriods(inputOf(ledgerOf(company), asOf, by)).filter(
          (period) => period.complete,
        );
        const cohorts = complete.map(({ grr }) => grr.ratio?.denominator ?? 0n);
        expect(cohorts).toEqual(complete.map(({ openingMinor }) => openingMinor));
      }),
    );
  });
});
