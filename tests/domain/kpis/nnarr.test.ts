import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kpiWindow, type KpiData } from '@/domain/kpis/kpi-data';
import { nnarr, type Nnarr } from '@/domain/kpis/nnarr';
import { date } from '@/domain/values/calendar-date';
import { anyCompany, anyDay, ledgerOf } from '../revenue/random-contracts';
import { kpiData, moved } from './sample-data';

function of(data: KpiData): Nnarr {
  return nnarr(data, kpiWindow(data.asOf, data.fiscalStartMonth));
}

const year = [
  moved('a', '2022-11-01', 'new', 10_000),
  moved('b', '2023-02-01', 'new', 4_000),
  moved('a', '2023-05-01', 'expansion', 2_000),
  moved('b', '2023-08-01', 'churn', -4_000),
  moved('a', '2023-11-01', 'contraction', -1_000),
  moved('b', '2023-12-01', 'reactivation', 3_000),
  moved('c', '2024-01-20', 'new', 5_000),
];

describe('net new ARR', () => {
  it('is the sum of the four completed quarters', () => {
    const kpi = of(kpiData('2024-02-10', year));
    expect(kpi.valueMinor).toBe(400_000n);
    expect(kpi.bars.map(({ label, nnarrMinor }) => [label, nnarrMinor])).toEqual([
      ['Q1 2023', 400_000n],
      ['Q2 2023', 200_000n],
      ['Q3 2023', -400_000n],
      ['Q4 2023', 200_000n],
    ]);
  });

  it('shows the parts of the window, losses negative', () => {
    expect(of(kpiData('2024-02-10', year)).window).toMatchObject({
      openingMinor: 1_000_000n,
      newMinor: 400_000n,
      expansionMinor: 200_000n,
      reactivationMinor: 300_000n,
      contractionMinor: -100_000n,
      churnMinor: -400_000n,
      closingMinor: 1_400_000n,
      from: '2023-01-01',
      until: '2024-01-01',
    });
  });

  it('shows the quarter to date by completed months, apart', () => {
    expect(of(kpiData('2024-02-10', year)).quarterToDate).toMatchObject({
      label: 'Q1 2024 to date',
      nnarrMinor: 500_000n,
      from: '2024-01-01',
      until: '2024-02-01',
    });
  });

  it('has no quarter to date before its first month is over, nor on the last day of a quarter', () => {
    expect(of(kpiData('2024-01-25', year)).quarterToDate).toBeNull();
    expect(of(kpiData('2023-12-31', year)).quarterToDate).toBeNull();
  });

  it('takes the quarter in on its last day, and drops the oldest', () => {
    expect(of(kpiData('2024-03-30', year)).valueMinor).toBe(400_000n);
    expect(of(kpiData('2024-03-31', year)).valueMinor).toBe(500_000n);
  });

  it('follows the fiscal calendar', () => {
    const kpi = of(kpiData('2024-02-10', year, { fiscalStartMonth: 2 }));
    expect(kpi.bars.at(-1)).toMatchObject({ label: 'Q4 FY2024', from: '2023-11-01', nnarrMinor: 700_000n });
  });

  it('leaves FX out of it but not out of the closing', () => {
    const kpi = of(kpiData('2024-02-10', [...year, moved('a', '2023-06-01', 'fx', -500)]));
    expect(kpi.valueMinor).toBe(400_000n);
    expect(kpi.window).toMatchObject({ fxMinor: -50_000n, closingMinor: 1_350_000n });
  });

  it('compares with a quarter ago', () => {
    const kpi = of(kpiData('2024-03-31', year));
    expect(kpi.changeMinor).toBe(100_000n);
    expect(kpi.verdict).toBe(
      'Recurring revenue grew by USD 5,000 net in the four quarters to 31 Mar 2024, USD 1,000 more than a quarter ago.',
    );
  });
});

describe('without enough history', () => {
  it('is n/a with the reason where there is no movement at all', () => {
    const kpi = of(kpiData('2024-02-10'));
    expect(kpi.valueMinor).toBeNull();
    expect(kpi.reason).toBe('No recurring revenue is recorded up to 31 Jan 2024.');
    expect(kpi.verdict).toBe('There is no recurring revenue to measure yet.');
    expect(kpi.quarters).toEqual([]);
  });

  it('is n/a when the first movement lies ahead', () => {
    expect(of(kpiData('2022-10-15', year)).valueMinor).toBeNull();
  });

  it('counts what there is, says when the ledger begins, and does not judge the alarm', () => {
    const kpi = of(kpiData('2023-03-31', year));
    expect(kpi.valueMinor).toBe(1_400_000n);
    expect(kpi.basis.notes).toContain('The ledger begins in 2022-11: months before it are empty.');
    expect(kpi.alarm.notJudged).toContain('6 completed quarters');
    expect(kpi.quarters.map(({ label }) => label)).toEqual(['Q4 2022', 'Q1 2023']);
  });

  it('has nothing to compare with in its first quarter', () => {
    expect(of(kpiData('2022-12-31', year)).changeMinor).toBeNull();
  });
});

