import { createHash } from 'node:crypto';
import { firstMonthOf, type LedgerClose } from '@/domain/revenue/closing';
import { cells } from '@/domain/revenue/roll-up-cells';
import type { KeptRollUps } from '@/domain/revenue/roll-ups';
import { addDays } from '@/domain/values/calendar-date';
import { startOfPeriod, type Period } from '@/domain/values/fiscal-calendar';
import type { Instant } from '@/platform/clock/clock';
import type { Unit } from '@/platform/db/unit-of-work';
import { computeConstantRollUps, computeRollUps, readConstantRollUps, readRollUps } from './roll-ups-read';

/** Of the look-backs those that every company keeps: the hardware's life is a setting, and a setting is no part of a closed month. */
const LOOKBACKS = [1, 3, 12];

/** The last closed month; null while none is. With the ledger locked it stays so until the transaction ends. */
export async function closedThrough(unit: Unit): Promise<Period | null> {
  const [row] = await unit.sql<{ period: Period | null }>(
    'SELECT max(period) AS period FROM ledger_close WHERE tenant_id = $1',
    [unit.tenantId],
  );
  return row?.period ?? null;
}

export type StoredClose = LedgerClose & { closedAt: string; closedBy: string | null };

/** All closed months, newest first, with who closed them. */
export function readCloses(unit: Unit): Promise<StoredClose[]> {
  return unit.sql<StoredClose>(
    `SELECT c.period, c.previous_period AS "previousPeriod", c.closing_minor AS "closingMinor", c.movements, c.sha256,
       c.recorded_at AS "closedAt", (SELECT u.name FROM app_user u WHERE u.id = c.recorded_by) AS "closedBy"
     FROM ledger_close c WHERE c.tenant_id = $1 ORDER BY c.period DESC`,
    [unit.tenantId],
  );
}

/** The month of the ledger's first row; null without one. */
export async function firstLedgerPeriod(unit: Unit): Promise<Period | null> {
  const [row] = await unit.sql<{ period: Period | null }>(
    'SELECT min(period) AS period FROM movement_month WHERE tenant_id = $1 AND (n <> 0 OR amount_minor <> 0)',
    [unit.tenantId],
  );
  return row?.period ?? null;
}

/** What closing a month would keep of it, from the kept roll-ups: ARR, number of rows, hash. `last` is the last closed month. */
export async function readClosing(
  unit: Unit,
  period: Period,
  last: Pick<LedgerClose, 'period' | 'movements'> | null,
): Promise<LedgerClose> {
  const months = { period, previousPeriod: last?.period ?? null };
  const [row] = await unit.sql<{ rows: number }>(
    'SELECT count(*)::int AS rows FROM movement WHERE tenant_id = $1 AND period BETWEEN $2 AND $3',
    [unit.tenantId, firstMonthOf(months), period],
  );
  const movements = (last?.movements ?? 0) + (row?.rows ?? 0);
  return { ...months, movements, ...figuresOf(months, await readKept(unit, period)) };
}

