import {
  closeDoors,
  deleteRows,
  deleteTenantRow,
  inTenant,
  readDueTenants,
  readTenantTables,
  takeTenant,
  type DueTenant,
} from '@/data/purge';
import { deleteOrder } from '@/domain/access/delete-order';
import { now } from '@/platform/clock/clock';
import { asOwner } from '@/platform/db/owner';
import type { Queryable } from '@/platform/db/sql';
import { removeCompanyFiles } from '@/platform/files/company-files';
import { log } from '@/platform/log/log';

export type Purged = { slug: string; name: string; rows: number; files: number };

/**
 * Deletes every company whose waiting time is over, as the owner of the database. Killed at any point, the next call goes on: first the
 * doors are closed and the name is written down, then files, then rows in the order of their keys, the company itself last.
 */
export async function purgeDueTenants(ownerUrl: string): Promise<Purged[]> {
  return asOwner(ownerUrl, async (connection) => {
    const due = await readDueTenants(connection, now());
    const purged: Purged[] = [];
    for (const tenant of due) {
      if (!(await takeTenant(connection, tenant.id))) continue;
      const done = await purge(connection, tenant);
      if (!done) continue;
      log('info', 'deleted a company', { tenant: done.slug, rows: done.rows, files: done.files });
      purged.push(done);
    }
    return purged;
  });
}

/** null: it is not to be deleted any more. */
async function purge(on: Queryable, tenant: DueTenant): Promise<Purged | null> {
  const { id, slug, name } = tenant;
  if (!(await inTenant(on, id, () => closeDoors(on, tenant, now())))) return null;
  const files = await removeCompanyFiles(id);
  const { tables, keys } = await readTenantTables(on);
  let rows = 0;
  for (const group of deleteOrder(tables, keys))
    rows += await inTenant(on, id, () => deleteRows(on, id, group));
  if (!(await inTenant(on, id, () => deleteTenantRow(on, id, now()))))
    throw new Error(`${slug} is not to be deleted any more`);
  return { slug, name, rows, files };
}
