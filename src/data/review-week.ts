import type { CalendarDate } from '@/domain/values/calendar-date';
import type { Unit } from '@/platform/db/unit-of-work';

/**
 * How many reps are ready for a review, of those who have a seat or open deals; `repId`: only that rep is counted. A rep without either has
 * nothing to bring.
 */
export async function countReady(
  unit: Unit,
  reviewId: string,
  repId: string | null,
): Promise<{ ready: number; reps: number }> {
  const [row] = await unit.sql<{ ready: number; reps: number }>(
    `SELECT count(s.ready_at)::int AS ready, count(*)::int AS reps FROM rep r
     LEFT JOIN review_seat s ON s.tenant_id = r.tenant_id AND s.review_id = $2 AND s.rep_id = r.id
     WHERE r.tenant_id = $1 AND ($3::uuid IS NULL OR r.id = $3) AND (s.rep_id IS NOT NULL
       OR EXISTS (SELECT 1 FROM deal d WHERE d.tenant_id = r.tenant_id AND d.rep_id = r.id AND d.outcome = 'open'))`,
    [unit.tenantId, reviewId, repId],
  );
  return row ?? { ready: 0, reps: 0 };
}

/** Agreed actions that are not settled, and those of them past their day; `ownerId`: only his. */
export async function countActions(
  unit: Unit,
  today: CalendarDate,
  ownerId: string | null,
): Promise<{ open: number; overdue: number }> {
  const [row] = await unit.sql<{ open: number; overdue: number }>(
    `SELECT count(*)::int AS open, count(*) FILTER (WHERE due_on < $2)::int AS overdue FROM review_action
     WHERE tenant_id = $1 AND state = 'open' AND ($3::uuid IS NULL OR owner_id = $3)`,
    [unit.tenantId, today, ownerId],
  );
  return row ?? { open: 0, overdue: 0 };
}
