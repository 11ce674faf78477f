import { stringify } from 'csv-stringify/sync';
import type { RowProblem } from '@/domain/imports/types';

/** A row as it stood in the file, with what is wrong with it. */
export type ProblemRow = { cells: readonly string[]; problems: readonly RowProblem[] };

export const PROBLEM_COLUMNS = ['error_column', 'error', 'suggested_fix'] as const;

const DANGEROUS = /^\s*[=+\-@\t\r\n\0＝＋－＠]/;
const PLAIN_NUMBER = /^[-+]?\d+([.,]\d+)*%?$/;

/**
 * Text that a spreadsheet would run as a formula gets one leading apostrophe, and so does text that already begins with such a
 * guard, so that taking one off (row-reader.ts) always gives the text back. Plain numbers stay numbers.
 */
export function guardCell(text: string): string {
  const bare = text.replace(/^'+/, '');
  if (!DANGEROUS.test(bare) || (bare === text && PLAIN_NUMBER.test(text))) return text;
  return `'${text}`;
}

/**
 * The rows of an import that have problems, as CSV (UTF-8 with byte order mark, CRLF): the original cells, then the columns, the
 * messages and the suggested fixes, joined by "; " where a row has several. Repaired, the file can be imported as it is: the
 * three columns are ignored.
 */
export function problemsCsv(header: readonly string[], rows: Iterable<ProblemRow>): string {
  const lines = [[...header, ...PROBLEM_COLUMNS].map(guardCell)];
  for (const { cells, problems } of rows) {
    const filled = header.map((_, i) => cells[i] ?? '');
    lines.push([...filled, ...describeProblems(problems)].map(guardCell));
  }
  return stringify(lines, { bom: true, record_delimiter: 'windows' });
}

function describeProblems(problems: readonly RowProblem[]): string[] {
  const joined = (texts: (string | null)[]) => [...new Set(texts.filter((text) => text !== null))].join('; ');
  return [
    joined(problems.map(({ column }) => column)),
    joined(problems.map(({ message }) => message)),
    joined(problems.map(({ fix }) => fix)),
  ];
}