describe('the alarm', () => {
  /** One new customer per quarter from 2022 on, with these amounts. */
  function quarterly(...amounts: number[]) {
    const months = ['01', '04', '07', '10'];
    return amounts.map((amount, i) =>
      moved(`c${i}`, `${2022 + Math.floor(i / 4)}-${months[i % 4] ?? '01'}-15`, 'new', amount),
    );
  }

  it('is raised when the rolling figure fell twice in a row', () => {
    const { alarm } = of(kpiData('2023-06-30', quarterly(900, 800, 700, 600, 500, 400)));
    expect(alarm.raised).toBe(true);
    expect(alarm.reasons).toEqual(['Falling for two quarters: USD 3,000, then USD 2,600, then USD 2,200.']);
  });

  it('is not raised when it fell once', () => {
    expect(of(kpiData('2023-06-30', quarterly(100, 800, 700, 600, 500, 400))).alarm.raised).toBe(false);
    expect(of(kpiData('2023-06-30', quarterly(900, 100, 700, 600, 500, 400))).alarm.raised).toBe(false);
  });

  it('is not raised when it stands still', () => {
    const { alarm } = of(kpiData('2023-06-30', quarterly(500, 500, 500, 500, 500, 500)));
    expect(alarm).toEqual({ raised: false, reasons: [], notJudged: null });
  });

  it('is not judged with five quarters, and is with six', () => {
    expect(of(kpiData('2023-03-31', quarterly(900, 800, 700, 600, 500))).alarm.notJudged).not.toBeNull();
    expect(of(kpiData('2023-06-30', quarterly(900, 800, 700, 600, 500, 400))).alarm.notJudged).toBeNull();
  });
});

describe('the target', () => {
  const withTarget = (target: bigint) =>
    of(
      kpiData('2024-02-10', year, { targets: [{ kpi: 'nnarr', effectiveFrom: date('2024-01-01'), target }] }),
    );

  it('met or short of is in the verdict', () => {
    expect(withTarget(400_000n).verdict).toContain('; the target of USD 4,000 is met.');
    expect(withTarget(450_000n).verdict).toContain('; USD 500 short of the target.');
    expect(withTarget(450_000n).targetMinor).toBe(450_000n);
  });

  it('shrinking is said so', () => {
    const kpi = of(kpiData('2024-01-31', [...year.slice(0, 1), moved('a', '2023-06-01', 'churn', -10_000)]));
    expect(kpi.verdict).toContain('shrank by USD 10,000 net');
  });
});

describe('for any company and day', () => {
  it('opening + NNARR + FX = closing, in every bar and the window', () => {
    fc.assert(
      fc.property(anyCompany, anyDay, fc.integer({ min: 1, max: 12 }), (company, asOf, start) => {
        const kpi = of(kpiData(asOf, ledgerOf(company), { fiscalStartMonth: start }));
        for (const bar of [...kpi.quarters, ...kpi.bars, kpi.window]) {
          expect(bar.openingMinor + bar.nnarrMinor + bar.fxMinor).toBe(bar.closingMinor);
        }
        expect(kpi.bars.reduce((total, bar) => total + bar.nnarrMinor, 0n)).toBe(kpi.window.nnarrMinor);
        if (kpi.valueMinor !== null) expect(kpi.valueMinor).toBe(kpi.window.nnarrMinor);
      }),
    );
  });

  it('folding quarters into their last months, and what lies before the charts into one, changes nothing', () => {
    fc.assert(
      fc.property(anyCompany, anyDay, fc.integer({ min: 1, max: 12 }), (company, asOf, start) => {
        const data = kpiData(asOf, ledgerOf(company), { fiscalStartMonth: start });
        const { foldBefore, measured } = kpiWindow(data.asOf, start);
        const fold = (period: number) =>
          period < foldBefore
            ? foldBefore - 1
            : Math.min(period - ((period - foldBefore) % 3) + 2, Math.max(period, measured));
        const movementMonths = data.movementMonths.map((row) => ({ ...row, period: fold(row.period) }));
        expect(of({ ...data, movementMonths })).toEqual(of(data));
      }),
    );
  });
});
