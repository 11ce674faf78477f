import { z } from 'zod';
import { STAGE_IDS } from '@/domain/deals/deal';
import { evidenceInput } from '@/domain/deals/evidence-input';
import { PROMISE_RESULTS, ROOM_OUTCOMES } from '@/domain/reviews/review';
import { dayInput, idInput, optionalText, textInput } from '@/domain/values/schemas';

/** The room itself: reviews.room, reviews.open and reviews.present. */
export const roomInput = z.strictObject({ reviewId: idInput });

/** `after`: the last `seq` that the reader has; 0: everything. */
export const eventsInput = z.strictObject({ reviewId: idInput, after: z.coerce.number().int().min(0) });

/** Where everybody looks: a rep, one of his deals, or (both null) the agenda. */
export const pointInput = z.strictObject({
  reviewId: idInput,
  repId: idInput.nullable(),
  dealId: idInput.nullable(),
});

/** `repId`: whom it is about; left empty, whose turn it is. What "extend" adds is the room's to say. */
export const timerInput = z.strictObject({
  reviewId: idInput,
  change: z.enum(['start', 'pause', 'extend', 'skip']),
  repId: idInput.nullable().default(null),
});

export const judgePromiseInput = z.strictObject({
  reviewId: idInput,
  dealId: idInput,
  result: z.enum(PROMISE_RESULTS),
});

export const challengeInput = z.strictObject({ reviewId: idInput, dealId: idInput, reason: textInput(1000) });

export const ruleInput = z.strictObject({
  reviewId: idInput,
  dealId: idInput,
  /** The deal as it was on the screen (RoomCard.dealVersion, or `dealVersion` of the ruling that stands). */
  dealVersion: z.int().positive(),
  /** The ruling that was on the screen (`seq`); null: nothing was decided. */
  rulingSeq: z.int().positive().nullable().default(null),
  outcome: z.enum(ROOM_OUTCOMES),
  reason: optionalText(1000),
  /** Of 'moved' only: the stage, and what its gate asks for. */
  to: z.enum(STAGE_IDS).nullable().default(null),
  contact: optionalText(300),
  evidence: z.array(evidenceInput).max(20).default([]),
});

/** `rulingSeq`: the ruling that is taken back, as it was on the screen. */
export const takeBackInput = z.strictObject({
  reviewId: idInput,
  dealId: idInput,
  rulingSeq: z.int().positive(),
});

export const addActionInput = z.strictObject({
  reviewId: idInput,
  dealId: idInput.nullable().default(null),
  text: textInput(500),
  /** A user of this review: RoomView.members. */
  ownerId: idInput,
  dueOn: dayInput,
});

export const settleActionInput = z.strictObject({
  actionId: idInput,
  version: z.int().positive(),
  state: z.enum(['open', 'done', 'dropped']),
});
