import { templateQuery } from '@/features/imports/queries-template';
import { asDownload } from '@/platform/files/table-file';
import { asRoute } from '@/platform/operations/as-route';

/** The three-stream spreadsheet form, empty but for its examples; `format` csv or xlsx. */
export const GET = asRoute(templateQuery, {
  input: (request) => {
    const format = new URL(request.url).searchParams.get('format');
    return { format: format === 'xlsx' ? ('xlsx' as const) : ('csv' as const) };
  },
  respond: asDownload,
});
