import { countOf, countText } from '@/ui/format/counts';
import { ROWS_SHOWN } from './kpi-address';

/** "412 rows add up to $79,800." and, when not all are shown, how many are. */
export function rowsLead(count: number, sum: string, order = 'largest'): string {
  if (count === 0) return 'No rows.';
  const all = `${countOf(count, 'row')} ${count === 1 ? 'makes' : 'add up to'} ${sum}.`;
  return count > ROWS_SHOWN
    ? `${all} The ${order} ${countText(ROWS_SHOWN)} are shown; totals are over all.`
    : all;
}
