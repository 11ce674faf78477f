import { rm } from 'node:fs/promises';
import type { MergeScope } from '@/data/imports/bound-sql';
import {
  countMerges,
  insertImport,
  lockImport,
  lockTenantImports,
  readImport,
  storeCommitted,
  storeReverted,
  storeState,
  tuneForBulk,
  type ImportRecord,
} from '@/data/imports/import-rows';
import { merge } from '@/data/imports/merge';
import { revertImport as takeBack } from '@/data/imports/revert';
import { clearStaging, hasStaged, type StagedTable } from '@/data/imports/staging';
import { tell } from '@/data/notices';
import { readStageModel } from '@/data/stage-models';
import type { ImportKind } from '@/domain/imports/types';
import { notFound, ok, refuse, type Result } from '@/domain/values/result';
import type { Context } from '@/platform/operations/context';
import { defineCommand, done } from '@/platform/operations/define-command';
import { checkFile } from './check-file';
import { cancelInput, checkInput, importId, openInput } from './inputs';
import { askForHeld, holdBelowFloor } from './floor-hold';
import { Progress } from './progress';
import { ownedFields } from './stage-file';
import { uploadPath } from './upload-path';

const TEN_MINUTES = 600_000;

/** A stored file (store-upload.ts) becomes an import that can be planned and checked. */
export const openImport = defineCommand({
  name: 'imports.open',
  permission: 'imports.write',
  input: openInput,
  run: async (ctx, { importId: id, kind, fileName, file }) => {
    await insertImport(ctx.unit, { id, kind, fileName, file, createdBy: ctx.actor.userId, now: ctx.now });
    return done(
      { importId: id },
      log(id, `File ${fileName} taken in for an import of ${kind}`, { bytes: file.bytes }),
    );
  },
});

/** The dry run: reads the whole file, says what would happen and what is wrong with which row. Nothing but the staging is written. */
export const checkImport = defineCommand({
  name: 'imports.check',
  permission: 'imports.write',
  input: checkInput,
  statementTimeout: TEN_MINUTES,
  run: async (ctx, input) => {
    const record = await running(ctx, input.importId, ['reading', 'checked']);
    if (!record.ok) return record;
    const checked = await checkFile(ctx, record.value, input);
    if (!checked.ok) return checked;
    const { counts } = checked.value;
    return done(checked.value, log(input.importId, `Import of ${record.value.kind} checked`, counts));
  },
});

/** All accepted rows or none: new ones in, changed ones as their next version, unchanged ones not touched. */
export const commitImport = defineCommand({
  name: 'imports.commit',
  permission: 'imports.write',
  input: importId,
  statementTimeout: TEN_MINUTES,
  run: async (ctx, { importId: id }) => {
    const found = await running(ctx, id, ['checked', 'committing']);
    if (!found.ok) return found;
    await lockTenantImports(ctx.unit);
    const record = found.value;
    if (!(await hasStaged(ctx.unit, id, STAGED[record.kind]))) {
      return refuse('conflict', 'The checked rows are no longer there: the server was restarted.', {
        remedy: 'Check the file again.',
      });
    }
    const staged = record.counts.accepted ?? 0;
    const progress = new Progress(ctx.tenant.id, id);
    await tuneForBulk(ctx.unit, staged);
    const { created: toCreate = 0, updated: toUpdate = 0, unchanged: same = 0, mergesBefore } = record.counts;
    const scope = scopeOf(ctx, record);
    // A floor may have risen since the check, and what it was compared with is compared anew.
    const held = record.kind === 'deals' ? await holdBelowFloor(scope) : [];
    const fresh = record.state === 'checked' && mergesBefore === (await countMerges(ctx.unit));
    const stands = fresh && held.length === 0;
    const dryRun = { staged, stands, created: toCreate, updated: toUpdate, unchanged: same };
    const { version } = await readStageModel(ctx.unit, ctx.today);
    const { created, updated, unchanged } = await merge(scope, record.kind, dryRun, {
      modelVersion: version,
      onShare: (share) => progress.report('merging', share, staged * share),
    });
    await clearStaging(ctx.unit, id);
    if (record.kind === 'deals') await askForHeld(ctx, scope);
    await progress.settled();
    const counts = { ...record.counts, created, updated, unchanged };
    await storeCommitted(ctx.unit, id, counts, ctx.now);
    const summary = `Import of ${record.kind} from ${record.fileName}: ${created} new, ${updated} changed, ${unchanged} unchanged`;
    await tell(
      ctx,
      { roles: ['CRO', 'CEO'] },
      { kind: 'import', subject: `import ${id} committed`, title: summary, path: `/imports/${id}` },
    );
    return done({ importId: id, counts }, log(id, summary, counts));
  },
});

