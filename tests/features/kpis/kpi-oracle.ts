import type { CalendarDate } from '@/domain/values/calendar-date';
import type { Unit } from '@/platform/db/unit-of-work';

/** Exact, half to even, without a line of the application. */
const rounded = (exact: string) =>
  `CASE WHEN (${exact}) - floor(${exact}) = 0.5 THEN 2 * round((${exact}) / 2) ELSE round(${exact}) END`;

/** The last day of the month, or of the quarter, that is over when $2 ends. */
const lastOver = (what: 'month' | 'quarter', length: string) =>
  `CASE WHEN $2::date = (date_trunc('${what}', $2::date) + interval '${length}')::date - 1 THEN $2::date ELSE date_trunc('${what}', $2::date)::date - 1 END`;

/**
 * Every KPI from the raw rows of $1 at the end of the day $2, with a hardware life of $3 months, at constant currency if $4: the days of a window are
 * picked from movements, deployments, failures and contracts one by one; no roll-up is read.
 */
const ORACLE = `WITH RECURSIVE clock AS (SELECT ${lastOver('month', '1 month')} AS m_end, ${lastOver('quarter', '3 months')} AS q_end),
  win AS (SELECT *, (q_end + 1 - interval '12 months')::date AS q_from,
    (date_trunc('month', m_end) - ($3::int - 1) * interval '1 month')::date - 1 AS life_from,
    (date_trunc('month', m_end) - 11 * interval '1 month')::date - 1 AS year_from FROM clock),
  moved AS (SELECT customer_id, stream, kind, effective_on AS on_day, amount_minor - CASE WHEN $4::boolean THEN fx_minor ELSE 0 END AS arr
    FROM movement WHERE tenant_id = $1),
  arr AS (SELECT customer_id, stream, coalesce(sum(arr) FILTER (WHERE on_day <= life_from), 0) AS life, coalesce(sum(arr) FILTER (WHERE on_day <= year_from), 0) AS year,
    coalesce(sum(arr) FILTER (WHERE on_day <= m_end), 0) AS today FROM moved, win GROUP BY customer_id, stream),
  cohort AS (SELECT customer_id, bool_or(life > 0) AS in_life, bool_or(year > 0) AS in_year FROM arr GROUP BY customer_id),
  kept AS (SELECT sum(life) FILTER (WHERE in_life) AS life_start, sum(least(life, today)) FILTER (WHERE in_life) AS life_kept, sum(today) FILTER (WHERE in_life) AS life_end,
    sum(life) FILTER (WHERE in_life AND stream = 'software') AS soft_start, sum(least(life, today)) FILTER (WHERE in_life AND stream = 'software') AS soft_kept,
    sum(year) FILTER (WHERE in_year) AS year_start, sum(least(year, today)) FILTER (WHERE in_year) AS year_kept FROM arr JOIN cohort USING (customer_id)),
  site AS (SELECT *, CASE WHEN activated_on IS NULL THEN coalesce(first_value_on, installed_on) ELSE least(activated_on, first_value_on) END AS serves_from
    FROM deployment WHERE tenant_id = $1 AND state = 'live' AND kind = 'production'),
  priced AS (SELECT acv_minor, row_number() OVER (ORDER BY acv_minor) AS nth, count(*) OVER () AS n FROM site, win
    WHERE serves_from <= q_end AND (ended_on IS NULL OR ended_on > q_end) AND acv_minor IS NOT NULL),
  waited AS (SELECT CASE WHEN first_value_on <= $2 THEN first_value_on - signed_on ELSE greatest(0, least(coalesce(ended_on, $2), $2) - signed_on) END AS days,
      coalesce(first_value_on <= $2, false) AS arrived, first_value_on IS NULL OR first_value_on > $2 AS open, signed_on FROM site, win
    WHERE signed_on BETWEEN q_from AND $2 AND (first_value_on IS NULL OR first_value_on >= signed_on)),
  step AS (SELECT row_number() OVER (ORDER BY days) AS nth, days, count(*) AS d, (SELECT count(*) FROM waited o WHERE o.days >= w.days) AS n
    FROM waited w WHERE arrived GROUP BY days),
  curve AS (SELECT 0::bigint AS nth, 0 AS days, 1::numeric AS left_over, 1::numeric AS of_all
    UNION ALL SELECT s.nth, s.days, c.left_over * (s.n - s.d), c.of_all * s.n FROM curve c JOIN step s ON s.nth = c.nth + 1),
  sized AS (SELECT * FROM site WHERE devices > 0),
  ended AS (SELECT c.*, f.constant_rate FROM contract c LEFT JOIN foreign_currency f ON f.tenant_id = $1 AND f.currency = c.source_currency
    WHERE c.tenant_id = $1 AND c.state = 'live' AND (c.end_on IS NULL OR c.end_on > c.start_on)),
  line AS (SELECT id, customer_id, stream, start_on, end_on, follows_id, coalesce(follow_kind, '') AS how, CASE WHEN source_currency IS NULL THEN arr_minor ELSE
    ${rounded("source_amount_minor * 12 * constant_rate / period_months * CASE WHEN source_currency = 'JPY' THEN 100 ELSE 1 END")} END AS arr FROM ended),
  due AS (SELECT customer_id, stream, end_on AS on_day, sum(arr) AS arr FROM line l, win WHERE end_on > life_from AND end_on <= m_end
    AND NOT EXISTS (SELECT 1 FROM line f WHERE f.follows_id = l.id AND f.how <> 'renewal') GROUP BY 1, 2, 3),
  renewed AS (SELECT d.arr, least(d.arr, coalesce((SELECT sum(l.arr) FROM line l WHERE l.customer_id = d.customer_id AND l.stream = d.stream
    AND l.start_on = d.on_day AND l.how IN ('', 'renewal')), 0)) AS went_on FROM due d)
  SELECT
    (SELECT coalesce(sum(arr), 0) FROM moved, win WHERE kind <> 'fx' AND on_day BETWEEN q_from AND q_end)::text AS nnarr,
    (SELECT coalesce(sum(arr), 0) FROM moved, win WHERE on_day < q_from)::text AS opening,
    (SELECT coalesce(sum(arr), 0) FROM moved, win WHERE on_day <= q_end)::text AS closing,
    (SELECT coalesce(sum(arr), 0) FROM moved, win WHERE kind <> 'fx' AND on_day > q_end AND on_day <= m_end)::text AS to_date,
    (SELECT concat_ws(' ', coalesce(life_start, 0), coalesce(life_kept, 0), coalesce(life_end, 0)) FROM kept) AS grr_life,
    (SELECT concat_ws(' ', coalesce(year_start, 0), coalesce(year_kept, 0)) FROM kept) AS grr_year,
    (SELECT concat_ws(' ', coalesce(soft_start, 0), coalesce(soft_kept, 0)) FROM kept) AS software,
    (SELECT concat_ws(' ', count(*), coalesce(sum(acv_minor), 0)) FROM priced) AS acv,
    (SELECT ${rounded('avg(acv_minor)')} FROM priced)::text AS acv_mean,
    (SELECT ${rounded('avg(acv_minor)')} FROM priced WHERE 2 * nth BETWEEN n AND n + 2)::text AS acv_median,
    (SELECT concat_ws(' ', count(*), count(*) FILTER (WHERE arrived)) FROM waited) AS ttfv,
    (SELECT min(days) FROM curve WHERE nth > 0 AND 2 * left_over <= of_all AND (SELECT 2 * count(*) FILTER (WHERE arrived) >= count(*) FROM waited))::text AS ttfv_median,
    (SELECT min(days) FROM curve WHERE nth > 0 AND 4 * left_over <= of_all AND (SELECT 4 * count(*) FILTER (WHERE arrived) >= 3 * count(*) FROM waited))::text AS ttfv_p75,
    (SELECT concat_ws(' ', count(*) FILTER (WHERE arrived AND days <= 60), count(*)) FROM waited WHERE $2 - signed_on >= 60) AS ttfv_60,
    (SELECT concat_ws(' ', coalesce(sum(activated_on - signed_on), 0), count(*)) FROM site, win
      WHERE activated_on BETWEEN q_from AND q_end AND activated_on >= signed_on) AS days_to_deployment,
    (SELECT coalesce(sum(f.devices), 0) FROM deployment_failure f JOIN sized s ON s.id = f.deployment_id, win
      WHERE f.tenant_id = $1 AND f.state = 'live' AND f.cause = 'hardware' AND failed_on BETWEEN q_from AND q_end)::text AS failed,
    (SELECT string_agg((SELECT coalesce(sum(devices), 0) FROM sized WHERE serves_from <= e AND (ended_on IS NULL OR ended_on > e))::text, ' ' ORDER BY e)
      FROM (SELECT (q_end + 1 - q * interval '3 months')::date - 1 AS e FROM win, generate_series(0, 3) q) ends) AS in_service,
    (SELECT concat_ws(' ', coalesce(sum(arr), 0), coalesce(sum(went_on), 0)) FROM renewed) AS renewal`;

/** What the statement says; amounts and counts as text, null where there is nothing to measure. */
export type OracleFigures = Record<
  | 'nnarr'
  | 'opening'
  | 'closing'
  | 'to_date'
  | 'grr_life'
  | 'grr_year'
  | 'software'
  | 'acv'
  | 'acv_mean'
  | 'acv_median'
  | 'ttfv'
  | 'ttfv_median'
  | 'ttfv_p75'
  | 'ttfv_60'
  | 'days_to_deployment'
  | 'failed'
  | 'in_service'
  | 'renewal',
  string | null
>;

export async function oracleFigures(
  unit: Unit,
  { asOf, life, constant }: { asOf: CalendarDate; life: number; constant: boolean },
): Promise<OracleFigures> {
  const [row] = await unit.sql<OracleFigures>(ORACLE, [unit.tenantId, asOf, life, constant]);
  if (!row) throw new Error(`No figures at ${asOf}`);
  return row;
}
