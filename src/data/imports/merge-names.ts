import { executeBound, type MergeScope } from './bound-sql';

const STAGED = 'n.tenant_id = :tenant AND n.import_id = :import';

const REPS = `INSERT INTO rep (tenant_id, id, name, name_key, created_at)
  SELECT DISTINCT ON (n.name_key) n.tenant_id, n.new_id, n.name, n.name_key, :now FROM staged_name n
  WHERE ${STAGED} AND n.kind = 'rep'
    AND NOT EXISTS (SELECT 1 FROM rep r WHERE r.tenant_id = :tenant AND r.name_key = n.name_key)
  ORDER BY n.name_key, n.seq
  ON CONFLICT (tenant_id, name_key) DO NOTHING`;

const CUSTOMERS = `INSERT INTO customer (tenant_id, id, name, name_key, external_id, created_at)
  SELECT DISTINCT ON (n.name_key) n.tenant_id, n.new_id, n.name, n.name_key, n.external_id, :now FROM staged_name n
  WHERE ${STAGED} AND n.kind = 'customer'
    AND NOT EXISTS (SELECT 1 FROM customer c WHERE c.tenant_id = :tenant AND c.name_key = n.name_key)
  ORDER BY n.name_key, n.seq
  ON CONFLICT (tenant_id, name_key) DO NOTHING`;

/** A contact without a customer is looked for among those without one; the unique index does not hold them together. */
const CONTACTS = `INSERT INTO contact (tenant_id, id, customer_id, name, name_key, created_at)
  SELECT DISTINCT ON (n.customer_key, n.name_key) n.tenant_id, n.new_id, c.id, n.name, n.name_key, :now
  FROM staged_name n
  LEFT JOIN customer c ON c.tenant_id = :tenant AND c.name_key = n.customer_key
  WHERE ${STAGED} AND n.kind = 'contact'
    AND NOT EXISTS (SELECT 1 FROM contact k WHERE k.tenant_id = :tenant AND k.name_key = n.name_key
      AND coalesce(k.customer_id, k.tenant_id) = coalesce(c.id, k.tenant_id))
  ORDER BY n.customer_key, n.name_key, n.seq
  ON CONFLICT (tenant_id, customer_id, name_key) DO NOTHING`;

/** Customers, reps and contacts that the file names and the tenant does not have yet. They stay when the import is reverted. */
export async function mergeNames(scope: MergeScope): Promise<void> {
  await executeBound(scope, REPS);
  await executeBound(scope, CUSTOMERS);
  await executeBound(scope, CONTACTS);
}
