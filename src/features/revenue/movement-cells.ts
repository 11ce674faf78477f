import type { MovementRow } from '@/data/ledger';
import { MOVEMENT_LABELS } from '@/domain/revenue/movements';
import type { TableCell } from '@/platform/files/table-cells';

/** The columns of a file of movements, in their order. */
export const EXPORT_HEADER = [
  'Customer',
  'Stream',
  'Kind',
  'Booked on',
  'Concerns',
  'ARR',
  'Currency',
  'Standing',
  'Id',
  'Takes back',
  'Recorded at',
];

/** Whether a row counts for itself, was taken back, or takes another back. */
function standingOf(row: Pick<MovementRow, 'reversesId' | 'reversedById'>): string {
  if (row.reversesId !== null) return 'takes back';
  return row.reversedById === null ? '' : 'taken back';
}

export function exportCells(row: MovementRow): TableCell[] {
  return [
    { text: row.customer },
    { text: row.stream },
    { text: MOVEMENT_LABELS[row.kind] },
    { day: row.effectiveOn },
    row.concernsOn === null ? null : { day: row.concernsOn },
    { minor: row.amountMinor, currency: row.currency },
    { text: row.currency },
    { text: standingOf(row) },
    { text: row.id },
    row.reversesId === null ? null : { text: row.reversesId },
    { text: row.recordedAt },
  ];
}
