import type { DealScope } from '@/domain/access/permissions';
import type { Outcome, StageId } from '@/domain/deals/deal';
import { KNOCK_DOWN_BP } from '@/domain/deals/probability';
import type { StageModel } from '@/domain/deals/stages';
import type { CalendarDate } from '@/domain/values/calendar-date';
import type { Unit } from '@/platform/db/unit-of-work';
import { IN_SCOPE, scopeValues } from './deal-scope';
import { dealsAt, linesAt, stoodAt } from './known-deals';

export type TotalsFilter = {
  scope: DealScope;
  stage: StageId | null;
  repId: string | null;
  search: string | null;
  /** Deals as they were known at this instant; default now. */
  knownAt?: string;
};

/** Deals of one outcome, stage and words of the source: how many, worth how much, and of the open ones the streams and the weight. */
export type TotalsRow = {
  outcome: Outcome;
  stage: StageId;
  sourceStage: string | null;
  sourceCategory: string | null;
  count: number;
  amountMinor: bigint;
  hardware: bigint;
  software: bigint;
  services: bigint;
  unsplit: bigint;
  /** Without the deals in `ruled`. */
  weightedMinor: bigint;
  /** Amounts of open deals whose claim or verbal yes is knocked down; without the deals in `ruled`. */
  knockedDownMinor: bigint;
  /** Open deals with a document or with facts after it: what these weigh hangs on what has happened, which the rules tell. */
  ruled: string[] | null;
};

/** `a × b ÷ c`, half to even at the unit, as domain/values/money.ts has it; whole numbers only. */
function halfEven(quotient: string, rest: string, of: number, negative: string): string {
  return `${quotient} + CASE WHEN 2 * abs(${rest}) > ${of} OR (2 * abs(${rest}) = ${of} AND (${quotient}) % 2 <> 0)
    THEN CASE WHEN ${negative} THEN -1 ELSE 1 END ELSE 0 END`;
}

/** An amount × basis points ÷ 10,000: taken apart, so that no product leaves the range of bigint. */
function weigh(minor: string, bp: string): string {
  const rest = `((${minor} % 10000) * ${bp})`;
  return `(${halfEven(`((${minor} / 10000) * ${bp} + ${rest} / 10000)`, `(${rest} % 10000)`, 10_000, `${minor} < 0`)})`;
}

/** domain/deals/amount.ts, lineTotal. */
const LINE_TOTAL = `CASE WHEN l.recurring THEN ${halfEven(
  '(l.amount_minor * d.term_months / 12)',
  '(l.amount_minor * d.term_months % 12)',
  12,
  'false',
)} ELSE l.amount_minor END`;

/**
 * Totals of the pipeline in one statement, now or as known at an instant. Before the PO a deal weighs its stage's figure, or the figure of
 * a knocked-down claim or verbal yes (domain/deals/probability.ts); tests/features/deals/pipeline-totals.test.ts holds both together.
 */
