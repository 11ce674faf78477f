import { STREAMS } from '@/domain/values/stream';

/**
 * The roll-ups of the ledger's rows in SQL (docs/metrics.md, "Roll-ups"; the reference is `rollUps` of domain/revenue).
 * Parameters of all: $1 tenant, $2 the last recording instant and $3 the last effective day that count ('infinity' = all), $4 only
 * customers with a row recorded after this instant (null = all customers), $5 look-backs in months. All rows count on the day that they
 * are booked: a reversed pair nets to nothing, or lies in two months.
 */
const ROWS = `SELECT customer_id, stream, kind, period, amount_minor, fx_minor, CASE WHEN reverses_id IS NULL THEN 1 ELSE -1 END AS n
  FROM movement WHERE tenant_id = $1 AND recorded_at <= $2::timestamptz AND effective_on <= $3::date AND ($4::timestamptz IS NULL
    OR customer_id IN (SELECT customer_id FROM movement WHERE tenant_id = $1 AND recorded_at > $4::timestamptz))`;
const LEDGER = `ledger AS (${ROWS})`;

/**
 * Only the customers that exchange rates ever moved: for all others constant currency adds nothing. As an array they are found once,
 * whatever the planner expects of a table that was just filled.
 */
const FOREIGN_LEDGER = `ledger AS (${ROWS}
    AND customer_id = ANY (ARRAY(SELECT DISTINCT customer_id FROM movement WHERE tenant_id = $1 AND fx_minor <> 0)))`;

/** The same of only the customers that moved in the month of $3: enough for the roll-ups of that one month. $4: in constant currency. */
const LEDGER_OF_MONTH = `moved AS (SELECT DISTINCT customer_id FROM movement
    WHERE tenant_id = $1 AND effective_on BETWEEN date_trunc('month', $3::date)::date AND $3::date AND recorded_at <= $2::timestamptz),
  ledger AS (SELECT m.customer_id, m.stream, m.kind, m.period,
      m.amount_minor - CASE WHEN $4::boolean THEN m.fx_minor ELSE 0 END AS amount_minor, CASE WHEN m.reverses_id IS NULL THEN 1 ELSE -1 END AS n
    FROM moved JOIN movement m ON m.tenant_id = $1 AND m.customer_id = moved.customer_id
    WHERE m.recorded_at <= $2::timestamptz AND m.effective_on <= $3::date)`;

const MOVEMENT_MONTHS = `SELECT period, stream, kind, sum(amount_minor)::bigint AS amount_minor, sum(n)::int AS n
  FROM ledger GROUP BY period, stream, kind HAVING sum(n) <> 0 OR sum(amount_minor) <> 0`;

/** One row per customer and month in which he moved: the change of his ARR, one column per stream. */
const STEP = `step AS (SELECT customer_id, period, ${each(
  (s) => `coalesce(sum(amount_minor) FILTER (WHERE stream = '${s}'), 0)::bigint AS ${s}`,
)} FROM ledger GROUP BY customer_id, period)`;

const CUSTOMER_MONTHS = `SELECT period, sum(active_delta)::int AS active_delta FROM (
    SELECT period, active - coalesce(lag(active) OVER (PARTITION BY customer_id ORDER BY period), 0) AS active_delta FROM (
      SELECT customer_id, period, (${STREAMS.map((s) => `sum(${s}) OVER w > 0`).join(' OR ')})::int AS active
      FROM step WINDOW w AS (PARTITION BY customer_id ORDER BY period)) standing) change
  GROUP BY period HAVING sum(active_delta) <> 0`;

/**
 * A customer's part of a cohort's sums changes where his ARR changes (the end moves) and `lookback` months later (the start moves):
 * both kinds of month are laid out, summed up to then and now, and differenced.
 */
