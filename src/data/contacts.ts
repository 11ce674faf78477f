import { nameKey } from '@/domain/imports/normalised-key';
import type { Unit } from '@/platform/db/unit-of-work';

export type ContactRow = { id: string; name: string; email: string | null; title: string | null };

/** People at one customer, by name. */
export async function readContacts(unit: Unit, customerId: string): Promise<ContactRow[]> {
  return unit.sql<ContactRow>(
    `SELECT id, name, email, title FROM contact WHERE tenant_id = $1 AND customer_id = $2 ORDER BY name, id LIMIT 200`,
    [unit.tenantId, customerId],
  );
}

/** A contact of one customer, locked; null if it is not there. */
export async function lockContact(
  unit: Unit,
  customerId: string,
  contactId: string,
): Promise<ContactRow | null> {
  const [row] = await unit.sql<ContactRow>(
    `SELECT id, name, email, title FROM contact WHERE tenant_id = $1 AND customer_id = $2 AND id = $3 FOR UPDATE`,
    [unit.tenantId, customerId, contactId],
  );
  return row ?? null;
}

export async function updateContact(unit: Unit, contact: ContactRow): Promise<void> {
  await unit.execute(
    `UPDATE contact SET name = $3, name_key = $4, email = $5, title = $6 WHERE tenant_id = $1 AND id = $2`,
    [unit.tenantId, contact.id, contact.name, nameKey(contact.name), contact.email, contact.title],
  );
}
