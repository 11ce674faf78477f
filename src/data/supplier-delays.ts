import type { SupplierDelay } from '@/domain/forecast/lead-times';
import { newId } from '@/platform/db/ids';
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

/** Writes down that a supplier is late; returns the delay's id. */
export async function insertSupplierDelay(
  unit: Unit,
  { supplier, product, days, reason }: Omit<SupplierDelay, 'id'> & { reason: string },
  by: { userId: string | null; at: string },
): Promise<string> {
  const id = newId();
  await unit.execute(
    `INSERT INTO supplier_delay (tenant_id, id, supplier, product, days, reason, recorded_at, recorded_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [unit.tenantId, id, supplier, product, days, reason, by.at, by.userId],
  );
  return id;
}

/** A delay, locked until the transaction ends, with whether it still holds; null if there is none. */
export async function lockSupplierDelay(
  unit: Unit,
  id: string,
): Promise<(SupplierDelay & { reason: string; ended: boolean }) | null> {
  const [row] = await unit.sql<SupplierDelay & { reason: string; ended: boolean }>(
    `SELECT id, supplier, product, days, reason, ended_at IS NOT NULL AS ended FROM supplier_delay WHERE tenant_id = $1 AND id = $2
     FOR UPDATE`,
    [unit.tenantId, id],
  );
  return row ?? null;
}

/** The supplier delivers as before; what was expected with the delay stays on record. */
export async function endSupplierDelay(
  unit: Unit,
  id: string,
  by: { userId: string | null; at: string },
): Promise<void> {
  await unit.execute(
    'UPDATE supplier_delay SET ended_at = $3, ended_by = $4 WHERE tenant_id = $1 AND id = $2 AND ended_at IS NULL',
    [unit.tenantId, id, by.at, by.userId],
  );
}
