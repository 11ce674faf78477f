import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dealAmount } from '@/domain/deals/amount';
import type { DealFacts } from '@/domain/deals/deal';
import { commitEvidence } from '@/domain/deals/evidence';
import { judge } from '@/domain/deals/probability';
import { realiseDeal } from '@/domain/deals/realised';
import { DEFAULT_STAGE_MODEL } from '@/domain/deals/stages';
import { weightedMinor } from '@/domain/deals/weight';
import { forecast, rowsOfCell } from '@/domain/forecast/forecast';
import { standardBook } from '@/domain/forecast/lead-times';
import {
  DEFAULT_LEAD_TIMES,
  FORECAST_COLUMNS,
  MEASURES,
  type Forecast,
  type ForecastOptions,
  type ForecastRow,
} from '@/domain/forecast/types';
import { addDays, type CalendarDate } from '@/domain/values/calendar-date';
import { quarterAt, type FiscalCalendar } from '@/domain/values/fiscal-calendar';
import { anyDeal, day, deal, hardware, proof, services, software, TODAY } from '../deals/deal-facts';

const months = (month: number): FiscalCalendar => ({ startMonth: month, kind: 'months' });
const startMonth = fc.integer({ min: 1, max: 12 });
const someDay = fc.integer({ min: -200, max: 200 }).map(day);
/** Distinct ids, so that rows can be told apart. */
const someDeals = fc
  .array(anyDeal, { maxLength: 6 })
  .map((list) => list.map((facts, i) => ({ ...facts, id: `deal-${i}` })));

function options(over: Partial<ForecastOptions> = {}): ForecastOptions {
  return {
    asOf: TODAY,
    fiscal: months(1),
    book: standardBook(DEFAULT_LEAD_TIMES),
    model: DEFAULT_STAGE_MODEL,
    ...over,
  };
}

/** Quarters that begin before anything in the drawn deals happened. */
function allQuarters(asOf: CalendarDate, month: number) {
  return Array.from({ length: 16 }, (_, i) => quarterAt(asOf, month, i - 11));
}

const amountOf = (rows: readonly ForecastRow[]) => rows.reduce((total, row) => total + row.amountMinor, 0n);
const weightOf = (rows: readonly ForecastRow[]) => rows.reduce((total, row) => total + row.weightedMinor, 0n);

test('every cell is exactly the sum of its rows, every total the sum of its cells', () => {
  fc.assert(
    fc.property(someDeals, startMonth, someDay, (deals, month, asOf) => {
      const whole = forecast(deals, options({ asOf, fiscal: months(month) }));
      whole.periods.forEach(({ streams, total }, i) => {
        for (const measure of MEASURES) {
          const sum = FORECAST_COLUMNS.reduce((all, column) => all + streams[column][`${measure}Minor`], 0n);
          expect(total[`${measure}Minor`]).toBe(sum);
          for (const column of FORECAST_COLUMNS) {
            const rows = rowsOfCell(whole, i, column, measure);
            const amount = measure === 'weighted' ? weightOf(rows) : amountOf(rows);
            expect(amount).toBe(streams[column][`${measure}Minor`]);
          }
        }
      });
      const sum = whole.periods.reduce((total, period) => total + period.total.weightedMinor, 0n);
      expect(sum).toBe(whole.totals.total.weightedMinor);
    }),
  );
});

test('what happened and what is ahead of a line add up to its amount, wherever the quarters lie', () => {
  fc.assert(
    fc.property(anyDeal, startMonth, someDay, (facts, month, asOf) => {
      const quarters = allQuarters(asOf, month);
      const { rows } = forecast([facts], options({ asOf, fiscal: months(month), quarters }));
      const { wonWithoutProof } = judge(facts, DEFAULT_STAGE_MODEL, asOf);
      const ahead = facts.outcome !== 'lost' && !wonWithoutProof;
      for (const { line, totalMinor, realisedMinor } of realiseDeal(facts, asOf)) {
        const own = rows.filter((row) => row.lineId === line.id);
        expect(amountOf(own.filter(({ kind }) => kind === 'actual'))).toBe(realisedMinor);
        expect(amountOf(own)).toBe(ahead ? totalMinor : realisedMinor);
      }
      if (ahead) expect(amountOf(rows)).toBe(dealAmount(facts) ?? 0n);
    }),
  );
});

test('the weights of all periods are the weight of the deal', () => {
  fc.assert(
    fc.property(anyDeal, startMonth, someDay, (facts, month, asOf) => {
      const { totals } = forecast([facts], options({ asOf, fiscal: months(month) }));
      expect(totals.total.weightedMinor).toBe(weightedMinor(facts, DEFAULT_STAGE_MODEL, asOf));
    }),
  );
});

