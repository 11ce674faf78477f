import { readClocks } from '@/domain/values/clocks';
import { readFilter } from '@/features/forecast/filter-address';
import { forecastExport } from '@/features/forecast/queries-export';
import { asDownload } from '@/platform/files/table-file';
import { asRoute } from '@/platform/operations/as-route';

/** What the forecast's page shows as a file: its filter and clocks, `format` csv or xlsx, of a CSV file `sheet` forecast or lines. */
export const GET = asRoute(forecastExport, {
  input: (request) => {
    const raw = Object.fromEntries(new URL(request.url).searchParams);
    const format = raw.format === 'xlsx' ? ('xlsx' as const) : ('csv' as const);
    const sheet = raw.sheet === 'lines' ? ('lines' as const) : ('forecast' as const);
    return { ...readClocks(raw), ...readFilter(raw), format, sheet };
  },
  respond: asDownload,
});
