import {
  lookbacksOf,
  type CustomerMonth,
  type MovementMonth,
  type RetentionMonth,
  type RollUps,
} from '@/domain/revenue/roll-ups';
import type { Unit } from '@/platform/db/unit-of-work';
import { ALWAYS, computeRollUps, readRollUps } from './roll-ups-read';
import { customerMonthsSql, movementMonthsSql, retentionMonthsSql } from './roll-ups-sql';

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
  await addRetentionMonths(unit, changes.retentionMonths);
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

async function addCustomerMonths(unit: Unit, rows: readonly CustomerMonth[]): Promise<void> {
  if (rows.length === 0) return;
  await unit.execute(
    `INSERT INTO customer_month (tenant_id, period, active_delta)
     SELECT $1::uuid, r.* FROM unnest($2::int[], $3::int[]) AS r
     ON CONFLICT (tenant_id, period) DO UPDATE SET active_delta = customer_month.active_delta + excluded.active_delta`,
    [unit.tenantId, ...columns(rows, ['period', 'activeDelta'])],
  );
}

async function addRetentionMonths(unit: Unit, rows: readonly RetentionMonth[]): Promise<void> {
  if (rows.length === 0) return;
  await unit.execute(
    `INSERT INTO retention_month (tenant_id, period, lookback, stream, start_minor, retained_minor, end_minor)
     SELECT $1::uuid, r.* FROM unnest($2::int[], $3::int[], $4::text[], $5::bigint[], $6::bigint[], $7::bigint[]) AS r
     ON CONFLICT (tenant_id, period, lookback, stream) DO UPDATE SET start_minor = retention_month.start_minor + excluded.start_minor,
       retained_minor = retention_month.retained_minor + excluded.retained_minor, end_minor = retention_month.end_minor + excluded.end_minor`,
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
  for (const table of ['movement_month', 'customer_month', 'retention_month']) {
    await unit.execute(`DELETE FROM ${table} WHERE tenant_id = $1`, [unit.tenantId]);
  }
  await unit.execute(
    `INSERT INTO movement_month (tenant_id, period, stream, kind, amount_minor, n)
     SELECT $1::uuid, r.* FROM (${movementMonthsSql}) r ON CONFLICT (tenant_id, period, stream, kind) DO NOTHING`,
    all,
  );
  await unit.execute(
    `INSERT INTO customer_month (tenant_id, period, active_delta)
     SELECT $1::uuid, r.* FROM (${customerMonthsSql}) r ON CONFLICT (tenant_id, period) DO NOTHING`,
    all,
  );
  await unit.execute(
    `INSERT INTO retention_month (tenant_id, period, lookback, stream, start_minor, retained_minor, end_minor)
     SELECT $1::uuid, r.* FROM (${retentionMonthsSql}) r ON CONFLICT (tenant_id, period, lookback, stream) DO NOTHING`,
    [...all, lookbacks],
  );
}

/** A cell whose kept figure is not what the ledger says. */
export type RollUpDifference = { cell: string; kept: string; computed: string };

/** The kept roll-ups against the ledger, cell by cell; empty when they agree. Reads every row: for tests and the nightly check. */
export async function compareRollUps(unit: Unit): Promise<RollUpDifference[]> {
  const [setting] = await unit.sql<{ life: number }>(
    'SELECT hardware_life_months AS life FROM tenant_setting WHERE tenant_id = $1',
    [unit.tenantId],
  );
  if (!setting) return [];
  const lookbacks = lookbacksOf(setting.life);
  const kept = cells(await readRollUps(unit, END_OF_TIME, lookbacks));
  const computed = cells(await computeRollUps(unit, { lookbacks }));
  return [...new Set([...kept.keys(), ...computed.keys()])]
    .map((cell) => ({ cell, kept: kept.get(cell) ?? 'none', computed: computed.get(cell) ?? 'none' }))
    .filter((row) => row.kept !== row.computed);
}

/** A period behind every calendar date that there is. */
const END_OF_TIME = 10_000 * 12;

function cells({ movementMonths, customerMonths, retentionMonths }: RollUps): Map<string, string> {
  return new Map([
    ...movementMonths.map((row): [string, string] => [
      `movement_month ${row.period} ${row.stream} ${row.kind}`,
      `${row.amountMinor} in ${row.n}`,
    ]),
    ...customerMonths.map((row): [string, string] => [`customer_month ${row.period}`, `${row.activeDelta}`]),
    ...retentionMonths.map((row): [string, string] => [
      `retention_month ${row.period} ${row.lookback} ${row.stream}`,
      `${row.startMinor} ${row.retainedMinor} ${row.endMinor}`,
    ]),
  ]);
}
