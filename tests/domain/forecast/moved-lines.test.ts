import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULT_STAGE_MODEL } from '@/domain/deals/stages';
import { forecast } from '@/domain/forecast/forecast';
import { standardBook, type LeadTimeBook } from '@/domain/forecast/lead-times';
import { movedLines } from '@/domain/forecast/moved-lines';
import { DEFAULT_LEAD_TIMES, FORECAST_COLUMNS, type ForecastOptions } from '@/domain/forecast/types';
import { anyDeal, committedDeal, day, deal, hardware, proof, software, TODAY } from '../deals/deal-facts';

const BOOK = standardBook(DEFAULT_LEAD_TIMES);
const OPTIONS: ForecastOptions = {
  asOf: TODAY,
  fiscal: { startMonth: 1, kind: 'months' },
  book: BOOK,
  model: DEFAULT_STAGE_MODEL,
};
const late = (days: number, product = ''): LeadTimeBook => ({
  ...BOOK,
  delays: [{ id: 'd', supplier: 'Nordchip', product, days }],
});
const nordchip = hardware({ supplier: 'Nordchip', product: 'TempSense', promisedOn: day(20) });

describe('what a late supplier moves', () => {
  // PO of 23 October 2026, promised for 12 December (Q4). Installed 26 December, active 16 January.
  const facts = committedDeal({ lines: [nordchip, software()] });

  test('is every line that hangs from it, with its day and its quarters', () => {
    const { lines, periods, totals } = movedLines([facts], OPTIONS, late(30));
    expect(lines.map(({ column, from, to }) => [column, from, to])).toEqual([
      ['hardware', day(20), day(50)],
      ['software', day(55), day(85)],
    ]);
    expect(lines[0]).toMatchObject({
      dealName: facts.name,
      committed: true,
      changes: [
        { period: 0, amountMinor: -100_000n, weightedMinor: -70_000n },
        { period: 1, amountMinor: 100_000n, weightedMinor: 70_000n },
      ],
    });
    expect(periods.slice(0, 2).map(({ label }) => label)).toEqual(['Q4 2026', 'Q1 2027']);
    expect(
      totals.filter(({ column }) => column === 'hardware').map(({ amountMinor }) => amountMinor),
    ).toEqual([-100_000n, 100_000n]);
  });

  test('is told also where the quarter stays', () => {
    const [moved] = movedLines([deal({ ...facts, lines: [nordchip] })], OPTIONS, late(3)).lines;
    expect(moved).toMatchObject({ from: day(20), to: day(23), changes: [] });
  });

  test('is nothing where another supplier delivers, another product is late, or all has shipped', () => {
    const shipped = proof('shipment', { evidenceOn: day(-2) });
    const other = { ...facts, lines: [hardware({ supplier: 'Other' }), software()] };
    const done = { ...facts, evidence: [...facts.evidence, shipped] };
    expect(movedLines([other, done], OPTIONS, late(30)).lines).toEqual([]);
    expect(movedLines([facts], OPTIONS, late(30, 'Gate')).lines).toEqual([]);
  });

  test('comes with the most weight first', () => {
    const small = { ...facts, id: 'a', lines: [{ ...nordchip, amountMinor: 10n }] };
    const large = { ...facts, id: 'b', lines: [nordchip] };
    expect(movedLines([small, large], OPTIONS, late(30)).lines.map(({ dealId }) => dealId)).toEqual([
      'b',
      'a',
    ]);
  });
});

test('a delay moves money and makes none: the changes are the difference of the two forecasts and add up to nothing', () => {
  const supplied = anyDeal.map((facts) => ({
    ...facts,
    lines: facts.lines.map((line, i) => ({ ...line, supplier: i === 0 ? 'nordchip ' : null })),
  }));
  const deals = fc
    .array(supplied, { maxLength: 5 })
    .map((list) => list.map((facts, i) => ({ ...facts, id: `deal-${i}` })));
  fc.assert(
    fc.property(deals, fc.integer({ min: -365, max: 365 }), (list, days) => {
      const { totals, lines } = movedLines(list, OPTIONS, late(days));
      for (const { changes } of lines) {
        expect(changes.reduce((sum, { amountMinor }) => sum + amountMinor, 0n)).toBe(0n);
        expect(changes.reduce((sum, { weightedMinor }) => sum + weightedMinor, 0n)).toBe(0n);
      }
      const [before, after] = [forecast(list, OPTIONS), forecast(list, { ...OPTIONS, book: late(days) })];
      before.periods.forEach(({ streams }, period) => {
        for (const column of FORECAST_COLUMNS) {
          const total = totals.find((one) => one.period === period && one.column === column);
          const now = after.periods[period]?.streams[column];
          expect(total?.weightedMinor ?? 0n).toBe((now?.weightedMinor ?? 0n) - streams[column].weightedMinor);
          expect(now?.actualMinor).toBe(streams[column].actualMinor);
        }
      });
    }),
  );
});
