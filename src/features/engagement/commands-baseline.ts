import { insertBaseline, readBaseline } from '@/data/engagement-baselines';
import { lockEngagement } from '@/data/engagements';
import { readKpiData } from '@/data/kpis';
import { insertProgrammeSteps, moveOpenSteps } from '@/data/programme-plan';
import { figuresOf, type BaselineFigure, type EngagementBaseline } from '@/domain/engagement/baseline';
import { FIRST_PLAN } from '@/domain/engagement/programme';
import { computeKpis } from '@/domain/kpis/kpis';
import type { KpiId } from '@/domain/kpis/kpi-data';
import { addDays, daysBetween, dayText, type CalendarDate } from '@/domain/values/calendar-date';
import { refuse } from '@/domain/values/result';
import type { Context } from '@/platform/operations/context';
import { defineCommand, done } from '@/platform/operations/define-command';
import { nothingInput } from './inputs';
import { seal } from './seal';

/** The KPIs' headlines at the end of a day, from what is known now, and the set. */
export async function figuresAt(
  ctx: Context,
  asOf: CalendarDate,
): Promise<{ figures: BaselineFigure[]; set: KpiId[] }> {
  const { currency, fiscalStartMonth } = ctx.tenant;
  const data = await readKpiData(ctx.unit, { currency, fiscalStartMonth, asOf });
  return { figures: figuresOf(computeKpis(data), currency), set: [...data.set] };
}

/** Freezes the KPIs of a first day that has come, once; says so, or null where they are frozen or the day is to come. */
export async function freezeBaseline(
  ctx: Context,
  startOn: CalendarDate,
): Promise<{ sha256: string } | null> {
  if (startOn > ctx.today || (await readBaseline(ctx.unit, startOn))) return null;
  const { figures, set } = await figuresAt(ctx, startOn);
  const { currency } = ctx.tenant;
  const baseline: EngagementBaseline = { format: 1, startOn, asOf: startOn, currency, set, figures };
  const sealed = seal(baseline, 'baseline');
  const by = { userId: ctx.actor.userId, at: ctx.now };
  const added = await insertBaseline(ctx.unit, { startOn, ...sealed }, by);
  return added ? { sha256: sealed.sha256 } : null;
}

/** The line of the log for a baseline that was frozen. */
export function frozen(startOn: CalendarDate, sha256: string) {
  return {
    subjectKind: 'engagement',
    subjectId: null,
    summary: `Froze the baseline of ${dayText(startOn)}`,
    after: { startOn, sha256 },
  };
}

/** What begins or moves with the first day: the plan, and the baseline once the day has come. */
export async function beginOn(ctx: Context, startOn: CalendarDate, before: CalendarDate | null) {
  const by = { userId: ctx.actor.userId, at: ctx.now };
  if (before === null) {
    const steps = FIRST_PLAN.map(({ phase, text, day }) => ({
      phase,
      text,
      dueOn: addDays(startOn, day - 1),
    }));
    await insertProgrammeSteps(ctx.unit, steps, by);
  } else await moveOpenSteps(ctx.unit, daysBetween(before, startOn), by);
  const baseline = await freezeBaseline(ctx, startOn);
  return baseline === null ? [] : [frozen(startOn, baseline.sha256)];
}

/**
 * Freezes the baseline of an engagement whose first day was set ahead and has come: each night, until it is there. Refusals: 'rule' (no
 * engagement, its first day is to come, it is frozen).
 */
export const freezeEngagementBaseline = defineCommand({
  name: 'engagement.freezeBaseline',
  permission: 'engagement.write',
  input: nothingInput,
  run: async (ctx) => {
    const engagement = await lockEngagement(ctx.unit);
    if (!engagement)
      return refuse('rule', 'Nobody has said when the engagement began.', { remedy: 'Set its first day.' });
    const { startOn } = engagement;
    if (startOn > ctx.today)
      return refuse('rule', `The first day is ${dayText(startOn)}: the baseline is frozen on it.`);
    const baseline = await freezeBaseline(ctx, startOn);
    if (!baseline) return refuse('rule', `The baseline of ${dayText(startOn)} is frozen already.`);
    return done({ startOn, ...baseline }, frozen(startOn, baseline.sha256));
  },
});
