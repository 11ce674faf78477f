import { closeBoardReview, insertBoardReview } from '@/data/board-reviews';
import { parseMonth } from '@/domain/board/months';
import type { BoardPage } from '@/domain/board/page';
import { addDays } from '@/domain/values/calendar-date';
import { sealed } from '@/features/board/sealed-page';
import { withUnit } from '@/platform/db/unit-of-work';
import { samplePage } from './sample-board-page';

/** Puts a closed month with the sample's page into a company, whatever its figures are. Answers the page as it was sealed. */
export async function closedMonth(tenantId: string, month = '2026-10', more: Partial<BoardPage> = {}) {
  const period = parseMonth(month);
  if (period === null) throw new Error(`No month: ${month}`);
  const page = samplePage(more);
  const seal = sealed(page);
  const by = { userId: null, at: '2026-11-05T15:58:00.000Z' };
  await withUnit({ tenantId, mode: 'write' }, async (unit) => {
    const heldOn = addDays(page.asOf, 5);
    const reviewId = await insertBoardReview(unit, { period, heldOn, agenda: [] }, by);
    if (reviewId === null) throw new Error(`${month} has a review already`);
    await closeBoardReview(unit, reviewId, seal, by);
  });
  return { page, ...seal };
}
