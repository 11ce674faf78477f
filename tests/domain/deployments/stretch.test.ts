import { describe, expect, it } from 'vitest';
import type { Block } from '@/domain/deployments/blocks';
import type { SignedDeal } from '@/domain/deployments/cycle-times';
import type { DeploymentFact } from '@/domain/deployments/deployment';
import { blockedBeside, stretchByQuarter, stretchOf } from '@/domain/deployments/stretch';
import { kpiWindow } from '@/domain/kpis/kpi-data';
import { ttfv } from '@/domain/kpis/ttfv';
import { addDays, date } from '@/domain/values/calendar-date';
import { deployed, kpiData } from '../kpis/sample-data';

const asOf = date('2025-06-30');

function sold(dealId: string, signedOn: string, days: number): SignedDeal {
  const signed = date(signedOn);
  return {
    dealId,
    name: dealId,
    createdOn: addDays(signed, -days),
    signedOn: signed,
    outcome: 'open',
    streams: [],
    shippedOn: null,
    activatedOn: null,
    completedOn: null,
    moves: [],
  };
}

function site(id: string, signedOn: string, days: number | null): DeploymentFact {
  const firstValueOn = days === null ? undefined : addDays(date(signedOn), days);
  return deployed(id, { signedOn, firstValueOn });
}

const deals = [sold('a', '2025-01-10', 40), sold('b', '2025-02-10', 60), sold('c', '2025-04-10', 50)];
const sites = [site('a', '2025-01-10', 60), site('b', '2025-02-10', 90), site('c', '2025-04-10', null)];

describe('how the deployment stretches the sale', () => {
  it('is how many times as long the way is with the deployment, by the medians', () => {
    const { sale, deployment, stretch } = stretchOf(deals, sites, asOf);
    expect([sale.median, deployment.median]).toEqual([50, 90]);
    expect(stretch.ratio).toEqual({ numerator: 140n, denominator: 50n });
  });

  it('has no figure where too few have come to the end, or the sales took no time', () => {
    expect(stretchOf(deals, [site('c', '2025-04-10', null)], asOf).stretch).toEqual({
      ratio: null,
      reason: 'Too few have come to the end of the deployment for a median.',
    });
    expect(stretchOf([], sites, asOf).stretch.reason).toMatch(/sale/);
    expect(stretchOf([sold('a', '2025-01-10', 0)], sites, asOf).stretch.reason).toBe(
      'The sales took no time.',
    );
  });

  it('by quarter of signature has the figures of the cohorts of TTFV', () => {
    const quarters = stretchByQuarter(deals, sites, { asOf, fiscalStartMonth: 1 });
    expect(quarters.map(({ label, sale }) => [label, sale.count])).toEqual([
      ['Q1 2025', 2],
      ['Q2 2025', 1],
    ]);
    const data = { ...kpiData(asOf), deployments: sites };
    const { cohorts } = ttfv(data, kpiWindow(asOf, data.fiscalStartMonth));
    expect(quarters.map(({ label, deployment }) => [label, deployment.count, deployment.median])).toEqual(
      cohorts.map(({ label, signed, median }) => [label, signed, median.days]),
    );
  });
});

describe('blocked time beside the time to first value', () => {
  const block = (from: string, until: string | null, cause: Block['cause'] = 'customer'): Block => ({
    cause,
    fromOn: date(from),
    untilOn: until === null ? null : date(until),
  });
  const blocks: Record<string, Block[]> = {
    a: [block('2025-01-20', '2025-02-09')],
    b: [block('2025-03-01', '2025-04-10', 'integration'), block('2025-06-01', null)],
    c: [block('2025-06-01', null)],
  };
  const beside = blockedBeside(sites, (id) => blocks[id] ?? [], asOf);

  it('counts only until first value, the most blocked first', () => {
    expect(beside.rows.map(({ deployment, days, blocked }) => [deployment.id, days, blocked.total])).toEqual([
      ['b', 90, 40],
      ['c', 81, 29],
      ['a', 60, 20],
    ]);
    expect(beside.clockDays).toBe(231);
    expect(beside.blocked).toMatchObject({ total: 89, byCause: { customer: 49, integration: 40 } });
    expect(beside.touched).toMatchObject({ customer: 2, integration: 1, network_configuration: 0 });
  });

  it('says what the median would be without it', () => {
    expect([beside.actual.median, beside.without.median]).toEqual([90, 50]);
    const none = blockedBeside(sites, () => [], asOf);
    expect(none.rows).toEqual([]);
    expect(none.without).toEqual(none.actual);
  });
});
