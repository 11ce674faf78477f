import { listDeals, type Position } from '@/data/deal-list';
import { readStageModel } from '@/data/stage-models';
import { ok, refuse } from '@/domain/values/result';
import { csvLine, type TableCell } from '@/platform/files/table-cells';
import { CSV, XLSX, type TableFile } from '@/platform/files/table-file';
import { xlsxFile } from '@/platform/files/table-xlsx';
import type { Context } from '@/platform/operations/context';
import { defineQuery } from '@/platform/operations/define-query';
import type { z } from 'zod';
import { exportColumns, type ExportColumn } from './export-cells';
import { EXPORT_LIMITS } from './export-limits';
import { exportTableInput } from './inputs';
import { asTableRows, dealFilter } from './queries-table';

type ExportInput = z.output<typeof exportTableInput>;

const STRETCH = 10_000;

/**
 * All rows of the filter as a file, in the order and with the columns of the table. Refused ('rule') above the limits of a format: never
 * a part of the rows without a word.
 */
export const exportTable = defineQuery({
  name: 'deals.exportTable',
  permission: 'deals.read',
  input: exportTableInput,
  run: async (ctx, input) => {
    const model = await readStageModel(ctx.unit, input.asOf ?? ctx.today, input.knownAt);
    const columns = exportColumns(input.columns, { currency: ctx.tenant.currency, labels: model.labels });
    const header = columns.map((column) => column.header);
    const name = `pipeline-${ctx.tenant.slug}-${input.asOf ?? ctx.today}`;
    const limit = EXPORT_LIMITS[input.format];
    const lines: TableCell[][] = [];
    const pieces = ['\ufeff' + csvLine(header.map((text) => ({ text })))];
    let count = 0;
    for await (const cells of stretches(ctx, input, columns, model)) {
      count += cells.length;
      if (count > limit) return tooMany(input.format);
      if (input.format === 'xlsx') lines.push(...cells);
      else pieces.push(cells.map(csvLine).join(''));
    }
    const file: TableFile =
      input.format === 'xlsx'
        ? { fileName: `${name}.xlsx`, mediaType: XLSX, pieces: [xlsxFile('Pipeline', header, lines)] }
        : { fileName: `${name}.csv`, mediaType: CSV, pieces };
    return ok(file);
  },
});

function tooMany(format: ExportInput['format']) {
  const most = EXPORT_LIMITS[format].toLocaleString('en');
  return format === 'xlsx'
    ? refuse('rule', `A spreadsheet file takes ${most} deals at most.`, {
        remedy: 'Filter the table, or take the CSV file.',
      })
    : refuse('rule', `A file takes ${most} deals at most.`, { remedy: 'Filter the table.' });
}

async function* stretches(
  ctx: Context,
  input: ExportInput,
  columns: readonly ExportColumn[],
  model: Parameters<typeof asTableRows>[2]['model'],
): AsyncGenerator<TableCell[][]> {
  let after: Position | null = null;
  do {
    const rows = await listDeals(ctx.unit, dealFilter(ctx, input), { ...input, after, limit: STRETCH });
    const last = rows.at(-1);
    const shown = await asTableRows(ctx, rows, { ...input, model });
    yield shown.map((row) => columns.map(({ cell }) => cell(row)));
    after = rows.length === STRETCH && last ? { key: last.sortKey, id: last.id } : null;
  } while (after !== null);
}
