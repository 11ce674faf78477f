import { now, type Instant } from '@/platform/clock/clock';
import { pool } from '@/platform/db/pool';
import { runSql, type Queryable } from '@/platform/db/sql';
import type { TenantFacts } from '@/platform/operations/caller';

const COLUMNS =
  'id, slug, name, currency, zone, fiscal_start_month AS "fiscalStartMonth", fiscal_calendar AS "fiscalCalendar", is_demo AS "isDemo", state';

export async function findTenant(slug: string): Promise<TenantFacts | null> {
  const [row] = await runSql<TenantFacts>(pool(), `SELECT ${COLUMNS} FROM tenant WHERE slug = $1`, [slug]);
  return row ?? null;
}

export async function findTenantById(id: string): Promise<TenantFacts | null> {
  const [row] = await runSql<TenantFacts>(pool(), `SELECT ${COLUMNS} FROM tenant WHERE id = $1`, [id]);
  return row ?? null;
}

/** Every company that is worked in and when it came, for the nights' work; outside of any tenant. Read-only ones are left alone. */
export async function listActiveTenants(): Promise<(TenantFacts & { createdAt: Instant })[]> {
  return runSql(
    pool(),
    `SELECT ${COLUMNS}, created_at AS "createdAt" FROM tenant WHERE state = 'active' ORDER BY slug`,
  );
}

/** False if the slug, or the id, is taken. */
export async function insertTenant(on: Queryable, tenant: TenantFacts): Promise<boolean> {
  const rows = await runSql(
    on,
    `INSERT INTO tenant (id, slug, name, currency, zone, fiscal_start_month, fiscal_calendar, is_demo, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING RETURNING id`,
    [
      tenant.id,
      tenant.slug,
      tenant.name,
      tenant.currency,
      tenant.zone,
      tenant.fiscalStartMonth,
      tenant.fiscalCalendar,
      tenant.isDemo,
      now(),
    ],
  );
  return rows.length === 1;
}
