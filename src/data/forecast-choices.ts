import type { DealScope } from '@/domain/access/permissions';
import type { Unit } from '@/platform/db/unit-of-work';
import { IN_SCOPE, scopeValues } from './deal-scope';

/** A rep, customer or product that a forecast can be filtered by; a product's id is its name. */
export type Choice = { kind: 'rep' | 'customer' | 'product'; id: string; name: string };

/** A list that somebody looks through: of more customers those with most deals. */
const MOST = 200;

/**
 * Whose deals, with whom and of what the forecast in scope is made: open and won deals, the product of a deal without one that of its
 * first line that has one. `customerId` is among the answers however few deals he has. By kind and name.
 */
export function readForecastChoices(
  unit: Unit,
  scope: DealScope,
  customerId: string | null,
): Promise<Choice[]> {
  return unit.sql<Choice>(CHOICES, [unit.tenantId, ...scopeValues(scope), customerId]);
}

const CHOICES = `WITH d AS MATERIALIZED (
    SELECT d.id, d.rep_id, d.customer_id, d.product FROM deal d
    WHERE d.tenant_id = $1 AND ${IN_SCOPE} AND d.outcome IN ('open', 'won')),
  product AS (
    SELECT btrim(coalesce(d.product, l.product)) AS name FROM d
    LEFT JOIN LATERAL (SELECT l.product FROM deal_line l WHERE d.product IS NULL AND l.tenant_id = $1 AND l.deal_id = d.id
      AND l.product IS NOT NULL ORDER BY l.position, l.id LIMIT 1) l ON true),
  often AS (
    SELECT customer_id AS id FROM d WHERE customer_id IS NOT NULL GROUP BY customer_id
    ORDER BY customer_id = $4::uuid DESC NULLS LAST, count(*) DESC, customer_id LIMIT ${MOST}),
  choice AS (
    SELECT 'rep' AS kind, r.id::text, r.name FROM rep r WHERE r.tenant_id = $1 AND r.id IN (SELECT rep_id FROM d)
    UNION ALL
    SELECT 'customer', c.id::text, c.name FROM customer c JOIN often o ON o.id = c.id WHERE c.tenant_id = $1
    UNION ALL
    (SELECT DISTINCT ON (lower(name)) 'product', name, name FROM product WHERE name <> '' ORDER BY lower(name), name LIMIT ${MOST}))
  SELECT kind, id, name FROM choice ORDER BY kind, lower(name), id`;
