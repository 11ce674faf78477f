import type { ReviewState } from '@/domain/reviews/review';
import type { CalendarDate } from '@/domain/values/calendar-date';
import type { Unit } from '@/platform/db/unit-of-work';

/** When a review is, and nothing of what is said in it. */
export type ReviewDate = {
  id: string;
  week: string | null;
  heldOn: CalendarDate;
  startsAt: string;
  zone: string;
  minutes: number;
  videoLink: string | null;
  state: ReviewState;
  skipReason: string | null;
  version: number;
  /** The last change of its date. */
  recordedAt: string;
};

/**
 * Reviews that begin at `from` or later, or are open, by time. A rep sees those to come and skipped ones, and of the held ones those in
 * which he had a seat (`repId`; null: all).
 */
export function readReviewDates(
  unit: Unit,
  { from, repId, limit }: { from: string; repId: string | null; limit: number },
): Promise<ReviewDate[]> {
  return unit.sql<ReviewDate>(
    `SELECT r.id, r.week, r.held_on AS "heldOn", r.starts_at AS "startsAt", r.zone, r.minutes, r.video_link AS "videoLink", r.state,
       r.skip_reason AS "skipReason", r.version, r.recorded_at AS "recordedAt" FROM review r
     WHERE r.tenant_id = $1 AND (r.starts_at >= $2 OR r.state = 'open') AND ($3::uuid IS NULL OR r.state IN ('planned', 'skipped')
       OR EXISTS (SELECT 1 FROM review_seat s WHERE s.tenant_id = r.tenant_id AND s.review_id = r.id AND s.rep_id = $3::uuid))
     ORDER BY r.starts_at, r.id LIMIT $4`,
    [unit.tenantId, from, repId, limit],
  );
}
