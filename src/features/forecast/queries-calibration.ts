import { readStageOutcomes } from '@/data/stage-outcomes';
import { readStageModelVersions } from '@/data/stage-model-versions';
import { readStageModel } from '@/data/stage-models';
import { may } from '@/domain/access/permissions';
import { stageModel } from '@/domain/deals/stage-model';
import { percentText, type StageModel } from '@/domain/deals/stages';
import { calibrate, proposeModel, type ModelProposal } from '@/domain/forecast/accuracy/calibration';
import { dayText } from '@/domain/values/calendar-date';
import { ok } from '@/domain/values/result';
import type { Context } from '@/platform/operations/context';
import { defineQuery } from '@/platform/operations/define-query';
import { calibrationInput } from './inputs-accuracy';

/** Each stage's figure beside what became of the deals that stood in it, and what would be proposed for the next version. */
export const forecastCalibration = defineQuery({
  name: 'forecast.calibration',
  permission: 'accuracy.read',
  input: calibrationInput,
  run: async (ctx) => {
    const model = await readStageModel(ctx.unit, ctx.today);
    const stages = calibrate(await readStageOutcomes(ctx.unit), model);
    return ok({
      version: model.version,
      labels: model.labels,
      stages,
      changes: proposeModel(stages, model)?.changes ?? [],
      mayDraft: may(ctx.actor, 'stageModel.write'),
      mayOpenModel: may(ctx.actor.role, 'settings.read'),
    });
  },
});

/**
 * The next version of the stage table as history would have it, for the editor: a draft and a note that says where it comes from. Nothing
 * is stored. Without `changes` history contradicts no figure, or is too short to, and the draft is the latest version.
 */
export const proposeStageModel = defineQuery({
  name: 'forecast.proposeModel',
  permission: 'accuracy.read',
  input: calibrationInput,
  run: async (ctx) => {
    const [latest] = await readStageModelVersions(ctx.unit, { limit: 1 });
    const model = latest?.model ?? (await readStageModel(ctx.unit, ctx.today));
    const proposal = proposeModel(calibrate(await readStageOutcomes(ctx.unit), model), model);
    const basedOn = model.version;
    if (proposal === null) return ok({ basedOn, model, changes: [], note: '' });
    const made = stageModel(basedOn + 1, proposal.draft);
    if (!made.ok) return made;
    return ok({ basedOn, model: made.value, changes: proposal.changes, note: noteOf(ctx, proposal, model) });
  },
});

function noteOf(ctx: Context, { changes }: ModelProposal, { labels }: StageModel): string {
  const list = changes.map(
    ({ statedBp, proposedBp, observedBp, stage }) =>
      `${labels[stage]} ${percentText(statedBp)} to ${percentText(proposedBp)} (seen ${percentText(observedBp)})`,
  );
  return `From the company's own history on ${dayText(ctx.today)}: ${list.join('; ')}.`;
}
