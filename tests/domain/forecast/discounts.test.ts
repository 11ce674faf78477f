import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DealFacts } from '@/domain/deals/deal';
import { discountWatch, LEAST_SALES } from '@/domain/forecast/discounts';
import { addDays, date, type CalendarDate } from '@/domain/values/calendar-date';
import { anyDeal, deal, hardware, proof, software, TODAY } from '../deals/deal-facts';

const CALENDAR = { startMonth: 1, kind: 'months' as const };
const ASOF = date('2026-12-31');
let made = 0;

/** A deal with units of TempSense at a price for one, its PO on a day. */
function sold(on: string, unit: bigint, over: Partial<DealFacts> = {}, units = 10): DealFacts {
  const id = `d${++made}`;
  const line = hardware({ id: `l${made}`, product: ' tempsense', units, amountMinor: unit * BigInt(units) });
  const evidence = [proof('po', { evidenceOn: date(on) })];
  return deal({
    id,
    name: id,
    product: null,
    lines: [line, software({ amountMinor: 5_000n })],
    evidence,
    ...over,
  });
}
/** Five sales at 100, 110, 120, 130 and 140: the middle is 120. */
const BEFORE = [10_000n, 11_000n, 12_000n, 13_000n, 14_000n].map((unit, i) =>
  sold(`2026-0${i + 2}-15`, unit),
);

function watched(deals: readonly DealFacts[], asOf: CalendarDate = ASOF) {
  return discountWatch([...BEFORE, ...deals], { asOf, fiscal: CALENDAR })[0];
}

describe('the discount watch', () => {
  it('holds a price of a quarter’s last two weeks against the median of the four quarters before', () => {
    const quarter = watched([sold('2026-12-20', 9_000n, {}, 100)]);
    expect(quarter).toMatchObject({ label: 'Q4 2026', watchedFrom: '2026-12-18', sold: 1, unjudged: 0 });
    expect(quarter?.discounts).toMatchObject([
      {
        unitMinor: 9_000n,
        normMinor: 12_000n,
        sales: 5,
        discountBp: 2500,
        givenMinor: 300_000n,
        signed: true,
      },
    ]);
    expect(quarter).toMatchObject({ givenMinor: 300_000n, arrMinor: 5_000n });
  });

  it('takes neither the days before the window, nor prices near the norm, nor lost deals, nor pilots', () => {
    const quarter = watched([
      sold('2026-12-17', 1_000n),
      sold('2026-12-18', 11_401n),
      sold('2026-12-19', 13_000n),
      sold('2026-12-20', 1_000n, { outcome: 'lost' }),
      sold('2026-12-20', 1_000n, { isPilot: true }),
    ]);
    expect(quarter).toMatchObject({ sold: 2, discounts: [], givenMinor: 0n, arrMinor: 0n });
    expect(watched([sold('2026-12-18', 11_400n)])?.discounts).toMatchObject([{ discountBp: 500 }]);
  });

  it('warns of open deals that are expected in the window, while it is still ahead of them', () => {
    const open = (closeOn: string) => sold('2026-12-20', 6_000n, { evidence: [], closeOn: date(closeOn) });
    const quarter = watched([open('2026-12-24'), open('2026-12-19')], date('2026-12-20'));
    expect(quarter?.discounts).toMatchObject([{ on: '2026-12-24', signed: false, discountBp: 5000 }]);
  });

  it('counts a deal’s ARR once, whatever it sold, and puts the largest discount first', () => {
    const lines = [6_000n, 3_000n].map((unit, i) =>
      hardware({ id: `x${i}`, product: 'TempSense', units: 1, amountMinor: unit }),
    );
    const quarter = watched([
      sold('2026-12-20', 1n, { lines: [...lines, software({ amountMinor: 7_000n })] }),
    ]);
    expect(quarter?.discounts.map(({ discountBp }) => discountBp)).toEqual([7500, 5000]);
    expect(quarter?.arrMinor).toBe(7_000n);
  });

  it('judges nothing where fewer than five sales make the norm', () => {
    const few = discountWatch([...BEFORE.slice(1), sold('2026-12-20', 1n)], { asOf: ASOF, fiscal: CALENDAR });
    expect(few[0]).toMatchObject({ sold: 1, unjudged: 1, discounts: [] });
  });

  it('looks at each quarter with the norm of its own four before, none of its own sales among them', () => {
    const deals = [...BEFORE, sold('2026-09-25', 6_000n), sold('2026-12-20', 6_000n)];
    const [q4, q3, ...older] = discountWatch(deals, { asOf: ASOF, fiscal: CALENDAR });
    expect(q3?.discounts).toMatchObject([{ sales: 5, normMinor: 12_000n }]);
    expect(q4?.discounts).toMatchObject([{ sales: 6, normMinor: 11_500n }]);
    expect(older).toHaveLength(3);
  });

  it('gives away what the norm would have brought more, on any deals', () => {
    fc.assert(
      fc.property(fc.array(anyDeal, { maxLength: 30 }), (deals) => {
        for (const quarter of discountWatch(deals, { asOf: addDays(TODAY, 30), fiscal: CALENDAR })) {
          expect(quarter.discounts.length + quarter.unjudged).toBeLessThanOrEqual(quarter.sold);
          for (const found of quarter.discounts) {
            expect(found.sales).toBeGreaterThanOrEqual(LEAST_SALES);
            expect(found.givenMinor > 0n && found.discountBp >= 500 && found.discountBp <= 10_000).toBe(true);
          }
        }
      }),
    );
  });
});
