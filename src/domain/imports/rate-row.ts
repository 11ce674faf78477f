import { parseRate, rateText } from '@/domain/revenue/fx';
import { parseCalendarDate } from '@/domain/values/calendar-date';
import { periodOf, type Period } from '@/domain/values/fiscal-calendar';
import type { RowReader } from './row-reader';
import type { StagedRate } from './staged';

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** What a currency is worth from a month on; null with an error where one of the three cannot be read. */
export function readRate(reader: RowReader): StagedRate | null {
  const currency = readCurrency(reader);
  const period = readMonth(reader);
  const rate = readNumber(reader);
  if (reader.failed || currency === null || period === null || rate === null) return null;
  return { rowNo: reader.rowNo, currency, period, rate };
}

function readCurrency(reader: RowReader): string | null {
  const text = reader.text('currency', 50)?.toUpperCase() ?? null;
  if (text === null) reader.error('currency', null, 'is missing', 'Name it by three letters, such as EUR.');
  else if (!/^[A-Z]{3}$/.test(text))
    reader.error('currency', text, 'is not a currency', 'Name it by three letters, such as EUR.');
  else if (text === reader.plan.currency)
    reader.error(
      'currency',
      text,
      'is the company’s own currency',
      'Leave this row out: it is always worth 1.',
    );
  return text;
}

function readMonth(reader: RowReader): Period | null {
  const text = reader.text('month', 50);
  const period = text === null ? null : monthOf(text);
  if (period === null)
    reader.error('month', text, text === null ? 'is missing' : 'is not a month', 'Write it as 2026-10.');
  return period;
}

/** "2026-10", "2026-10-31", "10/2026", "Oct 2026". */
function monthOf(text: string): Period | null {
  const iso = /^(\d{4})[-/.](\d{1,2})(?:[-/.]\d{1,2})?(?:[T ].*)?$/.exec(text);
  const turned = /^(\d{1,2})[-/.](\d{4})$/.exec(text);
  const named = /^([a-z]{3})[a-z]*\.?[\s-]+(\d{4})$/i.exec(text);
  const year = iso?.[1] ?? turned?.[2] ?? named?.[2];
  const month = iso?.[2] ?? turned?.[1] ?? String(MONTHS.indexOf(named?.[1]?.toLowerCase() ?? '') + 1);
  const day = year && parseCalendarDate(`${year}-${month.padStart(2, '0')}-01`);
  return day && day >= '1900-01-01' && day < '2500-01-01' ? periodOf(day) : null;
}

function readNumber(reader: RowReader): string | null {
  const text = reader.text('rate', 50);
  const rate = text === null ? null : parseRate(/^\d+,\d+$/.test(text) ? text.replace(',', '.') : text);
  if (rate === null)
    reader.error('rate', text, text === null ? 'is missing' : 'is not a rate', 'Write it as 1.085, above 0.');
  return rate === null ? null : rateText(rate);
}
