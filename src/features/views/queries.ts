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
    const isCro = ctx.actor.role === 'CRO';
    return ok({
      views: views.map((view) => ({ ...view, mayChange: view.mine || isCro })),
      /** Setting the view with which everybody begins. */
      mayLead: isCro,
    });
  },
});
