import type { MergeScope } from '@/data/imports/bound-sql';
import { countMerges, storeChecked, tuneForBulk, type ImportRecord } from '@/data/imports/import-rows';
import { compare } from '@/data/imports/merge';
import { previewRows, type PreviewRow } from '@/data/imports/preview';
import { clearProblems, readProblems } from '@/data/imports/problem-rows';
import { clearStaging } from '@/data/imports/staging';
import type { CheckOptions, ImportReport } from '@/domain/imports/report';
import type { Question } from '@/domain/imports/types';
import type { CalendarDate } from '@/domain/values/calendar-date';
import { ok, refuse, type Refusal, type Result } from '@/domain/values/result';
import type { Context } from '@/platform/operations/context';
import { Progress } from './progress';
import { planFile, type PlannedFile } from './read-plan';
import { importReport } from './report';
import { ownedFields, stageFile, type StagedFile } from './stage-file';

const SHOWN_PROBLEMS = 50;
const SHOWN_ROWS = 20;

export type CheckedImport = ImportReport & { rows: PreviewRow[] };

/** The dry run of one import, in the transaction of its command: plan, stage, compare, count, store. */
export async function checkFile(
  ctx: Context,
  record: ImportRecord,
  input: { options: CheckOptions; asOf?: CalendarDate; strict: boolean },
): Promise<Result<CheckedImport>> {
  await clearStaging(ctx.unit, record.id);
  await clearProblems(ctx.unit, record.id);
  const planned = await planFile(ctx, record, input);
  if (!planned.ok) return planned;
  if (planned.value.questions.length > 0) return openQuestions(planned.value.questions);
  const scope: MergeScope = {
    unit: ctx.unit,
    importId: record.id,
    now: ctx.now,
    asOf: planned.value.plan.asOf,
    currency: ctx.tenant.currency,
    owned: ownedFields(planned.value.plan),
  };
  const progress = new Progress(ctx.tenant.id, record.id);
  const staged = await stageFile(scope, planned.value, progress);
  if (!staged.ok) return staged;
  const refused = await refusalOf(ctx, record, staged.value, input.strict);
  if (refused) return { ok: false, refusal: refused };
  return finish(ctx, record, { scope, planned: planned.value, staged: staged.value, progress });
}

async function finish(
  ctx: Context,
  record: ImportRecord,
  work: { scope: MergeScope; planned: PlannedFile; staged: StagedFile; progress: Progress },
): Promise<Result<CheckedImport>> {
  const { scope, planned, staged, progress } = work;
  const { plan, records, given, fingerprint } = planned;
  await tuneForBulk(ctx.unit, staged.accepted);
  const mergesBefore = await countMerges(ctx.unit);
  const { created, updated, unchanged } = await compare(scope, record.kind, staged.accepted);
  const rows = await previewRows(scope, record.kind, SHOWN_ROWS);
  const { read, accepted, problems } = staged;
  const counts = {
    read,
    accepted,
    rejected: problems.rejected,
    warnings: problems.warnings,
    problems: problems.errors + problems.warnings,
    problemsKept: problems.kept,
    created,
    updated,
    unchanged,
    mergesBefore,
  };
  const notes = [...records.notes(), ...plan.notes];
  await progress.settled();
  // The next file with this header is read by the same key, even where another would be unique too: else every row would be new.
  const key = plan.key.kind === 'columns' ? plan.key.names : given.key;
  const options = { file: record.options.file, given: { ...given, key } };
  await storeChecked(ctx.unit, record.id, { plan, notes, options, counts, fingerprint });
  const shown = await readProblems(ctx.unit, record.id, SHOWN_PROBLEMS);
  return ok({ ...importReport({ importId: record.id, state: 'checked', plan, notes, counts }, shown), rows });
}

function openQuestions(questions: readonly Question[]): Result<never> {
  const lines = questions.map(({ message, flag }) => `${message} (${flag})`);
  return refuse('invalid', lines.join(' '), {
    remedy: 'Answer the open questions and check again.',
    details: { questions },
  });
}

/** A file without a single good row, or with a bad one under `strict`, is refused whole. */
async function refusalOf(
  ctx: Context,
  record: ImportRecord,
  { read, accepted, problems }: StagedFile,
  strict: boolean,
): Promise<Refusal | null> {
  if (accepted > 0 && !(strict && problems.rejected > 0)) return null;
  const found = await readProblems(ctx.unit, record.id, SHOWN_PROBLEMS);
  const shown = found.map(({ rowNo, column, value, message, fix, severity }) => ({
    row: rowNo,
    column,
    value,
    message,
    fix,
    severity,
  }));
  const details = {
    counts: { read, accepted, rejected: problems.rejected, warnings: problems.warnings },
    problems: shown,
  };
  const first = shown[0]
    ? ` Row ${shown[0].row}: ${shown[0].message}${shown[0].fix ? ` ${shown[0].fix}` : ''}`
    : '';
  if (read === 0)
    return {
      code: 'invalid',
      message: 'The file has a header and no rows.',
      remedy: 'Export it again.',
      details,
    };
  const message =
    accepted === 0
      ? `None of the ${read} rows can be taken.${first}`
      : `${problems.rejected} of ${read} rows cannot be taken.${first}`;
  const remedy = strict ? 'Correct the rows, or import without strict.' : 'Correct the rows.';
  return { code: 'invalid', message, remedy, details };
}
