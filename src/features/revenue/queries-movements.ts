import type { z } from 'zod';
import { findCustomer } from '@/data/customers';
import { listMovements, sumMovements, type MovementFilter, type MovementRow } from '@/data/ledger';
import { firstLedgerPeriod } from '@/data/ledger-closes';
import { hasForeignCurrency } from '@/data/revenue-sums';
import { spansOfWindow } from '@/domain/revenue/window';
import type { CalendarDate } from '@/domain/values/calendar-date';
import type { DateRange } from '@/domain/values/fiscal-calendar';
import { notFound, ok, refuse } from '@/domain/values/result';
import { csvLine } from '@/platform/files/table-cells';
import { CSV, type TableFile } from '@/platform/files/table-file';
import type { Context } from '@/platform/operations/context';
import { defineQuery } from '@/platform/operations/define-query';
import { movementsPageInput, revenueExportInput } from './inputs-movements';
import { EXPORT_HEADER, exportCells } from './movement-cells';

/** Rows of one page; what they add up to is always over all. */
const ROWS_SHOWN = 100;

type Asked = z.output<typeof revenueExportInput>;

/**
 * The ledger's rows in a window, latest first, and what all of them add up to: with a kind, the part of that kind of the bridge of the same
 * window. Pairs of which nothing ever counted are left out unless they are asked for. In constant currency an amount is without what rates did, and rows of rates alone are left out.
 */
export const movementsPage = defineQuery({
  name: 'revenue.movementsPage',
  permission: 'revenue.read',
  input: movementsPageInput,
  run: async (ctx, { after, ...asked }) => {
    const customer = asked.customerId === null ? null : await findCustomer(ctx.unit, asked.customerId);
    if (asked.customerId !== null && !customer) return notFound();
    const { filter, asOf, window } = await filterOf(ctx, asked);
    const found = await listMovements(ctx.unit, filter, { after, limit: ROWS_SHOWN + 1 });
    const rows = found.slice(0, ROWS_SHOWN).map((row) => inBasis(row, asked.constant));
    const last = rows.at(-1);
    const { count, amountMinor, fxMinor } = await sumMovements(ctx.unit, filter);
    return ok({
      currency: ctx.tenant.currency,
      asOf,
      window,
      customer,
      hasForeign: await hasForeignCurrency(ctx.unit),
      rows,
      next: found.length > ROWS_SHOWN && last ? `${last.effectiveOn} ${last.id}` : null,
      count,
      totalMinor: asked.constant ? amountMinor - fxMinor : amountMinor,
    });
  },
});

/** A file of more rows is refused: never a part of them without a word. */
const MOST_ROWS = 500_000;
const STRETCH = 10_000;

/** All rows of the filter as a CSV file, as the page has them. Refused ('rule') above what a file takes. */
export const revenueExport = defineQuery({
  name: 'revenue.export',
  permission: 'revenue.read',
  input: revenueExportInput,
  run: async (ctx, asked) => {
    const { filter, asOf } = await filterOf(ctx, asked);
    const { count } = await sumMovements(ctx.unit, filter);
    if (count > MOST_ROWS)
      return refuse('rule', `A file takes ${MOST_ROWS.toLocaleString('en')} movements at most.`, {
        remedy: 'Choose a shorter window, a stream or a customer.',
      });
    const pieces = ['\ufeff' + csvLine(EXPORT_HEADER.map((text) => ({ text })))];
    for await (const rows of stretches(ctx, filter))
      pieces.push(rows.map((row) => csvLine(exportCells(inBasis(row, asked.constant)))).join(''));
    const file: TableFile = {
      fileName: `movements-${ctx.tenant.slug}-${asOf}${asked.constant ? '-constant' : ''}.csv`,
      mediaType: CSV,
      pieces,
    };
    return ok(file);
  },
});

async function filterOf(
  ctx: Context,
  { asOf = ctx.today, stream, customerId, kind, corrections, undone, constant, ...choice }: Asked,
): Promise<{ filter: MovementFilter; asOf: CalendarDate; window: DateRange }> {
  const book = {
    asOf,
    fiscalStartMonth: ctx.tenant.fiscalStartMonth,
    first: await firstLedgerPeriod(ctx.unit),
  };
  const { from, until } = spansOfWindow({ ...choice, by: null }, book);
  const withoutUndone = !undone;
  const filter = { from, until, stream, customerId, kind, corrections, withoutFx: constant, withoutUndone };
  return { filter, asOf, window: { from, until } };
}

function inBasis(row: MovementRow, constant: boolean): MovementRow {
  return constant ? { ...row, amountMinor: row.amountMinor - row.fxMinor } : row;
}

async function* stretches(ctx: Context, filter: MovementFilter): AsyncGenerator<MovementRow[]> {
  let after: { on: CalendarDate; id: string } | null = null;
  do {
    const rows: MovementRow[] = await listMovements(ctx.unit, filter, { after, limit: STRETCH });
    yield rows;
    const last = rows.at(-1);
    after = rows.length === STRETCH && last ? { on: last.effectiveOn, id: last.id } : null;
  } while (after !== null);
}
