import type { Role } from '@/domain/access/permissions';
import type { Unit } from '@/platform/db/unit-of-work';

export type MinutesRecipient = {
  reviewId: string;
  userId: string;
  email: string;
  name: string;
  role: Role;
  /** The rep whose part he reads; null: no rep. */
  repId: string | null;
  /** Whether he wants it by mail. */
  byMail: boolean;
};

/**
 * Members who took part in a closed review (did something in its room) or have a seat in it: of one review, or of all that were closed since
 * an instant. Somebody who is no member any more gets no minutes. `mailed`: those who have got them too.
 */
export async function readMinutesRecipients(
  unit: Unit,
  which: { reviewId: string | null; closedSince: string | null; mailed: boolean },
): Promise<MinutesRecipient[]> {
  return unit.sql<MinutesRecipient>(
    `SELECT r.id AS "reviewId", u.id AS "userId", u.email, u.name, m.role, p.id AS "repId",
       NOT EXISTS (SELECT 1 FROM notice_setting n WHERE n.tenant_id = $1 AND n.user_id = u.id AND n.kind = 'review' AND NOT n.by_mail) AS "byMail"
     FROM review r JOIN membership m ON m.tenant_id = $1 JOIN app_user u ON u.id = m.user_id
     LEFT JOIN rep p ON p.tenant_id = $1 AND p.user_id = u.id
     WHERE r.tenant_id = $1 AND r.state = 'closed' AND ($2::uuid IS NULL OR r.id = $2) AND ($3::timestamptz IS NULL OR r.closed_at >= $3)
       AND (EXISTS (SELECT 1 FROM review_seat s WHERE s.tenant_id = $1 AND s.review_id = r.id AND s.rep_id = p.id)
         OR EXISTS (SELECT 1 FROM review_event e WHERE e.tenant_id = $1 AND e.review_id = r.id AND e.by_user_id = u.id))
       AND ($4 OR NOT EXISTS (SELECT 1 FROM review_mail x
         WHERE x.tenant_id = $1 AND x.review_id = r.id AND x.user_id = u.id AND x.kind = 'minutes'))
     ORDER BY r.closed_at, u.email`,
    [unit.tenantId, which.reviewId, which.closedSince, which.mailed],
  );
}

/** Claims a person's one mail of a review's minutes. False: it was sent, or is being sent by a transaction that this one has waited for. */
export async function claimMinutesMail(
  unit: Unit,
  mail: { reviewId: string; userId: string; delivered: boolean },
  now: string,
): Promise<boolean> {
  const count = await unit.execute(
    `INSERT INTO review_mail (tenant_id, review_id, user_id, kind, delivered, at) VALUES ($1, $2, $3, 'minutes', $4, $5)
     ON CONFLICT (tenant_id, review_id, user_id, kind) DO NOTHING`,
    [unit.tenantId, mail.reviewId, mail.userId, mail.delivered, now],
  );
  return count === 1;
}
