import { currencyOfWord } from '@/domain/imports/currencies';
import { fieldsByAlias } from '@/domain/imports/fields';
import type { HeaderColumn } from '@/domain/imports/header';
import type { SourceRow } from '@/domain/imports/types';
import type { RecordFile } from '@/platform/files/read-records';

const LONG = ['Month', 'Currency', 'Rate'];

/**
 * A table of rates as banks publish it, a row for each month and a column for each currency ("Month, EUR, GBP"), as rows of month, currency
 * and rate, numbered in that order. Any other file is left as it is. Empty cells say nothing, and nor does the company's own currency.
 */
export function longRates(file: RecordFile, company: string): RecordFile {
  const wide = wideColumns(file.columns);
  if (!wide) return file;
  const currencies = wide.currencies.filter(({ name }) => name !== company);
  const columns = LONG.map((name, index) => ({ index, name, named: true }));
  const names = currencies.map(({ name }) => name).join(', ');
  const note = {
    code: 'wide_rates',
    message: `A column for each currency (${names}): read as a row for each month and currency, and so are rows numbered.`,
  };
  return {
    ...file,
    columns,
    notes: () => [...file.notes(), note],
    batches: async function* () {
      let rowNo = 1;
      for await (const batch of file.batches()) {
        const rows: SourceRow[] = [];
        for (const { cells } of batch.rows)
          for (const { index, name } of currencies) {
            const rate = cells[index]?.trim() ?? '';
            if (rate !== '') rows.push({ rowNo: (rowNo += 1), cells: [cells[wide.month] ?? '', name, rate] });
          }
        yield { ...batch, rows };
      }
    },
  };
}

/** Where the month and the currencies stand; null where the file says currency or rate in columns of their own. */
function wideColumns(columns: readonly HeaderColumn[]): { month: number; currencies: HeaderColumn[] } | null {
  const isOf = (target: string) => (column: HeaderColumn) =>
    column.named && fieldsByAlias('rates', column.name).some(({ field }) => field.id === target);
  const month = columns.find(isOf('month'));
  if (!month || columns.some(isOf('currency')) || columns.some(isOf('rate'))) return null;
  const currencies = columns.filter(
    ({ named, name }) => named && /^[A-Z]{3}$/.test(name) && currencyOfWord(name),
  );
  return currencies.length === 0 ? null : { month: month.index, currencies };
}
