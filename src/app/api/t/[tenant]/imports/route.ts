import type { ReadableStream } from 'node:stream/web';
import { uploadFile } from '@/features/imports/upload-operation';
import { asRoute } from '@/platform/operations/as-route';

/** The file is the body; its name and kind are parameters, so that nothing has to be buffered to find them. */
export const POST = asRoute(uploadFile, {
  status: 201,
  input: (request) => {
    const query = new URL(request.url).searchParams;
    return {
      kind: query.get('kind') ?? '',
      fileName: query.get('name') ?? '',
      body: request.body as ReadableStream | null,
    };
  },
});
