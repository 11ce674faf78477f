import { describe, expect, it } from 'vitest';
import { computeKpis } from '@/domain/kpis/kpis';
import { date } from '@/domain/values/calendar-date';
import { deployed, kpiData } from './sample-data';

/** Four completed quarters: 2023-04-01 to 2024-03-31. */
const AS_OF = '2024-04-15';
const target = (days: bigint) => [
  { kpi: 'days_to_deployment' as const, effectiveFrom: date('2024-01-01'), target: days },
];

function days(...deployments: ReturnType<typeof deployed>[]) {
  return computeKpis(kpiData(AS_OF, [], { deployments })).daysToDeployment;
}

describe('days to deployment', () => {
  it('is the mean from signature to activation of those activated in four completed quarters', () => {
    const figure = days(
      deployed('a', { signedOn: '2023-12-01', activatedOn: '2024-01-30' }),
      deployed('b', { signedOn: '2023-04-01', activatedOn: '2023-04-01' }),
      deployed('early', { signedOn: '2022-12-01', activatedOn: '2023-03-31' }),
      deployed('late', { signedOn: '2024-03-01', activatedOn: '2024-04-01' }),
      deployed('pilot', { kind: 'pilot', signedOn: '2023-12-01', activatedOn: '2024-03-30' }),
    );
    expect(figure.window).toMatchObject({ activated: 2, totalDays: 60, label: 'Q2 2023 to Q1 2024' });
    expect(figure.window.mean.ratio).toEqual({ numerator: 60n, denominator: 2n });
    expect(figure.earlier).toMatchObject({ activated: 2, totalDays: 120 });
    expect(figure.quarters.map(({ label, activated }) => [label, activated])).toEqual([
      ['Q1 2023', 1],
      ['Q2 2023', 1],
      ['Q3 2023', 0],
      ['Q4 2023', 0],
      ['Q1 2024', 1],
    ]);
  });

  it('lists who waits with the age so far, the longest first, and drops nobody', () => {
    const figure = days(
      deployed('new', { signedOn: '2024-04-05' }),
      deployed('old', { signedOn: '2022-04-15', firstValueOn: '2022-05-01' }),
      deployed('gone', { signedOn: '2023-04-15', endedOn: '2023-12-01' }),
      deployed('future', { signedOn: '2024-04-05', activatedOn: '2024-05-01' }),
    );
    expect(figure.waiting.map(({ id, ageDays }) => [id, ageDays])).toEqual([
      ['old', 731],
      ['future', 10],
      ['new', 10],
    ]);
    expect(figure.window.mean).toEqual({
      ratio: null,
      reason: 'No production deployment was activated from 1 Apr 2023 to 31 Mar 2024.',
    });
    expect(figure.verdict).toBe(
      'Nothing was activated in four quarters; 3 waiting, the longest for 731 days.',
    );
  });

  it('counts what it leaves out: pilots, no signature, activated before it, first value without activation', () => {
    const figure = days(
      deployed('pilot', { kind: 'pilot' }),
      deployed('unsigned', { activatedOn: '2024-01-01' }),
      deployed('fault', { signedOn: '2024-02-01', activatedOn: '2024-01-01' }),
      deployed('valued', { signedOn: '2024-01-01', firstValueOn: '2024-02-01' }),
    );
    expect(figure.basis.leftOut.map(({ count }) => count)).toEqual([1, 1, 1, 1]);
    expect(figure.window.activated).toBe(0);
  });

  it('alarms over its target, and is not judged without one', () => {
    const deployments = [deployed('a', { signedOn: '2023-12-01', activatedOn: '2024-01-30' })];
    const alarm = (targets: ReturnType<typeof target> | []) =>
      computeKpis(kpiData(AS_OF, [], { deployments, targets })).daysToDeployment.alarm;
    expect(alarm(target(59n))).toMatchObject({
      raised: true,
      reasons: ['60 days on average are over the target of 59.'],
    });
    expect(alarm(target(60n))).toMatchObject({ raised: false, notJudged: null });
    expect(alarm([]).notJudged).toContain('none is set');
  });
});