const retention = (key: string, sum: (column: string) => string) => `both_ends AS (
    SELECT lookback, ${key}, period, ${each((s) => `0 AS was_${s}, ${s} AS is_${s}`)}
      FROM step CROSS JOIN unnest($5::int[]) AS l(lookback)
    UNION ALL
    SELECT lookback, ${key}, period + lookback, ${each((s) => `${s}, 0`)} FROM step CROSS JOIN unnest($5::int[]) AS l(lookback)),
  standing AS (SELECT lookback, ${key}, period, ${each(
    (s) => `sum(sum(was_${s})) OVER w AS was_${s}, sum(sum(is_${s})) OVER w AS is_${s}`,
  )} FROM both_ends GROUP BY lookback, ${key}, period WINDOW w AS (PARTITION BY lookback, ${key} ORDER BY period)),
  part AS (SELECT lookback, ${key}, period, ${each((s) =>
    [`was_${s} AS start_${s}`, `least(was_${s}, is_${s}) AS retained_${s}`, `is_${s} AS end_${s}`].join(', '),
  )} FROM standing WHERE ${STREAMS.map((s) => `was_${s} > 0`).join(' OR ')}
    UNION ALL SELECT lookback, ${key}, period, ${each(() => '0, 0, 0')} FROM standing WHERE NOT (${STREAMS.map((s) => `was_${s} > 0`).join(' OR ')})),
  change AS (SELECT lookback, ${key}, period, ${each((s) => ['start', 'retained', 'end'].map((c) => difference(`${c}_${s}`)).join(', '))}
    FROM part WINDOW w AS (PARTITION BY lookback, ${key} ORDER BY period)),
  total AS (SELECT lookback, period, ${each((s) =>
    ['start', 'retained', 'end'].map((c) => `${sum(`${c}_${s}`)}::bigint AS ${c}_${s}`).join(', '),
  )} FROM change GROUP BY lookback, period)`;

const RETENTION = retention('customer_id', (column) => `sum(${column})`);

/** What the same sums at constant rates (sign 1) are more than at the rates of the day (sign −1). */
const CONSTANT_STEP = `step AS (SELECT sign, customer_id, period, ${each(
  (s) =>
    `coalesce(sum(CASE WHEN sign = 1 THEN amount_minor - fx_minor ELSE amount_minor END) FILTER (WHERE stream = '${s}'), 0)::bigint AS ${s}`,
)} FROM ledger CROSS JOIN (VALUES (1), (-1)) AS v(sign) GROUP BY sign, customer_id, period)`;
const CONSTANT_RETENTION = retention('sign, customer_id', (column) => `sum(sign * ${column})`);

const RETENTION_MONTHS = `SELECT period, lookback, stream, start_minor, retained_minor, end_minor FROM total
  CROSS JOIN LATERAL (VALUES ${each((s) => `('${s}', start_${s}, retained_${s}, end_${s})`)}) AS v(stream, start_minor, retained_minor, end_minor)
  WHERE start_minor <> 0 OR retained_minor <> 0 OR end_minor <> 0`;

function each(make: (stream: string) => string): string {
  return STREAMS.map(make).join(', ');
}

function difference(column: string): string {
  return `${column} - coalesce(lag(${column}) OVER w, 0) AS ${column}`;
}

export const movementMonthsSql = `WITH ${LEDGER} ${MOVEMENT_MONTHS}`;
export const customerMonthsSql = `WITH ${LEDGER}, ${STEP} ${CUSTOMER_MONTHS}`;
export const retentionMonthsSql = `WITH ${LEDGER}, ${STEP}, ${RETENTION} ${RETENTION_MONTHS}`;
export const constantMovementMonthsSql = `WITH ${FOREIGN_LEDGER} SELECT period, stream, kind, -sum(fx_minor)::bigint AS amount_minor
  FROM ledger GROUP BY period, stream, kind HAVING sum(fx_minor) <> 0`;
export const constantRetentionMonthsSql = `WITH ${FOREIGN_LEDGER}, ${CONSTANT_STEP}, ${CONSTANT_RETENTION} ${RETENTION_MONTHS}`;

/** Of the running month up to the day $3 only ($1 tenant, $2 known at). */
const THIS_MONTH = `extract(year FROM $3::date)::int * 12 + extract(month FROM $3::date)::int - 1`;
export const movementsOfMonthSql = `SELECT * FROM (WITH ${LEDGER_OF_MONTH} ${MOVEMENT_MONTHS}) m WHERE period = ${THIS_MONTH}`;
export const customersOfMonthSql = `SELECT * FROM (WITH ${LEDGER_OF_MONTH}, ${STEP} ${CUSTOMER_MONTHS}) c WHERE period = ${THIS_MONTH}`;
