import type { CalendarDate } from '@/domain/values/calendar-date';

/** What a file can be about. Each kind has its own target fields (fields.ts) and its own staged row (staged.ts). */
export const IMPORT_KINDS = [
  'deals',
  'contracts',
  'deployments',
  'shipments',
  'activities',
  'rates',
  'heartbeats',
] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

export type FieldType = 'text' | 'date' | 'money' | 'integer' | 'percent' | 'boolean' | 'enum';

/** A place where a column can go. `id` is what `--map source=target` and `--set target=constant` name. */
export type TargetField = {
  id: string;
  /** In a user's words, for the mapping screen. */
  label: string;
  type: FieldType;
  required: boolean;
  /** Other names under which the field is found in exports, in any language and spelling; compared normalised. */
  aliases: readonly string[];
  /** For type enum: what the words stand for. `stage` fields are mapped by stages.ts instead. */
  words?:
    | 'stage'
    | 'status'
    | 'stream'
    | 'period'
    | 'deploymentKind'
    | 'firstValueKind'
    | 'activityKind'
    | 'instant'
    | 'currency';
};

/** A record of the file. `rowNo` counts records as a spreadsheet shows them: the first record of the file is row 1. */
export type SourceRow = { rowNo: number; cells: readonly string[] };

export type DateOrder = 'iso' | 'dmy' | 'mdy' | 'serial' | 'words';
export type DecimalMark = '.' | ',';

/** How the texts of one column are read. Decided once per column over all values seen, never per cell. */
export type ColumnReading = {
  /** null where no value is a date. 'ask': every value fits day/month and month/day. */
  dates: DateOrder | 'ask' | 'mixed' | null;
  /** null where no value is a number. 'ask': "1.234" alone cannot be decided and its meaning changes the value. */
  decimal: DecimalMark | 'ask' | null;
  /** Percent columns only: "0.9" means 90 % when every value lies in 0–1 and one has a fraction. */
  percentIsFraction: boolean;
  /** True when some value carries a UTC mark: the calendar day is taken as written. */
  utc: boolean;
};

/** What one pass over the file learned about a column. Bounded: counts, and at most `MAX_DISTINCT` distinct values. */
export type ColumnStatistics = {
  index: number;
  name: string;
  /** False where the header cell was empty and the name ("Column 9") was made up. */
  named: boolean;
  filled: number;
  /** First three distinct values, shortened. */
  samples: string[];
  /** Value → count, or null once there were more than MAX_DISTINCT of them. */
  distinct: Map<string, number> | null;
  /** Share of the filled values that can be read as each type, 0–1. */
  share: { date: number; number: number; boolean: number; currency: number };
  reading: ColumnReading;
};

export type FileStatistics = {
  /** Data rows seen. With `complete` false the pass stopped early because everything was decided. */
  rows: number;
  complete: boolean;
  columns: ColumnStatistics[];
  /** Smallest column sets that are unique in the file, best first; filled when no id column was found. */
  keys: KeyCandidate[];
};

/** `unique`: filled and different in every row seen. */
export type KeyCandidate = { columns: number[]; names: string[]; unique: boolean };

export const PRESET_IDS = [
  'salesforce',
  'salesforce-api',
  'hubspot',
  'pipedrive',
  'dynamics',
  'zoho',
  'zoho-quotes',
  'snapshot',
  'three-stream',
] as const;
export type PresetId = (typeof PRESET_IDS)[number];

export type Confidence = 'certain' | 'likely' | 'guess';

/** One source column and where it goes. `target` null: kept out of the import. */
export type ColumnPlan = {
  index: number;
  name: string;
  target: string | null;
  confidence: Confidence;
  /** Why, in words: "known HubSpot column", "same name", "similar to Close date", "you chose it". */
  reason: string;
  samples: string[];
  /** A target that is only proposed: shown, not taken until somebody confirms it. */
  suggestion: string | null;
  reading: ColumnReading;
  /** Currency that the column's own name states ("Amount (EUR)"). */
  currency: string | null;
};

export const STAGE_IDS = [
  'lead',
  'demo',
  'hardware_quote_sent',
  'hardware_po_received',
  'hardware_shipped',
  'software_activated',
  'services_completed',
  'closed_lost',
] as const;
export type ImportStage = (typeof STAGE_IDS)[number];
export type ImportStream = 'hardware' | 'software' | 'services';
export type ImportOutcome = 'open' | 'won' | 'lost';

/** What a stage word of the source means here. `outcome` null: the word says nothing about it. */
export type StageMeaning = {
  word: string;
  stage: ImportStage;
  outcome: ImportOutcome | null;
  known: boolean;
  reason: string;
};

export type Note = { code: string; message: string };

/** Something that a person must answer before rows can be read. `flag` answers it at the command line. */
export type Question = {
  id: 'mapping' | 'dates' | 'numbers' | 'key' | 'period' | 'stream' | 'currency';
  field: string | null;
  columns: string[];
  message: string;
  flag: string;
  options: { value: string; label: string }[];
};

/** How a row is recognised when the file comes again. */
export type KeyPlan =
  | { kind: 'id'; column: number; names: string[]; columns: number[] }
  | { kind: 'columns'; names: string[]; columns: number[]; proposed: boolean }
  /**
   * Fact lines without an id (shipments, activities): all their cells, and the how-many-eth of identical rows it is. Without columns
   * (heartbeats) rows need not be told apart: the same report twice is one.
   */
  | { kind: 'content'; names: string[]; columns: number[] }
  | { kind: 'none' };

/** Everything needed to turn a record into a staged row. Plain JSON: it is kept with the import. */
export type Plan = {
  kind: ImportKind;
  preset: PresetId | null;
  columns: ColumnPlan[];
  /** target → constant for every row. */
  constants: Record<string, string>;
  /** Lower-cased source stage word → our meaning. Words met later are mapped by the same rule. */
  stages: Record<string, StageMeaning>;
  /** What `--stage` said, for words that the first pass did not see. */
  stageChoices: Record<string, string>;
  key: KeyPlan;
  /** The tenant's currency; amounts without a currency of their own are in it. */
  currency: string;
  /** Source currency → units of the tenant's currency for one unit of it, as decimal text. */
  rates: Record<string, string>;
  /** The rules' "today": later dates are promises, not facts. */
  asOf: CalendarDate;
  /** The tenant's time zone: which day an instant is on. UTC unless told. */
  zone?: string;
  notes: Note[];
};

export type Severity = 'error' | 'warning';

/** One thing wrong with one row. An `error` leaves the row out; a `warning` takes it with the note. */
export type RowProblem = {
  rowNo: number;
  column: string | null;
  /** Shortened to 120 characters. */
  value: string | null;
  message: string;
  fix: string | null;
  severity: Severity;
};

export type PlanResult = { plan: Plan; questions: Question[] };

export type PlanOptions = {
  kind: ImportKind;
  currency: string;
  asOf: CalendarDate;
  zone?: string;
  preset?: PresetId | 'none';
  /** Source column name → target id, or '' to leave the column out. Wins over everything. */
  map?: Record<string, string>;
  set?: Record<string, string>;
  /** Source stage word → our stage id or label, "won" or "lost". */
  stages?: Record<string, string>;
  key?: string[];
  dates?: 'dmy' | 'mdy' | 'iso';
  decimal?: DecimalMark;
  rates?: Record<string, string>;
};
