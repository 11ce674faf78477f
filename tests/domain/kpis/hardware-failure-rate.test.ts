import { describe, expect, it } from 'vitest';
import { computeKpis } from '@/domain/kpis/kpis';
import type { KpiData } from '@/domain/kpis/kpi-data';
import { date } from '@/domain/values/calendar-date';
import { deployed, kpiData } from './sample-data';

/** Four completed quarters: 2023-04-01 to 2024-03-31. */
const AS_OF = '2024-04-15';

function failed(deploymentId: string, day: string, devices: number) {
  return { deploymentId, failedOn: date(day), devices };
}

function rate(rest: Partial<KpiData>) {
  return computeKpis(kpiData(AS_OF, [], rest)).hardwareFailureRate;
}

/** 100 devices at all four ends, 100 more at the last two: 150 on average. */
const DEPLOYMENTS = [
  deployed('a', { activatedOn: '2022-01-01', devices: 100 }),
  deployed('b', { activatedOn: '2023-10-15', devices: 100 }),
  deployed('pilot', { kind: 'pilot', activatedOn: '2022-01-01', devices: 900 }),
  deployed('unknown', { activatedOn: '2022-01-01', devices: null }),
];
const FAILURES = [
  failed('a', '2023-04-01', 4),
  failed('b', '2024-03-31', 5),
  failed('a', '2023-03-31', 50),
  failed('a', '2024-04-01', 60),
  failed('pilot', '2024-01-01', 70),
  failed('unknown', '2024-01-01', 80),
];

describe('the hardware failure rate', () => {
  it('is devices failed ÷ the mean of the devices in service at four quarters’ ends', () => {
    const { window } = rate({ deployments: DEPLOYMENTS, failures: FAILURES });
    expect(window).toMatchObject({ failures: 2, failedDevices: 9, inService: [100, 100, 200, 200] });
    expect(window.rate.ratio).toEqual({ numerator: 36n, denominator: 600n });
  });

  it('rolls over four quarters in its chart, from the first device on', () => {
    const { quarters, earlier } = rate({ deployments: DEPLOYMENTS, failures: FAILURES });
    expect(quarters.at(-2)).toEqual(earlier);
    expect(earlier).toMatchObject({ label: 'Q4 2023', failedDevices: 54, inService: [100, 100, 100, 200] });
    expect(quarters[0]?.label).toBe('Q1 2022');
  });

  it('counts an ended deployment while it served, and its failures', () => {
    const deployments = [deployed('a', { activatedOn: '2022-01-01', endedOn: '2023-12-31', devices: 100 })];
    const { window } = rate({ deployments, failures: [failed('a', '2023-05-01', 2)] });
    expect(window).toMatchObject({ inService: [100, 100, 0, 0], failedDevices: 2 });
  });

  it('says what it leaves out', () => {
    const { basis } = rate({ deployments: DEPLOYMENTS, failures: FAILURES });
    expect(basis.leftOut.map(({ what, count }) => [what, count])).toEqual([
      ['pilots', 1],
      ['deployments without devices', 1],
      ['failures of those', 2],
    ]);
  });

  it('is n/a with the reason while no device is in service', () => {
    const figure = rate({});
    expect(figure.window.rate).toMatchObject({
      ratio: null,
      reason: expect.stringContaining('No device was'),
    });
    expect(figure.alarm.notJudged).toContain('No device was');
    expect(figure.quarters).toEqual([]);
  });

  it('alarms over its target in basis points', () => {
    const alarm = (target: bigint) =>
      rate({
        deployments: DEPLOYMENTS,
        failures: FAILURES,
        targets: [{ kpi: 'hardware_failure_rate', effectiveFrom: date('2024-01-01'), target }],
      }).alarm;
    expect(alarm(600n)).toMatchObject({ raised: false, notJudged: null });
    expect(alarm(599n).reasons).toEqual(['6.0 % of the devices failed: over the target of 5.99 %.']);
  });
});
