import { describe, expect, it } from 'vitest';
import {
  customerHref,
  customersHref,
  dashboardHref,
  kpiHref,
  kpiOfAddress,
  readChoice,
  readClock,
  rowsOf,
} from '@/features/kpis/kpi-address';
import { rowsLead } from '@/features/kpis/rows-lead';
import { printTarget, readTarget, targetBefore } from '@/features/kpis/target-text';
import { date } from '@/domain/values/calendar-date';

describe('the address of a KPI', () => {
  it('is its id with hyphens, and nothing else is one', () => {
    expect(kpiOfAddress('acv-per-deployment')).toBe('acv_per_deployment');
    expect(kpiOfAddress('nnarr')).toBe('nnarr');
    expect(kpiOfAddress('acv_per_deployment')).toBeNull();
    expect(kpiOfAddress('nps')).toBeNull();
  });

  it('keeps the day and leaves out what is not chosen', () => {
    expect(kpiHref('acme', 'acv_per_deployment', { asOf: '2026-03-31', on: undefined })).toBe(
      '/t/acme/dashboard/acv-per-deployment?asOf=2026-03-31',
    );
    expect(kpiHref('acme', 'nnarr')).toBe('/t/acme/dashboard/nnarr');
    expect(dashboardHref('acme', { asOf: null })).toBe('/t/acme/dashboard');
    expect(customersHref('acme', date('2026-03-31'))).toBe('/t/acme/revenue/customers?on=2026-03-31');
    expect(customerHref('acme', 'id', { asOf: '2026-03-31' })).toBe(
      '/t/acme/revenue/customers/id?asOf=2026-03-31',
    );
  });

  it('falls back to the dashboard’s own window for what it cannot read', () => {
    const odd = {
      asOf: '2026-02-31',
      from: ['2026-01-01'],
      months: '0',
      kind: 'growth',
      stream: 'hard',
      on: '',
    };
    expect(readClock(odd)).toEqual({});
    const choice = readChoice(odd);
    expect(choice).toMatchObject({ kind: null, stream: null });
    for (const key of ['asOf', 'from', 'until', 'on', 'months'] as const) expect(choice[key]).toBeUndefined();
  });

  it('asks for the rows that were chosen, of each KPI what it has', () => {
    const choice = readChoice({
      asOf: '2026-03-31',
      from: '2026-01-01',
      until: '2026-04-01',
      on: '2025-12-31',
      months: '12',
      kind: 'churn',
      stream: 'software',
    });
    expect(rowsOf('nnarr', choice)).toMatchObject({ from: '2026-01-01', kind: 'churn', stream: 'software' });
    expect(rowsOf('grr', choice)).toMatchObject({ months: 12, stream: 'software', asOf: '2026-03-31' });
    expect(rowsOf('acv_per_deployment', choice)).toEqual({
      kpi: 'acv_per_deployment',
      asOf: '2026-03-31',
      on: '2025-12-31',
    });
    expect(rowsOf('ttfv', choice)).toMatchObject({ from: '2026-01-01', until: '2026-04-01' });
  });
});

describe('what is said above rows', () => {
  it('is their number and sum, and how many are shown if not all', () => {
    expect(rowsLead(0, '$0')).toBe('No rows.');
    expect(rowsLead(1, '$5')).toBe('1 row makes $5.');
    expect(rowsLead(12, '$5')).toBe('12 rows add up to $5.');
    expect(rowsLead(1_204, '$5')).toBe(
      '1,204 rows add up to $5. The largest 500 are shown; totals are over all.',
    );
  });
});

describe('a typed target', () => {
  it.each([
    ['1,400,000', 'minor', '140000000'],
    ['-5000', 'minor', '-500000'],
    ['85', 'basis_points', '8500'],
    ['87.5 %', 'basis_points', '8750'],
    ['60', 'days', '60'],
    ['1.4M', 'minor', null],
    ['6.5', 'days', null],
    ['', 'basis_points', null],
  ] as const)('%s as %s is %s', (typed, unit, stored) => {
    expect(readTarget(typed, unit, 'USD')).toBe(stored);
  });

  it.each([
    ['140000000', 'minor', '1400000'],
    ['140050', 'minor', '1400.50'],
    ['8750', 'basis_points', '87.5'],
    ['60', 'days', '60'],
  ] as const)('%s in %s is shown as %s', (stored, unit, typed) => {
    expect(printTarget(stored, unit, 'USD')).toBe(typed);
    expect(readTarget(typed, unit, 'USD')).toBe(stored);
  });

  it('puts back what stood on that day', () => {
    const targets = [
      { effectiveFrom: '2026-07-01', target: '3' },
      { effectiveFrom: '2026-01-01', target: '1' },
    ];
    expect(targetBefore(targets, '2026-06-30')).toBe('1');
    expect(targetBefore(targets, '2026-07-01')).toBe('3');
    expect(targetBefore(targets, '2025-12-31')).toBeNull();
  });
});
