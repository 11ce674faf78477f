import type { StageId } from '@/domain/deals/deal';
import { date, type CalendarDate } from '@/domain/values/calendar-date';
import type { TableCell } from '@/platform/files/table-cells';
import { COLUMN_FACTS, type TableColumn } from './table-columns';
import type { TableRow } from './table-row';

export type ExportColumn = { header: string; cell: (row: TableRow) => TableCell };
type Facts = { currency: string; labels: Readonly<Record<StageId, string>> };

const text = (value: string | null): TableCell => (value === null ? null : { text: value });
const day = (value: CalendarDate | null): TableCell => (value === null ? null : { day: date(value) });
const percent = (bp: number | null): TableCell => (bp === null ? null : { percentBp: bp });

const CATEGORIES = { commit: 'Commit', bestCase: 'Best case', pipeline: 'Pipeline' } as const;

/** The columns of a file for what a table shows; a cell that shows two things becomes two columns, a unit stands in the head. */
export function exportColumns(shown: readonly TableColumn[], facts: Facts): ExportColumn[] {
  return [
    { header: 'Deal', cell: (row) => text(row.name) },
    { header: 'Customer', cell: (row) => text(row.customer) },
    ...shown.filter((column) => column !== 'customer').flatMap((column) => columnsOf(column, facts)),
  ];
}

const AMOUNTS: Partial<Record<TableColumn, (row: TableRow) => string | null>> = {
  amount: (row) => row.amountMinor,
  weighted: (row) => row.weightedMinor,
  acv: (row) => row.acvMinor,
  hardware: (row) => shownSum(row.streams.hardware),
  software: (row) => shownSum(row.streams.software),
  services: (row) => shownSum(row.streams.services),
  unsplit: (row) => shownSum(row.streams.unsplit),
};

/** A stream that the deal does not have is empty, as on the screen. */
function shownSum(minor: string): string | null {
  return minor === '0' ? null : minor;
}

const PLAIN: Partial<Record<TableColumn, (row: TableRow) => TableCell>> = {
  close: (row) => day(row.closeOn),
  activity: (row) => day(row.lastActivityOn),
  verbalYes: (row) => day(row.verbalYesOn),
  entered: (row) => day(row.stageEnteredOn),
  category: (row) => text(row.category ? CATEGORIES[row.category] : null),
  rep: (row) => text(row.rep),
  sourceStage: (row) => text(row.sourceStage),
  externalId: (row) => text(row.externalId),
};

const SEVERAL: Partial<Record<TableColumn, ExportColumn[]>> = {
  counts: [
    { header: 'Counts (%)', cell: (row) => percent(row.bp) },
    { header: 'Knocked down from (%)', cell: (row) => percent(row.knockedBp) },
    { header: 'Missing', cell: (row) => text(row.knockedDown ? row.missing : null) },
  ],
  step: [
    { header: 'Next step', cell: (row) => text(row.nextStep) },
    { header: 'Next step on', cell: (row) => day(row.nextStepOn) },
  ],
  claim: [{ header: 'Claim (%)', cell: (row) => percent(row.claimBp) }],
};

function columnsOf(column: TableColumn, { currency, labels }: Facts): ExportColumn[] {
  const header = COLUMN_FACTS[column].label;
  if (column === 'stage') return [{ header, cell: (row) => text(labels[row.stage]) }];
  const amount = AMOUNTS[column];
  if (amount) return [{ header: `${header} (${currency})`, cell: (row) => money(amount(row), currency) }];
  const plain = PLAIN[column];
  return plain ? [{ header, cell: plain }] : (SEVERAL[column] ?? []);
}

function money(minor: string | null, currency: string): TableCell {
  return minor === null ? null : { minor: BigInt(minor), currency };
}
