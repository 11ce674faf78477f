import type { DealScope } from '@/domain/access/permissions';
import type { Unit } from '@/platform/db/unit-of-work';
import { IN_SCOPE, scopeValues } from './deal-scope';

/** The deals of which anything was shipped, activated or completed: no other has brought anything. In the order of their ids. */
export async function listDeliveredDeals(unit: Unit, scope: DealScope): Promise<string[]> {
  const rows = await unit.sql<{ id: string }>(
    `SELECT d.id FROM deal d WHERE d.tenant_id = $1 AND ${IN_SCOPE} AND d.outcome <> 'removed' AND EXISTS (
       SELECT 1 FROM evidence e WHERE e.tenant_id = $1 AND e.deal_id = d.id AND e.voided_at IS NULL
         AND e.kind IN ('shipment', 'activation', 'milestone')) ORDER BY d.id`,
    [unit.tenantId, ...scopeValues(scope)],
  );
  return rows.map(({ id }) => id);
}
