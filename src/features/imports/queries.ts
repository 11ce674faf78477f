import { z } from 'zod';
import { listImports, readImport, type ImportRecord } from '@/data/imports/import-rows';
import { PROBLEMS_KEPT, readProblems } from '@/data/imports/problem-rows';
import { previewRows } from '@/data/imports/preview';
import { may } from '@/domain/access/permissions';
import { FIELDS } from '@/domain/imports/fields';
import { notFound, ok } from '@/domain/values/result';
import { newId } from '@/platform/db/ids';
import type { ProblemRow } from '@/platform/files/problems-csv';
import type { Context } from '@/platform/operations/context';
import { defineQuery } from '@/platform/operations/define-query';
import { importId, planInput } from './inputs';
import { planFile } from './read-plan';
import { reportOf } from './report';
import { ownedFields } from './stage-file';

const SHOWN_PROBLEMS = 50;
const SHOWN_ROWS = 20;

/** Before a file is taken in: may this caller import here, and under which id. */
export const prepareImport = defineQuery({
  name: 'imports.prepare',
  permission: 'imports.write',
  input: z.object({}),
  run: async (ctx) =>
    ok({ importId: newId(), tenantId: ctx.tenant.id, currency: ctx.tenant.currency, today: ctx.today }),
});

/** The mapping screen: header, preset, what each column is taken for with three samples, and the questions still open. */
export const planImportFile = defineQuery({
  name: 'imports.plan',
  permission: 'imports.write',
  input: planInput,
  run: async (ctx, { importId: id, options, asOf }) => {
    const record = await readImport(ctx.unit, id);
    if (!record) return notFound();
    const planned = await planFile(ctx, record, { options, asOf });
    if (!planned.ok) return planned;
    const { plan, questions, given, records } = planned.value;
    return ok({
      importId: id,
      kind: record.kind,
      fileName: record.fileName,
      plan,
      questions,
      notes: [...records.notes(), ...plan.notes],
      /** Options that stand, the remembered ones included: send them on to the dry run, changed or not. */
      options: given,
      fields: FIELDS[record.kind].map(({ id: field, label, type, required }) => ({
        id: field,
        label,
        type,
        required,
      })),
    });
  },
});

export const listAllImports = defineQuery({
  name: 'imports.list',
  permission: 'imports.read',
  input: z.object({ limit: z.number().int().min(1).max(200).default(50) }),
  run: async (ctx, { limit }) =>
    ok({
      imports: await listImports(ctx.unit, limit),
      zone: ctx.tenant.zone,
      mayImport: may(ctx.actor, 'imports.write'),
    }),
});

/** One import: state, progress, and once checked its report and the first rows as they will be. */
export const showImport = defineQuery({
  name: 'imports.show',
  permission: 'imports.read',
  input: importId,
  run: async (ctx, { importId: id }) => {
    const record = await readImport(ctx.unit, id);
    if (!record) return notFound();
    const report = reportOf(record, await readProblems(ctx.unit, id, SHOWN_PROBLEMS));
    const { mapping: _mapping, options, ...shown } = record;
    const rows = record.state === 'checked' ? await firstRows(ctx, record) : [];
    const mayImport = may(ctx.actor, 'imports.write');
    const { currency } = ctx.tenant;
    return ok({ ...shown, given: options.given ?? {}, report, rows, currency, mayImport });
  },
});

/** State and progress alone, for a page that waits. */
export const importProgress = defineQuery({
  name: 'imports.progress',
  permission: 'imports.read',
  input: importId,
  run: async (ctx, { importId: id }) => {
    const record = await readImport(ctx.unit, id);
    return record ? ok({ state: record.state, progress: record.progress }) : notFound();
  },
});

/** The first rows of a checked import as they will be. */
export async function firstRows(ctx: Context, record: ImportRecord) {
  if (!('plan' in record.mapping)) return [];
  const { plan } = record.mapping;
  const scope = {
    unit: ctx.unit,
    importId: record.id,
    now: ctx.now,
    asOf: plan.asOf,
    currency: ctx.tenant.currency,
    owned: ownedFields(plan),
  };
  return previewRows(scope, record.kind, SHOWN_ROWS);
}

/** What problemsCsv (platform/files) writes: the rows that were left out, with what is wrong with each. The first 10,000 problems. */
export const importProblems = defineQuery({
  name: 'imports.problems',
  permission: 'imports.read',
  input: importId,
  run: async (ctx, { importId: id }) => {
    const record = await readImport(ctx.unit, id);
    if (!record) return notFound();
    const header = 'plan' in record.mapping ? record.mapping.plan.columns.map(({ name }) => name) : [];
    const rows = new Map<number, { cells: readonly string[]; problems: ProblemRow['problems'][number][] }>();
    for (const { cells, position: _position, ...problem } of await readProblems(
      ctx.unit,
      id,
      PROBLEMS_KEPT,
    )) {
      const row = rows.get(problem.rowNo) ?? { cells: [], problems: [] };
      if (cells) row.cells = cells;
      row.problems.push(problem);
      rows.set(problem.rowNo, row);
    }
    const rejected = [...rows.values()].filter(({ problems }) =>
      problems.some(({ severity }) => severity === 'error'),
    );
    return ok({ fileName: record.fileName, header, rows: rejected, counts: record.counts });
  },
});
