import type { ReadableStream } from 'node:stream/web';
import { uploadDealFile } from '@/features/evidence-files/upload-operation';
import { asRoute } from '@/platform/operations/as-route';

/** The file is the body; its deal and name are parameters, so that nothing has to be buffered to find them. */
export const POST = asRoute(uploadDealFile, {
  status: 201,
  input: (request) => {
    const query = new URL(request.url).searchParams;
    return {
      dealId: query.get('deal') ?? '',
      fileName: query.get('name') ?? '',
      declaredBytes: declared(request.headers.get('content-length')),
      body: request.body as ReadableStream | null,
    };
  },
});

function declared(length: string | null): number | null {
  return length !== null && /^\d{1,15}$/.test(length) ? Number(length) : null;
}
