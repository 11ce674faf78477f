import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { REVENUE_WINDOWS, spansOfWindow, type WindowChoice } from '@/domain/revenue/window';
import { addDays, date } from '@/domain/values/calendar-date';
import { periodOf } from '@/domain/values/fiscal-calendar';
import { anyDay } from './random-contracts';

const ASKED: WindowChoice = { window: 'quarters', from: null, until: null, by: null };
const book = {
  asOf: date('2026-11-22'),
  fiscalStartMonth: 1,
  first: periodOf(date('2023-05-10')) as number | null,
};

function shown(choice: Partial<WindowChoice>, of = book) {
  const { from, until, by, spans } = spansOfWindow({ ...ASKED, ...choice }, of);
  return { from, until, by, labels: spans.map(({ label }) => label) };
}

describe('the windows of revenue', () => {
  it('begin with the four completed quarters and the one that runs', () => {
    expect(shown({})).toEqual({
      from: '2025-10-01',
      until: '2026-11-23',
      by: 'quarter',
      labels: ['Q4 2025', 'Q1 2026', 'Q2 2026', 'Q3 2026', 'Q4 2026'],
    });
  });

  it('show the months of a window of up to a quarter', () => {
    expect(shown({ window: 'quarter' })).toMatchObject({ by: 'month', labels: ['2026-10', '2026-11'] });
    expect(shown({ window: 'last_quarter' })).toEqual({
      from: '2026-07-01',
      until: '2026-10-01',
      by: 'month',
      labels: ['2026-07', '2026-08', '2026-09'],
    });
    expect(shown({ window: 'quarter', by: 'quarter' }).labels).toEqual(['Q4 2026']);
  });

  it('follow the fiscal year of the company', () => {
    const april = { ...book, fiscalStartMonth: 4 };
    expect(shown({ window: 'fiscal_year' }, april)).toMatchObject({
      from: '2026-04-01',
      labels: ['Q1 FY2027', 'Q2 FY2027', 'Q3 FY2027'],
    });
  });

  it('reach back to the first movement where everything is asked for', () => {
    expect(shown({ window: 'all' })).toMatchObject({ from: '2023-04-01', until: '2026-11-23' });
    expect(shown({ window: 'all' }, { ...book, first: null })).toMatchObject({ labels: ['2026-11'] });
  });

  it('take months of one’s own, whole, and never beyond the day', () => {
    const own = { from: date('2026-02-10'), until: date('2026-03-05') };
    expect(shown(own)).toEqual({
      from: '2026-02-01',
      until: '2026-04-01',
      by: 'month',
      labels: ['2026-02', '2026-03'],
    });
    expect(shown({ from: date('2026-11-01'), until: date('2030-01-01') })).toMatchObject({
      until: '2026-11-23',
    });
  });

  it('are the named one where a choice ends before it begins, or lies ahead', () => {
    expect(shown({ from: date('2026-05-01'), until: date('2026-04-01') })).toEqual(shown({}));
    expect(shown({ from: date('2027-01-01') })).toEqual(shown({}));
  });

  it('are never a table of thousands of lines for a mistyped year', () => {
    expect(shown({ from: date('1926-01-01'), by: 'month' }).labels.length).toBeLessThanOrEqual(601);
  });

  it('always lie one behind the other without a gap, within the day', () => {
    fc.assert(
      fc.property(
        fc.record({
          window: fc.constantFrom(...REVENUE_WINDOWS),
          from: fc.option(anyDay),
          until: fc.option(anyDay),
          by: fc.constantFrom('month' as const, 'quarter' as const, null),
        }),
        anyDay,
        fc.integer({ min: 1, max: 12 }),
        (choice, asOf, fiscalStartMonth) => {
          const { from, until, spans } = spansOfWindow(choice, { asOf, fiscalStartMonth, first: null });
          expect(spans.length).toBeGreaterThan(0);
          expect(spans[0]?.from).toBe(from);
          expect(spans.at(-1)?.until).toBe(until);
          expect(until <= addDays(asOf, 1)).toBe(true);
          spans.forEach((span, i) => {
            const before = spans[i - 1];
            if (before) expect([span.from, span.first]).toEqual([before.until, before.last + 1]);
            expect(periodOf(span.from)).toBe(span.first);
          });
        },
      ),
    );
  });
});
