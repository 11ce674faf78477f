import type pg from 'pg';
import { rebuildRollUps } from '@/data/roll-ups';
import { newId } from '@/platform/db/ids';
import { withUnit, type Unit } from '@/platform/db/unit-of-work';

export type LedgerLoad = {
  /** Tenants of the ordinary size. */
  tenants: number;
  /** About this many movements in each. */
  movementsPerTenant: number;
  /** Movements of one more tenant, the large one; 0 = none. */
  whale: number;
  /** Deployments of each tenant, the large one too. */
  deployments?: number;
  /** Slugs begin with it ("load" unless told), so that loads of different sizes can stand side by side. */
  prefix?: string;
};

export type LoadedTenant = { id: string; slug: string; movements: number };

const NOW = '2026-11-22T00:00:00.000Z';
/** Of each customer: software, hardware and services contracts, one after the other without a gap. */
const CHAIN = { software: 24, hardware: 16, services: 10 };
const MOVEMENTS_PER_CUSTOMER = 52;

/**
 * Tenants with a ledger that their contracts say too: every customer has a chain of contracts per stream over the last five years
 * whose price changes each time; one in eight has left. The same every time but for the ids. The tables' owner is needed for their statistics only.
 */
export async function loadLedger(
  owner: pg.Pool,
  load: LedgerLoad,
): Promise<{ small: LoadedTenant[]; whale: LoadedTenant | null }> {
  const { prefix = 'load' } = load;
  const small: LoadedTenant[] = [];
  for (let i = 0; i < load.tenants; i++)
    small.push(await loadTenant(owner, `${prefix}-${i}`, load.movementsPerTenant, load));
  const whale = load.whale > 0 ? await loadTenant(owner, `${prefix}-whale`, load.whale, load) : null;
  await owner.query(
    'VACUUM ANALYZE customer, contract, movement, movement_month, customer_month, retention_month, deployment, kpi_target, tenant_setting',
  );
  return { small, whale };
}

async function loadTenant(
  owner: pg.Pool,
  slug: string,
  movements: number,
  load: LedgerLoad,
): Promise<LoadedTenant> {
  const id = newId();
  await owner.query(
    `INSERT INTO tenant (id, slug, name, currency, zone, fiscal_start_month, is_demo, created_at) VALUES ($1, $2, $2, 'EUR', 'UTC', 1, false, $3)`,
    [id, slug, NOW],
  );
  return withUnit({ tenantId: id, mode: 'write', statementTimeout: 600_000 }, async (unit) => {
    await unit.execute('INSERT INTO tenant_setting (tenant_id, updated_at) VALUES ($1, $2)', [id, NOW]);
    await insertContracts(unit, movements);
    const count = await insertMovements(unit);
    await insertDeployments(unit, load.deployments ?? 40);
    await rebuildRollUps(unit, NOW);
    return { id, slug, movements: count };
  });
}

/** Customers with the contracts that about so many movements follow from; the ledger is left empty. */
export async function insertContracts(unit: Unit, movements: number): Promise<void> {
  await insertCustomers(unit, Math.ceil(movements / MOVEMENTS_PER_CUSTOMER));
  for (const [stream, count] of Object.entries(CHAIN)) await insertChain(unit, stream, count);
}

async function insertCustomers(unit: Unit, count: number): Promise<void> {
  await unit.execute(
    `INSERT INTO customer (tenant_id, id, name, name_key, external_id, created_at)
     SELECT $1::uuid, gen_random_uuid(), 'Customer ' || i, 'customer ' || i, i::text, $3::timestamptz FROM generate_series(1, $2::int) i
     ON CONFLICT (tenant_id, id) DO NOTHING`,
    [unit.tenantId, count, NOW],
  );
}

