import { z } from 'zod';
import { exampleRows, FORM_COLUMNS, type FormCell } from '@/domain/imports/three-stream-form';
import { parseDecimal } from '@/domain/values/money';
import { ok } from '@/domain/values/result';
import type { TableCell } from '@/platform/files/table-cells';
import { tableFile } from '@/platform/files/table-file';
import { defineQuery } from '@/platform/operations/define-query';

/** The three-stream form with two examples: filled in and imported as deals, it raises no question. */
export const templateQuery = defineQuery({
  name: 'imports.template',
  permission: 'imports.write',
  input: z.strictObject({ format: z.enum(['csv', 'xlsx']).default('csv') }),
  run: async (ctx, { format }) => {
    const { currency } = ctx.tenant;
    const header = FORM_COLUMNS.map((column) => column.header);
    const rows = exampleRows(ctx.today).map((row) => row.map((cell) => asCell(cell, currency)));
    return ok(tableFile('three-stream-forecast', format, [{ name: 'Deals', header, rows }]));
  },
});

function asCell(cell: FormCell, currency: string): TableCell {
  if (cell === null) return null;
  if (typeof cell === 'string') return { text: cell };
  return 'amount' in cell ? { minor: parseDecimal(String(cell.amount), currency) ?? 0n, currency } : cell;
}