/** Closes a month. Call it with the ledger locked, after `mayClose`. */
export async function insertClose(
  unit: Unit,
  close: LedgerClose,
  by: { userId: string | null; now: Instant },
): Promise<void> {
  await unit.execute(
    `INSERT INTO ledger_close (tenant_id, period, previous_period, closing_minor, movements, sha256, recorded_at, recorded_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      unit.tenantId,
      close.period,
      close.previousPeriod,
      close.closingMinor,
      close.movements,
      close.sha256,
      by.now,
      by.userId,
    ],
  );
}

/** Of a closed month that is not what it was: which of its figures. */
export type CloseDifference = { period: Period; what: string };

/** The closed months against the kept roll-ups: by months, however long the ledger is. */
export async function compareCloses(unit: Unit): Promise<CloseDifference[]> {
  const closes = await readCloses(unit);
  if (closes.length === 0) return [];
  const all = await readKept(unit, closes[0]?.period ?? 0);
  return closes.flatMap((close) => differences(close, figuresOf(close, all)));
}

/** The closed months against the ledger itself. Reads every row: for tests and `commitpoint months --recount`. */
export async function compareClosesWithRows(unit: Unit): Promise<CloseDifference[]> {
  const closes = await readCloses(unit);
  if (closes.length === 0) return [];
  const extent = { until: addDays(startOfPeriod((closes[0]?.period ?? 0) + 1), -1), lookbacks: LOOKBACKS };
  const all = { ...(await computeRollUps(unit, extent)), ...(await computeConstantRollUps(unit, extent)) };
  const counts = await unit.sql<{ period: Period; rows: number }>(
    'SELECT period, count(*)::int AS rows FROM movement WHERE tenant_id = $1 GROUP BY period',
    [unit.tenantId],
  );
  return closes.flatMap((close) => {
    const movements = counts.reduce((sum, row) => (row.period <= close.period ? sum + row.rows : sum), 0);
    return differences(close, { ...figuresOf(close, all), movements });
  });
}

type Figures = Pick<LedgerClose, 'closingMinor' | 'sha256'> & { movements?: number };

function differences(closed: LedgerClose, now: Figures): CloseDifference[] {
  const { period } = closed;
  const list: CloseDifference[] = [];
  if (now.closingMinor !== closed.closingMinor) list.push({ period, what: 'closing ARR' });
  if (now.movements !== undefined && now.movements !== closed.movements)
    list.push({ period, what: 'number of rows' });
  if (now.sha256 !== closed.sha256) list.push({ period, what: 'hash' });
  return list;
}

async function readKept(unit: Unit, until: Period): Promise<KeptRollUps> {
  return {
    ...(await readRollUps(unit, until, LOOKBACKS)),
    ...(await readConstantRollUps(unit, until, LOOKBACKS)),
  };
}

function figuresOf({ period, previousPeriod }: Months, all: KeptRollUps) {
  const closingMinor = all.movementMonths.reduce(
    (sum, row) => (row.period <= period ? sum + row.amountMinor : sum),
    0n,
  );
  return { closingMinor, sha256: hashOf(within(all, firstMonthOf({ previousPeriod }), period)) };
}

type Months = Pick<LedgerClose, 'period' | 'previousPeriod'>;

function within(rollUps: KeptRollUps, from: Period, until: Period): KeptRollUps {
  const of = <R extends { period: Period }>(rows: readonly R[]) =>
    rows.filter(({ period }) => from <= period && period <= until);
  return {
    movementMonths: of(rollUps.movementMonths),
    customerMonths: of(rollUps.customerMonths),
    retentionMonths: of(rollUps.retentionMonths),
    constantMovementMonths: of(rollUps.constantMovementMonths),
    constantRetentionMonths: of(rollUps.constantRetentionMonths),
  };
}

/** Each cell on a line of its own, in the order of code units: the same bytes wherever they are made. */
function hashOf(rollUps: KeptRollUps): string {
  const lines = [...cells(rollUps)]
    .map(([cell, held]) => `${cell} = ${held}\n`)
    .sort((a, b) => (a < b ? -1 : 1));
  return createHash('sha256').update(lines.join('')).digest('hex');
}

/** Rows about a closed month that were booked later, by the month that they are about: number and signed sum of their amounts. */
export type Corrections = { period: Period; rows: number; amountMinor: bigint };

export async function readCorrections(unit: Unit): Promise<Corrections[]> {
  return unit.sql<Corrections>(
    `SELECT extract(year FROM concerns_on)::int * 12 + extract(month FROM concerns_on)::int - 1 AS period, count(*)::int AS rows,
       sum(amount_minor)::bigint AS "amountMinor"
     FROM movement WHERE tenant_id = $1 AND concerns_on IS NOT NULL
       AND period > (SELECT min(period) FROM ledger_close WHERE tenant_id = $1) GROUP BY 1`,
    [unit.tenantId],
  );
}
