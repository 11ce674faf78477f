import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DeploymentFact } from '@/domain/deployments/deployment';
import { kpiWindow, type KpiData } from '@/domain/kpis/kpi-data';
import { bandOf, ttfv, type Ttfv } from '@/domain/kpis/ttfv';
import { addDays, date } from '@/domain/values/calendar-date';
import { deployed, kpiData } from './sample-data';

function of(asOf: string, deployments: readonly DeploymentFact[], rest: Partial<KpiData> = {}): Ttfv {
  const data = { ...kpiData(asOf), deployments, ...rest };
  return ttfv(data, kpiWindow(data.asOf, data.fiscalStartMonth));
}

/** Signed on a day; first value after so many days, or never yet. */
function signed(id: string, signedOn: string, days: number | null): DeploymentFact {
  const firstValueOn = days === null ? undefined : addDays(date(signedOn), days);
  return deployed(id, { signedOn, firstValueOn });
}

describe('time to first value', () => {
  it('is the median and the 75th percentile of the days since the signature', () => {
    const kpi = of('2024-06-30', [
      signed('a', '2024-01-10', 30),
      signed('b', '2024-01-10', 40),
      signed('c', '2024-01-10', 50),
      signed('d', '2024-01-10', 90),
    ]);
    expect(kpi.headline).toMatchObject({
      signed: 4,
      arrived: 4,
      waiting: 0,
      median: { days: 40 },
      p75: { days: 50 },
    });
    expect(kpi.headline.within60.ratio).toEqual({ numerator: 3n, denominator: 4n });
  });

  it('compares with the median as it stood when the last quarter before the day ended', () => {
    const sites = [
      signed('a', '2024-01-10', 30),
      signed('b', '2024-02-01', 40),
      signed('c', '2024-02-01', 100),
      signed('d', '2024-04-10', 90),
    ];
    expect(of('2024-06-30', sites).earlier).toEqual({
      label: 'Q1 2024',
      on: '2024-03-31',
      median: { days: 40 },
    });
    expect(of('2024-07-01', sites).earlier).toMatchObject({ on: '2024-06-30', median: { days: 40 } });
    expect(of('2023-12-31', sites).earlier.median).toMatchObject({ days: null });
  });

  it('draws the share still waiting, day by day', () => {
    const kpi = of('2024-06-30', [signed('a', '2024-01-10', 30), signed('b', '2024-01-10', null)]);
    expect(kpi.curve).toEqual([{ days: 30, waiting: { numerator: 1n, denominator: 2n } }]);
  });

  it('counts those who still wait by their running age', () => {
    const three = [
      signed('a', '2024-01-10', 30),
      signed('b', '2024-01-10', 40),
      signed('c', '2024-01-10', 50),
    ];
    const long = [signed('d', '2024-01-10', null), signed('e', '2024-01-10', null)];
    const fresh = [signed('f', '2024-06-25', null), signed('g', '2024-06-25', null)];
    expect(of('2024-06-30', three).headline.median.days).toBe(40);
    expect(of('2024-06-30', [...three, ...long]).headline.median.days).toBe(50);
    expect(of('2024-06-30', [...three, ...fresh]).headline.median.days).toBe(40);
  });

  it('is n/a until half, and three quarters, have arrived', () => {
    const kpi = of('2024-06-30', [
      signed('a', '2024-01-10', 30),
      signed('b', '2024-06-20', null),
      signed('c', '2024-06-20', null),
      signed('d', '2024-06-20', null),
    ]);
    expect(kpi.headline.median).toEqual({
      days: null,
      reason: 'Only 1 of 4 have first value: n/a until half have.',
    });
    expect(kpi.headline.p75.reason).toBe('Only 1 of 4 have first value: n/a until three quarters have.');
    const half = of('2024-06-30', [signed('a', '2024-01-10', 30), signed('b', '2024-01-10', null)]);
    expect([half.headline.median.days, half.headline.p75.days]).toEqual([30, null]);
  });

  it('takes those signed in the last four completed quarters and in the running one', () => {
    const kpi = of('2024-05-15', [
      signed('before', '2023-03-31', 999),
      signed('first', '2023-04-01', 10),
      signed('running', '2024-05-01', 10),
      signed('ahead', '2024-05-16', 10),
    ]);
    expect(kpi.headline).toMatchObject({ from: '2023-04-01', signed: 2 });
  });

  it('follows the fiscal calendar', () => {
    expect(of('2024-05-15', [], { fiscalStartMonth: 3 }).headline.from).toBe('2023-03-01');
  });

  it('does not know a first value that lies ahead of the day', () => {
    const kpi = of('2024-02-10', [signed('a', '2024-01-10', 60)]);
    expect(kpi.headline).toMatchObject({ arrived: 0, waiting: 1 });
    expect(kpi.waiting[0]).toMatchObject({ id: 'a', ageDays: 31 });
  });

  it('is said in one sentence', () => {
    const kpi = of('2024-06-30', [
      signed('a', '2024-01-10', 30),
      signed('b', '2024-01-10', 70),
      signed('c', '2024-05-01', null),
    ]);
    expect(kpi.verdict).toBe(
      'Half of 3 deployments signed since 1 Jul 2023 had first value within 70 days; 33.3 % within 60; 1 waiting, the longest for 60 days.',
    );
    expect(of('2024-06-30', []).verdict).toBe('No production deployment has been signed since 1 Jul 2023.');
    expect(of('2024-06-30', [signed('a', '2024-06-01', null)]).verdict).toBe(
      '0 of 1 deployment signed since 1 Jul 2023 have first value; 1 waiting, the longest for 29 days.',
    );
  });
});

