import { listReps } from '@/data/deal-list';
import { readStageModel } from '@/data/stage-models';
import { may, mayMoveTo } from '@/domain/access/permissions';
import { STAGE_IDS } from '@/domain/deals/deal';
import { ok } from '@/domain/values/result';
import { defineQuery } from '@/platform/operations/define-query';
import { listDealsInput } from './inputs';

import { readPipeline } from './queries-pipeline';
import { readTablePage } from './queries-table';

/** All that the pipeline page shows, from one snapshot: totals over the filter, one page of deals, and the filter's choices. */
export const pipelinePage = defineQuery({
  name: 'deals.pipelinePage',
  permission: 'deals.read',
  input: listDealsInput,
  run: async (ctx, input) => {
    const model = await readStageModel(ctx.unit, input.asOf ?? ctx.today, input.knownAt);
    const page = await readTablePage(ctx, input, model);
    if (!page.ok) return page;
    const { role } = ctx.actor;
    const now = input.knownAt === undefined && !ctx.actor.resting;
    return ok({
      page: page.value,
      pipeline: await readPipeline(ctx, input, model),
      model,
      reps: ctx.scope.kind === 'all' ? await listReps(ctx.unit) : [],
      today: ctx.today,
      mayCreate: now && may(ctx.actor, 'deals.write'),
      /** What the table's rows may be used for; nothing of it in the past. */
      may: {
        edit: now && may(ctx.actor, 'deals.write'),
        give: now && role === 'CRO',
        moveTo:
          now && may(ctx.actor, 'deals.move') ? STAGE_IDS.filter((stage) => mayMoveTo(role, stage)) : [],
      },
    });
  },
});
