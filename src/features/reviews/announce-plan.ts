import { tell } from '@/data/notices';
import { readPlanMarks } from '@/data/review-schedules';
import { announce } from '@/platform/live/announce';
import type { Context } from '@/platform/operations/context';
import { ROOM_CHANNEL } from './room-channel';

/**
 * Tells the pages that show these reviews that one was moved, skipped or is held after all; with the transaction, like every event. It is
 * no event of a room: nothing has happened there yet, and its chain begins with the opening.
 */
export async function announcePlan(ctx: Context, reviewIds: readonly string[]): Promise<void> {
  for (const mark of await readPlanMarks(ctx.unit, reviewIds))
    await announce(ctx.unit, ROOM_CHANNEL, { tenantId: ctx.tenant.id, ...mark });
}

/** Tells everybody of the company's reviews that one was called, moved, skipped or takes place after all. */
export function tellPlan(ctx: Context, reviewId: string, title: string): Promise<void> {
  const notice = { kind: 'review' as const, subject: `review ${reviewId} ${ctx.now}`, title };
  return tell(ctx, { roles: ['CRO', 'CEO', 'REP'] }, { ...notice, path: `/reviews/${reviewId}` });
}
