import { describe, expect, it } from 'vitest';
import { KPI_IDS, kpiWindow, type KpiId } from '@/domain/kpis/kpi-data';
import { computeKpis } from '@/domain/kpis/kpis';
import { trendOf, type TrendPeriod } from '@/features/kpis/dashboard-trends';
import { readDashboard, viewHref } from '@/features/kpis/dashboard-address';
import { date } from '@/domain/values/calendar-date';
import { deployed, kpiData, moved } from '../../domain/kpis/sample-data';

const LEDGER = [
  moved('a', '2022-01-10', 'new', 1000),
  moved('a', '2023-05-10', 'contraction', -200),
  moved('b', '2023-02-01', 'new', 500),
  moved('b', '2024-01-20', 'churn', -500),
];
const DEPLOYMENTS = [
  deployed('one', { signedOn: '2023-02-01', activatedOn: '2023-03-01', firstValueOn: '2023-03-13' }),
  deployed('two', { signedOn: '2024-01-05' }),
];
const data = kpiData('2024-02-10', LEDGER, {
  deployments: DEPLOYMENTS,
  targets: [{ kpi: 'grr', effectiveFrom: date('2023-01-01'), target: 9000n }],
});
const kpis = computeKpis(data);
const window = kpiWindow(data.asOf, data.fiscalStartMonth);

function trend(kpi: KpiId, span = 4, notes: readonly string[] = []) {
  const periods: TrendPeriod[] = [...window.quarters, window.current]
    .slice(-1 - span)
    .map((period) => ({ ...period, running: period === window.current, notes }));
  const hrefOf = (id: KpiId, rows: Readonly<Record<string, string>>) =>
    `${id}?${new URLSearchParams(rows).toString()}`;
  return trendOf(kpi, kpis, { currency: 'USD', periods, hrefOf, size: 'small' });
}

const points = (kpi: KpiId, span?: number) =>
  trend(kpi, span)?.spec.points.map(({ label, text, href }) => [label, text, href]);

describe('a KPI by quarter', () => {
  it('is NNARR in bars, the running quarter so far, each leading to its own months', () => {
    expect(trend('nnarr')?.spec).toMatchObject({ shape: 'bars', size: 'small' });
    expect(points('nnarr')).toEqual([
      ['Q1 2023', '$500.00', 'nnarr?from=2023-01-01&until=2023-04-01'],
      ['Q2 2023', '−$200.00', 'nnarr?from=2023-04-01&until=2023-07-01'],
      ['Q3 2023', '$0.00', 'nnarr?from=2023-07-01&until=2023-10-01'],
      ['Q4 2023', '$0.00', 'nnarr?from=2023-10-01&until=2024-01-01'],
      ['Q1 2024', '−$500.00', 'nnarr?from=2024-01-01&until=2024-02-01'],
    ]);
    expect(trend('nnarr')?.spec.points.map(({ partial }) => partial ?? false)).toEqual([
      false,
      false,
      false,
      false,
      true,
    ]);
  });

  it('is GRR at the quarters’ ends and at the last completed month, from the first that has a cohort', () => {
    expect(points('grr')).toEqual([['Q1 2024', '80\u00a0%', 'grr?until=2024-01-31']]);
    expect(trend('grr')?.spec.target).toMatchObject({ value: 0.9 });
  });

  it('is ACV at the quarters’ ends and today', () => {
    expect(points('acv_per_deployment')?.at(-1)).toEqual([
      'Q1 2024',
      '$1,000.00',
      'acv_per_deployment?on=2024-02-10',
    ]);
  });

  it('is TTFV by signing quarter; whoever still waits has no median and can be opened all the same', () => {
    expect(points('ttfv')).toEqual([
      ['Q1 2023', '40\u00a0d', 'ttfv?from=2023-01-01&until=2023-04-01'],
      ['Q2 2023', 'n/a', undefined],
      ['Q3 2023', 'n/a', undefined],
      ['Q4 2023', 'n/a', undefined],
      ['Q1 2024', 'n/a', 'ttfv?from=2024-01-01&until=2024-04-01'],
    ]);
  });

  it('is drawn for every KPI that a set may hold, or not at all', () => {
    for (const kpi of KPI_IDS) {
      const drawn = trend(kpi, 12);
      if (!drawn) continue;
      expect(drawn.spec.points.length).toBeGreaterThan(0);
      expect(drawn.spec.points[0]?.value).not.toBeNull();
      expect(drawn.summary).toContain(drawn.spec.series);
    }
    const none = computeKpis(kpiData('2024-02-10'));
    expect(trendOf('nnarr', none, { currency: 'USD', periods: [], hrefOf: () => '' })).toBeNull();
  });

  it('carries what people pinned to its quarters', () => {
    expect(trend('nnarr', 4, ['1 Jan: prices'])?.spec.points.every(({ notes }) => notes?.length === 1)).toBe(
      true,
    );
    expect(trend('nnarr')?.spec.points[0]?.notes).toBeUndefined();
  });
});

describe('the dashboard’s address', () => {
  it('holds day, quarters and constant currency, and leaves out what everybody begins with', () => {
    const view = readDashboard({ asOf: '2026-03-31', quarters: '8', constant: '1' });
    expect(view).toEqual({ asOf: '2026-03-31', span: 8, constant: true });
    expect(viewHref('acme', view)).toBe('/t/acme/dashboard?asOf=2026-03-31&quarters=8&constant=1');
    expect(readDashboard({ quarters: '5', asOf: 'soon' })).toEqual({ span: 4 });
    expect(viewHref('acme', readDashboard({}))).toBe('/t/acme/dashboard');
  });
});
