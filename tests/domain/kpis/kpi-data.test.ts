import { describe, expect, it } from 'vitest';
import {
  KPI_IDS,
  kpiWindow,
  lastDayBefore,
  lastDayOf,
  targetOn,
  type KpiTarget,
} from '@/domain/kpis/kpi-data';
import { KPI_DEFINITIONS } from '@/domain/kpis/registry';
import { date } from '@/domain/values/calendar-date';
import { periodOf } from '@/domain/values/fiscal-calendar';

describe('the window of the KPIs', () => {
  it('measures at the end of the last completed month', () => {
    expect(kpiWindow(date('2024-05-30'), 1).measuredOn).toBe('2024-04-30');
    expect(kpiWindow(date('2024-05-31'), 1).measuredOn).toBe('2024-05-31');
    expect(kpiWindow(date('2024-06-01'), 1).measuredOn).toBe('2024-05-31');
    expect(kpiWindow(date('2024-02-28'), 1).measuredOn).toBe('2024-01-31');
    expect(kpiWindow(date('2024-02-29'), 1).measuredOn).toBe('2024-02-29');
  });

  it('takes a quarter as completed on its last day', () => {
    const before = kpiWindow(date('2024-06-29'), 1);
    const on = kpiWindow(date('2024-06-30'), 1);
    expect([before.quarters.at(-1)?.label, before.current.label]).toEqual(['Q1 2024', 'Q2 2024']);
    expect([on.quarters.at(-1)?.label, on.current.label]).toEqual(['Q2 2024', 'Q3 2024']);
  });

  it('has twelve quarters without a gap', () => {
    const { quarters } = kpiWindow(date('2024-06-30'), 1);
    expect(quarters).toHaveLength(12);
    expect(quarters[0]?.label).toBe('Q3 2021');
    quarters.slice(1).forEach((quarter, i) => expect(quarter.from).toBe(quarters[i]?.until));
  });

  it('needs months back to the rolling window of the oldest quarter', () => {
    const { foldBefore, deploymentsFrom } = kpiWindow(date('2024-06-30'), 1);
    expect(foldBefore).toBe(periodOf(date('2020-10-01')));
    expect(deploymentsFrom).toBe('2021-07-01');
  });

  it('follows the fiscal calendar', () => {
    const { quarters, current } = kpiWindow(date('2024-06-30'), 2);
    expect(quarters.at(-1)).toMatchObject({ label: 'Q1 FY2025', from: '2024-02-01', until: '2024-05-01' });
    expect(current).toMatchObject({ label: 'Q2 FY2025', from: '2024-05-01' });
  });
});

describe('last days', () => {
  it('of a period and of a range', () => {
    expect(lastDayOf(periodOf(date('2024-02-10')))).toBe('2024-02-29');
    expect(lastDayOf(periodOf(date('2023-12-10')))).toBe('2023-12-31');
    expect(lastDayBefore(date('2024-01-01'))).toBe('2023-12-31');
  });
});

describe('the target in force', () => {
  const targets: KpiTarget[] = [
    { kpi: 'nnarr', effectiveFrom: date('2024-04-01'), target: 300n },
    { kpi: 'nnarr', effectiveFrom: date('2024-01-01'), target: 100n },
    { kpi: 'grr', effectiveFrom: date('2024-01-01'), target: 8_500n },
  ];

  it('is the newest that has begun', () => {
    expect(targetOn(targets, 'nnarr', date('2024-03-31'))).toBe(100n);
    expect(targetOn(targets, 'nnarr', date('2024-04-01'))).toBe(300n);
    expect(targetOn(targets, 'grr', date('2030-01-01'))).toBe(8_500n);
  });

  it('is none before the first, or if none was set', () => {
    expect(targetOn(targets, 'nnarr', date('2023-12-31'))).toBeNull();
    expect(targetOn(targets, 'ttfv', date('2024-12-31'))).toBeNull();
  });

  it('exists for every KPI', () => {
    expect(KPI_IDS).toEqual(Object.keys(KPI_DEFINITIONS));
  });
});
