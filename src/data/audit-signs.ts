import type { DealScope } from '@/domain/access/permissions';
import { lagDays } from '@/domain/audit/activity';
import { FOUND, SIGNS, type Sign } from '@/domain/audit/signs';
import type { PoUse, SignGroup } from '@/domain/audit/totals';
import type { AuditSettings, CheckId, FlaggedDeal } from '@/domain/audit/types';
import { addDays, type CalendarDate } from '@/domain/values/calendar-date';
import type { SqlValue } from '@/platform/db/sql';
import type { Unit } from '@/platform/db/unit-of-work';
import { scopeValues } from './deal-scope';

/**
 * The signs of domain/audit/signs.ts in SQL, over the standing rows, for all deals at once. Parameters after the scope ($2, $3): $4 the
 * day of the rules, $5 the source stages that are negotiation, $6–$8 the last days that are too long ago for negotiation, activity and a
 * verbal yes, $9 the last planned day whose grace is over, $10–$12 the lags in days.
 */
const PLANNED = `least(s.planned_on, s.planned_from_on + CASE s.planned_lag WHEN 'ship' THEN $10::int WHEN 'activation' THEN $11::int
  ELSE $12::int END)`;
const OPEN = `s.outcome = 'open'`;
const NEGOTIATES = `${OPEN} AND CASE WHEN s.source_stage IS NULL THEN s.stage = 'hardware_quote_sent'
  ELSE s.source_stage = ANY($5::text[]) AND s.stage IN ('lead', 'demo', 'hardware_quote_sent') END`;
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
  negotiatesLong: `${NEGOTIATES} AND s.negotiates_since <= $6::date`,
  closeDated: `${OPEN} AND s.close_on IS NOT NULL`,
  closePast: `${OPEN} AND s.close_on < $4::date`,
  activityDated: `${OPEN} AND s.idle_since IS NOT NULL`,
  activityStandIn: `${OPEN} AND s.idle_since IS NOT NULL AND s.idle_stand_in`,
  excused: `${OPEN} AND s.justified_until >= $4::date`,
  zombie: `${OPEN} AND s.idle_since <= $7::date AND (s.justified_until IS NULL OR s.justified_until < $4::date)
    AND (s.planned_lag IS NULL OR ${PLANNED} <= $9::date)`,
  stepped: `${OPEN} AND s.step_on IS NOT NULL`,
  stepOverdue: `${OPEN} AND s.step_on < $4::date`,
  priced: 's.amount_minor <> 0',
  split: 's.has_lines',
  verbalYes: `${OPEN} AND s.verbal_yes_on IS NOT NULL`,
  verbalYesOld: `${OPEN} AND s.verbal_yes_on <= $8::date AND NOT s.committed`,
  ownStage: `${OPEN} AND s.source_stage IS NULL`,
};

/** Of the tenant, in scope, there, and settled by the day of the rules: the rows of which this can be asked. */
const SEEN = `s.tenant_id = $1 AND ($2::text = 'all' OR s.rep_id = $3::uuid) AND s.outcome <> 'removed'`;
const SETTLED = `(s.settled_on IS NULL OR s.settled_on <= $4::date)`;

function valuesOf(unit: Unit, scope: DealScope, settings: AuditSettings): SqlValue[] {
  const { asOf, leadTimes } = settings;
  return [
    unit.tenantId,
    ...scopeValues(scope),
    asOf,
    [...settings.negotiationSourceStages],
    addDays(asOf, -settings.negotiationDays - 1),
    addDays(asOf, -settings.zombieDays - 1),
    addDays(asOf, -settings.verbalYesDays - 1),
    addDays(asOf, -settings.graceDays - 1),
    lagDays('ship', leadTimes),
    lagDays('activation', leadTimes),
    lagDays('installAndActivation', leadTimes),
  ];
}

const SIGNED = SIGNS.map((sign, i) => `CASE WHEN ${SIGN_SQL[sign]} THEN ${2 ** i} ELSE 0 END`).join(' | ');

export type SignCounts = {
  groups: SignGroup[];
  /** Deals whose latest evidence is dated after the day of the rules: about these the rules themselves are asked. */
  unsettled: string[];
};

/** How many deals, worth how much, show the same signs: one pass over the tenant's standing rows. */
export async function countSigns(unit: Unit, scope: DealScope, settings: AuditSettings): Promise<SignCounts> {
  const rows = await unit.sql<
    Omit<SignGroup, 'signs'> & { signs: number | null; unsettled: string[] | null }
  >(
    `SELECT CASE WHEN ${SETTLED} THEN ${SIGNED} END AS signs, count(*)::int AS count, sum(s.amount_minor)::bigint AS "amountMinor",
       array_agg(s.deal_id) FILTER (WHERE NOT ${SETTLED}) AS unsettled
     FROM deal_standing s WHERE ${SEEN} GROUP BY 1`,
    valuesOf(unit, scope, settings),
  );
  return {
    groups: rows.flatMap(({ signs, count, amountMinor }) =>
      signs === null ? [] : [{ signs, count, amountMinor }],
    ),
    unsettled: rows.flatMap(({ unsettled }) => unsettled ?? []),
  };
}

