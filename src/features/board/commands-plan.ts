import { readBoardAgenda } from '@/data/board-agendas';
import {
  insertBoardReview,
  lockBoardMonths,
  monthsAround,
  moveBoardReview,
  readBoardReview,
} from '@/data/board-reviews';
import {
  deleteBoardSeat,
  insertBoardSeats,
  readBoardSeats,
  writeAnswer,
  writeAttended,
} from '@/data/board-seats';
import { retract, settleFor, tell } from '@/data/notices';
import { may, type Role } from '@/domain/access/permissions';
import { lastDayOfMonth, monthOf } from '@/domain/board/months';
import { addDays, dayText, type CalendarDate } from '@/domain/values/calendar-date';
import { startOfPeriod, type Period } from '@/domain/values/fiscal-calendar';
import { notFound, ok, refuse, type Result } from '@/domain/values/result';
import { listMemberRows } from '@/platform/auth/memberships';
import type { Context } from '@/platform/operations/context';
import { defineCommand, done } from '@/platform/operations/define-command';
import { answerInput, attendanceInput, planInput, seatInput } from './inputs';
import { aboutMonth, enterMonth, hasPage } from './month-rules';

/** A review is held within a quarter of a year of its month's end. */
const LATEST_DAYS = 92;

/**
 * Puts a month's review on a day, or moves it to another one. A new one takes the agenda as it is now and asks every CRO and CEO. Refusals:
 * not found, 'invalid' (a day that does not fit), 'rule' (a later month is closed), 'conflict' (closed).
 */
export const planBoard = defineCommand({
  name: 'board.plan',
  permission: 'board.write',
  input: planInput,
  run: async (ctx, { month: period, heldOn }) => {
    await lockBoardMonths(ctx.unit);
    const allowed = await mayPlan(ctx, period, heldOn);
    if (!allowed.ok) return allowed;
    const { name } = monthOf(period);
    const by = { userId: ctx.actor.userId, at: ctx.now };
    const agenda = (await readBoardAgenda(ctx.unit)).items;
    const reviewId = await insertBoardReview(ctx.unit, { period, heldOn, agenda }, by);
    if (reviewId !== null) {
      const members = await listMemberRows(ctx.unit.connection, ctx.tenant.id);
      const asked = members.filter(({ role }) => role === 'CRO' || role === 'CEO');
      await insertBoardSeats(
        ctx.unit,
        reviewId,
        asked.map(({ userId }) => userId),
        by,
      );
      await tellOfDay(ctx, { period, heldOn }, asked);
      const summary = `Planned the board review of ${name} for ${dayText(heldOn)}`;
      return done({ reviewId, heldOn }, aboutMonth({ id: reviewId, period }, summary, { heldOn }));
    }
    const entered = await enterMonth(ctx, period);
    if (!entered.ok) return entered;
    const { id, heldOn: before } = entered.value;
    if (before === heldOn) return refuse('rule', `It is on ${dayText(heldOn)} already.`);
    await moveBoardReview(ctx.unit, id, heldOn, by);
    await retract(ctx, plannedSubject({ period, heldOn: before }));
    await tellOfDay(ctx, { period, heldOn }, await readBoardSeats(ctx.unit, id));
    const summary = `Moved the board review of ${name} from ${dayText(before)} to ${dayText(heldOn)}`;
    return done(
      { reviewId: id, heldOn },
      { ...aboutMonth({ id, period }, summary, { heldOn }), before: { heldOn: before } },
    );
  },
});

async function mayPlan(ctx: Context, period: Period, heldOn: CalendarDate): Promise<Result<null>> {
  if (!hasPage(period, ctx)) return notFound();
  const [first, last] = [startOfPeriod(period), addDays(lastDayOfMonth(period), LATEST_DAYS)];
  if (heldOn < first || heldOn > last) {
    const message = `The review of ${monthOf(period).name} lies between ${dayText(first)} and ${dayText(last)}.`;
    return refuse('invalid', message, { fields: { heldOn: message } });
  }
  const { lastClosed } = await monthsAround(ctx.unit, period);
  const existing = await readBoardReview(ctx.unit, period);
  if (!existing && lastClosed !== null && lastClosed > period)
    return refuse(
      'rule',
      `${monthOf(lastClosed).name} is closed: no month before it gets a review any more.`,
      {
        remedy: 'What is still to be said belongs to the next month.',
      },
    );
  return ok(null);
}

type Planned = { period: Period; heldOn: CalendarDate };

function plannedSubject({ period, heldOn }: Planned): string {
  return `board ${monthOf(period).key} planned ${heldOn}`;
}

type Asked = { userId: string; role: Role | null };

