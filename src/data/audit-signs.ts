import type { DealScope } from '@/domain/access/permissions';
import { lagDays } from '@/domain/audit/activity';
import { bitOf, FOUND, type Sign } from '@/domain/audit/signs';
import type { PoUse, SignGroup } from '@/domain/audit/totals';
import type { AuditSettings, CheckId, FlaggedDeal } from '@/domain/audit/types';
import { addDays, type CalendarDate } from '@/domain/values/calendar-date';
import type { SqlValue } from '@/platform/db/sql';
import type { Unit } from '@/platform/db/unit-of-work';
import { scopeValues } from './deal-scope';

/**
 * The signs of domain/audit/signs.ts in SQL, over the standing rows, for all deals at once. Values stand by name
 * (`bound`): `…By` is the last day that is too long ago, `…Lag` days of the tenant's lead times.
 */
const PLANNED = `least(s.planned_on, s.planned_from_on + CASE s.planned_lag WHEN 'ship' THEN :shipLag WHEN 'activation' THEN :activationLag
  ELSE :installLag END)`;
const OPEN = `s.outcome = 'open'`;
const NEGOTIATES = `${OPEN} AND CASE WHEN s.source_stage IS NULL THEN s.stage = 'hardware_quote_sent'
  ELSE s.source_stage = ANY(:negotiation) AND s.stage IN ('lead', 'demo', 'hardware_quote_sent') END`;
const ZOMBIE = `s.idle_since <= :idleBy AND (s.justified_until IS NULL OR s.justified_until < :asOf)
  AND (s.planned_lag IS NULL OR ${PLANNED} <= :plannedBy)`;
const SIGN_SQL: Record<Sign, string> = {
  open: OPEN,
  won: `s.outcome = 'won'`,
  lost: `s.outcome = 'lost'`,
  calledWon: 's.called_won',
  hardware: 's.has_hardware',
  shipped: 's.shipped_on IS NOT NULL',
  negotiates: NEGOTIATES,
  negotiatesDated: `${NEGOTIATES} AND s.negotiates_since IS NOT NULL`,
  negotiatesStandIn: `${NEGOTIATES} AND s.negotiates_since IS NOT NULL AND s.since_stand_in`,
  negotiatesLong: `${NEGOTIATES} AND s.negotiates_since <= :negotiatesBy`,
  closeDated: `${OPEN} AND s.close_on IS NOT NULL`,
  closePast: `${OPEN} AND s.close_on < :asOf`,
  activityDated: `${OPEN} AND s.idle_since IS NOT NULL`,
  activityStandIn: `${OPEN} AND s.idle_since IS NOT NULL AND s.idle_stand_in`,
  excused: `${OPEN} AND s.justified_until >= :asOf`,
  zombie: `${OPEN} AND ${ZOMBIE}`,
  stepped: `${OPEN} AND s.step_on IS NOT NULL`,
  stepOverdue: `${OPEN} AND s.step_on < :asOf`,
  priced: 's.amount_minor <> 0',
  split: 's.has_lines',
  verbalYes: `${OPEN} AND s.verbal_yes_on IS NOT NULL`,
  verbalYesOld: `${OPEN} AND s.verbal_yes_on <= :verbalYesBy AND NOT s.committed`,
  ownStage: `${OPEN} AND s.source_stage IS NULL`,
};

/** Of the tenant, in scope, there, and settled by the day of the rules: the rows of which this can be asked. */
const SEEN = `s.tenant_id = $1 AND ($2::text = 'all' OR s.rep_id = $3::uuid) AND s.outcome <> 'removed'`;
const SETTLED = `(s.settled_on IS NULL OR s.settled_on <= :asOf)`;

type Named = Record<string, readonly [SqlValue, string]>;

/** The values of the signs by name, with their types. */
function valuesOf(settings: AuditSettings): Named {
  const { asOf, leadTimes } = settings;
  const by = (days: number) => [addDays(asOf, -days - 1), 'date'] as const;
  return {
    asOf: [asOf, 'date'],
    negotiation: [[...settings.negotiationSourceStages], 'text[]'],
    negotiatesBy: by(settings.negotiationDays),
    idleBy: by(settings.zombieDays),
    verbalYesBy: by(settings.verbalYesDays),
    plannedBy: by(settings.graceDays),
    shipLag: [lagDays('ship', leadTimes), 'int'],
    activationLag: [lagDays('activation', leadTimes), 'int'],
    installLag: [lagDays('installAndActivation', leadTimes), 'int'],
  };
}

