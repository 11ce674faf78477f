import type { DealScope } from '@/domain/access/permissions';
import type { StageId } from '@/domain/deals/deal';
import type { CalendarDate } from '@/domain/values/calendar-date';
import type { Unit } from '@/platform/db/unit-of-work';
import { IN_SCOPE, scopeValues } from './deal-scope';
import { dealsAt } from './known-deals';

/** What became of a deal between two instants, as the open pipeline sees it. A deal has exactly one. */
export const CHANGE_KINDS = ['new', 'reopened', 'won', 'lost', 'gone', 'open', 'aside'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

export type ChangedDeal = {
  id: string;
  name: string;
  customer: string | null;
  kind: ChangeKind;
  stageThen: StageId | null;
  stageNow: StageId | null;
  closeThen: CalendarDate | null;
  closeNow: CalendarDate | null;
  amountThen: bigint | null;
  amountNow: bigint | null;
  committedThen: boolean;
  committedNow: boolean;
  /** What the deal adds to the open pipeline or takes from it. */
  deltaMinor: bigint;
};

/** How many deals, and what they are worth: at the later instant, or at the earlier one where they left. */
export type ChangeTally = { count: number; amountMinor: bigint };
export type KindRow = ChangeTally & {
  kind: ChangeKind;
  deltaMinor: bigint;
  openThen: bigint;
  openNow: bigint;
  wasOpen: number;
  isOpen: number;
};

/**
 * Every deal at both instants ($4 the earlier, $5 the later): `a` as known then, `b` as known later. A deal that a rep or delivery did not
 * see at one of them is new or gone for them.
 */
const CHANGES = `a AS (SELECT d.* FROM ${dealsAt('$4')} d WHERE d.tenant_id = $1 AND ${IN_SCOPE} AND d.outcome <> 'removed'),
  b AS (SELECT d.* FROM ${dealsAt('$5')} d WHERE d.tenant_id = $1 AND ${IN_SCOPE} AND d.outcome <> 'removed'),
  c AS (SELECT coalesce(b.id, a.id) AS id, coalesce(b.name, a.name) AS name, coalesce(b.customer_id, a.customer_id) AS customer_id,
      CASE WHEN a.outcome = 'open' AND b.outcome = 'open' THEN 'open' WHEN a.outcome = 'open' THEN coalesce(b.outcome, 'gone')
        WHEN b.outcome = 'open' THEN CASE WHEN a.id IS NULL THEN 'new' ELSE 'reopened' END ELSE 'aside' END AS kind,
      a.stage AS stage_then, b.stage AS stage_now, a.close_on AS close_then, b.close_on AS close_now,
      a.amount_minor AS amount_then, b.amount_minor AS amount_now, a.po_live IS NOT NULL AS committed_then,
      b.po_live IS NOT NULL AS committed_now, a.version IS DISTINCT FROM b.version AS changed,
      CASE WHEN a.outcome = 'open' THEN coalesce(a.amount_minor, 0) ELSE 0 END AS open_then,
      CASE WHEN b.outcome = 'open' THEN coalesce(b.amount_minor, 0) ELSE 0 END AS open_now,
      a.outcome = 'open' AS was_open, b.outcome = 'open' AS is_open
    FROM a FULL JOIN b ON b.id = a.id)`;

function values(unit: Unit, scope: DealScope, from: string, to: string) {
  return [unit.tenantId, ...scopeValues(scope), from, to];
}

/** The open pipeline then and now, taken apart by what became of its deals: the differences add up. */
export async function readChangeKinds(
  unit: Unit,
  scope: DealScope,
  from: string,
  to: string,
): Promise<KindRow[]> {
  return unit.sql<KindRow>(
    `WITH ${CHANGES}
     SELECT c.kind, count(*)::int AS count, coalesce(sum(coalesce(c.amount_now, c.amount_then)), 0)::bigint AS "amountMinor",
       sum(c.open_now - c.open_then)::bigint AS "deltaMinor", sum(c.open_then)::bigint AS "openThen", sum(c.open_now)::bigint AS "openNow",
       count(*) FILTER (WHERE c.was_open)::int AS "wasOpen", count(*) FILTER (WHERE c.is_open)::int AS "isOpen" FROM c GROUP BY c.kind`,
    values(unit, scope, from, to),
  );
}

/** Signs that a deal open at both instants may show, several at once. */
const MOVES = {
  pushed: 'c.close_now > c.close_then',
  pulledIn: 'c.close_now < c.close_then',
  grown: 'coalesce(c.amount_now, 0) > coalesce(c.amount_then, 0)',
  shrunk: 'coalesce(c.amount_now, 0) < coalesce(c.amount_then, 0)',
  stage: 'c.stage_now <> c.stage_then',
  commitGained: 'c.committed_now AND NOT c.committed_then',
  commitLost: 'c.committed_then AND NOT c.committed_now',
} as const;
export type Move = keyof typeof MOVES;

/** Deals open at both instants that moved: by what of them did. */
export async function readMoves(
  unit: Unit,
  scope: DealScope,
  from: string,
  to: string,
): Promise<Record<Move, ChangeTally>> {
  const [row] = await unit.sql<{ moves: Record<Move, { count: number; amountMinor: string }> }>(
    `WITH ${CHANGES}
     SELECT jsonb_build_object(${Object.entries(MOVES)
       .map(
         ([move, sign]) => `'${move}', jsonb_build_object('count', count(*) FILTER (WHERE ${sign}),
         'amountMinor', coalesce(sum(coalesce(c.amount_now, 0)) FILTER (WHERE ${sign}), 0)::text)`,
       )
       .join(', ')}) AS moves FROM c WHERE c.kind = 'open' AND c.changed`,
    values(unit, scope, from, to),
  );
  const moves = row?.moves;
  const tally = (move: Move) => ({
    count: moves?.[move].count ?? 0,
    amountMinor: BigInt(moves?.[move].amountMinor ?? 0),
  });
  return {
    pushed: tally('pushed'),
    pulledIn: tally('pulledIn'),
    grown: tally('grown'),
    shrunk: tally('shrunk'),
    stage: tally('stage'),
    commitGained: tally('commitGained'),
    commitLost: tally('commitLost'),
  };
}

/** The deals that changed something shown, the largest difference first. */
export async function listChanges(
  unit: Unit,
  scope: DealScope,
  from: string,
  to: string,
  limit: number,
): Promise<ChangedDeal[]> {
  return unit.sql<ChangedDeal>(
    `WITH ${CHANGES}
     SELECT c.id, c.name, (SELECT u.name FROM customer u WHERE u.tenant_id = $1 AND u.id = c.customer_id) AS customer, c.kind,
       c.stage_then AS "stageThen", c.stage_now AS "stageNow", c.close_then AS "closeThen", c.close_now AS "closeNow",
       c.amount_then AS "amountThen", c.amount_now AS "amountNow", c.committed_then AS "committedThen",
       c.committed_now AS "committedNow", c.open_now - c.open_then AS "deltaMinor"
     FROM c WHERE c.changed AND c.kind <> 'aside' AND (c.kind <> 'open' OR c.stage_then <> c.stage_now
       OR c.close_then IS DISTINCT FROM c.close_now OR c.amount_then IS DISTINCT FROM c.amount_now OR c.committed_then <> c.committed_now)
     ORDER BY abs(c.open_now - c.open_then) DESC, c.id LIMIT $6`,
    [...values(unit, scope, from, to), limit],
  );
}
