import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DeploymentFact } from '@/domain/deployments/deployment';
import { acvPerDeployment, type AcvPerDeployment } from '@/domain/kpis/acv-per-deployment';
import { kpiWindow, type KpiData } from '@/domain/kpis/kpi-data';
import { date } from '@/domain/values/calendar-date';
import { deployed, kpiData } from './sample-data';

function of(
  asOf: string,
  deployments: readonly DeploymentFact[],
  rest: Partial<KpiData> = {},
): AcvPerDeployment {
  const data = { ...kpiData(asOf), deployments, ...rest };
  return acvPerDeployment(data, kpiWindow(data.asOf, data.fiscalStartMonth));
}

/** In service from `activatedOn`, with an ACV in whole units. */
function unit(id: string, activatedOn: string, acv: number, devices: number | null = 10) {
  return deployed(id, { activatedOn, acvMinor: BigInt(acv) * 100n, devices });
}

const three = [
  unit('a', '2023-01-10', 1_000, 10),
  unit('b', '2023-05-10', 2_000, 40),
  unit('c', '2024-02-10', 6_000, 50),
];

describe('ACV per deployment', () => {
  it('is the mean over those in service at the end of the newest completed quarter', () => {
    const kpi = of('2024-05-15', three);
    expect(kpi.valueMinor).toBe(300_000n);
    expect(kpi.latest).toMatchObject({
      label: 'Q1 2024',
      on: '2024-03-31',
      deployments: 3,
      totalMinor: 900_000n,
    });
  });

  it('has median and price per device beside it', () => {
    expect(of('2024-05-15', three).latest).toMatchObject({
      medianMinor: 200_000n,
      devices: 100,
      perDeviceMinor: 9_000n,
      devicesPerDeployment: { ratio: { numerator: 100n, denominator: 3n } },
    });
  });

  it('takes the mean of the middle two as the median of an even number', () => {
    expect(of('2023-06-30', three).latest.medianMinor).toBe(150_000n);
  });

  it('leaves those out that were not yet or no longer in service on that day', () => {
    const ended = deployed('x', { activatedOn: '2023-01-01', endedOn: '2024-03-31', acvMinor: 9_999_900n });
    const later = unit('y', '2024-04-01', 9_999);
    expect(of('2024-05-15', [...three, ended, later]).valueMinor).toBe(300_000n);
  });

  it('shows today beside the quarter', () => {
    const later = unit('y', '2024-04-01', 11_000);
    const { today, latest } = of('2024-05-15', [...three, later]);
    expect(today).toMatchObject({ label: 'at 15 May 2024', deployments: 4, meanMinor: 500_000n });
    expect(latest.deployments).toBe(3);
  });

  it('keeps pilots apart', () => {
    const pilot = deployed('p', { activatedOn: '2023-01-01', kind: 'pilot', acvMinor: 10_000n });
    const kpi = of('2024-05-15', [...three, pilot]);
    expect(kpi.valueMinor).toBe(300_000n);
    expect(kpi.latest.pilots).toEqual({ deployments: 1, totalMinor: 10_000n });
    expect(kpi.basis.leftOut).toContainEqual(expect.objectContaining({ what: 'pilots', count: 1 }));
  });

  it('leaves a missing ACV out, counted, but takes 0 as 0', () => {
    const unknown = deployed('u', { activatedOn: '2023-01-01', acvMinor: null });
    const free = unit('f', '2023-01-01', 0);
    const kpi = of('2024-05-15', [...three, unknown, free]);
    expect(kpi.valueMinor).toBe(225_000n);
    expect(kpi.basis.leftOut).toEqual([
      { what: 'deployments without ACV', count: 1, why: 'no annual contract value is recorded' },
    ]);
  });

  it('leaves a missing number of devices out of the figures per device only', () => {
    const kpi = of('2024-05-15', [
      ...three,
      unit('u', '2023-01-01', 7_000, null),
      unit('v', '2023-01-01', 4_000, 0),
    ]);
    expect(kpi.valueMinor).toBe(400_000n);
    expect(kpi.latest).toMatchObject({ perDeviceMinor: 9_000n, withoutDevices: 2 });
  });

  it('says how many stand on a date that stands in for the activation', () => {
    const installed = deployed('i', { installedOn: '2023-01-01' });
    expect(of('2024-05-15', [...three, installed]).basis.notes).toEqual([
      '1 deployment without an activation date: first value, else installation stands in.',
    ]);
  });

  it('is n/a with the reason while nothing is in service', () => {
    const kpi = of('2024-05-15', []);
    expect(kpi.valueMinor).toBeNull();
    expect(kpi.reason).toBe('No production deployment with an ACV is in service on 31 Mar 2024.');
    expect(kpi.verdict).toBe('No production deployment with an ACV is in service yet.');
    expect(kpi.quarters).toEqual([]);
    expect(kpi.latest.perDeviceMinor).toBeNull();
  });

  it('draws the quarters from the first one with a deployment', () => {
    expect(of('2024-05-15', three).quarters.map(({ label, deployments }) => [label, deployments])).toEqual([
      ['Q1 2023', 1],
      ['Q2 2023', 2],
      ['Q3 2023', 2],
      ['Q4 2023', 2],
      ['Q1 2024', 3],
    ]);
  });
});

