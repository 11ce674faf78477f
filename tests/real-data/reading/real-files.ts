import fs from 'node:fs';
import path from 'node:path';
import { DEFAULT_STAGE_MODEL } from '@/domain/deals/stages';
import { scanAims } from '@/domain/imports/keys';
import { planImport } from '@/domain/imports/plan';
import { rowChecker } from '@/domain/imports/rows';
import type { StagedRows } from '@/domain/imports/staged';
import type { ImportKind, Note, Plan, PlanOptions, PlanResult, RowProblem } from '@/domain/imports/types';
import { date } from '@/domain/values/calendar-date';
import { inspectFile } from '@/platform/files/inspect-file';
import { openRecords } from '@/platform/files/read-records';
import { scanFile } from '@/platform/files/scan-file';

export const FOLDER = path.resolve(process.env.REAL_DATA_DIR ?? path.resolve('../shared/data'));
export const HERE = fs.existsSync(FOLDER);
if (!HERE) console.log(`skipped: no real files at ${FOLDER}`);

export type Import<Kind extends ImportKind> = PlanResult & {
  rows: StagedRows[Kind][];
  problems: RowProblem[];
  fileNotes: Note[];
};

/** Both passes over one real file, as an import runs them. */
export async function read<Kind extends ImportKind>(
  kind: Kind,
  name: string,
  choices: Partial<PlanOptions> = {},
): Promise<Import<Kind>> {
  const source = path.join(FOLDER, name);
  const inspected = await inspectFile(source);
  if (!inspected.ok) throw new Error(inspected.refusal.message);
  const file = await openRecords(source, inspected.value);
  if (!file.ok) throw new Error(file.refusal.message);
  const statistics = await scanFile(file.value, scanAims(kind, file.value.columns, choices));
  if (!statistics.ok) throw new Error(statistics.refusal.message);
  const options = { currency: 'USD', asOf: date('2026-11-22'), ...choices, kind };
  const { plan, questions } = planImport(statistics.value, options);
  const result: Import<Kind> = { plan, questions, rows: [], problems: [], fileNotes: [] };
  if (questions.length > 0) return result;
  const check = rowChecker(plan as Plan & { kind: Kind }, DEFAULT_STAGE_MODEL);
  for await (const batch of file.value.batches()) {
    result.problems.push(...batch.bad.map(({ problem }) => problem));
    for (const row of batch.rows) {
      const checked = check(row);
      if (checked.row) result.rows.push(checked.row);
      result.problems.push(...checked.problems);
    }
  }
  result.fileNotes = file.value.notes();
  return result;
}

export function countBy<Row>(rows: readonly Row[], key: (row: Row) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const row of rows) counts[key(row)] = (counts[key(row)] ?? 0) + 1;
  return counts;
}

export function sumMinor(rows: readonly StagedRows['deals'][]): bigint {
  return rows.reduce((sum, row) => sum + BigInt(row.amount?.minor ?? 0), 0n);
}
