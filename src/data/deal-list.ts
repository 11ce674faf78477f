import type { DealScope } from '@/domain/access/permissions';
import { STAGE_IDS, type StageId } from '@/domain/deals/deal';
import type { CalendarDate } from '@/domain/values/calendar-date';
import type { Unit } from '@/platform/db/unit-of-work';
import { IN_SCOPE, scopeValues } from './deal-scope';
import { dealsAt } from './known-deals';

export type DealSort =
  'close' | 'amount' | 'name' | 'recent' | 'stage' | 'step' | 'customer' | 'rep' | 'entered';
export type DealFilter = {
  scope: DealScope;
  outcome: 'open' | 'won' | 'lost';
  stage: StageId | null;
  repId: string | null;
  search: string | null;
  /** Deals as they were known at this instant; default now. */
  knownAt?: string;
};

export type DealListRow = {
  id: string;
  externalId: string | null;
  name: string;
  customer: string | null;
  rep: string | null;
  repId: string | null;
  stage: StageId;
  sourceStage: string | null;
  amountMinor: bigint | null;
  closeOn: CalendarDate | null;
  lastActivityOn: CalendarDate | null;
  nextStep: string | null;
  nextStepOn: CalendarDate | null;
  version: number;
  sortKey: string;
};

/** Position after the last row seen: its sort key and id. */
export type Position = { key: string; id: string };

/**
 * What a list is sorted by. A missing close date stands last in ascending order, a missing amount as 0; the first
 * four expressions equal those of the indexes, the others sort all rows of the filter. CASE and not coalesce: PostgreSQL takes coalesce for leaky and would not use it with the index under row-level security.
 */
const SORTS: Record<DealSort, { expression: string; type: string }> = {
  close: {
    expression: `(CASE WHEN d.close_on IS NULL THEN '9999-12-31'::date ELSE d.close_on END)`,
    type: 'date',
  },
  amount: {
    expression: `(CASE WHEN d.amount_minor IS NULL THEN 0::bigint ELSE d.amount_minor END)`,
    type: 'bigint',
  },
  name: { expression: `d.name`, type: 'text' },
  recent: { expression: `d.id`, type: 'uuid' },
  stage: {
    expression: `array_position(ARRAY[${STAGE_IDS.map((stage) => `'${stage}'`).join(', ')}], d.stage)`,
    type: 'int',
  },
  step: {
    expression: `(CASE WHEN d.next_step_on IS NULL THEN '9999-12-31'::date ELSE d.next_step_on END)`,
    type: 'date',
  },
  entered: {
    expression: `(CASE WHEN d.stage_entered_on IS NULL THEN '9999-12-31'::date ELSE d.stage_entered_on END)`,
    type: 'date',
  },
  customer: {
    expression: `(CASE WHEN d.customer_id IS NULL THEN '' ELSE (SELECT c.name FROM customer c WHERE c.tenant_id = $1 AND c.id = d.customer_id) END)`,
    type: 'text',
  },
  rep: {
    expression: `(CASE WHEN d.rep_id IS NULL THEN '' ELSE (SELECT r.name FROM rep r WHERE r.tenant_id = $1 AND r.id = d.rep_id) END)`,
    type: 'text',
  },
};

const FILTERED = `d.tenant_id = $1 AND ${IN_SCOPE} AND d.outcome = $4 AND ($5::text IS NULL OR d.stage = $5)
  AND ($6::uuid IS NULL OR d.rep_id = $6) AND ($7::text IS NULL OR d.name ILIKE $7 OR d.external_id = $8
    OR d.customer_id IN (SELECT c.id FROM customer c WHERE c.tenant_id = $1 AND c.name ILIKE $7))`;

function filterValues(unit: Unit, filter: DealFilter) {
  const like = filter.search ? `%${filter.search.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%` : null;
  return [
    unit.tenantId,
    ...scopeValues(filter.scope),
    filter.outcome,
    filter.stage,
    filter.repId,
    like,
    filter.search,
  ];
}

/**
 * The position is compared as typed parameters, without a cast at run time, which may leak too. Names are looked up row by row:
 * whatever the statistics say, only for the rows shown.
 */