/** Takes a committed import back, updates included. Rows edited since stay as they are and are listed. */
export const revertImport = defineCommand({
  name: 'imports.revert',
  permission: 'imports.write',
  input: importId,
  statementTimeout: TEN_MINUTES,
  run: async (ctx, { importId: id }) => {
    const found = await running(ctx, id, ['committed']);
    if (!found.ok) return found;
    const record = found.value;
    if (record.kind === 'heartbeats')
      return refuse('rule', KEPT_REPORTS, {
        remedy: 'A device that is not the customer’s is taken from it on the devices page.',
      });
    if (record.kind === 'rates')
      return refuse('rule', 'Rates stay on record: a wrong one is corrected by a newer one.', {
        remedy: 'Set the month’s rate again below Revenue, Months, or import the corrected file.',
      });
    await lockTenantImports(ctx.unit);
    await tuneForBulk(ctx.unit, (record.counts.created ?? 0) + (record.counts.updated ?? 0));
    const { version } = await readStageModel(ctx.unit, ctx.today);
    const at = record.committedAt ?? ctx.now;
    const reverted = await takeBack(scopeOf(ctx, record), record.kind, { at, modelVersion: version });
    const counts = { ...record.counts, reverted };
    await storeReverted(ctx.unit, id, counts, { userId: ctx.actor.userId, now: ctx.now });
    const summary = `${reverted.removed} taken out, ${reverted.restored} put back, ${reverted.kept} kept`;
    await tell(
      ctx,
      { roles: ['CRO', 'CEO'] },
      {
        kind: 'import',
        subject: `import ${id} reverted`,
        title: `The import of ${record.kind} from ${record.fileName} was taken back`,
        body: `${summary}.`,
        path: `/imports/${id}`,
      },
    );
    return done({ importId: id, counts }, log(id, `Import of ${record.kind} reverted: ${summary}`, counts));
  },
});

/** Gives an import up before its commit: the staged rows and the file go. With `refusal` it is noted as refused, and why. */
export const cancelImport = defineCommand({
  name: 'imports.cancel',
  permission: 'imports.write',
  input: cancelInput,
  statementTimeout: TEN_MINUTES,
  run: async (ctx, { importId: id, refusal }) => {
    const record = await running(ctx, id, ['reading', 'checked', 'committing']);
    if (!record.ok) return record;
    await clearStaging(ctx.unit, id);
    const state = refusal ? 'refused' : 'cancelled';
    await storeState(ctx.unit, id, state, refusal ?? null);
    await rm(uploadPath(ctx.tenant.id, id), { force: true });
    return done({ importId: id, state }, log(id, `Import ${state}`, {}));
  },
});

const KEPT_REPORTS = 'What devices reported is a fact and is not taken back.';

const STAGED: Record<ImportKind, StagedTable> = {
  deals: 'staged_deal',
  contracts: 'staged_contract',
  deployments: 'staged_deployment',
  shipments: 'staged_evidence',
  activities: 'staged_activity',
  rates: 'staged_rate',
  heartbeats: 'staged_heartbeat',
};

/** The import, locked for this transaction, in one of the states in which the command makes sense. */
async function running(
  ctx: Context,
  id: string,
  states: readonly ImportRecord['state'][],
): Promise<Result<ImportRecord>> {
  if (!(await readImport(ctx.unit, id))) return notFound();
  if (!(await lockImport(ctx.unit, id))) {
    return refuse('conflict', 'This import is being worked on right now.', {
      remedy: 'Wait until it is done.',
    });
  }
  const record = await readImport(ctx.unit, id);
  if (!record) return notFound();
  if (states.includes(record.state)) return ok(record);
  return refuse('conflict', `This import is ${record.state} already.`, { remedy: WAY_OUT[record.state] });
}

const WAY_OUT: Partial<Record<ImportRecord['state'], string>> = {
  reading: 'Check the file first.',
  checked: 'Commit it first.',
  committed: 'Revert it to take it back.',
  reverted: 'Upload the file again.',
  cancelled: 'Upload the file again.',
  refused: 'Correct the file and upload it again.',
};

function scopeOf(ctx: Context, record: ImportRecord): MergeScope {
  const plan = 'plan' in record.mapping ? record.mapping.plan : null;
  return {
    unit: ctx.unit,
    importId: record.id,
    now: ctx.now,
    asOf: plan?.asOf ?? ctx.today,
    currency: ctx.tenant.currency,
    owned: plan ? ownedFields(plan) : new Set(),
  };
}

function log(id: string, summary: string, after: Record<string, unknown>) {
  return { subjectKind: 'import', subjectId: id, summary, after };
}
