import { closeBoardReview, lockBoardMonths, monthsAround } from '@/data/board-reviews';
import { settle, tell } from '@/data/notices';
import { lockLedger } from '@/data/roll-ups';
import { isOver, monthOf } from '@/domain/board/months';
import { dayText } from '@/domain/values/calendar-date';
import { startOfPeriod, type Period } from '@/domain/values/fiscal-calendar';
import { ok, refuse, type Result } from '@/domain/values/result';
import { keepQuarterVariance } from '@/features/forecast/commands-variance';
import { closeLedgerThrough } from '@/features/revenue/commands-months';
import type { Context } from '@/platform/operations/context';
import { defineCommand, done } from '@/platform/operations/define-command';
import { closeInput } from './inputs';
import { aboutMonth, enterMonth } from './month-rules';
import { readClosingPages } from './read-page';
import { sealed } from './sealed-page';

/**
 * Closes a month for ever, in one transaction under its lock: the page is frozen with its checksum, the ledger is closed through the month,
 * and the forecast's variance is measured anew. Whoever comes second finds it closed; whoever is killed has closed nothing. Refusals: not
 * found, 'rule' (not planned, not over, an earlier month is open), 'conflict' (closed already, or the page is not the one that was seen).
 */
export const closeBoard = defineCommand({
  name: 'board.close',
  permission: 'board.close',
  input: closeInput,
  statementTimeout: 120_000,
  run: async (ctx, { month: period, sha256 }) => {
    await lockBoardMonths(ctx.unit);
    const entered = await enterMonth(ctx, period);
    if (!entered.ok) return entered;
    const review = entered.value;
    const allowed = await mayCloseMonth(ctx, period);
    if (!allowed.ok) return allowed;
    // Nothing is booked between the reading of the figures and the close of the ledger.
    await lockLedger(ctx.unit, ctx.now);
    const { seen, frozen } = await readClosingPages(ctx, review);
    if (sealed(seen).sha256 !== sha256)
      return refuse('conflict', 'The page has changed while you looked at it.', {
        remedy: 'Look at it as it is now, then close it.',
        details: { month: monthOf(period).key, sha256: sealed(seen).sha256 },
      });
    const page = sealed(frozen);
    const ledger = await closeLedgerThrough(ctx, period);
    await keepQuarterVariance(ctx);
    await closeBoardReview(ctx.unit, review.id, page, { userId: ctx.actor.userId, at: ctx.now });
    const { key, name } = monthOf(period);
    await settle(ctx, `board ${key} planned ${review.heldOn}`);
    await tell(
      ctx,
      { roles: ['CRO', 'CEO', 'VIEWER'] },
      {
        kind: 'board',
        subject: `board ${key} closed`,
        title: `${name} is closed`,
        body: `${ctx.actor.name} closed the month. Its page does not change any more.`,
        path: `/board/${key}`,
      },
    );
    const about = aboutMonth(review, `Closed ${name}`, { sha256: page.sha256 });
    return done({ month: key, sha256: page.sha256, ledgerMonths: ledger.length }, about, ...ledger);
  },
});

/** A month is closed once it is over, and in its order: an earlier one that was planned goes first. */
async function mayCloseMonth(ctx: Context, period: Period): Promise<Result<null>> {
  const { name } = monthOf(period);
  if (!isOver(period, ctx.today))
    return refuse('rule', `${name} is not over yet.`, {
      remedy: `It can be closed from ${dayText(startOfPeriod(period + 1))} on.`,
    });
  const { openBefore } = await monthsAround(ctx.unit, period);
  if (openBefore !== null) {
    const earlier = monthOf(openBefore).name;
    return refuse('rule', `Months close one after the other: ${earlier} is still open.`, {
      remedy: `Close ${earlier} first.`,
      details: { month: monthOf(openBefore).key },
    });
  }
  return ok(null);
}
