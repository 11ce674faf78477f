import { readDealFacts } from '@/data/deal-facts';
import { lockDeal } from '@/data/deals';
import {
  findJustification,
  insertJustification,
  insertRuling,
  readJustifications,
} from '@/data/justifications';
import { lastActivity } from '@/domain/audit/activity';
import { judgeJustification } from '@/domain/audit/justification';
import { dayOfInstant } from '@/domain/values/calendar-date';
import { notFound, refuse } from '@/domain/values/result';
import type { Context } from '@/platform/operations/context';
import { defineCommand, done } from '@/platform/operations/define-command';
import { justifyInput, ruleInput } from './inputs';

/** Why a quiet deal should stay open, what shows that it is alive, and until when. The second of one silence waits for the CRO. */
export const justifyDeal = defineCommand({
  name: 'deals.justify',
  permission: 'deals.write',
  input: justifyInput,
  run: async (ctx, input) => {
    const deal = await lockDeal(ctx.unit, ctx.scope, input.dealId);
    if (!deal) return notFound();
    if (deal.outcome !== 'open') return refuse('rule', 'This deal is closed: there is nothing to justify.');
    const judged = judgeJustification({
      untilOn: input.untilOn,
      today: ctx.today,
      role: ctx.actor.role,
      ...(await silenceOf(ctx, deal.id)),
    });
    if (!judged.ok) return judged;
    const { escalated } = judged.value;
    const by = { userId: ctx.actor.userId, at: ctx.now };
    const justificationId = await insertJustification(ctx.unit, { ...input, escalated }, by);
    const waits = escalated ? ', again: the CRO decides' : '';
    return done(
      { justificationId, escalated },
      {
        subjectKind: 'deal',
        subjectId: deal.id,
        summary: `Justified ${deal.name} until ${input.untilOn}${waits}: ${input.why}`,
      },
    );
  },
});

async function silenceOf(ctx: Context, dealId: string) {
  const [facts] = await readDealFacts(ctx.unit, { scope: ctx.scope, dealIds: [dealId] });
  const rows = await readJustifications(ctx.unit, dealId);
  const earlier = rows.map(({ recordedAt, ruling }) => ({
    recordedOn: dayOfInstant(recordedAt, ctx.tenant.zone),
    accepted: ruling?.accepted ?? null,
  }));
  return { lastActivityOn: (facts && lastActivity(facts, ctx.today)?.on) ?? null, earlier };
}

/** The CRO's answer to a repeated justification, once. A refused one excuses no longer: the next sweep may close the deal. */
export const ruleJustification = defineCommand({
  name: 'justifications.rule',
  permission: 'audit.cleanUp',
  input: ruleInput,
  run: async (ctx, input) => {
    const found = await findJustification(ctx.unit, input.justificationId);
    if (!found) return notFound();
    if (!found.escalated)
      return refuse('rule', 'A first justification of a silence needs no ruling: it holds until its day.');
    const made = await insertRuling(ctx.unit, input, { userId: ctx.actor.userId, at: ctx.now });
    if (!made) return refuse('conflict', 'Somebody has ruled on this justification already.');
    const verb = input.accepted ? 'Accepted' : 'Refused';
    return done(
      { dealId: found.dealId },
      {
        subjectKind: 'deal',
        subjectId: found.dealId,
        summary: `${verb} the justification of ${found.deal}: ${input.reason}`,
      },
    );
  },
});
