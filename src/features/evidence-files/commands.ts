import {
  attachToEvidence,
  findEvidenceStanding,
  markVerified,
  type EvidenceStanding,
} from '@/data/evidence-files';
import { lockDeal, type LockedDeal } from '@/data/deals';
import {
  findFile,
  insertFile,
  knownHashes,
  lockHashes,
  markRemoved,
  readFilesOfDeal,
} from '@/data/stored-files';
import { mayRecord } from '@/domain/access/permissions';
import { notFound, ok, refuse, type Result } from '@/domain/values/result';
import type { Context } from '@/platform/operations/context';
import { defineCommand, done } from '@/platform/operations/define-command';
import { fileKey, fileStore } from '@/platform/files/file-store';
import { attachFileInput, fileInput, hashesInput, keepFileInput, verifyEvidenceInput } from './inputs';
import { isOwn, withReadings } from './queries-reading';

/** The row of a file whose bytes are safe in the store. Called by the upload alone, which has judged them. */
export const keepFile = defineCommand({
  name: 'deals.keepFile',
  permission: 'evidence.write',
  input: keepFileInput,
  run: async (ctx, { fileId, ...input }) => {
    const deal = await lockDeal(ctx.unit, ctx.scope, input.dealId);
    if (!deal) return notFound();
    await lockHashes(ctx.unit, [input.sha256]);
    if (!(await fileStore().has(fileKey(ctx.tenant.id, input.sha256))))
      return refuse('conflict', 'The file was lost on its way.', { remedy: 'Choose it again.' });
    await insertFile(ctx.unit, { ...input, id: fileId }, { userId: ctx.actor.userId, at: ctx.now });
    return done(
      { fileId, name: input.name, textState: input.textState },
      entry(deal, `Added ${input.name} to ${deal.name}`),
    );
  },
});

/** Takes bytes out of the store that nobody has on record: what uploads that were killed have left. */
export const dropFilesWithoutRow = defineCommand({
  name: 'deals.dropFilesWithoutRow',
  permission: 'evidence.write',
  input: hashesInput,
  run: async (ctx, { hashes }) => {
    await lockHashes(ctx.unit, hashes);
    const known = await knownHashes(ctx.unit, hashes);
    const dropped = hashes.filter((hash) => !known.has(hash));
    for (const hash of dropped) await fileStore().remove(fileKey(ctx.tenant.id, hash));
    const summary = `Took ${dropped.length} files that no deal has out of the store`;
    return done({ dropped: dropped.length }, { subjectKind: 'store', subjectId: null, summary });
  },
});

/** Gives a record its file, of the same deal. An earlier file stays with the deal; whoever verified the record saw the earlier one. */
export const attachFile = defineCommand({
  name: 'deals.attachFile',
  permission: 'evidence.write',
  input: attachFileInput,
  run: async (ctx, { evidenceId, fileId }) => {
    const found = await liveRecord(ctx, evidenceId);
    if (!found.ok) return found;
    const { record, deal } = found.value;
    if (!mayRecord(ctx.actor.role, record.kind))
      return refuse('rule', 'Delivery gives files to shipments, activations and milestones.', {
        remedy: 'Ask the rep of the deal or your CRO.',
      });
    const file = await findFile(ctx.unit, ctx.scope, fileId);
    if (file?.dealId !== deal.id) return notFound();
    const [compared] = await withReadings(ctx, deal.id, [{ ...record, fileId }]);
    const reading = compared?.reading ?? null;
    await attachToEvidence(ctx.unit, record.id, { id: fileId, at: ctx.now, reading });
    const again = record.fileId && record.fileId !== fileId ? ' in place of another' : '';
    return done(
      { evidenceId, fileId, reading },
      entry(deal, `Attached ${file.name} to ${nameOf(record)} of ${deal.name}${again}`),
    );
  },
});

/** Takes a file off a deal. One that proves a record stays: give the record another, or the deal's history would show nothing. */
export const removeFile = defineCommand({
  name: 'deals.removeFile',
  permission: 'evidence.write',
  input: fileInput,
  run: async (ctx, { fileId }) => {
    const file = await findFile(ctx.unit, ctx.scope, fileId);
    const deal = file ? await lockDeal(ctx.unit, ctx.scope, file.dealId) : null;
    if (!file || !deal) return notFound();
    const [proves] =
      (await readFilesOfDeal(ctx.unit, deal.id)).find(({ id }) => id === fileId)?.evidenceIds ?? [];
    if (proves) {
      const record = await findEvidenceStanding(ctx.unit, proves);
      const name = record ? nameOf(record) : 'a record';
      return refuse('rule', `${file.name} proves ${name}, so it stays.`, {
        remedy: record?.voided
          ? 'The record is voided; its file belongs to the history.'
          : 'Attach another file to that record first, then remove this one.',
      });
    }
    await markRemoved(ctx.unit, fileId, { userId: ctx.actor.userId, at: ctx.now });
    return done({ fileId, dealId: deal.id }, entry(deal, `Removed ${file.name} from ${deal.name}`));
  },
});

/** A second pair of eyes on a record. Whoever recorded it cannot be that, not even as the only CRO: then it stays unverified. */
export const verifyEvidence = defineCommand({
  name: 'deals.verifyEvidence',
  permission: 'evidence.verify',
  input: verifyEvidenceInput,
  run: async (ctx, { evidenceId }) => {
    const found = await liveRecord(ctx, evidenceId);
    if (!found.ok) return found;
    const { record, deal } = found.value;
    if (record.verifiedAt)
      return refuse(
        'conflict',
        `${nameOf(record)} is verified already${record.verifiedByName ? `, by ${record.verifiedByName}` : ''}.`,
      );
    if (isOwn(ctx, record))
      return refuse('rule', 'You recorded this yourself, and a second pair of eyes cannot be your own.', {
        remedy: 'Ask another CRO, or let the rep record it.',
      });
    await markVerified(ctx.unit, record.id, { userId: ctx.actor.userId, at: ctx.now });
    return done({ evidenceId, dealId: deal.id }, entry(deal, `Verified ${nameOf(record)} of ${deal.name}`));
  },
});

/** A record that is not voided, with its deal locked. */
async function liveRecord(
  ctx: Context,
  evidenceId: string,
): Promise<Result<{ record: EvidenceStanding; deal: LockedDeal }>> {
  const seen = await findEvidenceStanding(ctx.unit, evidenceId);
  const deal = seen ? await lockDeal(ctx.unit, ctx.scope, seen.dealId) : null;
  const record = deal ? await findEvidenceStanding(ctx.unit, evidenceId) : null;
  if (!record || !deal) return notFound();
  if (record.voided)
    return refuse('rule', 'This record is voided.', { remedy: 'Record it anew, then go on there.' });
  return ok({ record, deal });
}

function nameOf({ kind, reference }: Pick<EvidenceStanding, 'kind' | 'reference'>): string {
  const words = kind === 'po' || kind === 'sow' ? kind.toUpperCase() : kind.replace('_', ' ');
  return reference ? `${words} ${reference}` : `the ${words}`;
}

function entry(deal: LockedDeal, summary: string) {
  return { subjectKind: 'deal', subjectId: deal.id, summary };
}
