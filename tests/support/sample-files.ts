import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { recordEvidence } from '@/features/deals/commands-evidence';
import { showDeal } from '@/features/deals/queries';
import { keepFile } from '@/features/evidence-files/commands';
import { newId } from '@/platform/db/ids';
import { fileKey, fileStore } from '@/platform/files/file-store';
import { plainPng } from '../../prisma/demo/plain-pdf';
import { must } from './operations-answers';
import type { DealKind, World } from './operations-world';

export const SHIPMENT = { kind: 'shipment' as const, evidenceOn: '2026-03-01', units: 10 };

const BYTES = plainPng();
const PICTURE = {
  sha256: createHash('sha256').update(BYTES).digest('hex'),
  name: 'note.png',
  mediaType: 'image/png',
  bytes: BYTES.length,
  text: null,
  textState: 'picture',
} as const;

/** Bytes in the company's store. */
async function newBytes({ tenantId }: World): Promise<void> {
  const at = path.join(tmpdir(), newId());
  await writeFile(at, BYTES);
  await fileStore().keep(fileKey(tenantId, PICTURE.sha256), { path: at, sha256: PICTURE.sha256 });
}

/** A file on a deal, by its row: all that most operations know of it. */
export async function newFile(world: World, dealId: string): Promise<{ fileId: string }> {
  await newBytes(world);
  const { fileId } = must(await keepFile(world.operator, { ...PICTURE, dealId, fileId: newId() }));
  return { fileId };
}

/**
 * A record that anybody may tell who may tell any: a shipment; before the PO nothing ships, so there it is a demo. Told by
 * the owner, so that anybody else may verify it.
 */
export async function newRecord(world: World, kind: DealKind) {
  const { dealId, lineId } = await world.newDeal(kind);
  const what = kind === 'early' ? ('demo' as const) : ('shipment' as const);
  const shipped = { ...SHIPMENT, kind: what, lineId };
  const { caller } = kind === 'colleague' ? world.people.COLLEAGUE : world.people.REP;
  must(await recordEvidence(caller, { dealId, evidence: [shipped] }));
  const { evidence } = must(await showDeal(world.operator, { dealId }));
  const evidenceId = evidence.find((row) => row.kind === what && row.lineId === lineId)?.id;
  return { dealId, evidenceId, shipped };
}

type Sample = (world: World, kind: DealKind) => Promise<object>;

const fileOf: Sample = async (world, kind) => newFile(world, (await world.newDeal(kind)).dealId);

/** Inputs of the operations on files. */
export const FILE_SAMPLES: Record<string, Sample> = {
  'deals.attachFile': async (world, kind) => {
    const { dealId, evidenceId } = await newRecord(world, kind);
    return { evidenceId, fileId: (await newFile(world, dealId)).fileId };
  },
  'deals.keepFile': async (world, kind) => {
    const { dealId } = await world.newDeal(kind);
    await newBytes(world);
    return { ...PICTURE, dealId, fileId: newId() };
  },
  'deals.dropFilesWithoutRow': async () => ({ hashes: ['f'.repeat(64)] }),
  'deals.filesWithoutRow': async () => ({ hashes: ['f'.repeat(64)] }),
  'deals.openFile': fileOf,
  'deals.prepareFile': async (world, kind) => ({ dealId: (await world.newDeal(kind)).dealId }),
  'deals.removeFile': fileOf,
  'deals.uploadFile': async (world, kind) => {
    const { dealId } = await world.newDeal(kind);
    return {
      dealId,
      fileName: 'note.png',
      declaredBytes: null,
      body: Readable.toWeb(Readable.from([BYTES])),
    };
  },
  'deals.verifyEvidence': async (world, kind) => ({ evidenceId: (await newRecord(world, kind)).evidenceId }),
};
