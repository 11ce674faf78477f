import fc from 'fast-check';
import { isZombie } from '@/domain/audit/activity';
import type { DealFacts } from '@/domain/deals/deal';
import { DEFAULT_STAGE_MODEL } from '@/domain/deals/stages';
import { NO_FILTER, type ForecastFilter } from '@/domain/forecast/filter';
import { standardBook } from '@/domain/forecast/lead-times';
import { periodsOfRecords, snapshotDeals, type RecordSettings } from '@/domain/forecast/snapshot-deals';
import { DEFAULT_LEAD_TIMES, FORECAST_CATEGORIES } from '@/domain/forecast/types';
import type { WaterfallSide } from '@/domain/forecast/waterfall';
import type { CalendarDate } from '@/domain/values/calendar-date';
import type { FiscalCalendar, FiscalQuarter } from '@/domain/values/fiscal-calendar';
import { anyDeal, day, TODAY } from '../deals/deal-facts';

const MONTHS: FiscalCalendar = { startMonth: 1, kind: 'months' };
export const AUDIT = { zombieDays: 90, graceDays: 14 };

export const someDay = fc.integer({ min: -200, max: 200 }).map(day);
export const someCalendar: fc.Arbitrary<FiscalCalendar> = fc.record({
  startMonth: fc.integer({ min: 1, max: 12 }),
  kind: fc.constantFrom('months', 'weeks'),
});
const REPS = [null, 'rep-a', 'rep-b'] as const;
const CUSTOMERS = [null, 'customer-a'] as const;
const PRODUCTS = [null, 'TempSense', ' tempsense '] as const;

/** Deals of different people and products, each with an id of its own. */
export const someDeals = fc
  .array(
    fc.tuple(anyDeal, fc.constantFrom(...REPS), fc.constantFrom(...CUSTOMERS), fc.constantFrom(...PRODUCTS)),
    { maxLength: 4 },
  )
  .map((list) =>
    list.map(([facts, repId, customerId, product], i): DealFacts => ({
      ...facts,
      repId,
      customerId,
      product,
      id: `deal-${i}`,
    })),
  );

/** Everything, and each part that a page can ask for. */
export const FILTERS: ForecastFilter[] = [
  NO_FILTER,
  ...['rep-a', 'rep-b', ''].map((repId) => ({ ...NO_FILTER, repId })),
  ...FORECAST_CATEGORIES.map((category) => ({ ...NO_FILTER, category })),
  { ...NO_FILTER, customerId: 'customer-a' },
  { ...NO_FILTER, product: 'TEMPSENSE' },
  { ...NO_FILTER, repId: 'rep-a', category: 'commit' },
];

export function rules(over: Partial<RecordSettings> = {}): RecordSettings {
  const asOf = over.asOf ?? TODAY;
  return {
    asOf,
    fiscal: MONTHS,
    book: standardBook(DEFAULT_LEAD_TIMES),
    model: DEFAULT_STAGE_MODEL,
    namesOf: ({ repId, customerId }) => ({ repName: repId, customerName: customerId }),
    isZombie: (deal) => isZombie(deal, { ...AUDIT, asOf, leadTimes: DEFAULT_LEAD_TIMES }),
    ...over,
  };
}

/** The forecast of a day as one side of a waterfall. */
export function sideOn(
  asOf: CalendarDate,
  deals: readonly DealFacts[],
  quarters?: readonly FiscalQuarter[],
): WaterfallSide {
  const settings = rules({ asOf, quarters });
  return {
    asOf,
    modelVersion: DEFAULT_STAGE_MODEL.version,
    periods: periodsOfRecords(settings),
    deals: snapshotDeals(deals, settings),
  };
}