describe('the share within 60 days', () => {
  it('looks only at those signed 60 days ago or longer', () => {
    const kpi = of('2024-06-30', [
      signed('old', '2024-05-01', 60),
      signed('slow', '2024-04-01', 61),
      signed('open', '2024-04-01', null),
      signed('young', '2024-05-02', 10),
    ]);
    expect(kpi.headline.within60.ratio).toEqual({ numerator: 1n, denominator: 3n });
  });

  it('is n/a while none is that old', () => {
    expect(of('2024-06-30', [signed('young', '2024-05-02', 10)]).headline.within60.reason).toBe(
      'No deployment was signed 60 days ago or longer.',
    );
  });
});

describe('those who wait', () => {
  const kpi = of('2024-06-30', [
    signed('a', '2024-06-01', null),
    signed('b', '2020-01-01', null),
    signed('c', '2024-03-02', null),
    deployed('d', { signedOn: '2024-05-01', shippedOn: '2024-05-20' }),
  ]);

  it('are listed with their age, however old, the longest first', () => {
    expect(kpi.waiting.map(({ id, ageDays, band }) => [id, ageDays, band])).toEqual([
      ['b', 1_642, 'past_120'],
      ['c', 120, 'within_120'],
      ['d', 60, 'within_60'],
      ['a', 29, 'within_60'],
    ]);
  });

  it('show how far they are', () => {
    expect(kpi.waiting.find(({ id }) => id === 'd')?.state).toBe('shipped');
  });

  it('stop waiting when they end, and count as lost and not as arrived', () => {
    const lost = deployed('x', { signedOn: '2024-01-10', endedOn: '2024-03-10' });
    const ended = of('2024-06-30', [lost, signed('a', '2024-01-10', 30)]);
    expect(ended.headline).toMatchObject({ signed: 2, arrived: 1, waiting: 0, lost: 1 });
    expect(ended.waiting).toEqual([]);
    expect(ended.headline.within60.ratio).toEqual({ numerator: 1n, denominator: 2n });
  });

  it('fall into bands at 60 and 120 days, both included', () => {
    expect([0, 60, 61, 120, 121].map(bandOf)).toEqual([
      'within_60',
      'within_60',
      'within_120',
      'within_120',
      'past_120',
    ]);
  });
});