/** A number of a PO on a deal that the standing rows cannot speak for. */
export type PoNumber = { dealId: string; outcome: string; amountMinor: bigint; number: string };

const USED = `used AS (
    SELECT s.deal_id, s.outcome, s.amount_minor, n.number FROM deal_standing s
      CROSS JOIN LATERAL (SELECT s.po_number AS number UNION ALL SELECT unnest(s.more_po_numbers)) n
      WHERE ${SEEN} AND ${SETTLED} AND s.po_number IS NOT NULL AND s.outcome IN ('open', 'won')
    UNION ALL SELECT r.deal_id, r.outcome, r.amount_minor, r.number
      FROM jsonb_to_recordset($5::jsonb) AS r(deal_id uuid, outcome text, amount_minor bigint, number text)),
  sharing AS (SELECT DISTINCT u.deal_id, u.outcome, u.amount_minor FROM used u
    WHERE u.number IN (SELECT t.number FROM used t GROUP BY t.number HAVING count(*) > 1))`;

function poValues(unit: Unit, scope: DealScope, asOf: CalendarDate, rest: readonly PoNumber[]): SqlValue[] {
  const rows = rest.map(({ dealId, outcome, amountMinor, number }) => ({
    deal_id: dealId,
    outcome,
    amount_minor: amountMinor.toString(),
    number,
  }));
  return [unit.tenantId, ...scopeValues(scope), asOf, JSON.stringify(rows)];
}

/** How many PO numbers deals use that are not lost, and what shares one; `rest`: the numbers of the unsettled deals. */
export async function countPoNumbers(
  unit: Unit,
  scope: DealScope,
  asOf: CalendarDate,
  rest: readonly PoNumber[],
): Promise<PoUse> {
  const [row] = await unit.sql<{ numbers: number; count: number; amountMinor: bigint; openMinor: bigint }>(
    `WITH ${USED}
     SELECT (SELECT count(DISTINCT number)::int FROM used) AS numbers, count(*)::int AS count,
       coalesce(sum(f.amount_minor), 0)::bigint AS "amountMinor",
       coalesce(sum(f.amount_minor) FILTER (WHERE f.outcome = 'open'), 0)::bigint AS "openMinor" FROM sharing f`,
    poValues(unit, scope, asOf, rest),
  );
  const { numbers = 0, count = 0, amountMinor = 0n, openMinor = 0n } = row ?? {};
  return { numbers, found: { count, amountMinor }, openMinor };
}

export type FoundPage = {
  /** The last row seen. */
  after: FlaggedDeal | null;
  limit: number;
  /** Unsettled deals that the rules have found. */
  found: readonly string[];
  /** And the numbers of their POs. */
  numbers: readonly PoNumber[];
};

/** Largest first, then by the id that the reader knows; as quick at the last page as at the first. */
const pageSql = (
  from: string,
  at: number,
) => `SELECT s.deal_id AS id, s.known_id AS "knownId", s.amount_minor AS "amountMinor"
  FROM ${from} AND ($${at}::bigint IS NULL OR (s.amount_minor <= $${at} AND (s.amount_minor < $${at}
    OR (s.known_id, s.deal_id) > ($${at + 1}, $${at + 2}::uuid))))
  ORDER BY s.amount_minor DESC, s.known_id, s.deal_id LIMIT $${at + 3}`;

function pageValues({ after, limit }: FoundPage): SqlValue[] {
  if (after === null) return [null, null, null, limit];
  return [after.amountMinor, after.externalId ?? after.id, after.id, limit];
}

export type FoundRow = { id: string; knownId: string; amountMinor: bigint };

/** One page of the deals behind a check, by keyset. */
export async function listFound(
  unit: Unit,
  scope: DealScope,
  check: CheckId,
  settings: AuditSettings,
  page: FoundPage,
): Promise<FoundRow[]> {
  if (check === 'po-number-twice') {
    return unit.sql<FoundRow>(
      `WITH ${USED} ${pageSql(`deal_standing s WHERE ${SEEN} AND s.deal_id IN (SELECT f.deal_id FROM sharing f)`, 6)}`,
      [...poValues(unit, scope, settings.asOf, page.numbers), ...pageValues(page)],
    );
  }
  const { shows, lacks } = FOUND[check];
  const signs = [
    ...shows.map((sign) => `(${SIGN_SQL[sign]})`),
    ...lacks.map((sign) => `NOT (${SIGN_SQL[sign]})`),
  ];
  const found = `${SETTLED} AND ${signs.join(' AND ')}`;
  const rows = page.found.length === 0 ? found : `(${found} OR s.deal_id = ANY($17::uuid[]))`;
  return unit.sql<FoundRow>(pageSql(`deal_standing s WHERE ${SEEN} AND ${rows}`, 13), [
    ...valuesOf(unit, scope, settings),
    ...pageValues(page),
    ...(page.found.length === 0 ? [] : [[...page.found]]),
  ]);
}
