import type { RowProblem } from '@/domain/imports/types';
import type { Unit } from '@/platform/db/unit-of-work';

/** Problems are counted all and kept up to this many: the first ones of the file. */
export const PROBLEMS_KEPT = 10_000;
const BATCH = 500;
const CELLS_CHARS = 20_000;

export type StoredProblem = RowProblem & { position: number; cells: string[] | null };

/** Collects the problems of a file and writes them in batches; keeps the cells of rows that were left out, for the download. */
export class ProblemLog {
  errors = 0;
  warnings = 0;
  rejected = 0;
  kept = 0;
  private batch: object[] = [];

  constructor(
    private readonly unit: Unit,
    private readonly importId: string,
  ) {}

  add(problems: readonly RowProblem[], cells: readonly string[] | null, from = 0): void {
    if (problems.length === 0) return;
    const rejected = problems.some(({ severity }) => severity === 'error');
    if (rejected) this.rejected += 1;
    problems.forEach((problem, position) => {
      if (problem.severity === 'error') this.errors += 1;
      else this.warnings += 1;
      if (this.kept >= PROBLEMS_KEPT) return;
      this.kept += 1;
      this.batch.push({
        row_no: problem.rowNo,
        position: from + position,
        column_name: problem.column,
        value: problem.value,
        message: problem.message,
        fix: problem.fix,
        severity: problem.severity,
        cells: rejected && position === 0 && cells ? bounded(cells) : null,
      });
    });
  }

  async drain(least = BATCH): Promise<void> {
    if (this.batch.length < least || this.batch.length === 0) return;
    const text = JSON.stringify(this.batch).replaceAll('\\u0000', '');
    this.batch = [];
    await this.unit.sql(
      `INSERT INTO import_problem (tenant_id, import_id, row_no, position, column_name, value, message, fix, severity, cells)
       SELECT $1::uuid, $2::uuid, r.row_no, r.position, r.column_name, r.value, r.message, r.fix, r.severity, r.cells
       FROM jsonb_to_recordset($3::jsonb) AS r(row_no int, position int, column_name text, value text, message text, fix text,
         severity text, cells jsonb)
       ON CONFLICT (tenant_id, import_id, row_no, position) DO NOTHING`,
      [this.unit.tenantId, this.importId, text],
    );
  }
}

/** A row with giant cells is kept shortened: the download must stay a download. */
function bounded(cells: readonly string[]): string[] {
  const size = cells.reduce((sum, cell) => sum + cell.length, 0);
  return size <= CELLS_CHARS ? [...cells] : cells.map((cell) => cell.slice(0, 1000));
}

export async function clearProblems(unit: Unit, importId: string): Promise<void> {
  await unit.execute('DELETE FROM import_problem WHERE tenant_id = $1 AND import_id = $2', [
    unit.tenantId,
    importId,
  ]);
}

export async function readProblems(unit: Unit, importId: string, limit: number): Promise<StoredProblem[]> {
  return unit.sql<StoredProblem>(
    `SELECT p.row_no AS "rowNo", p.position, p.column_name AS "column", p.value, p.message, p.fix, p.severity, p.cells
     FROM import_problem p WHERE p.tenant_id = $1 AND p.import_id = $2 ORDER BY p.row_no, p.position LIMIT $3`,
    [unit.tenantId, importId, limit],
  );
}
