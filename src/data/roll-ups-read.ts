import type { MovementKind } from '@/domain/revenue/movements';
import {
  inConstantCurrency,
  type ConstantRollUps,
  type CustomerMonth,
  type MovementMonth,
  type RetentionMonth,
  type RollUps,
} from '@/domain/revenue/roll-ups';
import { addDays } from '@/domain/values/calendar-date';
import { startOfPeriod } from '@/domain/values/fiscal-calendar';
import type { Stream } from '@/domain/values/stream';
import type { Unit } from '@/platform/db/unit-of-work';
import { RollUpSums } from './roll-up-sums';
import {
  constantMovementMonthsSql,
  constantRetentionMonthsSql,
  customerMonthsSql,
  movementMonthsSql,
  retentionMonthsSql,
} from './roll-ups-sql';

export const ALWAYS = 'infinity';

export type MovementMonthRow = {
  period: number;
  stream: Stream;
  kind: MovementKind;
  amount_minor: bigint;
  n: number;
};
export type CustomerMonthRow = { period: number; active_delta: number };
type RetentionMonthRow = {
  period: number;
  lookback: number;
  stream: Stream;
  start_minor: bigint;
  retained_minor: bigint;
  end_minor: bigint;
};

export type Extent = {
  /** Only what was recorded up to this instant. */
  knownAt?: string;
  /** Only what took effect up to this day. */
  until?: string;
  /** Only customers with a row recorded after this instant. */
  touchedAfter?: string;
  lookbacks: readonly number[];
};

/** The roll-ups computed from the ledger's rows, whatever the tables say. Reads every row of the customers asked for. */
export async function computeRollUps(unit: Unit, extent: Extent): Promise<RollUps> {
  const { knownAt = ALWAYS, until = ALWAYS, touchedAfter = null, lookbacks } = extent;
  const values = [unit.tenantId, knownAt, until, touchedAfter];
  return {
    movementMonths: (await unit.sql<MovementMonthRow>(movementMonthsSql, values)).map(toMovementMonth),
    customerMonths: (await unit.sql<CustomerMonthRow>(customerMonthsSql, values)).map(toCustomerMonth),
    retentionMonths: (await unit.sql<RetentionMonthRow>(retentionMonthsSql, [...values, lookbacks])).map(
      toRetentionMonth,
    ),
  };
}

/** What constant currency adds to them, computed from the ledger's rows. */
export async function computeConstantRollUps(unit: Unit, extent: Extent): Promise<ConstantRollUps> {
  const { knownAt = ALWAYS, until = ALWAYS, touchedAfter = null, lookbacks } = extent;
  const values = [unit.tenantId, knownAt, until, touchedAfter];
  const months = await unit.sql<Omit<MovementMonthRow, 'n'>>(constantMovementMonthsSql, values);
  const retention = await unit.sql<RetentionMonthRow>(constantRetentionMonthsSql, [...values, lookbacks]);
  return {
    constantMovementMonths: months.map((row) => toMovementMonth({ ...row, n: 0 })),
    constantRetentionMonths: retention.map(toRetentionMonth),
  };
}

/** Computed, in the company's currency at the rates of the day or in constant currency. */
async function compute(unit: Unit, extent: Extent, constant: boolean): Promise<RollUps> {
  const rollUps = await computeRollUps(unit, extent);
  if (!constant) return rollUps;
  return inConstantCurrency({ ...rollUps, ...(await computeConstantRollUps(unit, extent)) });
}

/**
 * The roll-ups up to the end of a month as they were known at an instant, in constant currency if asked. Where most of the ledger is older
 * than that, only the customers with newer rows are counted, then and now, and the kept roll-ups are corrected by the difference.
 */
export async function readKnownRollUps(
  unit: Unit,
  knownAt: string,
  until: number,
  lookbacks: readonly number[],
  constant = false,
): Promise<RollUps> {
  const [rows] = await unit.sql<{ newer: bigint; total: bigint }>(
    'SELECT count(*) FILTER (WHERE recorded_at > $2::timestamptz) AS newer, count(*) AS total FROM movement WHERE tenant_id = $1',
    [unit.tenantId, knownAt],
  );
  const newer = rows?.newer ?? 0n;
  if (newer === 0n) return readRollUps(unit, until, lookbacks, constant);
  const lastDay = addDays(startOfPeriod(until + 1), -1);
  const counted = { until: lastDay, lookbacks };
  if (newer * 4n > (rows?.total ?? 0n))
    return upTo(until, await compute(unit, { ...counted, knownAt }, constant));
  const sums = new RollUpSums();
  sums.add(await readRollUps(unit, until, lookbacks, constant), 1);
  sums.add(await compute(unit, { ...counted, touchedAfter: knownAt }, constant), -1);
  sums.add(await compute(unit, { ...counted, touchedAfter: knownAt, knownAt }, constant), 1);
  return upTo(until, sums.rows());
}

