import { revenueExport } from '@/features/revenue/queries-movements';
import { readView } from '@/features/revenue/revenue-address';
import { asDownload } from '@/platform/files/table-file';
import { asRoute } from '@/platform/operations/as-route';

/** The movements that the page shows, all rows of them, as CSV: the parameters of its address. */
export const GET = asRoute(revenueExport, {
  input: (request) => {
    const raw = Object.fromEntries(new URL(request.url).searchParams);
    const { by: _by, ...filter } = readView(raw);
    return { ...filter, corrections: raw.corrections === '1', undone: raw.undone === '1' };
  },
  respond: asDownload,
});
