import { readViews } from '@/data/saved-views';
import { ok } from '@/domain/values/result';
import { defineQuery } from '@/platform/operations/define-query';
import { listViewsInput } from './inputs';

/** The saved views that somebody sees, with what he may do with each. */
export const listViews = defineQuery({
  name: 'views.list',
  permission: 'views.write',
  input: listViewsInput,
  run: async (ctx, { area }) => {
    const views = await readViews(ctx.unit, ctx.actor.userId, area);
    const { role, resting } = ctx.actor;
    const isCro = role === 'CRO';
    return ok({
      views: views.map((view) => ({ ...view, mayChange: !resting && (view.mine || isCro) })),
      /** Setting the view with which everybody begins. */
      mayLead: isCro && !resting,
      maySave: !resting,
    });
  },
});