function totalsSql(instant: string | null): string {
  const claimed = `d.claim_bp > f.figure AND (d.claim_on IS NULL OR d.claim_on <= $8::date) OR d.verbal_yes_on <= $8::date`;
  return `WITH d AS MATERIALIZED (
    SELECT d.id, d.outcome, d.stage, d.source_stage, d.source_category, CASE WHEN d.amount_minor IS NULL THEN 0 ELSE d.amount_minor END AS amount_minor,
      d.term_months, d.po_live IS NOT NULL AS committed, d.outcome = 'open' AS open,
      CASE WHEN ${claimed} THEN least(${KNOCK_DOWN_BP}, f.figure) ELSE f.figure END AS bp, ${claimed} AS claimed
    FROM ${dealsAt(instant)} d
      CROSS JOIN LATERAL (SELECT CASE d.stage WHEN 'lead' THEN $9::bigint WHEN 'demo' THEN $10::bigint ELSE $11::bigint END AS figure) f
    WHERE d.tenant_id = $1 AND ${IN_SCOPE} AND d.outcome <> 'removed' AND ($4::text IS NULL OR d.stage = $4)
      AND ($5::uuid IS NULL OR d.rep_id = $5) AND ($6::text IS NULL OR d.name ILIKE $6 OR d.external_id = $7
        OR d.customer_id IN (SELECT c.id FROM customer c WHERE c.tenant_id = $1 AND c.name ILIKE $6))),
  happened AS (SELECT DISTINCT e.deal_id FROM evidence e WHERE e.tenant_id = $1 AND e.kind IN ('shipment', 'activation', 'milestone')
    AND ${stoodAt('e', 'voided_at', instant)}),
  lined AS (SELECT DISTINCT l.deal_id FROM ${linesAt(instant)} l),
  parts AS (
    SELECT d.outcome, d.stage, d.source_stage, d.source_category, 1 AS deals, d.amount_minor, NULL AS stream,
      CASE WHEN n.deal_id IS NULL AND d.open THEN d.amount_minor END AS part,
      CASE WHEN n.deal_id IS NULL AND d.open AND NOT d.committed AND h.deal_id IS NULL THEN ${weigh('d.amount_minor', 'd.bp')} END AS weight,
      CASE WHEN d.open AND (d.committed OR h.deal_id IS NOT NULL) THEN d.id END AS ruled,
      CASE WHEN d.open AND d.claimed AND NOT d.committed AND h.deal_id IS NULL THEN d.amount_minor END AS knocked
    FROM d LEFT JOIN lined n ON n.deal_id = d.id LEFT JOIN happened h ON h.deal_id = d.id
    UNION ALL SELECT d.outcome, d.stage, d.source_stage, d.source_category, 0, 0, l.stream, t.total,
      CASE WHEN NOT d.committed AND h.deal_id IS NULL THEN ${weigh('t.total', 'd.bp')} END, NULL, NULL
    FROM d JOIN ${linesAt(instant)} l ON l.deal_id = d.id LEFT JOIN happened h ON h.deal_id = d.id
      CROSS JOIN LATERAL (SELECT ${LINE_TOTAL} AS total) t WHERE d.open)
  SELECT outcome, stage, source_stage AS "sourceStage", source_category AS "sourceCategory", sum(deals)::int AS count,
    sum(amount_minor)::bigint AS "amountMinor", coalesce(sum(part) FILTER (WHERE stream = 'hardware'), 0)::bigint AS hardware,
    coalesce(sum(part) FILTER (WHERE stream = 'software'), 0)::bigint AS software,
    coalesce(sum(part) FILTER (WHERE stream = 'services'), 0)::bigint AS services,
    coalesce(sum(part) FILTER (WHERE stream IS NULL), 0)::bigint AS unsplit, coalesce(sum(weight), 0)::bigint AS "weightedMinor",
    coalesce(sum(knocked), 0)::bigint AS "knockedDownMinor", array_agg(ruled) FILTER (WHERE ruled IS NOT NULL) AS ruled
  FROM parts GROUP BY outcome, stage, source_stage, source_category`;
}

/**
 * Rows of a CTE have no statistics: the planner expects millions of groups and sorts on disk, or compiles the statement, for what fits
 * into memory as hashes.
 */
const PLANNED_BY_HASH = `SET LOCAL jit = off; SET LOCAL work_mem = '64MB'; SET LOCAL enable_sort = off; SET LOCAL enable_mergejoin = off`;

/** Over all deals of the filter, whatever their number. `asOf`: on which day a claim or a verbal yes counts. */
export async function readPipelineTotals(
  unit: Unit,
  filter: TotalsFilter,
  { asOf, model }: { asOf: CalendarDate; model: StageModel },
): Promise<TotalsRow[]> {
  const { lead, demo, hardware_quote_sent: quoted } = model.probabilityBp;
  const like = filter.search ? `%${filter.search.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%` : null;
  const known = filter.knownAt === undefined ? [] : [filter.knownAt];
  await unit.execute(PLANNED_BY_HASH);
  const rows = await unit.sql<TotalsRow>(totalsSql(known.length > 0 ? '$12' : null), [
    unit.tenantId,
    ...scopeValues(filter.scope),
    filter.stage,
    filter.repId,
    like,
    filter.search,
    asOf,
    lead,
    demo,
    quoted,
    ...known,
  ]);
  await unit.execute('SET LOCAL enable_sort = on; SET LOCAL enable_mergejoin = on');
  return rows;
}
