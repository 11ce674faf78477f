import type { DealScope } from '@/domain/access/permissions';
import { libraryName } from '@/domain/forecast/find-lead-times';
import type { Unit } from '@/platform/db/unit-of-work';
import { IN_SCOPE, scopeValues } from './deal-scope';

/** Hardware of open deals by what the library would look it up with ("" where nobody said), the most lines first. */
export type OpenSupply = { product: string; supplier: string; lines: number };

/** What open deals that the actor sees have on order or in sight: one-time hardware lines, a line without a product by its deal's. */
export function readOpenSupply(unit: Unit, scope: DealScope): Promise<OpenSupply[]> {
  return unit.sql<OpenSupply>(
    `SELECT btrim(coalesce(l.product, d.product, '')) AS product, btrim(coalesce(l.supplier, '')) AS supplier, count(*)::int AS lines
     FROM deal d JOIN deal_line l ON l.tenant_id = d.tenant_id AND l.deal_id = d.id
     WHERE d.tenant_id = $1 AND ${IN_SCOPE} AND d.outcome = 'open' AND l.stream = 'hardware' AND NOT l.recurring
     GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2`,
    [unit.tenantId, ...scopeValues(scope)],
  );
}

/** Deals that are not lost and have hardware of this supplier, whatever the spelling; ids in order. */
export async function dealsOfSupplier(unit: Unit, supplier: string): Promise<string[]> {
  const rows = await unit.sql<{ id: string }>(
    `SELECT d.id FROM deal d WHERE d.tenant_id = $1 AND d.outcome IN ('open', 'won') AND d.id IN (
       SELECT l.deal_id FROM deal_line l WHERE l.tenant_id = $1 AND lower(btrim(l.supplier)) = $2) ORDER BY d.id`,
    [unit.tenantId, libraryName(supplier)],
  );
  return rows.map(({ id }) => id);
}