describe('the trend over four quarters', () => {
  /** One deployment until mid-2023, replaced by another: the mean goes from the first ACV to the second. */
  function replaced(then: [acv: number, devices: number | null], now: [acv: number, devices: number | null]) {
    const old = deployed('then', {
      activatedOn: '2022-01-01',
      endedOn: '2023-07-01',
      acvMinor: BigInt(then[0]) * 100n,
      devices: then[1],
    });
    return of('2024-03-31', [old, unit('now', '2023-07-01', ...now)]);
  }

  it('that grows raises no alarm', () => {
    const kpi = replaced([1_000, 10], [1_100, 10]);
    expect(kpi.alarm).toEqual({ raised: false, reasons: [], notJudged: null });
    expect(
      kpi.change.ratio && Number(kpi.change.ratio.numerator) / Number(kpi.change.ratio.denominator),
    ).toBe(0.1);
    expect(kpi.verdict).toBe(
      'A production deployment is worth USD 1,100 a year (median USD 1,100, 1 deployment), 10.0 % more than four quarters ago.',
    );
  });

  it('is flat below one percent, and grows from one percent on', () => {
    expect(replaced([1_000, 10], [1_009, 10]).alarm.raised).toBe(true);
    expect(replaced([1_000, 10], [1_010, 10]).alarm.raised).toBe(false);
    expect(replaced([1_000, 10], [1_000, 10]).alarm.reasons[0]).toContain(
      'is flat over four quarters (0.0 %',
    );
    expect(replaced([1_000, 10], [990, 10]).alarm.reasons[0]).toContain(
      'is declining over four quarters (−1.0 %',
    );
  });

  it('names small deals where the deployments got smaller', () => {
    const kpi = replaced([1_000, 10], [880, 8]);
    expect(kpi.causes).toEqual(['small_deals']);
    expect(kpi.alarm.reasons).toEqual([
      'ACV per deployment is declining over four quarters (−12.0 % since 31 Mar 2023): deals are small (no more devices per deployment than then).',
    ]);
    expect(kpi.verdict).toContain('12.0 % less than four quarters ago');
  });

  it('names the price where a device brings less', () => {
    expect(replaced([1_000, 10], [900, 12]).causes).toEqual(['price_too_low']);
  });

  it('names both where both stand still or fall', () => {
    expect(replaced([1_000, 10], [1_000, 10]).causes).toEqual(['small_deals', 'price_too_low']);
    expect(replaced([1_000, 10], [500, 8]).causes).toEqual(['small_deals', 'price_too_low']);
  });

  it('names neither, and says so, where the number of devices is unknown', () => {
    const kpi = replaced([1_000, null], [900, 10]);
    expect(kpi.causes).toEqual([]);
    expect(kpi.alarm.reasons[0]).toContain('the numbers of devices do not tell which');
  });

  it('is not judged where nothing was in service four quarters ago', () => {
    const kpi = of('2024-03-31', [unit('a', '2023-07-01', 1_000)]);
    expect(kpi.alarm.raised).toBe(false);
    expect(kpi.alarm.notJudged).toContain('was in service on 31 Mar 2023');
    expect(kpi.change.ratio).toBeNull();
  });

  it('is n/a from an ACV of 0, and no alarm', () => {
    const kpi = replaced([0, 10], [100, 10]);
    expect(kpi.change).toEqual({ ratio: null, reason: 'The ACV on 31 Mar 2023 was 0.' });
    expect(kpi.alarm.raised).toBe(false);
  });
});

describe('the target', () => {
  it('met or short of is in the verdict', () => {
    const verdict = (target: bigint) =>
      of('2024-05-15', three, {
        targets: [{ kpi: 'acv_per_deployment', effectiveFrom: date('2024-01-01'), target }],
      }).verdict;
    expect(verdict(300_000n)).toContain('; the target is met.');
    expect(verdict(350_000n)).toContain('; USD 500 short of the target.');
  });
});

describe('for any deployments', () => {
  const anyUnits = fc.array(
    fc.record({ acv: fc.nat(1_000), devices: fc.integer({ min: 1, max: 50 }), pilot: fc.boolean() }),
    { minLength: 1, maxLength: 20 },
  );

  it('the parts make the whole, and mean and median lie between the smallest and the largest', () => {
    fc.assert(
      fc.property(anyUnits, (units) => {
        const { latest } = of(
          '2024-03-31',
          units.map(({ acv, devices, pilot }, i) => ({
            ...unit(`${i}`, '2023-01-01', acv, devices),
            kind: pilot ? ('pilot' as const) : ('production' as const),
          })),
        );
        const acvs = units.filter(({ pilot }) => !pilot).map(({ acv }) => acv * 100);
        expect(latest.deployments + latest.pilots.deployments).toBe(units.length);
        expect(latest.totalMinor).toBe(BigInt(acvs.reduce((a, b) => a + b, 0)));
        for (const value of [latest.meanMinor, latest.medianMinor]) {
          if (value === null) continue;
          expect(Number(value)).toBeGreaterThanOrEqual(Math.min(...acvs));
          expect(Number(value)).toBeLessThanOrEqual(Math.max(...acvs));
        }
      }),
    );
  });

  it('a pilot more changes nothing but the pilots', () => {
    fc.assert(
      fc.property(anyUnits, (units) => {
        const live = units.map(({ acv, devices }, i) => unit(`${i}`, '2023-01-01', acv, devices));
        const pilot = deployed('p', { activatedOn: '2023-01-01', kind: 'pilot' });
        const [before, after] = [of('2024-03-31', live), of('2024-03-31', [...live, pilot])];
        expect({ ...after.latest, pilots: null }).toEqual({ ...before.latest, pilots: null });
      }),
    );
  });
});
