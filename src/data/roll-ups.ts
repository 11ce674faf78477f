import {
  lookbacksOf,
  type CustomerMonth,
  type MovementMonth,
  type RetentionMonth,
  type RollUps,
} from '@/domain/revenue/roll-ups';
import type { Unit } from '@/platform/db/unit-of-work';
import { ALWAYS } from './roll-ups-read';
import {
  constantMovementMonthsSql,
  constantRetentionMonthsSql,
  customerMonthsSql,
  movementMonthsSql,
  retentionMonthsSql,
} from './roll-ups-sql';

/**
 * The tenant's hardware life in months, with the ledger locked until the transaction ends: postings of one tenant queue, so that
 * nobody reads a ledger that somebody else is about to change.
 */
export async function lockLedger(unit: Unit, now: string): Promise<number> {
  const lock = `SELECT hardware_life_months AS life FROM tenant_setting WHERE tenant_id = $1 FOR UPDATE`;
  const [known] = await unit.sql<{ life: number }>(lock, [unit.tenantId]);
  if (known) return known.life;
  await unit.execute(
    `INSERT INTO tenant_setting (tenant_id, updated_at) VALUES ($1, $2) ON CONFLICT (tenant_id) DO NOTHING`,
    [unit.tenantId, now],
  );
  const [made] = await unit.sql<{ life: number }>(lock, [unit.tenantId]);
  if (!made) throw new Error('The tenant has no settings');
  return made.life;
}

/** Adds changes to the kept roll-ups; rows that are 0 throughout are passed over. */
export async function addToRollUps(unit: Unit, changes: RollUps): Promise<void> {
  await addMovementMonths(unit, changes.movementMonths);
  await addCustomerMonths(unit, changes.customerMonths);
  await addRetentionMonths(unit, 'retention_month', changes.retentionMonths);
}

/** The same for what constant currency adds; its rows have no number. */
export async function addToConstantRollUps(unit: Unit, changes: RollUps): Promise<void> {
  await addConstantMovementMonths(unit, changes.movementMonths);
  await addRetentionMonths(unit, 'constant_retention_month', changes.retentionMonths);
}

async function addMovementMonths(unit: Unit, rows: readonly MovementMonth[]): Promise<void> {
  if (rows.length === 0) return;
  await unit.execute(
    `INSERT INTO movement_month (tenant_id, period, stream, kind, amount_minor, n)
     SELECT $1::uuid, r.* FROM unnest($2::int[], $3::text[], $4::text[], $5::bigint[], $6::int[]) AS r
     ON CONFLICT (tenant_id, period, stream, kind) DO UPDATE
     SET amount_minor = movement_month.amount_minor + excluded.amount_minor, n = movement_month.n + excluded.n`,
    [unit.tenantId, ...columns(rows, ['period', 'stream', 'kind', 'amountMinor', 'n'])],
  );
}

async function addConstantMovementMonths(unit: Unit, rows: readonly MovementMonth[]): Promise<void> {
  if (rows.length === 0) return;
  await unit.execute(
    `INSERT INTO constant_movement_month (tenant_id, period, stream, kind, amount_minor)
     SELECT $1::uuid, r.* FROM unnest($2::int[], $3::text[], $4::text[], $5::bigint[]) AS r
     ON CONFLICT (tenant_id, period, stream, kind) DO UPDATE SET amount_minor = constant_movement_month.amount_minor + excluded.amount_minor`,
    [unit.tenantId, ...columns(rows, ['period', 'stream', 'kind', 'amountMinor'])],
  );
}

async function addCustomerMonths(unit: Unit, rows: readonly CustomerMonth[]): Promise<void> {
  if (rows.length === 0) return;
  await unit.execute(
    `INSERT INTO customer_month (tenant_id, period, active_delta)
     SELECT $1::uuid, r.* FROM unnest($2::int[], $3::int[]) AS r
     ON CONFLICT (tenant_id, period) DO UPDATE SET active_delta = customer_month.active_delta + excluded.active_delta`,
    [unit.tenantId, ...columns(rows, ['period', 'activeDelta'])],
  );
}

async function addRetentionMonths(
  unit: Unit,
  table: 'retention_month' | 'constant_retention_month',
  rows: readonly RetentionMonth[],
): Promise<void> {
  if (rows.length === 0) return;
  await unit.execute(
    `INSERT INTO ${table} (tenant_id, period, lookback, stream, start_minor, retained_minor, end_minor)
     SELECT $1::uuid, r.* FROM unnest($2::int[], $3::int[], $4::text[], $5::bigint[], $6::bigint[], $7::bigint[]) AS r
     ON CONFLICT (tenant_id, period, lookback, stream) DO UPDATE SET start_minor = ${table}.start_minor + excluded.start_minor,
       retained_minor = ${table}.retained_minor + excluded.retained_minor, end_minor = ${table}.end_minor + excluded.end_minor`,
    [
      unit.tenantId,
      ...columns(rows, ['period', 'lookback', 'stream', 'startMinor', 'retainedMinor', 'endMinor']),
    ],
  );
}

function columns<R>(rows: readonly R[], names: readonly (keyof R)[]): unknown[][] {
  return names.map((name) => rows.map((row) => row[name]));
}

/**
 * Makes the roll-ups anew from the ledger. Needed after a change of the hardware's life, which is one of the look-backs; otherwise
 * they are kept by `postMovements`.
 */
export async function rebuildRollUps(unit: Unit, now: string): Promise<void> {
  const all = [unit.tenantId, ALWAYS, ALWAYS, null];
  const lookbacks = lookbacksOf(await lockLedger(unit, now));
  for (const { table, columns: names, key, rows, byLookback } of TABLES) {
    await unit.execute(`DELETE FROM ${table} WHERE tenant_id = $1`, [unit.tenantId]);
    await unit.execute(
      `INSERT INTO ${table} (tenant_id, ${names}) SELECT $1::uuid, r.* FROM (${rows}) r ON CONFLICT (tenant_id, ${key}) DO NOTHING`,
      byLookback ? [...all, lookbacks] : all,
    );
  }
}

const RETENTION_KEY = 'period, lookback, stream';
const RETENTION_COLUMNS = `${RETENTION_KEY}, start_minor, retained_minor, end_minor`;

/** Each table with the statement that it is made anew from. */
const TABLES = [
  {
    table: 'movement_month',
    columns: 'period, stream, kind, amount_minor, n',
    key: 'period, stream, kind',
    rows: movementMonthsSql,
    byLookback: false,
  },
  {
    table: 'customer_month',
    columns: 'period, active_delta',
    key: 'period',
    rows: customerMonthsSql,
    byLookback: false,
  },
  {
    table: 'retention_month',
    columns: RETENTION_COLUMNS,
    key: RETENTION_KEY,
    rows: retentionMonthsSql,
    byLookback: true,
  },
  {
    table: 'constant_movement_month',
    columns: 'period, stream, kind, amount_minor',
    key: 'period, stream, kind',
    rows: constantMovementMonthsSql,
    byLookback: false,
  },
  {
    table: 'constant_retention_month',
    columns: RETENTION_COLUMNS,
    key: RETENTION_KEY,
    rows: constantRetentionMonthsSql,
    byLookback: true,
  },
];
