import { addDays, date } from '@/domain/values/calendar-date';
import { forecast } from '../forecast';
import type { LeadTimeBook } from '../lead-times';
import { dayNumber, nextQuarters } from '../periods';
import type { DealFacts } from '@/domain/deals/deal';
import type { Forecast, ForecastOptions, ForecastRow } from '../types';

/** After the latest day that the longest of pushed lead times leads to, and still a year of four digits. */
const FOR_EVER = addDays(date('2099-12-31'), 2_800_000);

/** Days that are added to each lead time to see which rows move with it: so far apart that a sum of them tells its parts. */
const PUSH = { ship: 10_000, install: 100_000, activation: 1_000_000 };

/** A row and which lead times its first and its last day hang on: 1 to ship, 2 to install, 4 to activate, added up. */
export type HangingRow = { row: ForecastRow; first: number; last: number };

/**
 * The forecast with the current quarter and everything after it as one period, so that no row is cut, and for each open row what it hangs
 * on. Found by asking the clocks again with longer lead times, so that it holds whatever their rules are.
 */
export function hangingRows(
  deals: readonly DealFacts[],
  options: ForecastOptions,
): { whole: Forecast; open: HangingRow[] } {
  const all = options.quarters ?? nextQuarters(options.asOf, options.fiscal);
  const begun = all.filter(({ from }, i) => i === 0 || from <= options.asOf);
  const quarters = begun.map((quarter, i) =>
    i === begun.length - 1 ? { ...quarter, until: FOR_EVER } : quarter,
  );
  const whole = forecast(deals, { ...options, quarters });
  const pushed = forecast(deals, { ...options, quarters, book: longer(options.book) });
  const later = new Map<string, ForecastRow[]>();
  for (const row of pushed.rows) {
    if (row.kind !== 'open') continue;
    const list = later.get(keyOf(row));
    if (list) list.push(row);
    else later.set(keyOf(row), [row]);
  }
  const open = whole.rows.flatMap((row): HangingRow[] => {
    if (row.kind !== 'open') return [];
    const twin = later.get(keyOf(row))?.shift();
    return [{ row, ...shiftsOf(row, twin) }];
  });
  return { whole, open };
}

function keyOf({ dealId, lineId }: ForecastRow): string {
  return `${dealId}/${lineId ?? ''}`;
}

function longer(book: LeadTimeBook): LeadTimeBook {
  const { hardwareDays, installDays, activationDays } = book.standard.p50;
  const p50 = {
    hardwareDays: hardwareDays + PUSH.ship,
    installDays: installDays + PUSH.install,
    activationDays: activationDays + PUSH.activation,
  };
  const days = { hardware: PUSH.ship, install: PUSH.install, activation: PUSH.activation };
  return {
    ...book,
    standard: { ...book.standard, p50 },
    entries: book.entries.map((entry) => ({ ...entry, p50Days: entry.p50Days + days[entry.kind] })),
  };
}

function shiftsOf(row: ForecastRow, twin: ForecastRow | undefined): { first: number; last: number } {
  if (!twin || row.date === null || twin.date === null) return { first: 0, last: 0 };
  const first = dayNumber(twin.date) - dayNumber(row.date);
  return { first: lagsIn(first), last: lagsIn(first + (twin.days ?? 0) - (row.days ?? 0)) };
}

/** What was overdue, or a leap day within a term, is far less than half of the least push. */
function lagsIn(days: number): number {
  const activation = Math.round(days / PUSH.activation);
  const install = Math.round((days - activation * PUSH.activation) / PUSH.install);
  const ship = Math.round((days - activation * PUSH.activation - install * PUSH.install) / PUSH.ship);
  return (ship > 0 ? 1 : 0) + (install > 0 ? 2 : 0) + (activation > 0 ? 4 : 0);
}
