import { lockBoardReview, type BoardReviewRow } from '@/data/board-reviews';
import { monthOf } from '@/domain/board/months';
import { dayText, dayOfInstant } from '@/domain/values/calendar-date';
import { periodOf, type Period } from '@/domain/values/fiscal-calendar';
import { notFound, ok, refuse, type Result } from '@/domain/values/result';
import type { AuditEntry } from '@/platform/operations/audit-log';
import type { Context } from '@/platform/operations/context';

/** How many months back a page can still be made of the figures: ten years. */
const MOST_MONTHS_BACK = 120;

/** Whether a month has a page: the running one and those of the ten years before. */
export function hasPage(period: Period, { today }: Pick<Context, 'today'>): boolean {
  const running = periodOf(today);
  return period <= running && period >= running - MOST_MONTHS_BACK;
}

/** The review of a month, locked and not closed. Refusals: not found (no such page), 'rule' (not planned yet), 'conflict' (closed). */
export async function enterMonth(ctx: Context, period: Period): Promise<Result<BoardReviewRow>> {
  if (!hasPage(period, ctx)) return notFound();
  const review = await lockBoardReview(ctx.unit, period);
  if (!review)
    return refuse('rule', `${monthOf(period).name} has no review yet.`, { remedy: 'Plan it first.' });
  return review.state === 'closed' ? closedAlready(ctx, review) : ok(review);
}

/** The one answer to whoever wants to change a closed month, or to close it a second time. */
export function closedAlready(ctx: Context, { period, closedBy, closedAt }: BoardReviewRow) {
  const { name, key } = monthOf(period);
  const when = closedAt === null ? '' : ` on ${dayText(dayOfInstant(closedAt, ctx.tenant.zone))}`;
  return refuse('conflict', `${name} is closed${closedBy ? `: ${closedBy} closed it${when}` : ''}.`, {
    remedy: 'A closed month stays as it is. What comes later is said in the next one.',
    details: { month: key, closed: true },
  });
}

/** A line of the log about a month. */
export function aboutMonth(
  review: Pick<BoardReviewRow, 'id' | 'period'>,
  summary: string,
  after?: Record<string, unknown>,
): AuditEntry {
  return { subjectKind: 'board_review', subjectId: review.id, summary, ...(after ? { after } : {}) };
}
