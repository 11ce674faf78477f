import { Readable } from 'node:stream';
import { exportCompany } from '@/features/company-life/commands-export';
import { contentDisposition } from '@/platform/files/file-names';
import { asRoute } from '@/platform/operations/as-route';
import { apiHeaders } from '@/platform/operations/responses';

/** A download is a link, which says nothing of where it comes from: it is let in like a question, for it changes nothing but the log. */
const download = Object.assign((...call: Parameters<typeof exportCompany>) => exportCompany(...call), {
  operation: { ...exportCompany.operation, kind: 'query' as const },
});

/** Everything of the company as a zip, made while it is sent. */
export const GET = asRoute(download, {
  input: () => ({}),
  respond: ({ fileName, open }) =>
    new Response(Readable.toWeb(open()) as unknown as BodyInit, {
      headers: { 'Content-Type': 'application/zip', 'Content-Disposition': contentDisposition(fileName) },
    }),
});

/** Left out it would be GET without its body: an export in the log that nobody took, begun and read by nobody. */
export function HEAD(): Response {
  return new Response(null, { status: 405, headers: { ...apiHeaders(), Allow: 'GET' } });
}