/** Runs a statement with values by name; $1 is the tenant, $2 and $3 the scope. Only those named travel. */
function bound<Row>(unit: Unit, scope: DealScope, text: string, known: Named): Promise<Row[]> {
  const values: SqlValue[] = [unit.tenantId, ...scopeValues(scope)];
  const places = new Map<string, string>();
  const sql = text.replace(/(?<!:):([a-zA-Z]+)\b/g, (whole, name: string) => {
    const given = known[name];
    if (!given) throw new Error(`There is no value ${whole} for this statement`);
    const place = places.get(name) ?? `$${values.push(given[0])}::${given[1]}`;
    places.set(name, place);
    return place;
  });
  return unit.sql<Row>(sql, values);
}

const bit = (...signs: Sign[]) => signs.reduce((bits, sign) => bits | bitOf(sign), 0);

const NEGOTIATION = bit('negotiates', 'negotiatesDated', 'negotiatesStandIn', 'negotiatesLong');

/**
 * The same signs as one number: those that hang on no day are stored (`signs`), a word of the source that does not mean negotiation takes
 * these four away.
 */
const SIGNED = `(s.signs | CASE WHEN s.signs & ${bit('open')} = 0 THEN 0 ELSE
    CASE WHEN s.signs & ${bit('negotiates')} <> 0 AND s.negotiates_since <= :negotiatesBy THEN ${bit('negotiatesLong')} ELSE 0 END
    | CASE WHEN s.close_on < :asOf THEN ${bit('closePast')} ELSE 0 END
    | CASE WHEN ${ZOMBIE} THEN ${bit('zombie')} ELSE 0 END
    | CASE WHEN s.justified_until >= :asOf THEN ${bit('excused')} ELSE 0 END
    | CASE WHEN s.step_on < :asOf THEN ${bit('stepOverdue')} ELSE 0 END
    | CASE WHEN s.verbal_yes_on <= :verbalYesBy AND NOT s.committed THEN ${bit('verbalYesOld')} ELSE 0 END END)
  & CASE WHEN s.signs & ${bit('negotiates')} = 0 OR s.source_stage IS NULL OR s.source_stage = ANY(:negotiation) THEN -1
    ELSE ${~NEGOTIATION} END`;

/** The words of the source among open deals of the tenant, in their order: one look into the index per word. */
export async function readOpenWords(unit: Unit): Promise<string[]> {
  const next = (after: string) =>
    `SELECT s.source_stage FROM deal_standing s WHERE s.tenant_id = $1 AND s.outcome = 'open' AND s.source_stage IS NOT NULL ${after}
     ORDER BY s.source_stage LIMIT 1`;
  const rows = await unit.sql<{ word: string }>(
    `WITH RECURSIVE w AS ((${next('')}) UNION ALL SELECT (${next('AND s.source_stage > w.source_stage')}) FROM w WHERE w.source_stage IS NOT NULL)
     SELECT w.source_stage AS word FROM w WHERE w.source_stage IS NOT NULL`,
    [unit.tenantId],
  );
  return rows.map(({ word }) => word);
}

export type SignCounts = {
  groups: SignGroup[];
  /** Deals whose latest evidence is dated after the day of the rules: about these the rules themselves are asked. */
  unsettled: string[];
};

/** How many deals, worth how much, show the same signs: one pass over the tenant's standing rows. */
export async function countSigns(unit: Unit, scope: DealScope, settings: AuditSettings): Promise<SignCounts> {
  type Row = Omit<SignGroup, 'signs'> & { signs: number | null };
  const rows = await bound<Row>(
    unit,
    scope,
    `SELECT CASE WHEN ${SETTLED} THEN ${SIGNED} END AS signs, count(*)::int AS count, sum(s.amount_minor)::bigint AS "amountMinor"
     FROM deal_standing s WHERE ${SEEN} GROUP BY 1`,
    valuesOf(settings),
  );
  const groups = rows.flatMap(({ signs, ...tally }) => (signs === null ? [] : [{ ...tally, signs }]));
  if (groups.length === rows.length) return { groups, unsettled: [] };
  const late = await bound<{ id: string }>(
    unit,
    scope,
    `SELECT s.deal_id AS id FROM deal_standing s WHERE ${SEEN} AND s.settled_on > :asOf`,
    valuesOf(settings),
  );
  return { groups, unsettled: late.map(({ id }) => id) };
}

/** A number of a PO on a deal that the standing rows cannot speak for. */
export type PoNumber = { dealId: string; outcome: string; amountMinor: bigint; number: string };

