import { z } from 'zod';
import { readStartFacts } from '@/data/start-guide';
import { may } from '@/domain/access/permissions';
import { startGuide } from '@/domain/tenants/start-guide';
import { ok } from '@/domain/values/result';
import { defineQuery } from '@/platform/operations/define-query';

/** The way to the first review: what is done, what is next. */
export const showStartGuide = defineQuery({
  name: 'startGuide.show',
  permission: 'startGuide.read',
  input: z.strictObject({}),
  run: async (ctx) => {
    const { dismissedAt, nextReviewAt, ...facts } = await readStartFacts(ctx.unit, ctx.today, ctx.now);
    return ok({
      ...startGuide(facts),
      company: ctx.tenant.name,
      zone: ctx.tenant.zone,
      people: { members: facts.members, invited: facts.invited },
      nextReviewAt,
      dismissed: dismissedAt !== null,
      auditSeen: facts.auditSeenAt !== null,
      mayWrite: may(ctx.actor, 'startGuide.write') && ctx.tenant.state === 'active',
    });
  },
});
