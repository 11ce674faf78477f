import { describe, expect, it } from 'vitest';
import { kpisJson } from '@/domain/kpis/json';
import { KPI_IDS, type KpiData } from '@/domain/kpis/kpi-data';
import { computeKpis, FIGURE_NAME } from '@/domain/kpis/kpis';
import { renewalRate } from '@/domain/kpis/renewal-rate';
import { bandRows, customerBands } from '@/domain/kpis/ttfv-bands';
import { clocksOf } from '@/domain/kpis/ttfv-clock';
import { date } from '@/domain/values/calendar-date';
import type { Stream } from '@/domain/values/stream';
import { deployed, kpiData, moved } from './sample-data';

/** A small company worked by hand: two customers, one pilot, three deployments, a target for each KPI. */
const company: KpiData = kpiData(
  '2024-03-31',
  [
    moved('north', '2022-02-01', 'new', 10_000, 'software'),
    moved('north', '2022-02-01', 'new', 2_000, 'hardware'),
    moved('south', '2022-03-01', 'new', 8_000, 'software'),
    moved('north', '2023-05-01', 'expansion', 3_000, 'software'),
    moved('north', '2023-07-01', 'contraction', -2_000, 'hardware'),
    moved('south', '2023-10-01', 'contraction', -4_000, 'software'),
    moved('east', '2024-02-01', 'new', 5_000, 'software'),
  ],
  {
    deployments: [
      deployed('n1', {
        signedOn: '2022-01-05',
        activatedOn: '2022-02-01',
        firstValueOn: '2022-02-03',
        acvMinor: 900_000n,
      }),
      deployed('s1', {
        signedOn: '2023-11-01',
        activatedOn: '2023-12-20',
        firstValueOn: '2023-12-21',
        acvMinor: 500_000n,
      }),
      deployed('e1', { signedOn: '2024-02-01', shippedOn: '2024-03-01', acvMinor: 700_000n }),
      deployed('p1', { signedOn: '2024-01-01', activatedOn: '2024-02-01', kind: 'pilot', acvMinor: 10_000n }),
    ],
    targets: [
      { kpi: 'nnarr', effectiveFrom: date('2024-01-01'), target: 500_000n },
      { kpi: 'grr', effectiveFrom: date('2024-01-01'), target: 8_500n },
      { kpi: 'acv_per_deployment', effectiveFrom: date('2024-01-01'), target: 800_000n },
      { kpi: 'ttfv', effectiveFrom: date('2024-01-01'), target: 60n },
    ],
  },
);

describe('the KPIs at the command line', () => {
  const json = kpisJson(computeKpis(company));

  it('are a key each', () => {
    expect(Object.keys(json)).toEqual(KPI_IDS.map((kpi) => FIGURE_NAME[kpi]));
  });

  it('have alarm, verdict and basis each', () => {
    for (const kpi of Object.values(json)) {
      expect(Object.keys(kpi.alarm)).toEqual(['raised', 'reasons', 'notJudged']);
      expect(kpi.verdict).toMatch(/\.$/);
      expect(Object.keys(kpi.basis)).toEqual([
        'window',
        'cohort',
        'measuredOn',
        'streams',
        'currency',
        'leftOut',
        'notes',
      ]);
    }
  });

  it('survive JSON as they are: no bigint, no undefined value', () => {
    expect(JSON.parse(JSON.stringify(json))).toEqual(json);
  });

  it('NNARR: + 3,000 − 2,000 − 4,000 + 5,000 = 2,000', () => {
    expect(json.nnarr).toMatchObject({
      valueMinor: '200000',
      reason: null,
      targetMinor: '500000',
      quarterToDate: null,
      window: { openingMinor: '2000000', closingMinor: '2200000', churnMinor: '0', nnarrMinor: '200000' },
    });
    expect(json.nnarr.bars.map(({ label, nnarrMinor }) => [label, nnarrMinor])).toEqual([
      ['Q2 2023', '300000'],
      ['Q3 2023', '-200000'],
      ['Q4 2023', '-400000'],
      ['Q1 2024', '500000'],
    ]);
  });

  it('GRR over 24 months: (10,000 + 0 + 4,000) / 20,000 = 70 %, software alone 14,000 / 18,000', () => {
    expect(json.grr.value).toEqual({ numerator: '1400000', denominator: '2000000', value: 0.7 });
    expect(json.grr.target).toEqual({ numerator: '8500', denominator: '10000', value: 0.85 });
    expect(json.grr.hardwareLife.softwareOnly?.value).toBeCloseTo(14 / 18, 8);
    expect(json.grr.twelveMonths.grr?.value).toBe(0.7);
    expect(json.grr.hardwareLife.byStream.services).toBeNull();
    expect(json.grr.hardwareLife.byStream.servicesReason).toContain('No recurring services revenue');
    expect(json.grr.alarm.raised).toBe(true);
  });

  it('ACV per deployment: (9,000 + 5,000) / 2, the pilot apart', () => {
    expect(json.acvPerDeployment).toMatchObject({
      valueMinor: '700000',
      targetMinor: '800000',
      latest: { deployments: 2, medianMinor: '700000', pilots: { deployments: 1, totalMinor: '10000' } },
      change: { numerator: '-400000', denominator: '1800000' },
      causes: ['small_deals', 'price_too_low'],
    });
  });

  it('TTFV: one of two after 50 days, one waiting for 59', () => {
    expect(json.ttfv).toMatchObject({
      value: 50,
      reason: null,
      target: 60,
      unit: 'days',
      signed: 2,
      arrived: 1,
      p75: { days: null },
      within60: { numerator: '1', denominator: '1', value: 1 },
      open: [{ id: 'e1', ageDays: 59, band: 'within_60', state: 'shipped' }],
    });
    expect(json.ttfv.quarters.map(({ label }) => label)).toEqual(['Q1 2022', 'Q4 2023', 'Q1 2024']);
  });
});

