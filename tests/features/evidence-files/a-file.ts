import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { GET } from '@/app/api/t/[tenant]/files/[file]/route';
import { POST } from '@/app/api/t/[tenant]/files/route';
import { storeFile } from '@/features/evidence-files/store-file';
import type { Caller } from '@/platform/operations/caller';
import { plainPdf } from '../../../prisma/demo/plain-pdf';
import { must } from '../../support/operations-answers';
import type { Person, World } from '../../support/operations-world';

export const ORDER = plainPdf([
  'Alder Cold Stores',
  'Purchase Order No. PO-4711',
  'Date 1 February 2026',
  'Total 8,400.00 EUR',
]);

/** Takes a file in as a caller would through any door. */
export async function given(caller: Caller, dealId: string, bytes: Buffer = ORDER, name = 'order.pdf') {
  return must(
    await storeFile(caller, { dealId, name, source: Readable.from([bytes]), declaredBytes: bytes.length }),
  );
}

export function sha256(bytes: Buffer | Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

type Sent = { name?: string; length?: string | null; origin?: string };

/** The upload as a browser sends it. */
export function upload(
  world: World,
  person: Person,
  dealId: string,
  body: Buffer | ReadableStream,
  { name = 'order.pdf', length, origin = 'http://localhost:3000' }: Sent = {},
): Promise<Response> {
  const address = `http://localhost:3000/api/t/${world.slug}/files?deal=${dealId}&name=${encodeURIComponent(name)}`;
  const declared = length === undefined && Buffer.isBuffer(body) ? String(body.length) : length;
  const headers: Record<string, string> = {
    origin,
    cookie: `next-auth.session-token=${person.token}`,
    ...(declared ? { 'content-length': declared } : {}),
  };
  const content = Buffer.isBuffer(body) ? new Uint8Array(body) : body;
  const request = new Request(address, {
    method: 'POST',
    headers,
    body: content,
    duplex: 'half',
  } as RequestInit);
  return POST(request, { params: Promise.resolve({ tenant: world.slug }) });
}

export function download(
  world: World,
  person: Person | null,
  fileId: string,
  slug = world.slug,
): Promise<Response> {
  const headers: Record<string, string> = person ? { cookie: `next-auth.session-token=${person.token}` } : {};
  return GET(new Request(`http://localhost:3000/api/t/${slug}/files/${fileId}`, { headers }), {
    params: Promise.resolve({ tenant: slug, file: fileId }),
  });
}
