import type { DealScope } from '@/domain/access/permissions';
import type { StageId } from '@/domain/deals/deal';
import type { Unit } from '@/platform/db/unit-of-work';
import { IN_SCOPE, scopeValues } from './deal-scope';

export type FoundDeal = {
  id: string;
  name: string;
  customer: string | null;
  stage: StageId;
  outcome: string;
};
export type FoundCustomer = { id: string; name: string };

function like(search: string): string {
  return `%${search.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
}

/** Deals whose name or customer contains the text, or whose number it is, within the scope: open ones first, then the newest. */
export async function findDealsByName(
  unit: Unit,
  scope: DealScope,
  search: string,
  limit: number,
): Promise<FoundDeal[]> {
  return unit.sql<FoundDeal>(
    `SELECT d.id, d.name, (SELECT c.name FROM customer c WHERE c.tenant_id = $1 AND c.id = d.customer_id) AS customer, d.stage, d.outcome
     FROM deal d WHERE d.tenant_id = $1 AND ${IN_SCOPE} AND d.outcome <> 'removed' AND (d.name ILIKE $4 OR d.external_id = $5
       OR d.customer_id IN (SELECT c.id FROM customer c WHERE c.tenant_id = $1 AND c.name ILIKE $4))
     ORDER BY d.outcome <> 'open', d.name NOT ILIKE $6, d.id DESC LIMIT $7`,
    [unit.tenantId, ...scopeValues(scope), like(search), search, like(search).slice(1), limit],
  );
}

/** Customers whose name contains the text: whoever does not see all deals finds only the customers of those that he sees. */
export async function findCustomersByName(
  unit: Unit,
  scope: DealScope,
  search: string,
  limit: number,
): Promise<FoundCustomer[]> {
  return unit.sql<FoundCustomer>(
    `SELECT c.id, c.name FROM customer c
     WHERE c.tenant_id = $1 AND c.name ILIKE $4 AND ($2 = 'all' OR EXISTS (
       SELECT 1 FROM deal d WHERE d.tenant_id = $1 AND d.customer_id = c.id AND d.outcome <> 'removed' AND ${IN_SCOPE}))
     ORDER BY c.name NOT ILIKE $5, c.name, c.id LIMIT $6`,
    [unit.tenantId, ...scopeValues(scope), like(search), like(search).slice(1), limit],
  );
}