const COUNTED = `${SEEN} AND ${SETTLED} AND s.po_number IS NOT NULL AND s.outcome IN ('open', 'won')`;
const REST = `jsonb_to_recordset(:rest) AS r(deal_id uuid, outcome text, amount_minor bigint, number text)`;
/** Numbers used by more than one deal; a deal names each of its numbers once. */
const SHARED = `numbers AS (
    SELECT n.number, count(*) AS users FROM (
      SELECT s.po_number AS number FROM deal_standing s WHERE ${COUNTED}
      UNION ALL SELECT unnest(s.more_po_numbers) FROM deal_standing s WHERE ${COUNTED} AND s.more_po_numbers IS NOT NULL
      UNION ALL SELECT r.number FROM ${REST}) n GROUP BY n.number),
  shared AS MATERIALIZED (SELECT array_agg(number) FILTER (WHERE users > 1) AS numbers, count(*)::int AS total FROM numbers)`;
const SHARING = `sharing AS (
    SELECT s.deal_id, s.outcome, s.amount_minor FROM deal_standing s, shared h WHERE ${COUNTED} AND s.po_number = ANY(h.numbers)
    UNION SELECT s.deal_id, s.outcome, s.amount_minor FROM deal_standing s, shared h
      WHERE ${COUNTED} AND s.more_po_numbers IS NOT NULL AND s.more_po_numbers && h.numbers
    UNION SELECT r.deal_id, r.outcome, r.amount_minor FROM ${REST}, shared h WHERE r.number = ANY(h.numbers))`;

function poValues(asOf: CalendarDate, rest: readonly PoNumber[]): Named {
  const rows = rest.map(({ dealId, outcome, amountMinor, number }) => ({
    deal_id: dealId,
    outcome,
    amount_minor: amountMinor.toString(),
    number,
  }));
  return { asOf: [asOf, 'date'], rest: [JSON.stringify(rows), 'jsonb'] };
}

/** How many PO numbers deals use that are not lost, and what shares one; `rest`: the numbers of the unsettled deals. */
export async function countPoNumbers(
  unit: Unit,
  scope: DealScope,
  asOf: CalendarDate,
  rest: readonly PoNumber[],
): Promise<PoUse> {
  const [row] = await bound<{ numbers: number; count: number; amountMinor: bigint; openMinor: bigint }>(
    unit,
    scope,
    `WITH ${SHARED}, ${SHARING}
     SELECT (SELECT total FROM shared) AS numbers, count(*)::int AS count,
       coalesce(sum(f.amount_minor), 0)::bigint AS "amountMinor",
       coalesce(sum(f.amount_minor) FILTER (WHERE f.outcome = 'open'), 0)::bigint AS "openMinor" FROM sharing f`,
    poValues(asOf, rest),
  );
  const { numbers = 0, count = 0, amountMinor = 0n, openMinor = 0n } = row ?? {};
  return { numbers, found: { count, amountMinor }, openMinor };
}

export type FoundPage = {
  /** The last row seen; its external id is the id that the reader knows. */
  after: FlaggedDeal | null;
  limit: number;
  /** Unsettled deals that the rules have found. */
  found: readonly string[];
  /** And the numbers of their POs. */
  numbers: readonly PoNumber[];
};

const AFTER = `AND s.amount_minor <= :amount AND (s.amount_minor < :amount OR (s.known_id, s.deal_id) > (:knownId, :id))`;

/** One page of the deals behind a check, largest first, then by the id that the reader knows: as quick at the last page as at the first. */
export async function listFound(
  unit: Unit,
  scope: DealScope,
  check: CheckId,
  settings: AuditSettings,
  { after, limit, found, numbers }: FoundPage,
): Promise<FlaggedDeal[]> {
  return bound<FlaggedDeal>(
    unit,
    scope,
    `${check === 'po-number-twice' ? `WITH ${SHARED}, ${SHARING}` : ''}
     SELECT s.deal_id AS id, s.known_id AS "externalId", s.amount_minor AS "amountMinor"
     FROM deal_standing s WHERE ${SEEN} AND ${foundBy(check, found.length > 0)} ${after === null ? '' : AFTER}
     ORDER BY s.amount_minor DESC, s.known_id, s.deal_id LIMIT :limit`,
    {
      ...valuesOf(settings),
      ...poValues(settings.asOf, numbers),
      found: [[...found], 'uuid[]'],
      amount: [after?.amountMinor ?? null, 'bigint'],
      knownId: [after?.externalId ?? after?.id ?? null, 'text'],
      id: [after?.id ?? null, 'uuid'],
      limit: [limit, 'int'],
    },
  );
}

function foundBy(check: CheckId, others: boolean): string {
  if (check === 'po-number-twice') return 's.deal_id IN (SELECT f.deal_id FROM sharing f)';
  const { shows, lacks } = FOUND[check];
  const signs = [
    ...shows.map((sign) => `(${SIGN_SQL[sign]})`),
    ...lacks.map((sign) => `NOT (${SIGN_SQL[sign]})`),
  ].join(' AND ');
  return others ? `(${SETTLED} AND ${signs} OR s.deal_id = ANY(:found))` : `${SETTLED} AND ${signs}`;
}
