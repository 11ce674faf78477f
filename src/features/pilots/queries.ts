import { findPilot, listPilots, pilotBehind, readExtensions, type PilotRow } from '@/data/pilots';
import { may } from '@/domain/access/permissions';
import { conversionRate, daysLeft, stateOf, type PilotState } from '@/domain/pilots/pilot';
import type { CalendarDate } from '@/domain/values/calendar-date';
import type { RatioOrNone } from '@/domain/values/ratio';
import { notFound, ok } from '@/domain/values/result';
import { defineQuery } from '@/platform/operations/define-query';
import { boardInput, ofDealInput } from './inputs';

/** A pilot as the board shows it. `stands`: undefined (marked, nobody has said what it is), overdue, running, converted or killed. */
export type Pilot = PilotRow & {
  stands: 'undefined' | 'overdue' | PilotState;
  /** Days until the decision, negative once overdue; null where there is no day. */
  left: number | null;
};

export type RepRate = {
  repId: string | null;
  rep: string | null;
  converted: number;
  decided: number;
  rate: RatioOrNone;
};

/** All pilots by age, those past their day first, and what became of each rep's. */
export const pilotBoard = defineQuery({
  name: 'pilots.board',
  permission: 'pilots.read',
  input: boardInput,
  run: async (ctx) => {
    const pilots = (await listPilots(ctx.unit, ctx.scope)).map((row) => standing(row, ctx.today));
    return ok({
      pilots,
      reps: ratesOf(pilots),
      today: ctx.today,
      may: { write: may(ctx.actor, 'pilots.write'), extend: may(ctx.actor, 'pilots.extend') },
    });
  },
});

function standing(row: PilotRow, today: CalendarDate): Pilot {
  const { state, decisionOn } = row;
  if (state === null || decisionOn === null) return { ...row, stands: 'undefined', left: null };
  const now = stateOf({ state }, row.outcome);
  const left = now === 'running' ? daysLeft({ decisionOn }, today) : null;
  return { ...row, stands: left !== null && left < 0 ? 'overdue' : now, left };
}

function ratesOf(pilots: readonly Pilot[]): RepRate[] {
  const repIds = [...new Set(pilots.map(({ repId }) => repId))];
  const rates = repIds.map((repId): RepRate => {
    const list = pilots.filter((pilot) => pilot.repId === repId);
    const states = list.flatMap(({ stands }) =>
      stands === 'converted' || stands === 'killed' ? [stands] : [],
    );
    const converted = states.filter((state) => state === 'converted').length;
    const rep = list[0]?.rep ?? null;
    return { repId, rep, converted, decided: states.length, rate: conversionRate(states) };
  });
  return rates.toSorted((a, b) => (a.rep ?? '').localeCompare(b.rep ?? '', 'en'));
}

/** What a deal's page says of pilots: the pilot that it is, or the one that it came from; null where neither, or the role has no part. */
export const dealPilot = defineQuery({
  name: 'pilots.ofDeal',
  permission: 'deals.read',
  input: ofDealInput,
  run: async (ctx, { dealId }) => {
    const row = await findPilot(ctx.unit, ctx.scope, dealId);
    if (!row) return notFound();
    const { role } = ctx.actor;
    if (!may(role, 'pilots.read')) return ok(null);
    return ok({
      pilot: standing(row, ctx.today),
      extensions: await readExtensions(ctx.unit, dealId),
      cameFrom: await pilotBehind(ctx.unit, ctx.scope, dealId),
      may: { write: may(ctx.actor, 'pilots.write'), extend: may(ctx.actor, 'pilots.extend') },
      today: ctx.today,
    });
  },
});

/** What the block on a deal's page shows; null: nothing. */
export type DealPilot = Extract<Awaited<ReturnType<typeof dealPilot>>, { ok: true }>['value'];