test('nothing is negative, nothing open lies before today, nothing actual after it', () => {
  fc.assert(
    fc.property(someDeals, startMonth, someDay, (deals, month, asOf) => {
      const { rows, findings } = forecast(deals, options({ asOf, fiscal: months(month) }));
      for (const row of rows) {
        expect(row.amountMinor).toBeGreaterThan(0n);
        expect(row.weightedMinor).toBeGreaterThanOrEqual(0n);
        if (row.date === null) continue;
        if (row.kind === 'actual') expect(row.date <= asOf).toBe(true);
        else expect(row.date >= asOf).toBe(true);
      }
      for (const { dueOn, movedTo } of findings) {
        expect(dueOn < asOf).toBe(true);
        expect(movedTo >= asOf).toBe(true);
      }
    }),
  );
});

test('every row lies in the period of its day', () => {
  fc.assert(
    fc.property(someDeals, startMonth, (deals, month) => {
      const { rows, periods } = forecast(deals, options({ fiscal: months(month) }));
      for (const { date: on, days, period } of rows) {
        const { from, until } = periods[period] ?? { from: null, until: null };
        if (on === null) expect(periods[period]?.kind).toBe('undated');
        if (on === null || from === null) continue;
        expect(from <= on).toBe(true);
        if (until !== null) expect(addDays(on, (days ?? 1) - 1) < until).toBe(true);
      }
    }),
  );
});

test('commit is what deals with a live document have ahead, and nothing else', () => {
  fc.assert(
    fc.property(someDeals, (deals) => {
      const { rows } = forecast(deals, options());
      const live = new Set(deals.filter((facts) => commitEvidence(facts, TODAY)).map(({ id }) => id));
      for (const row of rows) {
        expect(row.committed).toBe(row.kind === 'open' && live.has(row.dealId));
      }
    }),
  );
});

test('a forecast of many deals is the sum of their forecasts, in any order', () => {
  const figures = ({ periods }: Forecast) => periods.map(({ streams }) => streams);
  fc.assert(
    fc.property(someDeals, (deals) => {
      const whole = forecast(deals, options());
      expect(figures(forecast(deals.toReversed(), options()))).toEqual(figures(whole));
      const parts = deals.map((facts) => forecast([facts], options()).totals.total);
      expect(parts.reduce((sum, { actualMinor }) => sum + actualMinor, 0n)).toBe(
        whole.totals.total.actualMinor,
      );
      expect(parts.reduce((sum, { weightedMinor: part }) => sum + part, 0n)).toBe(
        whole.totals.total.weightedMinor,
      );
    }),
  );
});

test('where the fiscal year begins moves amounts between periods and changes none', () => {
  fc.assert(
    fc.property(someDeals, startMonth, startMonth, (deals, one, other) => {
      const a = forecast(deals, options({ fiscal: months(one), quarters: allQuarters(TODAY, one) }));
      const b = forecast(deals, options({ fiscal: months(other), quarters: allQuarters(TODAY, other) }));
      expect(a.totals).toEqual(b.totals);
    }),
  );
});

test('moving a PO by some days moves no actual', () => {
  const withPo = (facts: DealFacts, on: CalendarDate): DealFacts => ({
    ...facts,
    evidence: [...facts.evidence.filter(({ kind }) => kind !== 'po'), proof('po', { evidenceOn: on })],
  });
  fc.assert(
    fc.property(
      anyDeal,
      fc.integer({ min: -120, max: 0 }),
      fc.integer({ min: -60, max: 0 }),
      (facts, on, by) => {
        if (facts.lines.length === 0 || facts.outcome === 'lost') return;
        const before = forecast([withPo(facts, day(on))], options());
        const after = forecast([withPo(facts, day(on + by))], options());
        expect(after.rows.filter(({ kind }) => kind === 'actual')).toEqual(
          before.rows.filter(({ kind }) => kind === 'actual'),
        );
      },
    ),
  );
});

test('a year of software earns its price over any year, leap or not', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 3000 }),
      fc.bigInt({ min: 10_000n, max: 10n ** 9n }),
      (offset, price) => {
        const startOn = addDays(day(-3000), offset);
        const facts = deal({
          stage: 'software_activated',
          hasHardware: false,
          lines: [software({ amountMinor: price })],
          evidence: [proof('sow', { evidenceOn: startOn }), proof('activation', { evidenceOn: startOn })],
        });
        const quarters = Array.from({ length: 6 }, (_, i) => quarterAt(startOn, 1, i));
        const { rows } = forecast([facts], options({ quarters }));
        expect(amountOf(rows)).toBe(price);
        const days = rows.reduce((total, row) => total + (row.days ?? 0), 0);
        expect([365, 366]).toContain(days);
      },
    ),
  );
});

test('time and materials spread over days add up to what is left', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 1n, max: 10n ** 9n }),
      fc.integer({ min: -30, max: 900 }),
      (amountMinor, due) => {
        const lines = [hardware(), services({ timeAndMaterials: true, amountMinor, promisedOn: day(due) })];
        const facts = deal({ stage: 'demo', lines, closeOn: day(10) });
        const { rows } = forecast([facts], options());
        expect(amountOf(rows.filter(({ column }) => column === 'services'))).toBe(amountMinor);
      },
    ),
  );
});
