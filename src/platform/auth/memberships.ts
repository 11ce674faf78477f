import type { Role } from '@/domain/access/permissions';
import { now, type Instant } from '@/platform/clock/clock';
import { pool } from '@/platform/db/pool';
import type { TenantState } from '@/platform/operations/caller';
import { executeSql, runNamedSql, runSql, type Queryable } from '@/platform/db/sql';

/** Memberships stand outside the tenants: each statement here names the tenant itself. `on` is the connection of the caller's unit. */

export type MemberRow = { userId: string; name: string; email: string; role: Role; since: Instant };

export function listMemberRows(on: Queryable, tenantId: string): Promise<MemberRow[]> {
  return runSql<MemberRow>(
    on,
    `SELECT u.id AS "userId", u.name, u.email, m.role, m.created_at AS since
     FROM membership m JOIN app_user u ON u.id = m.user_id WHERE m.tenant_id = $1 ORDER BY u.name, u.id`,
    [tenantId],
  );
}

export async function findMember(on: Queryable, tenantId: string, userId: string): Promise<MemberRow | null> {
  const [row] = await runSql<MemberRow>(
    on,
    `SELECT u.id AS "userId", u.name, u.email, m.role, m.created_at AS since
     FROM membership m JOIN app_user u ON u.id = m.user_id WHERE m.tenant_id = $1 AND m.user_id = $2`,
    [tenantId, userId],
  );
  return row ?? null;
}

/** False if he is a member already; his role stays then. */
export async function insertMembership(
  on: Queryable,
  tenantId: string,
  userId: string,
  role: Role,
): Promise<boolean> {
  const count = await executeSql(
    on,
    'INSERT INTO membership (tenant_id, user_id, role, created_at) VALUES ($1, $2, $3, $4) ON CONFLICT (tenant_id, user_id) DO NOTHING',
    [tenantId, userId, role, now()],
  );
  return count === 1;
}

export async function updateRole(on: Queryable, tenantId: string, userId: string, role: Role): Promise<void> {
  await executeSql(on, 'UPDATE membership SET role = $3 WHERE tenant_id = $1 AND user_id = $2', [
    tenantId,
    userId,
    role,
  ]);
}

export async function deleteMembership(on: Queryable, tenantId: string, userId: string): Promise<void> {
  await executeSql(on, 'DELETE FROM membership WHERE tenant_id = $1 AND user_id = $2', [tenantId, userId]);
}

/** Locks the tenant's memberships until the transaction ends (changes of members come one after another) and counts its CROs. */
export async function lockMembers(on: Queryable, tenantId: string): Promise<{ cros: number }> {
  const rows = await runSql<{ role: Role }>(
    on,
    'SELECT role FROM membership WHERE tenant_id = $1 ORDER BY user_id FOR UPDATE',
    [tenantId],
  );
  return { cros: rows.filter((row) => row.role === 'CRO').length };
}

export type Company = { slug: string; name: string; role: Role; isDemo: boolean; state: TenantState };

/** The companies that a user is a member of, by name. */
export function companiesOf(userId: string): Promise<Company[]> {
  return runNamedSql<Company>(
    pool(),
    'companies_of',
    `SELECT t.slug, t.name, m.role, t.is_demo AS "isDemo", t.state
     FROM membership m JOIN tenant t ON t.id = m.tenant_id WHERE m.user_id = $1 ORDER BY t.name, t.slug`,
    [userId],
  );
}
