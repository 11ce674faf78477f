import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { storeFile } from '@/features/evidence-files/store-file';
import { pngChunk, plainPng } from '../../prisma/demo/plain-pdf';

// A process that takes in one file after another until it is killed: upload-many.ts <tenant> <deal>
const [tenantSlug = '', dealId = ''] = process.argv.slice(2);
const picture = plainPng();

for (;;) {
  const note = pngChunk('zzNd', randomBytes(200_000));
  const bytes = Buffer.concat([picture.subarray(0, -12), note, picture.subarray(-12)]);
  const source = Readable.from([bytes.subarray(0, 1000), bytes.subarray(1000)]);
  const kept = await storeFile(
    { kind: 'operator', tenantSlug },
    { dealId, name: 'a.png', source, declaredBytes: bytes.length },
  );
  if (!kept.ok) throw new Error(kept.refusal.message);
  process.stdout.write('.');
}
