import type { ColumnPlan, ColumnStatistics, Note } from './types';

/** What a person should know about a mapping before he takes it. */
export function mappingNotes(
  columns: readonly ColumnPlan[],
  doubled: ReadonlySet<number>,
  statistics: readonly ColumnStatistics[],
): Note[] {
  const notes: Note[] = [];
  for (const column of columns) {
    if (doubled.has(column.index) && column.target === null) {
      notes.push({
        code: 'two-columns-one-field',
        message: `"${column.name}" is left out: it ${column.reason}.`,
      });
    }
    if (
      column.target === null &&
      column.confidence === 'guess' &&
      column.reason.startsWith('is named like')
    ) {
      const how = `--map "${column.name}=${column.suggestion}" takes it all the same`;
      notes.push({
        code: 'values-do-not-fit',
        message: `"${column.name}" is left out: it ${column.reason}; ${how}.`,
      });
    }
    if (column.confidence === 'likely' && column.target !== null) {
      notes.push({
        code: 'likely-mapping',
        message: `"${column.name}" is taken as ${column.target}: ${column.reason}.`,
      });
    }
  }
  const empty = statistics.filter((column) => !column.named && column.filled === 0).length;
  if (empty > 0) {
    const what =
      empty === 1
        ? '1 column without a name and without values'
        : `${empty} columns without a name and without values`;
    notes.push({ code: 'empty-columns', message: `${what} left out.` });
  }
  return notes;
}
