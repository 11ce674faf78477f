import { findDeal } from '@/data/deal-list';
import { findFile, knownHashes, readFileUse } from '@/data/stored-files';
import { notFound, ok, refuse } from '@/domain/values/result';
import { newId } from '@/platform/db/ids';
import { fileKey } from '@/platform/files/file-store';
import { defineQuery } from '@/platform/operations/define-query';
import { fileInput, hashesInput, prepareFileInput } from './inputs';

const MOST_ON_A_DEAL = 500;
const MOST_OF_A_TENANT = 2n * 1024n ** 3n;

/** Before a file is taken in: may this caller bring one to this deal, is there room, and under which id. */
export const prepareFile = defineQuery({
  name: 'deals.prepareFile',
  permission: 'evidence.write',
  input: prepareFileInput,
  run: async (ctx, { dealId }) => {
    if (!(await findDeal(ctx.unit, ctx.scope, dealId))) return notFound();
    const { onDeal, bytes } = await readFileUse(ctx.unit, dealId);
    if (onDeal >= MOST_ON_A_DEAL)
      return refuse('rule', `This deal has ${MOST_ON_A_DEAL} files, which is the limit.`, {
        remedy: 'Remove those that prove nothing.',
      });
    if (bytes >= MOST_OF_A_TENANT)
      return refuse('rule', 'Your company has stored 2 GB of files, which is the limit.', {
        remedy: 'Ask whoever runs Commitpoint for you.',
      });
    return ok({ fileId: newId(), tenantId: ctx.tenant.id });
  },
});

/** A file to hand out: where its bytes lie, and what to call them. */
export const openFile = defineQuery({
  name: 'deals.openFile',
  permission: 'deals.read',
  input: fileInput,
  run: async (ctx, { fileId }) => {
    const file = await findFile(ctx.unit, ctx.scope, fileId);
    if (!file) return notFound();
    const { sha256, name, mediaType, bytes } = file;
    return ok({ key: fileKey(ctx.tenant.id, sha256), name, mediaType, bytes });
  },
});

/** Which of these files nobody has on record. */
export const filesWithoutRow = defineQuery({
  name: 'deals.filesWithoutRow',
  permission: 'evidence.write',
  input: hashesInput,
  run: async (ctx, { hashes }) => {
    const known = await knownHashes(ctx.unit, hashes);
    return ok({ hashes: hashes.filter((hash) => !known.has(hash)) });
  },
});
