import type { Unit } from '@/platform/db/unit-of-work';

/** Whole minor units of the company's currency (two decimals): exact, half to even, without a line of the application. */
const value = (rate: string) => {
  const exact = `(l.amount * 12 * ${rate} / l.months * CASE WHEN l.currency = 'JPY' THEN 100 ELSE 1 END)`;
  const rounded = `CASE WHEN ${exact} - floor(${exact}) = 0.5 THEN 2 * round(${exact} / 2) ELSE round(${exact}) END`;
  return `CASE WHEN l.currency IS NULL THEN l.arr ELSE ${rounded} END`;
};
const rateBy = (day: string) =>
  `(SELECT r.rate FROM rate r WHERE r.currency = l.currency AND r.first_on <= ${day} ORDER BY r.first_on DESC LIMIT 1)`;

/**
 * The ledger as it should be, straight from the raw contracts and rates of $1: state by state instead of step by step. What a contract was worth the
 * day before, what the same is worth today at today's rate (fx), and what began or ended today at today's rate (the customer).
 */
const ORACLE = `WITH live AS (
    SELECT id, customer_id, stream, start_on, end_on, arr_minor AS arr, source_currency AS currency, source_amount_minor::numeric AS amount,
      period_months AS months, fx_rate AS stored, CASE WHEN follow_kind = 'currency' THEN follows_id END AS changes
    FROM contract WHERE tenant_id = $1 AND state = 'live' AND (end_on IS NULL OR end_on > start_on)),
  rate AS (SELECT DISTINCT ON (currency, period) currency, make_date(period / 12, period % 12 + 1, 1) AS first_on, rate
    FROM fx_rate WHERE tenant_id = $1 ORDER BY currency, period, recorded_at DESC, id DESC),
  day AS (SELECT customer_id, start_on AS today FROM live UNION SELECT customer_id, end_on FROM live WHERE end_on IS NOT NULL
    UNION SELECT customer_id, first_on FROM live JOIN rate USING (currency)),
  alive AS (SELECT l.*, d.today, coalesce(${rateBy('d.today')}, l.stored) AS rate_now, coalesce(${rateBy('d.today - 1')}, l.stored) AS rate_before,
      ${rateBy('d.today')} IS NULL AS unrated, f.constant_rate AS constant
    FROM live l JOIN day d ON d.customer_id = l.customer_id AND d.today >= l.start_on AND (l.end_on IS NULL OR d.today <= l.end_on)
    LEFT JOIN foreign_currency f ON f.tenant_id = $1 AND f.currency = l.currency),
  going_on AS (SELECT l.id, l.today, (SELECT min(o.stored) FROM live o WHERE o.customer_id = l.customer_id AND o.stream = l.stream
      AND o.currency = l.currency AND o.start_on = l.today) AS rate FROM alive l WHERE l.today = l.end_on AND l.unrated),
  worth AS (SELECT l.id, l.customer_id, l.stream, l.start_on, l.end_on, l.today, ${value('l.rate_before')} AS before,
      ${value('coalesce(g.rate, l.rate_now)')} AS now, ${value('l.constant')} AS constant
    FROM alive l LEFT JOIN going_on g ON g.id = l.id AND g.today = l.today),
  settled AS (SELECT w.*, coalesce((SELECT o.now FROM worth o JOIN live c ON c.id = o.id WHERE c.changes = w.id AND c.stream = w.stream
      AND o.start_on = w.end_on AND o.today = w.end_on AND w.today = w.end_on), w.now) AS final FROM worth w),
  moved AS (SELECT customer_id, stream, today, coalesce(sum(final - before) FILTER (WHERE today > start_on), 0) AS fx,
      coalesce(sum(final) FILTER (WHERE today = start_on), 0) - coalesce(sum(final) FILTER (WHERE today = end_on), 0) AS amount,
      coalesce(sum(constant) FILTER (WHERE today = start_on), 0) - coalesce(sum(constant) FILTER (WHERE today = end_on), 0) AS constant
    FROM settled GROUP BY customer_id, stream, today),
  total AS (SELECT customer_id, today, sum(amount) AS amount, sum(sum(fx + amount)) OVER (PARTITION BY customer_id ORDER BY today) AS after
    FROM moved GROUP BY customer_id, today),
  judged AS (SELECT *, after - amount AS before, EXISTS (SELECT 1 FROM total p WHERE p.customer_id = t.customer_id AND p.today < t.today
      AND p.after <> 0) AS known FROM total t)
  SELECT customer_id, stream, 'fx' AS kind, today::text, fx::text AS amount, fx::text AS fx FROM moved WHERE fx <> 0
  UNION ALL SELECT m.customer_id, m.stream, CASE WHEN j.before = 0 AND j.after <> 0 THEN CASE WHEN j.known THEN 'reactivation' ELSE 'new' END
      WHEN j.before <> 0 AND j.after = 0 THEN 'churn'
      WHEN m.amount > 0 OR m.amount = 0 AND m.constant > 0 THEN 'expansion' ELSE 'contraction' END,
    m.today::text, m.amount::text, (m.amount - m.constant)::text
  FROM moved m JOIN judged j ON j.customer_id = m.customer_id AND j.today = m.today WHERE m.amount <> 0 OR m.constant <> 0`;

/** The ledger's net, by the day that its rows are about, whenever they were booked. */
const NET = `SELECT customer_id, stream, kind, coalesce(concerns_on, effective_on)::text AS today, sum(amount_minor)::text AS amount,
    sum(fx_minor)::text AS fx
  FROM movement WHERE tenant_id = $1 AND (reverses_id IS NULL AND NOT EXISTS (SELECT 1 FROM movement r WHERE r.tenant_id = $1 AND r.reverses_id = movement.id))
  GROUP BY customer_id, stream, kind, 4`;

type Line = Record<'customer_id' | 'stream' | 'kind' | 'today' | 'amount' | 'fx', string>;

async function lines(unit: Unit, text: string): Promise<string[]> {
  const rows = await unit.sql<Line>(text, [unit.tenantId]);
  return rows
    .map((row) => `${row.today} ${row.customer_id} ${row.stream} ${row.kind} ${row.amount} ${row.fx}`)
    .sort();
}

/** Day, customer, stream, kind, amount and its part by exchange rates, of each row that should stand. */
export function oracleLines(unit: Unit): Promise<string[]> {
  return lines(unit, ORACLE);
}

/** The same of each row that stands. */
export function ledgerLines(unit: Unit): Promise<string[]> {
  return lines(unit, NET);
}
