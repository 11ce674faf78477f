import { readPipelineAddress } from '@/features/deals/pipeline-address';
import { exportTable } from '@/features/deals/queries-table-export';
import { asDownload } from '@/platform/files/table-file';
import { asRoute } from '@/platform/operations/as-route';

/** What the table shows, all rows of it, as a file: the parameters of the pipeline's address, and `format`. */
export const GET = asRoute(exportTable, {
  input: (request) => {
    const query = Object.fromEntries(new URL(request.url).searchParams);
    const { address, input } = readPipelineAddress(query);
    const { after: _after, ...filter } = input;
    const format = query['format'] === 'xlsx' ? ('xlsx' as const) : ('csv' as const);
    return { ...filter, columns: [...address.columns], format };
  },
  respond: asDownload,
});
