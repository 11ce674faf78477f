import type { z } from 'zod';
import { readForecastChoices } from '@/data/forecast-choices';
import { readPartyNames } from '@/data/party-names';
import { rangeInputOf } from '@/domain/forecast/simulation/range-input';
import { simulateRange } from '@/domain/forecast/simulation/simulate';
import type { StageModel } from '@/domain/deals/stages';
import type { CalendarDate } from '@/domain/values/calendar-date';
import { ok, refuse } from '@/domain/values/result';
import type { TableCell } from '@/platform/files/table-cells';
import { tableFile } from '@/platform/files/table-file';
import type { Context } from '@/platform/operations/context';
import { defineQuery } from '@/platform/operations/define-query';
import { CATEGORY_NAMES } from './category-names';
import { aboutSheet, forecastSheet, linesSheet } from './export-sheets';
import { isFiltered } from './filter-address';
import { forecastExportInput } from './inputs-export';
import { filterOf, readForecast } from './read-forecast';

type Input = z.output<typeof forecastExportInput>;

/** A workbook is built in memory as a whole, and everybody waits while it is: seconds from here on. */
const MOST_LINES = { csv: 500_000, xlsx: 20_000 } as const;

/**
 * The forecast as the page shows it, with its filter and clocks, as a file: the table with its range, and the lines behind it. A workbook
 * goes without its lines where they are too many for it, and says so; a CSV file of them is refused ('rule').
 */
export const forecastExport = defineQuery({
  name: 'forecast.export',
  permission: 'forecast.read',
  input: forecastExportInput,
  run: async (ctx, input) => {
    const { result, deals, model, options } = await readForecast(ctx, input);
    const { currency, slug } = ctx.tenant;
    const filtered = isFiltered(filterOf(input)) ? '-filtered' : '';
    const name = (of: string) => `${of}-${slug}-${result.asOf}${filtered}`;
    const most = MOST_LINES[input.format];
    const lines = async () => linesSheet(result, deals, await readPartyNames(ctx.unit, deals), currency);
    if (input.format === 'csv' && input.sheet === 'lines') {
      if (result.rows.length > most) return tooMany(most);
      return ok(tableFile(name('forecast-lines'), 'csv', [await lines()]));
    }
    const range = simulateRange(rangeInputOf(deals, options, currency));
    const table = forecastSheet(result, range, currency);
    if (input.format === 'csv') return ok(tableFile(name('forecast'), 'csv', [table]));
    const whole = result.rows.length <= most;
    const about = aboutSheet([
      ...(await factsOf(ctx, input, { asOf: result.asOf, model })),
      ['Lines', { text: whole ? 'All, in their sheet' : `${result.rows.length}: take them as CSV` }],
    ]);
    return ok(tableFile(name('forecast'), 'xlsx', whole ? [table, await lines(), about] : [table, about]));
  },
});

function tooMany(most: number) {
  return refuse('rule', `A file takes ${most.toLocaleString('en')} lines of the forecast at most.`, {
    remedy: 'Filter the forecast.',
  });
}

/** Day, known-at, model, currency and filter in words. */
async function factsOf(
  ctx: Context,
  input: Input,
  { asOf, model }: { asOf: CalendarDate; model: StageModel },
): Promise<(readonly [string, TableCell])[]> {
  const choices = await readForecastChoices(ctx.unit, ctx.scope, input.customerId || null);
  const named = (kind: string, id: string | null): TableCell => ({
    text:
      id === null
        ? 'All'
        : (choices.find((choice) => choice.kind === kind && choice.id === id)?.name ?? 'None'),
  });
  const category = CATEGORY_NAMES.find(([id]) => id === input.category)?.[1] ?? 'All';
  return [
    ['Company', { text: ctx.tenant.name }],
    ['As of', { day: asOf }],
    ['Known at', { text: input.knownAt ?? ctx.now }],
    ['Stage model', { text: `Version ${model.version}` }],
    ['Currency', { text: ctx.tenant.currency }],
    ['Rep', ctx.scope.kind === 'own' ? { text: 'Own deals' } : named('rep', input.repId)],
    ['Customer', named('customer', input.customerId)],
    ['Product', { text: input.product === null ? 'All' : input.product || 'None' }],
    ['Category', { text: category }],
  ];
}
