import type { RowProblem } from './types';

/** Text cut to a length with an ellipsis, control characters and line breaks shown as blanks. */
export function shorten(text: string, length = 120): string {
  const flat = text.length > length * 4 ? text.slice(0, length * 4) : text;
  const plain = flat.replace(/[\p{Cc}\s]+/gu, ' ').trim();
  return plain.length <= length ? plain : `${plain.slice(0, length - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** A problem that leaves its row out. */
export function rowError(
  rowNo: number,
  column: string | null,
  value: string | null,
  message: string,
  fix: string | null,
): RowProblem {
  return { rowNo, column, value: value === null ? null : shorten(value), message, fix, severity: 'error' };
}

/** A problem with which the row is still taken. */
export function rowWarning(
  rowNo: number,
  column: string | null,
  value: string | null,
  message: string,
  fix: string | null,
): RowProblem {
  return { rowNo, column, value: value === null ? null : shorten(value), message, fix, severity: 'warning' };
}
