import type { DateOrder, DecimalMark, ImportKind, Note, PresetId, RowProblem } from './types';

export type ImportState =
  'reading' | 'checked' | 'committing' | 'committed' | 'refused' | 'reverted' | 'cancelled';

/** What is known of the stored file: how its bytes are read. */
export type FileFacts = {
  bytes: number;
  sha256: string;
  charset: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
  bomBytes: number;
  notes: Note[];
};

/** What a person may choose for a file; what is left out is decided by the file. */
export type CheckOptions = {
  preset?: PresetId | 'none';
  map?: Record<string, string>;
  set?: Record<string, string>;
  stages?: Record<string, string>;
  key?: string[];
  dates?: 'dmy' | 'mdy' | 'iso';
  decimal?: DecimalMark;
  rates?: Record<string, string>;
};

/**
 * Rows of the file. read = accepted + rejected; accepted = created + updated + unchanged. `warnings` counts rows' notes, `problems` all
 * errors and warnings of which the first `problemsKept` are stored.
 */
export type ImportCounts = {
  read?: number;
  accepted?: number;
  rejected?: number;
  warnings?: number;
  problems?: number;
  problemsKept?: number;
  created?: number;
  updated?: number;
  unchanged?: number;
  /** Commits and reverts of the tenant's imports at the dry run: if there are more now, it is compared anew. */
  mergesBefore?: number;
  reverted?: { removed: number; restored: number; kept: number; keptRows: string[] };
};

export type ImportProgress = {
  phase: 'reading' | 'merging';
  percent: number;
  rows: number;
  rowsPerSecond: number;
};

export type ReportedProblem = Omit<RowProblem, 'rowNo'> & { row: number };

/** The command line's answer to an import. */
export type ImportReport = {
  importId: string;
  kind: ImportKind;
  state: ImportState;
  preset: string | null;
  /** Source column → target field. */
  mapping: Record<string, string>;
  counts: ImportCounts;
  notes: Note[];
  /** The first 50. */
  problems: ReportedProblem[];
  /** Source stage word → our stage. */
  stages: Record<string, string>;
  /** The columns by which a row is recognised. */
  key: string[];
  /** Date column → how it is read. */
  dates: Record<string, DateOrder | 'ask' | 'mixed'>;
};

/** The options of the last import of such a file, under what is said now. */
export function withRemembered(remembered: CheckOptions | null, given: CheckOptions): CheckOptions {
  if (!remembered) return given;
  const said = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  return {
    ...remembered,
    ...said,
    map: { ...remembered.map, ...given.map },
    set: { ...remembered.set, ...given.set },
    stages: { ...remembered.stages, ...given.stages },
    rates: { ...remembered.rates, ...given.rates },
  };
}
