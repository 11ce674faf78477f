import { lockDeal, updateDeal } from '@/data/deals';
import { writeHours } from '@/data/line-hours';
import { NO_HOURS } from '@/domain/deals/line-rules';
import { notFound, refuse } from '@/domain/values/result';
import { defineCommand, done } from '@/platform/operations/define-command';
import { recordHoursInput } from './inputs';
import { factsOf } from './standing';

/**
 * Hours worked so far on a line of time and materials. Refusals: 'rule' (a fixed price, a lost deal), 'conflict' (somebody told others
 * since: both figures are shown), not found (a line of another deal).
 */
export const recordHours = defineCommand({
  name: 'deals.recordHours',
  permission: 'evidence.write',
  input: recordHoursInput,
  run: async (ctx, { dealId, lineId, hours, seen }) => {
    const deal = await lockDeal(ctx.unit, ctx.scope, dealId);
    if (!deal) return notFound();
    const line = (await factsOf(ctx, dealId)).lines.find(({ id }) => id === lineId);
    if (!line) return notFound();
    if (!line.timeAndMaterials)
      return refuse('rule', NO_HOURS, { remedy: 'Change the line to time and materials first.' });
    if (deal.outcome === 'lost') return refuse('rule', 'This deal is lost: nobody works on it.');
    if (line.hoursDone !== seen)
      return refuse(
        'conflict',
        `Somebody told ${line.hoursDone ?? 0} hours meanwhile. Nothing was changed.`,
        {
          remedy: 'Look at the new figure and save again.',
          details: { hoursDone: line.hoursDone },
        },
      );
    await writeHours(ctx.unit, lineId, hours, ctx.now);
    const version = await updateDeal(ctx.unit, deal, {}, ctx.now);
    return done(
      { dealId, version, hours },
      {
        subjectKind: 'deal',
        subjectId: dealId,
        summary: `${hours} hours worked on ${line.description} of ${deal.name}`,
        before: { lineId, hours: line.hoursDone },
        after: { lineId, hours },
      },
    );
  },
});
