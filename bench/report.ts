import type { Share } from './support/machine';

/** One line of the result. */
export type Row = {
  what: string;
  ours: string;
  floor: string | null;
  /** As the goal counts it; null where there is no floor. */
  ratio: number | null;
  goal: string | null;
  /** Null: no goal, told for the picture only. */
  met: boolean | null;
  /** Everything measured, for the JSON. */
  figures: Record<string, number | string | null>;
};

/** A row without a floor: a count, or a limit of its own. */
export function alone(row: Omit<Row, 'floor' | 'ratio'>): Row {
  return { ...row, floor: null, ratio: null };
}

export type BlockResult = { block: string; before: Share; during: Share; valid: boolean; rows: Row[] };

export function printBlock(result: BlockResult): void {
  const load = `other load before ${shown(result.before)}, meanwhile ${shown(result.during)}`;
  console.log(`\n${result.block} (${load}${result.valid ? '' : ' — INVALID'})`);
  const cells = [
    ['', 'ours', 'floor', 'ratio', 'goal', 'verdict'],
    ...result.rows.map((row) => [
      row.what,
      row.ours,
      row.floor ?? '–',
      row.ratio === null ? '–' : row.ratio.toFixed(2),
      row.goal ?? '–',
      verdict(row, result.valid),
    ]),
  ];
  const widths = cells[0]?.map((_, i) => Math.max(...cells.map((line) => line[i]?.length ?? 0))) ?? [];
  for (const line of cells)
    console.log(`  ${line.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  ')}`.trimEnd());
}

export function verdict(row: Row, valid: boolean): string {
  if (row.met === null) return '';
  const word = row.met ? 'met' : 'MISSED';
  return valid ? word : `invalid (${word})`;
}

function shown(share: Share): string {
  return share === null ? 'unknown' : `${(share * 100).toFixed(0)} %`;
}

export function ms(value: number): string {
  return `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`;
}

export function perSecond(value: number, what: string): string {
  return `${Math.round(value).toLocaleString('en')} ${what}/s`;
}

export function megabytes(value: number): string {
  return `${value.toFixed(0)} MB`;
}

export function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
