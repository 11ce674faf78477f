import { FORECAST_COLUMNS } from '@/domain/forecast/types';
import { parseCalendarDate } from '@/domain/values/calendar-date';

type Raw = Record<string, string | string[] | undefined>;

/** The day that the page's figures are for, from its address; today if there is none or it cannot be read. */
export function readClock(raw: Raw): { asOf?: string } {
  const asOf = typeof raw.asOf === 'string' ? parseCalendarDate(raw.asOf) : null;
  return asOf ? { asOf } : {};
}

const MEASURES = ['actual', 'commit', 'weighted'] as const;

/** Which cell of the forecast is opened. */
export function readCell(raw: Raw) {
  const period = typeof raw.period === 'string' && /^\d{1,2}$/.test(raw.period) ? Number(raw.period) : null;
  return {
    ...readClock(raw),
    period: period !== null && period <= 20 ? period : null,
    column: FORECAST_COLUMNS.find((column) => column === raw.column) ?? null,
    kind: MEASURES.find((measure) => measure === raw.kind) ?? null,
  };
}
