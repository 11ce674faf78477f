import { changeSchedule } from '@/features/reviews/commands-cadence';
import { atInstant } from '@/platform/clock/clock';
import { withUnit } from '@/platform/db/unit-of-work';
import { value, type TestTenant } from '../../support/tenants';

/** Sunday, 22 November 2026: the first review of `TUESDAYS` is on the 24th. */
export const NOW = '2026-11-22T12:00:00.000Z';

/** Tuesdays at 09:00 in Berlin. */
export const TUESDAYS = {
  version: 0,
  weekday: 2,
  minuteOfDay: 9 * 60,
  zone: 'Europe/Berlin',
  minutes: 30,
  videoLink: null as string | null,
  active: true,
};

/** Sets the schedule as the CRO at an instant. */
export async function setSchedule(tenant: TestTenant, over: Partial<typeof TUESDAYS> = {}, at = NOW) {
  return value(await atInstant(at, () => changeSchedule(tenant.as.CRO, { ...TUESDAYS, ...over })));
}

export type StoredReview = {
  id: string;
  week: string | null;
  heldOn: string;
  startsAt: string;
  zone: string;
  minutes: number;
  videoLink: string | null;
  state: string;
  skipReason: string | null;
  version: number;
};

/** All reviews of a tenant by time. */
export function reviewsOf(tenant: TestTenant): Promise<StoredReview[]> {
  return withUnit({ tenantId: tenant.id, mode: 'read' }, (unit) =>
    unit.sql<StoredReview>(
      `SELECT id, week, held_on AS "heldOn", starts_at AS "startsAt", zone, minutes, video_link AS "videoLink", state,
         skip_reason AS "skipReason", version FROM review WHERE tenant_id = $1 ORDER BY starts_at, id`,
      [unit.tenantId],
    ),
  );
}

/** The times of the planned ones, to the minute. */
export async function plannedTimes(tenant: TestTenant): Promise<string[]> {
  const reviews = await reviewsOf(tenant);
  return reviews.filter(({ state }) => state === 'planned').map(({ startsAt }) => startsAt.slice(0, 16));
}

/** A rep says that he is ready: from then on the review is prepared. */
export async function markReady(tenant: TestTenant, reviewId: string, repId = tenant.repId, at = NOW) {
  await withUnit({ tenantId: tenant.id, mode: 'write' }, (unit) =>
    unit.execute(
      `INSERT INTO review_seat (tenant_id, review_id, rep_id, position, ready_at, recorded_at) VALUES ($1, $2, $3, 1, $4, $4)`,
      [unit.tenantId, reviewId, repId, at],
    ),
  );
}