/** Tells who is asked of the day; only who may answer is asked for an answer. */
async function tellOfDay(ctx: Context, planned: Planned, asked: readonly Asked[]): Promise<void> {
  const { key, name } = monthOf(planned.period);
  const notice = {
    kind: 'board' as const,
    subject: plannedSubject(planned),
    title: `Board review of ${name} on ${dayText(planned.heldOn)}`,
    path: `/board/${key}` as const,
  };
  const answers = ({ role }: Asked) => role !== null && may(role, 'board.attend');
  const idsOf = (people: readonly Asked[]) => people.map(({ userId }) => userId);
  await tell(ctx, { userIds: idsOf(asked.filter(answers)) }, { ...notice, body: 'Say whether you come.' });
  const rest = idsOf(asked.filter((one) => !answers(one)));
  await tell(ctx, { userIds: rest }, { ...notice, body: 'You are asked to it.' });
}

/** Asks a member to the review, who can open its page. Refusals: as enterMonth, 'invalid' (no member who could open it). */
export const inviteToBoard = defineCommand({
  name: 'board.invite',
  permission: 'board.write',
  input: seatInput,
  run: async (ctx, { month, userId }) => {
    const entered = await enterMonth(ctx, month);
    if (!entered.ok) return entered;
    const review = entered.value;
    const members = await listMemberRows(ctx.unit.connection, ctx.tenant.id);
    const member = members.find((one) => one.userId === userId);
    if (!member || !READERS.includes(member.role))
      return refuse(
        'invalid',
        'Only a CRO, CEO or viewer of this company can be asked: others cannot open the page.',
        {
          fields: { userId: 'Choose a CRO, CEO or viewer.' },
        },
      );
    const [added] = await insertBoardSeats(ctx.unit, review.id, [userId], {
      userId: ctx.actor.userId,
      at: ctx.now,
    });
    if (!added) return refuse('rule', `${member.name} is asked already.`);
    await tellOfDay(ctx, review, [member]);
    await settleFor(ctx, plannedSubject(review), { userId, done: false });
    return done(
      { userId },
      aboutMonth(review, `Asked ${member.name} to the board review of ${monthOf(month).name}`),
    );
  },
});

const READERS: readonly string[] = ['CRO', 'CEO', 'VIEWER'];

/** Takes somebody out who was asked. */
export const uninviteFromBoard = defineCommand({
  name: 'board.uninvite',
  permission: 'board.write',
  input: seatInput,
  run: async (ctx, { month, userId }) => {
    const entered = await enterMonth(ctx, month);
    if (!entered.ok) return entered;
    const review = entered.value;
    const seat = (await readBoardSeats(ctx.unit, review.id)).find((one) => one.userId === userId);
    if (!seat) return notFound();
    await deleteBoardSeat(ctx.unit, review.id, userId);
    await settleFor(ctx, plannedSubject(review), { userId, done: true });
    return done(
      { userId },
      aboutMonth(review, `Took ${seat.name} out of the board review of ${monthOf(month).name}`),
    );
  },
});

/** Whether somebody was there; null takes it back. Refusals: as enterMonth, not found (not asked). */
export const recordAttendance = defineCommand({
  name: 'board.attendance',
  permission: 'board.write',
  input: attendanceInput,
  run: async (ctx, { month, userId, attended }) => {
    const entered = await enterMonth(ctx, month);
    if (!entered.ok) return entered;
    const review = entered.value;
    const seat = (await readBoardSeats(ctx.unit, review.id)).find((one) => one.userId === userId);
    if (!seat) return notFound();
    await writeAttended(ctx.unit, review.id, userId, attended, { userId: ctx.actor.userId, at: ctx.now });
    const said = attended === null ? 'unknown' : attended ? 'there' : 'not there';
    const summary = `${seat.name} at the board review of ${monthOf(month).name}: ${said}`;
    return done({ userId, attended }, aboutMonth(review, summary, { userId, attended }));
  },
});

/** Whether I come; null takes it back. Only who is asked answers, and only for himself. */
export const answerBoard = defineCommand({
  name: 'board.answer',
  permission: 'board.attend',
  input: answerInput,
  run: async (ctx, { month, coming }) => {
    const entered = await enterMonth(ctx, month);
    if (!entered.ok) return entered;
    const review = entered.value;
    const { userId } = ctx.actor;
    const seat = (await readBoardSeats(ctx.unit, review.id)).find((one) => one.userId === userId);
    if (!seat || userId === null)
      return refuse('rule', 'You are not asked to this review.', { remedy: 'Ask your CRO to add you.' });
    const answer = coming === null ? null : coming ? 'coming' : 'not_coming';
    await writeAnswer(ctx.unit, review.id, userId, answer, { userId, at: ctx.now });
    await settleFor(ctx, plannedSubject(review), { userId, done: answer !== null });
    const said = coming === null ? 'took back the answer' : coming ? 'comes' : 'does not come';
    const summary = `${seat.name} ${said} to the board review of ${monthOf(month).name}`;
    return done({ coming }, aboutMonth(review, summary, { coming }));
  },
});
