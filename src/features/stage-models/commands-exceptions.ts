import { readDealFacts } from '@/data/deal-facts';
import { insertException } from '@/data/model-exceptions';
import { readStageModel } from '@/data/stage-models';
import { dealRefusal, tableRefusal } from '@/domain/deals/exceptions';
import { percentText } from '@/domain/deals/stages';
import { notFound } from '@/domain/values/result';
import { defineCommand, done } from '@/platform/operations/define-command';
import { askExceptionInput } from './inputs';

/**
 * Asks the model for another figure, for one deal or for a stage. The model refuses, in words, and counts: the question and the answer
 * are kept, and nothing else is touched. So the command succeeds, and what it brings back is the refusal.
 */
export const askException = defineCommand({
  name: 'exceptions.ask',
  permission: 'exceptions.ask',
  input: askExceptionInput,
  run: async (ctx, { dealId, stage, askedBp, why }) => {
    const model = await readStageModel(ctx.unit, ctx.today);
    const [deal] = dealId ? await readDealFacts(ctx.unit, { scope: ctx.scope, dealIds: [dealId] }) : [];
    if (dealId && !deal) return notFound();
    const figure = percentText(askedBp);
    const asked = deal
      ? `${figure} for ${deal.name}`.slice(0, 1000)
      : stage
        ? `${figure} for ${model.labels[stage]}`
        : `${figure} in general`;
    const refusal = deal ? dealRefusal(deal, model, ctx.today) : tableRefusal(stage, model);
    const by = { userId: ctx.actor.userId, at: ctx.now };
    const kept = { dealId, asked, why, refusal, modelVersion: model.version };
    const id = await insertException(ctx.unit, kept, by);
    return done(
      { exceptionId: id, asked, refusal },
      { subjectKind: 'model_exception', subjectId: id, summary: `Asked for ${asked}. Refused: ${refusal}` },
    );
  },
});
