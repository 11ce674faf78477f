import { readDealFacts } from '@/data/deal-facts';
import { readJustifications } from '@/data/justifications';
import { readNotices } from '@/data/sweeps';
import { readSettings } from '@/data/tenant-settings';
import { may } from '@/domain/access/permissions';
import { idleDays } from '@/domain/audit/activity';
import { latestExcuse } from '@/domain/audit/justification';
import { NO_NOTICE, sweepVerdict } from '@/domain/audit/sweep';
import { notFound, ok } from '@/domain/values/result';
import { defineQuery } from '@/platform/operations/define-query';
import { dealJustificationsInput } from './inputs';

/** How quiet a deal is, when the sweep would close it, and what was written about its silences. */
export const dealJustifications = defineQuery({
  name: 'justifications.ofDeal',
  permission: 'deals.read',
  input: dealJustificationsInput,
  run: async (ctx, { dealId }) => {
    const [facts] = await readDealFacts(ctx.unit, { scope: ctx.scope, dealIds: [dealId] });
    if (!facts) return notFound();
    const settings = await readSettings(ctx.unit);
    const notice = (await readNotices(ctx.unit, [dealId], ctx.tenant.zone)).get(dealId) ?? NO_NOTICE;
    const { zombieDays, graceDays, leadTimes } = settings;
    const rule = { asOf: ctx.today, zombieDays, graceDays, leadTimes };
    const open = facts.outcome === 'open';
    return ok({
      idleDays: open ? idleDays(facts, ctx.today) : null,
      zombieDays,
      verdict: sweepVerdict(facts, notice, rule),
      justifications: await readJustifications(ctx.unit, dealId),
      mayJustify: open && may(ctx.actor, 'deals.write'),
      mayRule: may(ctx.actor, 'audit.cleanUp'),
      today: ctx.today,
      latestDay: latestExcuse(ctx.today),
      zone: ctx.tenant.zone,
    });
  },
});
