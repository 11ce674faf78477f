import { customersOfCurrency } from '../fx-rates';
import { postMovements } from '../movements';
import { lockLedger } from '../roll-ups';
import { executeBound, runBound, type MergeScope } from './bound-sql';
import type { MatchCounts } from './versioned-table';

/** What the file says of each currency and month: of several rows the last. */
const MONTHS = `months AS (SELECT DISTINCT ON (s.currency, s.period) s.new_id, s.currency, s.period, s.rate FROM staged_rate s
  WHERE s.tenant_id = :tenant AND s.import_id = :import ORDER BY s.currency, s.period, s.row_no DESC)`;
const STANDING = `standing AS (SELECT DISTINCT ON (f.currency, f.period) f.currency, f.period, f.rate FROM fx_rate f
  WHERE f.tenant_id = :tenant ORDER BY f.currency, f.period, f.recorded_at DESC, f.id DESC)`;

/** The dry run: months without a rate yet, and months with another one. */
export async function compareRates(scope: MergeScope, staged: number): Promise<MatchCounts> {
  const [found] = await runBound<{ created: number; updated: number }>(
    scope,
    `WITH ${MONTHS}, ${STANDING} SELECT (count(*) FILTER (WHERE h.rate IS NULL))::int AS created,
       (count(*) FILTER (WHERE h.rate <> m.rate))::int AS updated
     FROM months m LEFT JOIN standing h ON h.currency = m.currency AND h.period = m.period`,
  );
  const { created = 0, updated = 0 } = found ?? {};
  return { created, updated, unchanged: staged - created - updated };
}

/** Appends the rates that are new or other than those that stand, and values the contracts of their currencies by them. */
export async function mergeRates(
  scope: MergeScope,
  staged: number,
  onShare: (share: number) => void,
): Promise<MatchCounts> {
  // Before the customers are looked up: a contract that is posted meanwhile is among them, or is posted at the new rates.
  await lockLedger(scope.unit, scope.now);
  const counts = await compareRates(scope, staged);
  const currencies = await runBound<{ currency: string }>(
    scope,
    'SELECT DISTINCT s.currency FROM staged_rate s WHERE s.tenant_id = :tenant AND s.import_id = :import ORDER BY 1',
  );
  await executeBound(
    scope,
    `WITH ${MONTHS}, ${STANDING} INSERT INTO fx_rate (tenant_id, id, currency, period, rate, recorded_at)
     SELECT :tenant, m.new_id, m.currency, m.period, m.rate, :now
     FROM months m LEFT JOIN standing h ON h.currency = m.currency AND h.period = m.period WHERE h.rate IS DISTINCT FROM m.rate
     ON CONFLICT (tenant_id, id) DO NOTHING`,
  );
  onShare(0.4);
  const customerIds = new Set<string>();
  for (const { currency } of currencies)
    for (const id of await customersOfCurrency(scope.unit, currency)) customerIds.add(id);
  await postMovements(scope.unit, {
    customerIds: [...customerIds],
    importId: scope.importId,
    now: scope.now,
  });
  onShare(0.95);
  return counts;
}

/** The first rows of a checked file, beside the rate that stands. */
export function ratePreview(first: string): string {
  return `WITH ${STANDING} SELECT s.row_no AS "rowNo", s.currency AS "externalId",
      CASE WHEN h.rate IS NULL THEN 'create' WHEN h.rate <> s.rate THEN 'update' ELSE 'unchanged' END AS action,
      jsonb_build_object('currency', s.currency, 'month', s.period / 12 || '-' || lpad((s.period % 12 + 1)::text, 2, '0'),
        'rate', trim_scale(s.rate)::text) AS after,
      CASE WHEN h.rate IS NULL THEN NULL ELSE jsonb_build_object('rate', trim_scale(h.rate)::text) END AS before
    FROM ${first} s LEFT JOIN standing h ON h.currency = s.currency AND h.period = s.period ORDER BY s.row_no`;
}
