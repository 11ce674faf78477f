import type { DealScope } from '@/domain/access/permissions';
import type { DigestPeriod } from '@/domain/notices/digest-periods';
import type { MovementKind } from '@/domain/revenue/movements';
import type { CalendarDate } from '@/domain/values/calendar-date';
import type { Unit } from '@/platform/db/unit-of-work';
import { IN_SCOPE, scopeValues } from './deal-scope';

type Days = Pick<DigestPeriod, 'from' | 'until'>;

/** Open deals that were warned of and whose day is still to come; what has happened to them since is for the rule of the night to say. */
export async function readWarned(unit: Unit, scope: DealScope, today: CalendarDate): Promise<string[]> {
  const rows = await unit.sql<{ id: string }>(
    `SELECT DISTINCT d.id FROM zombie_warning w JOIN deal d ON d.tenant_id = w.tenant_id AND d.id = w.deal_id AND d.outcome = 'open'
     WHERE w.tenant_id = $1 AND ${IN_SCOPE} AND w.due_on > $4::date`,
    [unit.tenantId, ...scopeValues(scope), today],
  );
  return rows.map(({ id }) => id);
}

/** What the ledger booked on the days of a period, by kind; signed minor units of the company's currency. */
export function readBooked(
  unit: Unit,
  { from, until }: Days,
): Promise<{ kind: MovementKind; customers: number; minor: bigint }[]> {
  return unit.sql(
    `SELECT kind, count(DISTINCT customer_id)::int AS customers, sum(amount_minor)::bigint AS minor FROM movement
     WHERE tenant_id = $1 AND effective_on >= $2::date AND effective_on < $3::date AND kind <> 'fx'
     GROUP BY kind HAVING sum(amount_minor) <> 0 ORDER BY kind`,
    [unit.tenantId, from, until],
  );
}

/** Production deployments by what happened to them on the days of a period. */
export async function countDeployed(
  unit: Unit,
  { from, until }: Days,
): Promise<{ signed: number; activated: number; firstValue: number }> {
  const during = (column: string) =>
    `count(*) FILTER (WHERE ${column} >= $2::date AND ${column} < $3::date)::int`;
  const [row] = await unit.sql<{ signed: number; activated: number; firstValue: number }>(
    `SELECT ${during('signed_on')} AS signed, ${during('activated_on')} AS activated, ${during('first_value_on')} AS "firstValue"
     FROM deployment WHERE tenant_id = $1 AND kind = 'production' AND state = 'live'`,
    [unit.tenantId, from, until],
  );
  return row ?? { signed: 0, activated: 0, firstValue: 0 };
}

/** The next board review: its month (year × 12 + month − 1), its day, and what this member has answered. */
export type NextBoard = {
  period: number;
  heldOn: CalendarDate;
  invited: boolean;
  answer: 'coming' | 'not_coming' | null;
};

export async function readNextBoard(unit: Unit, userId: string | null): Promise<NextBoard | null> {
  const [row] = await unit.sql<NextBoard>(
    `SELECT b.period, b.held_on AS "heldOn", a.user_id IS NOT NULL AS invited, a.answer FROM board_review b
     LEFT JOIN board_attendance a ON a.tenant_id = b.tenant_id AND a.review_id = b.id AND a.user_id = $2::uuid
     WHERE b.tenant_id = $1 AND b.state <> 'closed' ORDER BY b.period LIMIT 1`,
    [unit.tenantId, userId],
  );
  return row ?? null;
}

/** Months whose board review was closed at these instants [from, until), oldest first. */
export async function readClosedBoards(unit: Unit, from: string, until: string): Promise<number[]> {
  const rows = await unit.sql<{ period: number }>(
    `SELECT period FROM board_review WHERE tenant_id = $1 AND closed_at >= $2::timestamptz AND closed_at < $3::timestamptz ORDER BY period`,
    [unit.tenantId, from, until],
  );
  return rows.map(({ period }) => period);
}

/** Requests to the CEO that nobody has answered. */
export async function countOpenRequests(unit: Unit): Promise<number> {
  const [row] = await unit.sql<{ open: number }>(
    `SELECT count(*)::int AS open FROM ceo_request WHERE tenant_id = $1 AND state = 'open'`,
    [unit.tenantId],
  );
  return row?.open ?? 0;
}
