import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { grr, type Grr } from '@/domain/kpis/grr';
import { kpiWindow, type KpiData } from '@/domain/kpis/kpi-data';
import { date } from '@/domain/values/calendar-date';
import { ratioValue, type RatioOrNone } from '@/domain/values/ratio';
import { anyCompany, anyDay, ledgerOf } from '../revenue/random-contracts';
import { kpiData, moved } from './sample-data';

function of(data: KpiData): Grr {
  return grr(data, kpiWindow(data.asOf, data.fiscalStartMonth));
}

function percent(value: RatioOrNone): number | null {
  return value.ratio === null ? null : Math.round(ratioValue(value.ratio) * 10_000) / 100;
}

/** Two customers from 2022 on; the maintenance of one is lost in 2023, the software of the other grows. */
const ledger = [
  moved('a', '2022-01-10', 'new', 600, 'software'),
  moved('a', '2022-01-10', 'new', 300, 'hardware'),
  moved('b', '2022-02-01', 'new', 100, 'software'),
  moved('a', '2023-03-01', 'contraction', -300, 'hardware'),
  moved('b', '2023-06-01', 'expansion', 400, 'software'),
  moved('c', '2023-09-01', 'new', 5_000, 'software'),
];

describe('blended gross revenue retention', () => {
  it('is measured over the hardware life, with 12 months beside it', () => {
    const kpi = of(kpiData('2024-02-29', ledger));
    expect(percent(kpi.hardwareLife.grr)).toBe(70);
    expect(percent(kpi.year.grr)).toBe(70);
    expect([kpi.hardwareLife.months, kpi.year.months]).toEqual([24, 12]);
  });

  it('names the two days that it compares', () => {
    const { hardwareLife, year } = of(kpiData('2024-02-29', ledger));
    expect([hardwareLife.from, hardwareLife.until]).toEqual(['2022-02-28', '2024-02-29']);
    expect([year.from, year.until]).toEqual(['2023-02-28', '2024-02-29']);
  });

  it('is measured at the end of the last completed month', () => {
    expect(of(kpiData('2024-02-28', ledger)).hardwareLife.until).toBe('2024-01-31');
    expect(percent(of(kpiData('2023-03-30', ledger)).year.grr)).toBe(100);
    expect(percent(of(kpiData('2023-03-31', ledger)).year.grr)).toBe(70);
  });

  it('shows what one would have believed with the software alone, and each stream', () => {
    const { hardwareLife } = of(kpiData('2024-02-29', ledger));
    expect(percent(hardwareLife.softwareOnly)).toBe(100);
    expect(percent(hardwareLife.byStream.hardware)).toBe(0);
    expect(hardwareLife.byStream.services).toEqual({
      ratio: null,
      reason: 'No recurring services revenue on 28 Feb 2022, 24 months before 29 Feb 2024.',
    });
  });

  it('shows the net figure of the same cohort', () => {
    expect(percent(of(kpiData('2024-02-29', ledger)).hardwareLife.nrr)).toBe(110);
  });

  it('is spread to a year for printing: 70 % over 24 months is 83.67 % a year', () => {
    const { hardwareLife, year } = of(kpiData('2024-02-29', ledger));
    expect(hardwareLife.annualised).toBeCloseTo(0.8367, 4);
    expect(year.annualised).toBeCloseTo(0.7, 9);
  });

  it('takes the hardware life of the tenant', () => {
    expect(of(kpiData('2024-02-29', ledger, { hardwareLifeMonths: 6 })).hardwareLife).toMatchObject({
      months: 6,
      from: '2023-08-31',
    });
  });

  it('is the same in both places where the hardware lives for 12 months', () => {
    const kpi = of(kpiData('2024-02-29', ledger, { hardwareLifeMonths: 12 }));
    expect(kpi.hardwareLife).toEqual(kpi.year);
  });
});

describe('without a cohort', () => {
  it('is n/a where the ledger is younger than the window', () => {
    const kpi = of(kpiData('2023-12-31', ledger));
    expect(kpi.hardwareLife.grr).toEqual({
      ratio: null,
      reason: 'The ledger begins in 2022-01, less than 24 months before the end of 31 Dec 2023.',
    });
    expect(percent(kpi.year.grr)).toBe(70);
    expect(kpi.hardwareLife.annualised).toBeNull();
  });

  it('is n/a where everybody had left when the window began, though the ledger is old enough', () => {
    const gone = [
      moved('a', '2017-09-01', 'new', 900),
      moved('a', '2017-11-01', 'churn', -900),
      moved('b', '2018-01-01', 'new', 700),
    ];
    expect(of(kpiData('2019-12-31', gone)).hardwareLife.grr).toEqual({
      ratio: null,
      reason:
        'No customer had recurring revenue on 31 Dec 2017, 24 months before 31 Dec 2019: there is no cohort.',
    });
  });

  it('is n/a without any movement', () => {
    const kpi = of(kpiData('2024-02-29'));
    expect(kpi.year.grr.reason).toBe('No recurring revenue is recorded up to 29 Feb 2024.');
    expect(kpi.verdict).toBe(
      'Retention cannot be measured yet. No recurring revenue is recorded up to 29 Feb 2024.',
    );
    expect(kpi.quarters).toEqual([]);
  });

  it('falls back to 12 months in the verdict, and says so', () => {
    expect(of(kpiData('2023-12-31', ledger)).verdict).toBe(
      '70.0 % of the recurring revenue of 12 months ago is still paid (the 24-month figure is n/a: no cohort); software alone would say 100.0 %.',
    );
  });
});

