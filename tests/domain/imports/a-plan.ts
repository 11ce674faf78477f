import { DEFAULT_STAGE_MODEL } from '@/domain/deals/stages';
import { scanAims } from '@/domain/imports/keys';
import { nameColumns } from '@/domain/imports/header';
import { planImport } from '@/domain/imports/plan';
import { rowChecker } from '@/domain/imports/rows';
import { ColumnScan } from '@/domain/imports/scan';
import type { CheckedRow, StagedRows } from '@/domain/imports/staged';
import type { ImportKind, Plan, PlanOptions, PlanResult, SourceRow } from '@/domain/imports/types';
import { date } from '@/domain/values/calendar-date';

export type Table = { header: string[]; rows: string[][] };

/** Cells by "|"; the first line is the header. */
export function table(...lines: string[]): Table {
  const [header = [], ...rows] = lines.map((line) => line.split('|').map((cell) => cell.trim()));
  return { header, rows };
}

export function sourceRows(of: Table): SourceRow[] {
  return of.rows.map((cells, i) => ({ rowNo: i + 2, cells }));
}

export type Choices = Partial<Omit<PlanOptions, 'kind'>>;

/** Both passes without a file: scan, plan. */
export function planOf(kind: ImportKind, of: Table, choices: Choices = {}): PlanResult {
  const { columns } = nameColumns(of.header);
  const scan = new ColumnScan(columns, scanAims(kind, columns, choices));
  scan.add(sourceRows(of));
  return planImport(scan.statistics(true), { currency: 'USD', asOf: date('2026-11-22'), ...choices, kind });
}

/** column name → target, of the columns that have one. */
export function targets({ plan }: PlanResult): Record<string, string> {
  return Object.fromEntries(
    plan.columns.flatMap(({ name, target }) => (target === null ? [] : [[name, target]])),
  );
}

export function questionIds({ questions }: PlanResult): string[] {
  return questions.map(({ id }) => id);
}

export function checkAll<Kind extends ImportKind>(
  kind: Kind,
  of: Table,
  choices: Choices = {},
): CheckedRow<StagedRows[Kind]>[] {
  const { plan, questions } = planOf(kind, of, choices);
  if (questions.length > 0) throw new Error(questions.map(({ message }) => message).join('\n'));
  return sourceRows(of).map(rowChecker(plan as Plan & { kind: Kind }, DEFAULT_STAGE_MODEL));
}
