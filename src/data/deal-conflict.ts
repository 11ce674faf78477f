import type { ConflictDetails } from '@/domain/values/conflict';
import type { Unit } from '@/platform/db/unit-of-work';
import { DEAL_FIELDS } from './deal-fields';
import { readVersionConflict } from './version-conflict';

/** A deal now and as it was when the second of two writers opened it. */
export function readConflict(
  unit: Unit,
  dealId: string,
  seenVersion: number,
): Promise<ConflictDetails | null> {
  return readVersionConflict(unit, { table: 'deal', fields: DEAL_FIELDS }, dealId, seenVersion);
}