describe('the verdict', () => {
  it('speaks of the software only where it says something else', () => {
    const software = ledger.filter(({ stream }) => stream === 'software');
    expect(of(kpiData('2024-02-29', software)).verdict).toBe(
      '100.0 % of the recurring revenue of 24 months ago is still paid.',
    );
    expect(of(kpiData('2024-02-29', ledger)).verdict).toContain('; software alone would say 100.0 %.');
  });
});

describe('the alarm', () => {
  const kept = (share: number) => [
    moved('a', '2020-01-01', 'new', 1_000),
    moved('a', '2021-06-01', 'contraction', share - 1_000),
  ];

  it('is raised under 80 % over the long window', () => {
    expect(of(kpiData('2022-01-31', kept(799))).alarm).toEqual({
      raised: true,
      reasons: ['79.9 % over 24 months is under 80 %.'],
      notJudged: null,
    });
  });

  it('is not raised at exactly 80 %', () => {
    expect(of(kpiData('2022-01-31', kept(800))).alarm.raised).toBe(false);
  });

  it('does not look at 12 months: a bad year with a good life is no alarm, a good year with a bad life is', () => {
    const early = [moved('a', '2020-01-01', 'new', 1_000), moved('a', '2020-06-01', 'contraction', -500)];
    const kpi = of(kpiData('2022-01-31', early));
    expect(percent(kpi.year.grr)).toBe(100);
    expect(kpi.alarm.raised).toBe(true);
  });

  it('is not judged, with the reason, where the long window is n/a', () => {
    const { alarm } = of(kpiData('2023-12-31', ledger));
    expect(alarm.raised).toBe(false);
    expect(alarm.notJudged).toBe(
      'The alarm looks at the 24-month window. The ledger begins in 2022-01, less than 24 months before the end of 31 Dec 2023.',
    );
  });
});

describe('the target', () => {
  it('is in basis points, met or missed', () => {
    const verdict = (target: bigint) =>
      of(
        kpiData('2024-02-29', ledger, {
          targets: [{ kpi: 'grr', effectiveFrom: date('2024-01-01'), target }],
        }),
      ).verdict;
    expect(verdict(7_000n)).toContain('; the target of 70.0 % is met.');
    expect(verdict(7_001n)).toContain('; the target of 70.0 % is missed.');
  });
});

describe('the quarters of the chart', () => {
  it('begin with the ledger and carry both windows', () => {
    const { quarters } = of(kpiData('2024-03-31', ledger));
    expect(quarters[0]).toMatchObject({ label: 'Q1 2022', until: '2022-03-31' });
    expect(quarters.map(({ year }) => percent(year))).toEqual([null, null, null, null, 70, 70, 70, 70, 100]);
    expect(quarters.map(({ hardwareLife }) => percent(hardwareLife)).at(-1)).toBe(70);
  });
});

describe('for any company and day', () => {
  it('GRR lies between 0 and 1 and never above NRR, in both windows', () => {
    fc.assert(
      fc.property(anyCompany, anyDay, (company, asOf) => {
        const kpi = of(kpiData(asOf, ledgerOf(company), { hardwareLifeMonths: 18 }));
        for (const window of [kpi.hardwareLife, kpi.year]) {
          expect(window.retainedMinor).toBeGreaterThanOrEqual(0n);
          expect(window.retainedMinor).toBeLessThanOrEqual(window.startMinor);
          expect(window.retainedMinor).toBeLessThanOrEqual(window.endMinor);
          expect(window.grr.ratio === null).toBe(window.startMinor === 0n);
        }
      }),
    );
  });

  it('a customer who arrives now never changes it', () => {
    fc.assert(
      fc.property(anyCompany, (company) => {
        const rows = ledgerOf(company);
        const more = [...rows, moved('newcomer', '2026-06-15', 'new', 9_999)];
        const [before, after] = [rows, more].map((one) => of(kpiData('2026-06-30', one)));
        expect(after?.hardwareLife.retainedMinor).toBe(before?.hardwareLife.retainedMinor);
        expect(after?.year.startMinor).toBe(before?.year.startMinor);
      }),
    );
  });
});
