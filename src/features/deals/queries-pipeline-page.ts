import { listReps } from '@/data/deal-list';
import { readStageModel } from '@/data/stage-models';
import { may } from '@/domain/access/permissions';
import { ok } from '@/domain/values/result';
import { defineQuery } from '@/platform/operations/define-query';
import { listDealsInput } from './inputs';
import { readDealPage } from './queries';
import { readPipeline } from './queries-pipeline';

/** All that the pipeline page shows, from one snapshot: totals over the filter, one page of deals, and the filter's choices. */
export const pipelinePage = defineQuery({
  name: 'deals.pipelinePage',
  permission: 'deals.read',
  input: listDealsInput,
  run: async (ctx, input) => {
    const page = await readDealPage(ctx, input);
    if (!page.ok) return page;
    const model = await readStageModel(ctx.unit, input.asOf ?? ctx.today);
    return ok({
      page: page.value,
      pipeline: await readPipeline(ctx, input, model),
      model,
      reps: ctx.scope.kind === 'all' ? await listReps(ctx.unit) : [],
      today: ctx.today,
      mayCreate: may(ctx.actor.role, 'deals.write'),
    });
  },
});