function listSql(sort: DealSort, descending: boolean, instant: string | null): string {
  const { expression, type } = SORTS[sort];
  const order = descending ? 'DESC' : 'ASC';
  return `SELECT d.id, d.external_id AS "externalId", d.name,
      (SELECT c.name FROM customer c WHERE c.tenant_id = $1 AND c.id = d.customer_id) AS customer,
      (SELECT r.name FROM rep r WHERE r.tenant_id = $1 AND r.id = d.rep_id) AS rep, d.rep_id AS "repId", d.stage, d.source_stage AS "sourceStage",
      d.amount_minor AS "amountMinor", d.close_on AS "closeOn", d.last_activity_on AS "lastActivityOn", d.next_step AS "nextStep",
      d.next_step_on AS "nextStepOn", d.version, ${expression}::text AS "sortKey"
    FROM ${instant === null ? 'deal' : dealsAt(instant)} d WHERE ${FILTERED}
      AND ($10::uuid IS NULL OR (${expression}, d.id) ${descending ? '<' : '>'} ($9::${type}, $10::uuid))
    ORDER BY ${expression} ${order}, d.id ${order} LIMIT $11 OFFSET $12`;
}

/** One page by keyset: as quick at the last page as at the first. `skip`: rows to leave out after the position, for who jumps. */
export async function listDeals(
  unit: Unit,
  filter: DealFilter,
  page: { sort: DealSort; descending: boolean; after: Position | null; limit: number; skip?: number },
): Promise<DealListRow[]> {
  const known = filter.knownAt === undefined ? [] : [filter.knownAt];
  return unit.sql<DealListRow>(listSql(page.sort, page.descending, known.length > 0 ? '$13' : null), [
    ...filterValues(unit, filter),
    page.after?.key ?? null,
    page.after?.id ?? null,
    page.limit,
    page.skip ?? 0,
    ...known,
  ]);
}

/** Ids and versions of a filter's deals in the order of the list, for who selects them without having seen them. */
export async function listDealVersions(
  unit: Unit,
  filter: DealFilter,
  page: { sort: DealSort; descending: boolean; skip: number; limit: number },
): Promise<{ dealId: string; version: number }[]> {
  const { expression } = SORTS[page.sort];
  const order = page.descending ? 'DESC' : 'ASC';
  return unit.sql(
    `SELECT d.id AS "dealId", d.version FROM deal d WHERE ${FILTERED} ORDER BY ${expression} ${order}, d.id ${order} LIMIT $9 OFFSET $10`,
    [...filterValues(unit, filter), page.limit, page.skip],
  );
}

export type DealHead = DealListRow & {
  customerId: string | null;
  contact: string | null;
  outcome: string;
  isPilot: boolean;
  currency: string;
  sourceAmountMinor: bigint | null;
  sourceCurrency: string | null;
  fxRate: string | null;
};

/** The head of a deal page, within the actor's scope; with `knownAt` as it was known at that instant. */
export async function findDeal(
  unit: Unit,
  scope: DealScope,
  dealId: string,
  knownAt?: string,
): Promise<DealHead | null> {
  const known = knownAt === undefined ? [] : [knownAt];
  const rows = await unit.sql<DealHead>(
    `SELECT d.id, d.external_id AS "externalId", d.name, c.name AS customer, d.customer_id AS "customerId", r.name AS rep, d.rep_id AS "repId", k.name AS contact,
       d.stage, d.outcome, d.source_stage AS "sourceStage", d.amount_minor AS "amountMinor", d.close_on AS "closeOn",
       d.last_activity_on AS "lastActivityOn", d.next_step AS "nextStep", d.next_step_on AS "nextStepOn", d.version, '' AS "sortKey",
       d.is_pilot AS "isPilot", d.currency, d.source_amount_minor AS "sourceAmountMinor", d.source_currency AS "sourceCurrency",
       d.fx_rate::text AS "fxRate"
     FROM ${known.length > 0 ? dealsAt('$5') : 'deal'} d LEFT JOIN customer c ON c.tenant_id = $1 AND c.id = d.customer_id
     LEFT JOIN rep r ON r.tenant_id = $1 AND r.id = d.rep_id
     LEFT JOIN contact k ON k.tenant_id = $1 AND k.id = d.contact_id
     WHERE d.tenant_id = $1 AND ${IN_SCOPE} AND d.id = $4 AND d.outcome <> 'removed'`,
    [unit.tenantId, ...scopeValues(scope), dealId, ...known],
  );
  return rows[0] ?? null;
}

export async function listReps(unit: Unit): Promise<{ id: string; name: string }[]> {
  return unit.sql(`SELECT id, name FROM rep WHERE tenant_id = $1 ORDER BY name, id`, [unit.tenantId]);
}

export async function findRep(unit: Unit, repId: string): Promise<{ id: string; name: string } | null> {
  const rows = await unit.sql<{ id: string; name: string }>(
    `SELECT id, name FROM rep WHERE tenant_id = $1 AND id = $2`,
    [unit.tenantId, repId],
  );
  return rows[0] ?? null;
}
