import { findClosedReview, listLinks, type BoardLink } from '@/data/board-links';
import { ok } from '@/domain/values/result';
import { defineQuery } from '@/platform/operations/define-query';
import { linksInput } from './inputs';

/** `closed`: the month has a page that can be shared; `mayMake`: and by a new link too. `now`: when this was read. */
export type ShownLinks = { closed: boolean; mayMake: boolean; links: BoardLink[]; zone: string; now: string };

/** The links of a month with their latest views. */
export const linksQuery = defineQuery({
  name: 'boardLinks.list',
  permission: 'board.share',
  input: linksInput,
  run: async (ctx, { month: period }) => {
    const closed = (await findClosedReview(ctx.unit, period)) !== null;
    return ok<ShownLinks>({
      closed,
      mayMake: closed && !ctx.actor.resting,
      links: closed ? await listLinks(ctx.unit, period) : [],
      zone: ctx.tenant.zone,
      now: ctx.now,
    });
  },
});