/** `count` contracts one after the other from the customer's first month on; the last is open-ended but for one customer in eight. */
async function insertChain(unit: Unit, stream: string, count: number): Promise<void> {
  await unit.execute(
    `INSERT INTO contract (tenant_id, id, external_id, customer_id, stream, start_on, end_on, amount_minor, period_months, arr_minor, currency,
       recorded_at, created_at)
     SELECT $1::uuid, gen_random_uuid(), $2::text || ' ' || c.external_id || ' ' || k, c.id, $2::text, first_on + (k - 1) * step,
       CASE WHEN k < $3::int OR gone THEN first_on + k * step END, amount, 12, amount, 'EUR', $4::timestamptz, $4::timestamptz
     FROM (SELECT id, external_id, external_id::int AS i, external_id::int % 8 = 0 AS gone,
         date '2021-12-01' + external_id::int * 37 % 700 AS first_on, 900 / $3::int AS step
       FROM customer WHERE tenant_id = $1) c
     CROSS JOIN generate_series(1, $3::int) k
     CROSS JOIN LATERAL (SELECT (100000 + (c.i * 7919 + k * 104729 + length($2::text) * 31) % 900000)::bigint AS amount) a
     ON CONFLICT (tenant_id, id) DO NOTHING`,
    [unit.tenantId, stream, count, NOW],
  );
}

/** The rule of domain/revenue/movements in SQL: steps netted per stream and day, the kind judged on the customer's total. */
async function insertMovements(unit: Unit): Promise<number> {
  return unit.execute(
    `INSERT INTO movement (tenant_id, id, customer_id, stream, kind, effective_on, period, amount_minor, currency, recorded_at)
     SELECT $1::uuid, gen_random_uuid(), customer_id, stream,
       CASE WHEN after = amount_of_day THEN CASE WHEN first_day THEN 'new' ELSE 'reactivation' END
         WHEN after = 0 THEN 'churn' WHEN amount > 0 THEN 'expansion' ELSE 'contraction' END,
       day, extract(year FROM day)::int * 12 + extract(month FROM day)::int - 1, amount, 'EUR', $2::timestamptz
     FROM (SELECT customer_id, stream, day, amount, sum(amount) OVER d AS amount_of_day, sum(amount) OVER c AS after,
         day = min(day) OVER (PARTITION BY customer_id) AS first_day
       FROM (SELECT customer_id, stream, day, sum(amount)::bigint AS amount
         FROM (SELECT customer_id, stream, start_on AS day, arr_minor AS amount FROM contract WHERE tenant_id = $1
           UNION ALL SELECT customer_id, stream, end_on, -arr_minor FROM contract WHERE tenant_id = $1 AND end_on IS NOT NULL) step
         GROUP BY customer_id, stream, day HAVING sum(amount) <> 0) net
       WINDOW d AS (PARTITION BY customer_id, day), c AS (PARTITION BY customer_id ORDER BY day)) judged
     ON CONFLICT (tenant_id, id) DO NOTHING`,
    [unit.tenantId, NOW],
  );
}

async function insertDeployments(unit: Unit, count: number): Promise<void> {
  await unit.execute(
    `INSERT INTO deployment (tenant_id, id, customer_id, site, kind, devices, signed_on, shipped_on, installed_on, activated_on, first_value_on,
       acv_minor, recorded_at, created_at)
     SELECT $1::uuid, gen_random_uuid(), c.id, 'Site ' || c.i, CASE WHEN c.i % 6 = 0 THEN 'pilot' ELSE 'production' END, 50 + c.i, signed_on,
       signed_on + 60, signed_on + 75, signed_on + 90, CASE WHEN c.i % 5 <> 0 THEN signed_on + 40 + c.i % 70 END, 1000000 + c.i * 5000,
       $3::timestamptz, $3::timestamptz
     FROM (SELECT id, external_id::int AS i, date '2024-01-01' + external_id::int * 23 % 900 AS signed_on
       FROM customer WHERE tenant_id = $1 ORDER BY external_id::int LIMIT $2::int) c
     ON CONFLICT (tenant_id, id) DO NOTHING`,
    [unit.tenantId, count, NOW],
  );
}
