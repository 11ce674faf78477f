import type { SupplierDelay } from '@/domain/forecast/lead-times';
import type { Unit } from '@/platform/db/unit-of-work';
import { stoodAt } from './known-deals';

/** A delay as it was entered, and by whom; `by` null: nobody who still has a name. */
export type EnteredDelay = SupplierDelay & { reason: string; recordedAt: string; by: string | null };

/** Suppliers that are late, or were known to be at the instant `knownAt`; latest first. */
export function readSupplierDelays(unit: Unit, knownAt?: string): Promise<EnteredDelay[]> {
  return unit.sql<EnteredDelay>(
    `SELECT s.id, s.supplier, s.product, s.days, s.reason, s.recorded_at AS "recordedAt",
       (SELECT u.name FROM app_user u WHERE u.id = s.recorded_by) AS by
     FROM supplier_delay s WHERE s.tenant_id = $1 AND ${stoodAt('s', 'ended_at', knownAt === undefined ? null : '$2')}
     ORDER BY s.recorded_at DESC, s.id`,
    knownAt === undefined ? [unit.tenantId] : [unit.tenantId, knownAt],
  );
}
