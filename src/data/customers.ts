import { nameKey } from '@/domain/imports/normalised-key';
import type { Unit } from '@/platform/db/unit-of-work';
import { newId } from '@/platform/db/ids';

/** The customer of that name (compared normalised), made if there is none. Returns its id. */
export async function ensureCustomer(unit: Unit, name: string, now: string): Promise<string> {
  return ensure(
    unit,
    'ensure_customer',
    `WITH found AS (SELECT id FROM customer WHERE tenant_id = $1 AND name_key = $4),
     made AS (INSERT INTO customer (tenant_id, id, name, name_key, created_at)
       SELECT $1::uuid, $2::uuid, $3::text, $4::text, $5::timestamptz WHERE NOT EXISTS (SELECT 1 FROM found)
       ON CONFLICT (tenant_id, name_key) DO NOTHING RETURNING id)
     SELECT id FROM found UNION ALL SELECT id FROM made`,
    [unit.tenantId, newId(), name, nameKey(name), now],
  );
}

/** The contact of that name at a customer, made if there is none. Returns its id. */
export async function ensureContact(
  unit: Unit,
  customerId: string,
  name: string,
  now: string,
): Promise<string> {
  return ensure(
    unit,
    'ensure_contact',
    `WITH found AS (SELECT id FROM contact WHERE tenant_id = $1 AND customer_id = $6 AND name_key = $4),
     made AS (INSERT INTO contact (tenant_id, id, customer_id, name, name_key, created_at)
       SELECT $1::uuid, $2::uuid, $6::uuid, $3::text, $4::text, $5::timestamptz WHERE NOT EXISTS (SELECT 1 FROM found)
       ON CONFLICT (tenant_id, customer_id, name_key) DO NOTHING RETURNING id)
     SELECT id FROM found UNION ALL SELECT id FROM made`,
    [unit.tenantId, newId(), name, nameKey(name), now, customerId],
  );
}

/** Two writers may make the same name at once: the loser's statement returns nothing and finds the row on its second look. */
async function ensure(unit: Unit, statement: string, text: string, values: string[]): Promise<string> {
  for (let look = 0; look < 2; look++) {
    const [row] = await unit.named<{ id: string }>(statement, text, values);
    if (row) return row.id;
  }
  throw new Error('A row was made by somebody else and cannot be seen yet');
}

/** A customer of this tenant by id, or null. */
export async function findCustomer(
  unit: Unit,
  customerId: string,
): Promise<{ id: string; name: string } | null> {
  const rows = await unit.sql<{ id: string; name: string }>(
    'SELECT id, name FROM customer WHERE tenant_id = $1 AND id = $2',
    [unit.tenantId, customerId],
  );
  return rows[0] ?? null;
}

/** Names by id; a customer that is not there is left out. */
export async function readCustomerNames(
  unit: Unit,
  customerIds: readonly string[],
): Promise<Map<string, string>> {
  const rows = await unit.sql<{ id: string; name: string }>(
    'SELECT id, name FROM customer WHERE tenant_id = $1 AND id = ANY($2::uuid[])',
    [unit.tenantId, customerIds],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
