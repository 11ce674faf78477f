import type { SqlValue } from '@/platform/db/sql';
import type { Unit } from '@/platform/db/unit-of-work';

/**
 * A statement about deals by their ids. Of one deal, as every change of a deal asks it, it is prepared under `name`: the way to one deal by
 * its id is the same in every company. Of many it is planned for their number (decision 0061).
 */
export function askOfDeals<Row>(
  unit: Unit,
  name: string,
  text: string,
  values: readonly SqlValue[],
  dealIds: readonly string[],
): Promise<Row[]> {
  return dealIds.length === 1 ? unit.named<Row>(name, text, values) : unit.sql<Row>(text, values);
}
