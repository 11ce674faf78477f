import { findClosedReview, listLinks, type BoardLink } from '@/data/board-links';
import { may } from '@/domain/access/permissions';
import { ok } from '@/domain/values/result';
import { defineQuery } from '@/platform/operations/define-query';
import { linksInput } from './inputs';

/** `closed`: the month has a page that can be shared; `mayMake`: and by a new link too. `now`: when this was read. */
export type ShownLinks = {
  closed: boolean;
  mayMake: boolean;
  mayRevoke: boolean;
  links: BoardLink[];
  zone: string;
  now: string;
};

/** The links of a month with their latest views. */
export const linksQuery = defineQuery({
  name: 'boardLinks.list',
  permission: 'boardLinks.read',
  input: linksInput,
  run: async (ctx, { month: period }) => {
    const closed = (await findClosedReview(ctx.unit, period)) !== null;
    return ok<ShownLinks>({
      closed,
      mayMake: closed && may(ctx.actor, 'board.share'),
      mayRevoke: may(ctx.actor, 'boardLinks.revoke'),
      links: closed ? await listLinks(ctx.unit, period) : [],
      zone: ctx.tenant.zone,
      now: ctx.now,
    });
  },
});