describe('what stands beside the figures of the company worked by hand', () => {
  const { grr } = computeKpis(company);
  const line = (customerId: string, stream: Stream, day: string, amount: number) => ({
    customerId,
    stream,
    on: date(day),
    arrMinor: BigInt(amount) * 100n,
  });
  const renewal = renewalRate(
    [line('south', 'software', '2023-10-01', 8_000), line('north', 'hardware', '2023-07-01', 2_000)],
    [line('south', 'software', '2023-10-01', 4_000)],
    { from: date('2022-04-01'), until: date('2024-03-31') },
  );

  it('is a renewal rate of 40 %', () => {
    expect(renewal.rate.ratio).toEqual({ numerator: 400_000n, denominator: 1_000_000n });
  });

  it('is a band within 60 days that renewed 40 % and kept 70 %, and East without first value', () => {
    const customerOf = (id: string) => ({ n1: 'north', s1: 'south', e1: 'east' })[id] ?? null;
    const bands = customerBands(clocksOf(company.deployments, company.asOf), customerOf);
    const { startMinor, retainedMinor, endMinor } = grr.hardwareLife;
    const kept = new Map([
      ['north', { startMinor: 1_200_000n, retainedMinor: 1_000_000n, endMinor: 1_300_000n }],
      ['south', { startMinor: 800_000n, retainedMinor: 400_000n, endMinor: 400_000n }],
    ]);
    const rows = bandRows(bands, { startMinor, retainedMinor, endMinor }, kept, renewal.renewals);
    expect(rows.find(({ band }) => band === 'within_60')).toMatchObject({
      customers: 2,
      grr: { ratio: { numerator: 1_400_000n, denominator: 2_000_000n } },
      renewalRate: { ratio: { numerator: 400_000n, denominator: 1_000_000n } },
    });
    expect(rows.find(({ band }) => band === 'none')).toMatchObject({ customers: 1, grr: { ratio: null } });
    expect(rows.find(({ band }) => band === 'elsewhere')?.retention.startMinor).toBe(0n);
  });
});

describe('an empty tenant', () => {
  const json = kpisJson(computeKpis(kpiData('2024-03-31')));

  it('has KPIs without a value, each with the reason', () => {
    expect(json.nnarr).toMatchObject({
      valueMinor: null,
      reason: expect.stringContaining('No recurring revenue'),
    });
    expect(json.grr).toMatchObject({
      value: null,
      reason: expect.stringContaining('No recurring revenue'),
    });
    expect(json.acvPerDeployment).toMatchObject({
      valueMinor: null,
      reason: expect.stringContaining('No production'),
    });
    expect(json.ttfv).toMatchObject({ value: null, reason: 'No deployment was signed.' });
  });

  it('raises no alarm', () => {
    expect(Object.values(json).some(({ alarm }) => alarm.raised)).toBe(false);
  });

  it('has no target and no quarter in its charts', () => {
    expect([
      json.nnarr.targetMinor,
      json.grr.target,
      json.acvPerDeployment.targetMinor,
      json.ttfv.target,
    ]).toEqual([null, null, null, null]);
    expect(Object.values(json).map(({ quarters }) => quarters.length)).toEqual([0, 0, 0, 0, 0, 0]);
  });
});

describe('the same data', () => {
  it('gives the same figures in whatever order the rows come', () => {
    const turned: KpiData = {
      ...company,
      movementMonths: company.movementMonths.toReversed(),
      retentionMonths: company.retentionMonths.toReversed(),
      deployments: company.deployments.toReversed(),
      targets: company.targets.toReversed(),
    };
    expect(kpisJson(computeKpis(turned))).toEqual(kpisJson(computeKpis(company)));
  });
});
