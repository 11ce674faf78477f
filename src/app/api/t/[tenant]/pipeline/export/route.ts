import { readPipelineAddress } from '@/features/deals/pipeline-address';
import { exportTable, type TableFile } from '@/features/deals/queries-table-export';
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

function asDownload({ fileName, mediaType, pieces }: TableFile): Response {
  const encoder = new TextEncoder();
  const left = pieces[Symbol.iterator]();
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const { value, done } = left.next();
      if (done) controller.close();
      else controller.enqueue(typeof value === 'string' ? encoder.encode(value) : value);
    },
  });
  return new Response(body, {
    headers: { 'Content-Type': mediaType, 'Content-Disposition': `attachment; filename="${fileName}"` },
  });
}
