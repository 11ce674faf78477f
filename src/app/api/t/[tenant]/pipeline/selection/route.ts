import { readPipelineAddress } from '@/features/deals/pipeline-address';
import { selectDeals } from '@/features/deals/queries-table';
import { asRoute } from '@/platform/operations/as-route';

/** Ids and versions of a stretch of the table: the parameters of the pipeline's address, and `skip`, `limit`. */
export const GET = asRoute(selectDeals, {
  input: (request) => {
    const query = Object.fromEntries(new URL(request.url).searchParams);
    const { after: _after, asOf: _asOf, knownAt: _knownAt, ...input } = readPipelineAddress(query).input;
    const { skip = '0', limit = '2000' } = query;
    return { ...input, skip: Number(skip), limit: Number(limit) };
  },
});
