import type { ReviewState } from '@/domain/reviews/review';
import type { Unit } from '@/platform/db/unit-of-work';

export type MailKind = 'day_before' | 'two_hours';
export type SoonReview = { id: string; startsAt: string; state: ReviewState };

/** Planned reviews that begin after `from` and not after `until`. */
export function readSoonReviews(unit: Unit, from: string, until: string): Promise<SoonReview[]> {
  return unit.named<SoonReview>(
    'soon_reviews',
    `SELECT id, starts_at AS "startsAt", state FROM review
     WHERE tenant_id = $1 AND state = 'planned' AND starts_at > $2 AND starts_at <= $3 ORDER BY starts_at, id`,
    [unit.tenantId, from, until],
  );
}

export type NotReady = { repId: string; rep: string; userId: string | null };

/**
 * Reps who have something to bring (a seat, or open deals) and have not said that they are ready, by name. `userId` null: nobody signs in
 * for him, so the CRO prepares for him.
 */
export function readNotReady(unit: Unit, reviewId: string): Promise<NotReady[]> {
  return unit.sql<NotReady>(
    `SELECT r.id AS "repId", r.name AS rep, m.user_id AS "userId" FROM rep r
     LEFT JOIN review_seat s ON s.tenant_id = r.tenant_id AND s.review_id = $2 AND s.rep_id = r.id
     LEFT JOIN membership m ON m.tenant_id = r.tenant_id AND m.user_id = r.user_id AND m.role IN ('REP', 'CRO')
     WHERE r.tenant_id = $1 AND s.ready_at IS NULL AND (s.rep_id IS NOT NULL
       OR EXISTS (SELECT 1 FROM deal d WHERE d.tenant_id = r.tenant_id AND d.rep_id = r.id AND d.outcome = 'open'))
     ORDER BY r.name, r.id`,
    [unit.tenantId, reviewId],
  );
}

/** `byMail` false: he is told in the application only. */
export type MailedPerson = { userId: string; email: string; role: string; byMail: boolean };

/** Those of these users, and all CROs where asked, who have not got their mail of a kind. */
export function readUnmailed(
  unit: Unit,
  reviewId: string,
  kind: MailKind,
  who: { userIds: readonly string[]; cros: boolean },
): Promise<MailedPerson[]> {
  return unit.sql<MailedPerson>(
    `SELECT u.id AS "userId", u.email, m.role,
       NOT EXISTS (SELECT 1 FROM notice_setting n WHERE n.tenant_id = $1 AND n.user_id = u.id AND n.kind = 'review' AND NOT n.by_mail) AS "byMail"
     FROM membership m JOIN app_user u ON u.id = m.user_id
     WHERE m.tenant_id = $1 AND (u.id = ANY($4::uuid[]) OR $5 AND m.role = 'CRO') AND NOT EXISTS (SELECT 1 FROM review_mail s
       WHERE s.tenant_id = $1 AND s.review_id = $2 AND s.user_id = u.id AND s.kind = $3) ORDER BY u.email`,
    [unit.tenantId, reviewId, kind, [...who.userIds], who.cros],
  );
}

/** Claims the one mail of a kind to a person about a review. False: it was sent, or is being sent by a transaction that was waited for. */
export async function claimReviewMail(
  unit: Unit,
  mail: { reviewId: string; userId: string; kind: MailKind; delivered: boolean },
  at: string,
): Promise<boolean> {
  const count = await unit.execute(
    `INSERT INTO review_mail (tenant_id, review_id, user_id, kind, delivered, at) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (tenant_id, review_id, user_id, kind) DO NOTHING`,
    [unit.tenantId, mail.reviewId, mail.userId, mail.kind, mail.delivered, at],
  );
  return count === 1;
}
