import { readClockDeployments } from '@/data/deployments';
import { may } from '@/domain/access/permissions';
import { clocksBoard, clocksFrom, type Clocked } from '@/domain/deployments/board';
import { nextStep } from '@/domain/deployments/steps';
import { ok } from '@/domain/values/result';
import { defineQuery } from '@/platform/operations/define-query';
import { boardInput } from './inputs';
import { readTroubles } from './standing-troubles';

/**
 * The clocks from signature to first value of production deployments: those that wait, of any age, by band, and those of the last four
 * completed quarters and the running one that have arrived. Pilots have a decision date instead.
 */
export const deploymentBoard = defineQuery({
  name: 'deployments.board',
  permission: 'deployments.read',
  input: boardInput,
  run: async (ctx, { asOf = ctx.today }) => {
    const from = clocksFrom(asOf, ctx.tenant.fiscalStartMonth);
    const deployments = await readClockDeployments(ctx.unit, from, asOf);
    const { columns, lost, unread } = clocksBoard(deployments, { asOf, from });
    const waiting = [...columns.within_60, ...columns.within_120, ...columns.past_120];
    const ids = waiting.map(({ deployment }) => deployment.id);
    const troublesOf = await readTroubles(ctx.unit, ids, asOf);
    const card = ({ deployment, clock }: Clocked<(typeof deployments)[number]>) => ({
      deployment,
      clock,
      next: nextStep(deployment, asOf),
      troubles: troublesOf(deployment.id),
    });
    return ok({
      asOf,
      from,
      today: ctx.today,
      columns: {
        within_60: columns.within_60.map(card),
        within_120: columns.within_120.map(card),
        past_120: columns.past_120.map(card),
        arrived: columns.arrived.map(card),
      },
      lost: lost.map(card),
      unread,
      mayWrite: may(ctx.actor, 'deployments.write'),
    });
  },
});

export type ClocksPage = Extract<Awaited<ReturnType<typeof deploymentBoard>>, { ok: true }>['value'];
