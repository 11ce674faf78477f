import type { Unit } from '@/platform/db/unit-of-work';

/** When a rep said that he is ready; null: he has not, or has taken it back. */
export async function readReadyAt(unit: Unit, reviewId: string, repId: string): Promise<string | null> {
  const [row] = await unit.sql<{ readyAt: string | null }>(
    'SELECT ready_at AS "readyAt" FROM review_seat WHERE tenant_id = $1 AND review_id = $2 AND rep_id = $3',
    [unit.tenantId, reviewId, repId],
  );
  return row?.readyAt ?? null;
}

/** Who is ready already keeps the instant at which he said so. */
export async function markReady(
  unit: Unit,
  reviewId: string,
  repId: string,
  readyAt: string | null,
): Promise<void> {
  await unit.execute(
    `UPDATE review_seat SET ready_at = CASE WHEN $4::timestamptz IS NULL THEN NULL ELSE coalesce(ready_at, $4::timestamptz) END
     WHERE tenant_id = $1 AND review_id = $2 AND rep_id = $3`,
    [unit.tenantId, reviewId, repId, readyAt],
  );
}

export type ReadinessRow = {
  repId: string;
  rep: string;
  readyAt: string | null;
  deals: number;
  answered: number;
};

/**
 * Reps with a seat and, while the review is planned, those with open deals; with how many open deals of their own they have chosen, and how
 * many of these have all three answers (the rule of domain/reviews/answers.ts, in SQL: a test holds them equal).
 */
export function readReadiness(
  unit: Unit,
  reviewId: string,
  asked: { planned: boolean; repId: string | null },
): Promise<ReadinessRow[]> {
  return unit.sql<ReadinessRow>(
    `SELECT r.id AS "repId", r.name AS rep, s.ready_at AS "readyAt", coalesce(n.deals, 0)::int AS deals, coalesce(n.answered, 0)::int AS answered
     FROM rep r LEFT JOIN review_seat s ON s.tenant_id = $1 AND s.review_id = $2 AND s.rep_id = r.id
     LEFT JOIN (SELECT a.rep_id, count(*) AS deals, count(*) FILTER (WHERE a.next_step IS NOT NULL AND a.next_step_on IS NOT NULL
           AND a.risk_kind IS NOT NULL AND (a.risk_kind <> 'other' OR a.risk_note IS NOT NULL)
           AND (a.evidence_answer = 'none_yet' OR (a.evidence_answer = 'linked' AND EXISTS (SELECT 1 FROM review_deal_evidence x
             JOIN evidence e ON e.tenant_id = $1 AND e.id = x.evidence_id AND e.voided_at IS NULL
             WHERE x.tenant_id = $1 AND x.review_deal_id = a.id)))) AS answered
         FROM review_deal a JOIN deal d ON d.tenant_id = $1 AND d.id = a.deal_id AND d.outcome = 'open' AND d.rep_id = a.rep_id
         WHERE a.tenant_id = $1 AND a.review_id = $2 GROUP BY a.rep_id) n ON n.rep_id = r.id
     WHERE r.tenant_id = $1 AND ($4::uuid IS NULL OR r.id = $4) AND (s.rep_id IS NOT NULL OR ($3::boolean AND EXISTS (
       SELECT 1 FROM deal d WHERE d.tenant_id = $1 AND d.rep_id = r.id AND d.outcome = 'open')))
     ORDER BY s.position NULLS LAST, r.name, r.id`,
    [unit.tenantId, reviewId, asked.planned, asked.repId],
  );
}
