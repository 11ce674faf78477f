import { readSnapshotDeals, readSnapshotHeaders } from '@/data/forecast-snapshots';
import { findRep } from '@/data/deal-list';
import { NOBODY } from '@/data/deal-scope';
import { findSnapshotNear, readProgramme } from '@/data/programme';
import { may } from '@/domain/access/permissions';
import { explainMiss } from '@/domain/forecast/accuracy/miss';
import { programmeOf, zombieShareOf, type Programme } from '@/domain/forecast/accuracy/programme';
import { momentDay, quarterAccuracy, rollUp, takenOf } from '@/domain/forecast/accuracy/quarters';
import { dayOfInstant, dayText } from '@/domain/values/calendar-date';
import { fiscalOf, fiscalQuarter } from '@/domain/values/fiscal-calendar';
import { notFound, ok, refuse } from '@/domain/values/result';
import type { Context } from '@/platform/operations/context';
import { defineQuery } from '@/platform/operations/define-query';
import { accuracyInput, missInput } from './inputs-accuracy';
import { lastDayOf, measureQuarters, quartersBack } from './read-accuracy';
import { liveSide } from './snapshot-sides';

/**
 * How far the frozen forecasts were off, quarter by quarter, per stream and rep, with and without what the clean-up would have closed
 * (docs/metrics.md, "Forecast accuracy"). A rep sees his own deals'.
 */
export const forecastAccuracy = defineQuery({
  name: 'forecast.accuracy',
  permission: 'forecast.read',
  input: accuracyInput,
  run: async (ctx, { repId: asked, quarters: count, moment }) => {
    const who = await whose(ctx, asked);
    if (!who) return notFound();
    const { over, running } = quartersBack(ctx, count);
    const measured = await measureQuarters(ctx, [...over, running]);
    const [past, now] = [measured.slice(0, -1), measured.slice(-1)];
    const known = past.filter(({ taken }) => Object.keys(taken).length > 0);
    return ok({
      currency: ctx.tenant.currency,
      rep: who.rep,
      /** Whether there is a company to go back to. */
      all: ctx.scope.kind === 'all',
      moment,
      quarters: past.map((quarter) => quarterAccuracy(quarter, who.repId)),
      running: now.map((quarter) => quarterAccuracy(quarter, who.repId))[0] ?? null,
      rollUp: rollUp(known, moment, who.repId),
      /** Of all reps, to choose from. */
      reps: ctx.scope.kind === 'all' ? rollUp(known, moment, null).reps : [],
      programme: ctx.scope.kind === 'all' ? await programmeNow(ctx) : null,
    });
  },
});

/** From its first deed on record, else from the first deal; null: there is none yet, so nothing has begun. */
async function programmeNow(ctx: Context): Promise<Programme | null> {
  const { startedAt, cleanedAt, signedOn, reviewsOn } = await readProgramme(ctx.unit);
  if (startedAt === null) return null;
  const dayOf = (instant: string) => dayOfInstant(instant, ctx.tenant.zone);
  const cleanedOn = cleanedAt === null ? null : dayOf(cleanedAt);
  const deeds = [cleanedOn, signedOn, reviewsOn[0] ?? null].filter((on) => on !== null);
  const startedOn = deeds.toSorted()[0] ?? dayOf(startedAt);
  const keptOn = await findSnapshotNear(ctx.unit, startedOn);
  const [kept] = keptOn ? await readSnapshotHeaders(ctx.unit, [keptOn]) : [];
  const zombieShare = kept
    ? zombieShareOf(kept.figures)
    : { ratio: null, reason: 'no forecast was kept yet' };
  return programmeOf({ startedOn, zombieShare, cleanedOn, signedOn, reviewsOn }, ctx.today);
}

const SHOWN_PARTS = 15;

/**
 * Why a quarter came out other than its frozen forecast: causes that add up to the difference, and the deals behind them. Refusals:
 * 'not_found', 'rule' (the quarter is not over, or nothing was frozen on that day).
 */
export const forecastMiss = defineQuery({
  name: 'forecast.miss',
  permission: 'forecast.read',
  input: missInput,
  run: async (ctx, { quarter: day, moment, repId: asked }) => {
    const who = await whose(ctx, asked);
    if (!who) return notFound();
    const quarter = fiscalQuarter(day, fiscalOf(ctx.tenant));
    const asOf = lastDayOf(quarter, ctx.today);
    if (quarter.until > ctx.today)
      return refuse(
        'rule',
        `${quarter.label} is not over. Its misses are explained from ${dayText(quarter.until)} on.`,
      );
    const frozenOn = momentDay(quarter, moment);
    const [header] = await readSnapshotHeaders(ctx.unit, [frozenOn]);
    if (!header || header.currency !== ctx.tenant.currency || !takenOf(header, quarter))
      return refuse('rule', `No forecast of ${quarter.label} was kept on ${dayText(frozenOn)}.`);
    const before = { periods: header.figures.periods, deals: await readSnapshotDeals(ctx.unit, header.id) };
    // Both sides whole, so that a deal that changed hands is told from one that is gone; what is shown is one rep's.
    const after = await liveSide({ ...ctx, scope: { kind: 'all' } }, { asOf, since: quarter.from });
    const { parts, ...miss } = explainMiss(before, after, quarter.from, who.repId);
    return ok({
      currency: ctx.tenant.currency,
      label: quarter.label,
      frozenOn,
      ...miss,
      parts: parts.slice(0, SHOWN_PARTS),
      partCount: parts.length,
      mayOpenDeals: may(ctx.actor.role, 'deals.read'),
    });
  },
});

/** Whose deals are measured: a repId of null is everybody's. A rep's own whatever he asks for; another's is not there. */
async function whose(
  ctx: Context,
  asked: string | null,
): Promise<{ repId: string | null; rep: { id: string; name: string } | null } | null> {
  if (ctx.scope.kind === 'all') {
    if (asked === null || asked === '') return { repId: asked, rep: null };
    const rep = await findRep(ctx.unit, asked);
    return rep ? { repId: asked, rep } : null;
  }
  const own = (ctx.scope.kind === 'own' ? ctx.scope.repId : null) ?? NOBODY;
  return asked === null || asked === own ? { repId: own, rep: await findRep(ctx.unit, own) } : null;
}
