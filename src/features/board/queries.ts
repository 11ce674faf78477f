import { readBoardAgendas, readBoardAgenda } from '@/data/board-agendas';
import { readBoardDecisions } from '@/data/board-decisions';
import { readBoardPage } from '@/data/board-pages';
import {
  listBoardReviews,
  monthsAround,
  readBoardReview,
  reviewBefore,
  type BoardReviewRow,
} from '@/data/board-reviews';
import { readBoardSeats } from '@/data/board-seats';
import { readBoardSentences } from '@/data/board-sentences';
import { may } from '@/domain/access/permissions';
import { missingOf } from '@/domain/board/missing';
import { isOver, monthOf } from '@/domain/board/months';
import { parsePage, type BoardPage } from '@/domain/board/page';
import { periodOf, type Period } from '@/domain/values/fiscal-calendar';
import { notFound, ok } from '@/domain/values/result';
import { listMemberRows } from '@/platform/auth/memberships';
import type { Context } from '@/platform/operations/context';
import { defineQuery } from '@/platform/operations/define-query';
import { listInput, monthOnly } from './inputs';
import { hasPage } from './month-rules';
import { readLivePage, timerOf } from './read-page';
import { isIntact, sealed } from './sealed-page';

/** The months of a company that have a review, newest first, and those of the last two that have none yet. */
export const boardList = defineQuery({
  name: 'board.list',
  permission: 'board.read',
  input: listInput,
  run: async (ctx) => {
    const months = await listBoardReviews(ctx.unit);
    const lastClosed = months.find(({ state }) => state === 'closed')?.period ?? null;
    const running = periodOf(ctx.today);
    const unplanned = [running, running - 1].filter(
      (period) =>
        !months.some((one) => one.period === period) && (lastClosed === null || period > lastClosed),
    );
    return ok({
      today: ctx.today,
      zone: ctx.tenant.zone,
      months: months.map(({ agenda: _, timer: __, ...month }) => ({
        ...month,
        month: monthOf(month.period),
      })),
      unplanned: unplanned.map(monthOf),
      mayPlan: may(ctx.actor, 'board.write'),
      mayReadDiscipline: may(ctx.actor.role, 'discipline.read'),
    });
  },
});

export type BoardList = Extract<Awaited<ReturnType<typeof boardList>>, { ok: true }>['value'];

/**
 * The page of a month: frozen where it is closed (then nothing is computed), else as the figures are now, with what may be written into it by
 * whom. `sha256` is the checksum of the page as it is shown: the close asks for it. Not found: a month without a page.
 */
export const boardShow = defineQuery({
  name: 'board.show',
  permission: 'board.read',
  input: monthOnly,
  run: async (ctx, { month: period }) => {
    if (!hasPage(period, ctx)) return notFound();
    const review = await readBoardReview(ctx.unit, period);
    const frozen = review?.state === 'closed' ? await readBoardPage(ctx.unit, period) : null;
    const page = frozen ? parsePage(frozen.body) : await readLivePage(ctx, period, review);
    return ok({
      page,
      sha256: frozen?.sha256 ?? sealed(page).sha256,
      /** A frozen page whose checksum does not match is shown with a loud warning. */
      intact: frozen ? isIntact(frozen) : true,
      state: review?.state ?? ('unplanned' as const),
      now: ctx.now,
      today: ctx.today,
      mayReadLinks: may(ctx.actor, 'boardLinks.read'),
      room: frozen ? null : await roomOf(ctx, period, review, page),
      ...(await neighboursOf(ctx, period)),
    });
  },
});

export type BoardShown = Extract<Awaited<ReturnType<typeof boardShow>>, { ok: true }>['value'];
export type BoardRoom = NonNullable<BoardShown['room']>;

/** Everything that can be written into an open month, with the versions that stand, and what the reader may do. */
async function roomOf(ctx: Context, period: Period, review: BoardReviewRow | null, page: BoardPage) {
  const { userId } = ctx.actor;
  const before = await reviewBefore(ctx.unit, period);
  const { openBefore } = await monthsAround(ctx.unit, period);
  const members = may(ctx.actor, 'board.decide')
    ? await listMemberRows(ctx.unit.connection, ctx.tenant.id)
    : [];
  return {
    heldOn: review?.heldOn ?? null,
    openedAt: review?.openedAt ?? null,
    timer: review ? timerOf(review) : null,
    seats: review ? await readBoardSeats(ctx.unit, review.id) : [],
    sentences: review ? await readBoardSentences(ctx.unit, review.id) : [],
    thisMonth: review ? await readBoardDecisions(ctx.unit, review.id) : [],
    lastMonth: before ? await readBoardDecisions(ctx.unit, before.id) : [],
    members: members.map((member) => ({ userId: member.userId, name: member.name, role: member.role })),
    missing: missingOf(page),
    isOver: isOver(period, ctx.today),
    openBefore: openBefore === null ? null : monthOf(openBefore),
    me: userId,
    mayWrite: may(ctx.actor, 'board.write'),
    mayDecide: may(ctx.actor, 'board.decide'),
    mayAttend: may(ctx.actor, 'board.attend'),
    mayClose: may(ctx.actor, 'board.close'),
  };
}

async function neighboursOf(ctx: Context, period: Period) {
  const months = (await listBoardReviews(ctx.unit)).map((one) => one.period);
  const earlier = months.find((one) => one < period);
  const later = months.findLast((one) => one > period);
  return {
    previous: earlier === undefined ? null : monthOf(earlier),
    next: later === undefined ? null : monthOf(later),
  };
}

/** The company's agenda of the hour, and its versions, newest first. */
export const boardAgenda = defineQuery({
  name: 'board.agenda',
  permission: 'board.read',
  input: listInput,
  run: async (ctx) =>
    ok({
      current: await readBoardAgenda(ctx.unit),
      versions: await readBoardAgendas(ctx.unit, 50),
      zone: ctx.tenant.zone,
      mayWrite: may(ctx.actor, 'boardAgenda.write'),
      mayReadSettings: may(ctx.actor.role, 'settings.read'),
    }),
});
