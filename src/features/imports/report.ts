import type { ImportRecord } from '@/data/imports/import-rows';
import type { StoredProblem } from '@/data/imports/problem-rows';
import { fieldOf } from '@/domain/imports/fields';
import type { ImportReport, ImportState } from '@/domain/imports/report';
import type { Note, Plan } from '@/domain/imports/types';

/** The answer of the command line and of the import page: what the plan took, what was counted, what is wrong. */
export function importReport(
  about: { importId: string; state: ImportState; plan: Plan; notes: Note[]; counts: ImportReport['counts'] },
  problems: readonly StoredProblem[],
): ImportReport {
  const { plan, counts, importId, state, notes } = about;
  const mapped = plan.columns.filter(({ target }) => target !== null);
  const dated = mapped.filter(
    (column) => fieldOf(plan.kind, column.target ?? '')?.type === 'date' && column.reading.dates,
  );
  return {
    importId,
    kind: plan.kind,
    state,
    preset: plan.preset,
    mapping: Object.fromEntries(mapped.map(({ name, target }) => [name, target ?? ''])),
    counts,
    notes,
    problems: problems.map(({ rowNo, column, value, message, fix, severity }) => ({
      row: rowNo,
      column,
      value,
      message,
      fix,
      severity,
    })),
    stages: Object.fromEntries(Object.values(plan.stages).map(({ word, stage }) => [word, stage])),
    key: plan.key.kind === 'none' ? [] : plan.key.names,
    dates: Object.fromEntries(dated.map(({ name, reading }) => [name, reading.dates ?? 'iso'])),
  };
}

/** Of a stored import; null before its dry run. */
export function reportOf(record: ImportRecord, problems: readonly StoredProblem[]): ImportReport | null {
  if (!('plan' in record.mapping)) return null;
  const { plan, notes } = record.mapping;
  return importReport(
    { importId: record.id, state: record.state, plan, notes, counts: record.counts },
    problems,
  );
}
