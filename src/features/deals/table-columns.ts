import type { DealSort } from '@/data/deal-list';

/** What the pipeline table can show besides the name, in the order in which the menu offers it. */
export const TABLE_COLUMNS = [
  'stage',
  'counts',
  'amount',
  'weighted',
  'close',
  'step',
  'rep',
  'customer',
  'activity',
  'acv',
  'hardware',
  'software',
  'services',
  'unsplit',
  'claim',
  'verbalYes',
  'category',
  'entered',
  'sourceStage',
  'externalId',
] as const;
export type TableColumn = (typeof TABLE_COLUMNS)[number];

export const DEFAULT_COLUMNS: readonly TableColumn[] = [
  'stage',
  'counts',
  'amount',
  'weighted',
  'close',
  'step',
  'rep',
];

type ColumnFacts = { label: string; width: number; numeric?: boolean; sort?: DealSort };

/** Widths in pixels; what is left of the screen goes to the name. */
export const COLUMN_FACTS: Readonly<Record<TableColumn | 'name', ColumnFacts>> = {
  name: { label: 'Deal', width: 272, sort: 'name' },
  stage: { label: 'Stage', width: 160, sort: 'stage' },
  counts: { label: 'Counts', width: 116, numeric: true },
  amount: { label: 'Amount', width: 88, numeric: true, sort: 'amount' },
  weighted: { label: 'Weighted', width: 90, numeric: true },
  close: { label: 'Close', width: 108, numeric: true, sort: 'close' },
  step: { label: 'Next step', width: 210, sort: 'step' },
  rep: { label: 'Rep', width: 104, sort: 'rep' },
  customer: { label: 'Customer', width: 180, sort: 'customer' },
  activity: { label: 'Last activity', width: 130, numeric: true },
  acv: { label: 'ACV', width: 110, numeric: true },
  hardware: { label: 'Hardware', width: 110, numeric: true },
  software: { label: 'Software', width: 110, numeric: true },
  services: { label: 'Services', width: 110, numeric: true },
  unsplit: { label: 'Unsplit', width: 110, numeric: true },
  claim: { label: 'Claim', width: 90, numeric: true },
  verbalYes: { label: 'Verbal yes', width: 130, numeric: true },
  category: { label: 'Category', width: 110 },
  entered: { label: 'In stage since', width: 130, numeric: true, sort: 'entered' },
  sourceStage: { label: 'CRM stage', width: 150 },
  externalId: { label: 'CRM id', width: 130 },
};

/** What the table can be sorted by: the columns that say so. */
export const TABLE_SORTS = Object.values(COLUMN_FACTS).flatMap(({ sort }) => sort ?? []);

/** The columns of an address, "stage.amount.close"; unknown ones are left out, none at all means the usual ones. */
export function readColumns(text: string | null): readonly TableColumn[] {
  const asked = new Set(text?.split('.') ?? []);
  const known = TABLE_COLUMNS.filter((column) => asked.has(column));
  return known.length > 0 ? known : DEFAULT_COLUMNS;
}

/** The other way round; null for the usual columns, which need no place in the address. */
export function writeColumns(columns: readonly TableColumn[]): string | null {
  const text = TABLE_COLUMNS.filter((column) => columns.includes(column)).join('.');
  return text === '' || text === DEFAULT_COLUMNS.join('.') ? null : text;
}
