import { readPipelineAddress } from '@/features/deals/pipeline-address';
import { tableRows } from '@/features/deals/queries-table';
import { asRoute } from '@/platform/operations/as-route';

/** A stretch of the table: the parameters of the pipeline's address, and `after`, `skip`, `limit`. */
export const GET = asRoute(tableRows, {
  input: (request) => {
    const query = Object.fromEntries(new URL(request.url).searchParams);
    const { skip = '0', limit = '50' } = query;
    return { ...readPipelineAddress(query).input, skip: Number(skip), limit: Number(limit) };
  },
});
