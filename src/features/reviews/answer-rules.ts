import type { z } from 'zod';
import { readEvidence } from '@/data/evidence';
import type { ChosenDeal } from '@/data/review-deals';
import type { ReviewRow } from '@/data/reviews';
import { checkNextStep } from '@/domain/reviews/next-step';
import type { Answers } from '@/domain/reviews/review';
import { dayOfInstant } from '@/domain/values/calendar-date';
import type { ConflictDetails } from '@/domain/values/conflict';
import { ok, refuse, type Result } from '@/domain/values/result';
import type { Context } from '@/platform/operations/context';
import type { answerInput } from './inputs-preparation';

type Asked = z.output<typeof answerInput>;

/**
 * The answers with what is sent put in. Refusals: 'invalid' — a next step that lacks action, object or day (with a better sentence as
 * `details.example`), a record that is not a live one of this deal, records beside "nothing yet".
 */
export async function answersAfter(
  ctx: Context,
  review: ReviewRow,
  row: ChosenDeal,
  asked: Asked,
): Promise<Result<Answers>> {
  const step = stepAfter(ctx, review, row, asked.nextStep);
  if (!step.ok) return step;
  const proof = await proofAfter(ctx, row, asked);
  if (!proof.ok) return proof;
  const { riskKind = row.riskKind, riskNote = row.riskNote } = asked;
  return ok({ ...step.value, ...proof.value, riskKind, riskNote: sent(asked.riskNote, riskNote) });
}

function sent<T>(value: T | undefined, otherwise: T): T {
  return value === undefined ? otherwise : value;
}

type Step = Pick<Answers, 'nextStep' | 'nextStepOn'>;

/** What was understood a while ago stays as it was: "by Wednesday" is not read again on Thursday. */
function stepAfter(
  ctx: Context,
  review: ReviewRow,
  row: ChosenDeal,
  text: string | null | undefined,
): Result<Step> {
  if (text === undefined || text === row.nextStep)
    return ok({ nextStep: row.nextStep, nextStepOn: row.nextStepOn });
  if (text === null) return ok({ nextStep: null, nextStepOn: null });
  const check = checkNextStep(text, dayOfInstant(ctx.now, review.zone));
  if (check.ok) return ok({ nextStep: text, nextStepOn: check.step.on });
  return refuse('invalid', check.message, {
    fields: { nextStep: check.message },
    remedy: `For example: “${check.example}”`,
    details: { reason: check.reason, example: check.example },
  });
}

type Proof = Pick<Answers, 'evidenceAnswer' | 'evidenceIds'>;

async function proofAfter(
  ctx: Context,
  row: ChosenDeal,
  { evidenceAnswer, evidenceIds }: Asked,
): Promise<Result<Proof>> {
  const { evidenceAnswer: before, evidenceIds: beforeIds } = row;
  if (evidenceAnswer === undefined && evidenceIds === undefined)
    return ok({ evidenceAnswer: before, evidenceIds: beforeIds });
  const ids = [...new Set(evidenceIds ?? (evidenceAnswer === 'linked' ? beforeIds : []))].sort();
  const answer = evidenceAnswer === undefined ? (ids.length > 0 ? 'linked' : before) : evidenceAnswer;
  if (answer !== 'linked' && ids.length > 0)
    return refuse('invalid', 'Choose the records, or say that there is nothing yet: not both.', {
      fields: { evidenceIds: 'There are records here.' },
    });
  const added = ids.filter((id) => !beforeIds.includes(id));
  if (added.length === 0) return ok({ evidenceAnswer: answer, evidenceIds: ids });
  const live = new Set(
    (await readEvidence(ctx.unit, row.dealId))
      .filter(({ voidedAt }) => voidedAt === null)
      .map(({ id }) => id),
  );
  if (added.every((id) => live.has(id))) return ok({ evidenceAnswer: answer, evidenceIds: ids });
  return refuse('invalid', 'Only what is on record for this deal and not voided can prove it.', {
    fields: { evidenceIds: 'A record is not there any more.' },
    remedy: 'Choose from the records of the deal, or record it first.',
  });
}

export function sameAnswers(a: Answers, b: Answers): boolean {
  return (
    a.nextStep === b.nextStep &&
    a.evidenceAnswer === b.evidenceAnswer &&
    a.riskKind === b.riskKind &&
    a.riskNote === b.riskNote &&
    [...a.evidenceIds].sort().join() === [...b.evidenceIds].sort().join()
  );
}

/** Somebody else (or the other tab) answered first: what stands now. Earlier versions are not kept, so every difference is to be chosen. */
export function answersConflict(row: ChosenDeal) {
  const { nextStep, nextStepOn, evidenceAnswer, evidenceIds, riskKind, riskNote } = row;
  const details: ConflictDetails = {
    version: row.version,
    changedBy: row.recordedBy,
    changedAt: row.recordedAt,
    theirs: { nextStep, nextStepOn, evidenceAnswer, evidenceIds, riskKind, riskNote },
    seen: null,
  };
  return refuse(
    'conflict',
    'Somebody answered about this deal while you had it open. Nothing of yours is lost.',
    {
      remedy: 'Look at both answers and choose, then save.',
      details: { ...details },
    },
  );
}
