import { readBoardSentences, writeBoardSentence } from '@/data/board-sentences';
import { openBoardReview, writeBoardTimer } from '@/data/board-reviews';
import { monthOf } from '@/domain/board/months';
import { timed } from '@/domain/board/timer';
import { notFound, refuse } from '@/domain/values/result';
import { defineCommand, done } from '@/platform/operations/define-command';
import { monthOnly, sentenceInput, timerInput } from './inputs';
import { aboutMonth, enterMonth } from './month-rules';
import { timerOf } from './read-page';

/**
 * The CRO's one sentence about a figure of the month; an empty one takes it back. Refusals: as enterMonth, 'conflict' with both texts where
 * somebody else has written meanwhile.
 */
export const writeSentence = defineCommand({
  name: 'board.sentence',
  permission: 'board.write',
  input: sentenceInput,
  run: async (ctx, { month, topic, text, version }) => {
    const entered = await enterMonth(ctx, month);
    if (!entered.ok) return entered;
    const review = entered.value;
    const stands = (await readBoardSentences(ctx.unit, review.id)).find((one) => one.topic === topic);
    if ((stands?.version ?? 0) !== version)
      return refuse('conflict', 'Somebody else has written this sentence meanwhile.', {
        details: {
          version: stands?.version ?? 0,
          changedBy: stands?.by ?? null,
          changedAt: stands?.recordedAt ?? null,
          theirs: { text: stands?.text ?? '' },
          seen: null,
        },
      });
    const words = { topic, text: text ?? '' };
    await writeBoardSentence(ctx.unit, review.id, words, { userId: ctx.actor.userId, at: ctx.now });
    const summary = text ? `Said of ${topic}: ${text}` : `Took back what was said of ${topic}`;
    return done(
      { version: version + 1 },
      { ...aboutMonth(review, summary, words), ...(stands ? { before: { topic, text: stands.text } } : {}) },
    );
  },
});

/** Begins the hour. Refusals: as enterMonth, 'rule' (it is on already). */
export const openBoard = defineCommand({
  name: 'board.open',
  permission: 'board.write',
  input: monthOnly,
  run: async (ctx, { month }) => {
    const entered = await enterMonth(ctx, month);
    if (!entered.ok) return entered;
    const review = entered.value;
    if (review.state === 'open') return refuse('rule', 'The review is on already.');
    await openBoardReview(ctx.unit, review.id, { userId: ctx.actor.userId, at: ctx.now });
    return done(
      { openedAt: ctx.now },
      aboutMonth(review, `Opened the board review of ${monthOf(month).name}`),
    );
  },
});

/**
 * Starts an item of the agenda or stops the clock. Everybody reckons the same time from what is stored, so a reload or a second screen changes
 * nothing. Refusals: as enterMonth, not found (no such item), 'rule' (not open).
 */
export const timeBoard = defineCommand({
  name: 'board.timer',
  permission: 'board.write',
  input: timerInput,
  run: async (ctx, { month, item, action }) => {
    const entered = await enterMonth(ctx, month);
    if (!entered.ok) return entered;
    const review = entered.value;
    if (!review.agenda.some(({ key }) => key === item)) return notFound();
    if (review.state !== 'open')
      return refuse('rule', 'The clock runs while the review is on.', { remedy: 'Open the review first.' });
    const timer = timed(timerOf(review), action, item, ctx.now);
    await writeBoardTimer(ctx.unit, review.id, timer);
    const summary = action === 'start' ? `Went to “${titleOf(review.agenda, item)}”` : 'Stopped the clock';
    return done({ timer, now: ctx.now }, aboutMonth(review, summary, { item, action }));
  },
});

function titleOf(agenda: readonly { key: string; title: string }[], item: string): string {
  return agenda.find(({ key }) => key === item)?.title ?? item;
}
