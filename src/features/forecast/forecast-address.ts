import { FORECAST_COLUMNS, MEASURES } from '@/domain/forecast/types';
import { readClocks } from '@/domain/values/clocks';
import { readFilter } from './filter-address';

type Raw = Record<string, string | string[] | undefined>;

/** Which cell of which part of the forecast is opened. */
export function readCell(raw: Raw) {
  const period = typeof raw.period === 'string' && /^\d{1,2}$/.test(raw.period) ? Number(raw.period) : null;
  return {
    ...readClocks(raw),
    ...readFilter(raw),
    period: period !== null && period <= 20 ? period : null,
    column: FORECAST_COLUMNS.find((column) => column === raw.column) ?? null,
    measure: MEASURES.find((measure) => measure === (raw.measure ?? raw.kind)) ?? null,
  };
}
