import type { Period } from '@/domain/values/fiscal-calendar';
import type { Unit } from '@/platform/db/unit-of-work';

/** The last closed month; null while none is. With the ledger locked it stays so until the transaction ends. */
export async function closedThrough(unit: Unit): Promise<Period | null> {
  const [row] = await unit.sql<{ period: Period | null }>(
    'SELECT max(period) AS period FROM ledger_close WHERE tenant_id = $1',
    [unit.tenantId],
  );
  return row?.period ?? null;
}