describe('the alarm', () => {
  it('is raised by a median over 60 days, not by 60', () => {
    expect(of('2024-06-30', [signed('a', '2024-01-10', 60)]).alarm.raised).toBe(false);
    expect(of('2024-06-30', [signed('a', '2024-01-10', 61)]).alarm.reasons).toEqual([
      'The median of 61 days is over 60.',
    ]);
  });

  it('is raised by any that waits past 120 days, also from before the window', () => {
    const many = Array.from({ length: 9 }, (_, i) => signed(`f${i}`, '2024-01-10', 20));
    expect(of('2024-06-30', [...many, signed('x', '2024-03-02', null)]).alarm.raised).toBe(false);
    expect(of('2024-06-30', [...many, signed('x', '2024-03-01', null)]).alarm.reasons).toEqual([
      '1 deployment without first value past 120 days.',
    ]);
    expect(of('2024-06-30', [...many, signed('x', '2019-03-01', null)]).alarm.raised).toBe(true);
  });

  it('is raised by one of the window that took longer than 120 days', () => {
    const many = Array.from({ length: 9 }, (_, i) => signed(`f${i}`, '2024-01-10', 20));
    expect(of('2024-06-30', [...many, signed('x', '2024-01-10', 121)]).alarm.reasons).toEqual([
      '1 deployment took more than 120 days to first value.',
    ]);
    expect(of('2024-06-30', [...many, signed('x', '2022-01-10', 121)]).alarm.raised).toBe(false);
  });
});

describe('what is left out', () => {
  const unsigned = deployed('u', { firstValueOn: '2024-03-01' });
  const pilot = { ...signed('p', '2024-01-10', 5), kind: 'pilot' as const };
  const negative = signed('n', '2024-03-10', -3);

  it('is counted with the reason', () => {
    const kpi = of('2024-06-30', [signed('a', '2024-01-10', 30), unsigned, pilot, negative]);
    expect(kpi.headline.signed).toBe(1);
    expect(kpi.basis.leftOut.map(({ what, count }) => [what, count])).toEqual([
      ['pilots', 1],
      ['deployments without signature', 1],
      ['deployments with first value before signature', 1],
    ]);
  });

  it('lists a first value before the signature as a fault in the data', () => {
    expect(of('2024-06-30', [negative]).faults).toEqual([
      { id: 'n', externalId: null, site: 'Site n', days: -3, faults: ['first_value_before_signature'] },
    ]);
  });

  it('does not leave out a first value on the day of the signature', () => {
    expect(of('2024-06-30', [signed('a', '2024-01-10', 0)]).headline.median.days).toBe(0);
  });
});

describe('the cohorts', () => {
  it('are by signing quarter, oldest first, each with its own figures', () => {
    const kpi = of('2024-06-30', [
      signed('late', '2024-04-10', null),
      signed('a', '2023-01-10', 80),
      signed('b', '2024-01-10', 30),
      signed('c', '2024-02-10', 50),
    ]);
    expect(kpi.cohorts.map(({ label, signed: n, median }) => [label, n, median.days])).toEqual([
      ['Q1 2023', 1, 80],
      ['Q1 2024', 2, 30],
      ['Q2 2024', 1, null],
    ]);
  });

  it('hold the running quarter and nothing older than the charts', () => {
    const kpi = of('2024-05-15', [signed('new', '2024-05-01', null), signed('old', '2021-03-31', 5)]);
    expect(kpi.cohorts.map(({ label }) => label)).toEqual(['Q2 2024']);
  });

  it('add up to all that were signed within the charts', () => {
    const anySigned = fc.array(fc.tuple(fc.nat(900), fc.option(fc.nat(200))), { maxLength: 30 });
    fc.assert(
      fc.property(anySigned, (list) => {
        const deployments = list.map(([back, days], i) =>
          signed(`${i}`, addDays(date('2024-06-30'), -back), days),
        );
        const kpi = of('2024-06-30', deployments);
        const sum = (pick: (cohort: Ttfv['cohorts'][number]) => number) =>
          kpi.cohorts.reduce((total, cohort) => total + pick(cohort), 0);
        expect(sum(({ signed: n }) => n)).toBe(list.length);
        expect(sum(({ waiting }) => waiting)).toBe(kpi.waiting.length);
        expect(sum((one) => one.arrived + one.waiting + one.lost)).toBe(list.length);
      }),
    );
  });
});

describe('the target', () => {
  it('in days, met or missed, is in the verdict', () => {
    const kpi = (target: bigint) =>
      of('2024-06-30', [signed('a', '2024-01-10', 45)], {
        targets: [{ kpi: 'ttfv', effectiveFrom: date('2024-01-01'), target }],
      });
    expect(kpi(45n)).toMatchObject({ targetDays: 45 });
    expect(kpi(45n).verdict).toContain('; the target of 45 days is met.');
    expect(kpi(44n).verdict).toContain('; the target of 44 days is missed.');
  });
});
