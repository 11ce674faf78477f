import { Readable } from 'node:stream';
import { exportCompany } from '@/features/company-life/commands-export';
import { contentDisposition } from '@/platform/files/file-names';
import { asRoute } from '@/platform/operations/as-route';

/** Everything of the company as a zip, made while it is sent. */
export const GET = asRoute(exportCompany, {
  input: () => ({}),
  respond: ({ fileName, open }) =>
    new Response(Readable.toWeb(open()) as unknown as BodyInit, {
      headers: { 'Content-Type': 'application/zip', 'Content-Disposition': contentDisposition(fileName) },
    }),
});