/** A cohort's start moves the sums of months that lie ahead of the last day counted: those are cut off. */
function upTo(until: number, { movementMonths, customerMonths, retentionMonths }: RollUps): RollUps {
  return {
    movementMonths,
    customerMonths,
    retentionMonths: retentionMonths.filter(({ period }) => period <= until),
  };
}

/** The kept roll-ups up to the end of a month (a period of domain/values/fiscal-calendar), in constant currency if asked. */
export async function readRollUps(
  unit: Unit,
  until: number,
  lookbacks: readonly number[],
  constant = false,
): Promise<RollUps> {
  const rollUps = await readKept(unit, until, lookbacks);
  if (!constant) return rollUps;
  return inConstantCurrency({ ...rollUps, ...(await readConstantRollUps(unit, until, lookbacks)) });
}

/** What the tables keep for constant currency, to add to the others. */
export async function readConstantRollUps(
  unit: Unit,
  until: number,
  lookbacks: readonly number[],
): Promise<ConstantRollUps> {
  const months = await unit.sql<Omit<MovementMonthRow, 'n'>>(
    `SELECT period, stream, kind, amount_minor FROM constant_movement_month
     WHERE tenant_id = $1 AND period <= $2 AND amount_minor <> 0`,
    [unit.tenantId, until],
  );
  const retention = await unit.sql<RetentionMonthRow>(
    `SELECT period, lookback, stream, start_minor, retained_minor, end_minor FROM constant_retention_month
     WHERE tenant_id = $1 AND period <= $2 AND lookback = ANY($3::int[]) AND (start_minor <> 0 OR retained_minor <> 0 OR end_minor <> 0)`,
    [unit.tenantId, until, lookbacks],
  );
  return {
    constantMovementMonths: months.map((row) => toMovementMonth({ ...row, n: 0 })),
    constantRetentionMonths: retention.map(toRetentionMonth),
  };
}

async function readKept(unit: Unit, until: number, lookbacks: readonly number[]): Promise<RollUps> {
  const months = await unit.sql<MovementMonthRow>(
    `SELECT period, stream, kind, amount_minor, n FROM movement_month
     WHERE tenant_id = $1 AND period <= $2 AND (n <> 0 OR amount_minor <> 0)`,
    [unit.tenantId, until],
  );
  const customers = await unit.sql<CustomerMonthRow>(
    `SELECT period, active_delta FROM customer_month WHERE tenant_id = $1 AND period <= $2 AND active_delta <> 0`,
    [unit.tenantId, until],
  );
  const retention = await unit.sql<RetentionMonthRow>(
    `SELECT period, lookback, stream, start_minor, retained_minor, end_minor FROM retention_month
     WHERE tenant_id = $1 AND period <= $2 AND lookback = ANY($3::int[]) AND (start_minor <> 0 OR retained_minor <> 0 OR end_minor <> 0)`,
    [unit.tenantId, until, lookbacks],
  );
  return {
    movementMonths: months.map(toMovementMonth),
    customerMonths: customers.map(toCustomerMonth),
    retentionMonths: retention.map(toRetentionMonth),
  };
}

export function toMovementMonth({ amount_minor, ...row }: MovementMonthRow): MovementMonth {
  return { ...row, amountMinor: amount_minor };
}

export function toCustomerMonth(row: CustomerMonthRow): CustomerMonth {
  return { period: row.period, activeDelta: row.active_delta };
}

function toRetentionMonth(row: RetentionMonthRow): RetentionMonth {
  const { period, lookback, stream } = row;
  return {
    period,
    lookback,
    stream,
    startMinor: row.start_minor,
    retainedMinor: row.retained_minor,
    endMinor: row.end_minor,
  };
}
