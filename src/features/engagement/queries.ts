import { readBaseline } from '@/data/engagement-baselines';
import { readVerdict } from '@/data/engagement-verdicts';
import { readEngagement, type StoredEngagement } from '@/data/engagements';
import { readProgrammeSteps } from '@/data/programme-steps';
import { may } from '@/domain/access/permissions';
import { dayOf, phaseDays, phaseOf, PHASES, verdictDay } from '@/domain/engagement/programme';
import type { EngagementVerdict } from '@/domain/engagement/verdict';
import { engagementClock } from '@/domain/kpis/kpi-set';
import { ok } from '@/domain/values/result';
import type { Context } from '@/platform/operations/context';
import { defineQuery } from '@/platform/operations/define-query';
import { nothingInput } from './inputs';
import { readVerdictNow } from './read-verdict';

/**
 * The engagement on one page: its day and month, the plan, the baseline of the first day, and the verdict, spoken or as it comes along.
 * `begun` is null while nobody has said when it began.
 */
export const engagementPage = defineQuery({
  name: 'engagement.page',
  permission: 'engagement.read',
  input: nothingInput,
  run: async (ctx) => {
    const { role } = ctx.actor;
    const engagement = await readEngagement(ctx.unit);
    return ok({
      today: ctx.today,
      zone: ctx.tenant.zone,
      begun: engagement ? await begunOf(ctx, engagement) : null,
      may: {
        write: may(ctx.actor, 'engagement.write'),
        readTime: may(role, 'time.read'),
        readTerms: may(role, 'terms.read'),
      },
    });
  },
});

async function begunOf(ctx: Context, { startOn, version }: StoredEngagement) {
  const baseline = await readBaseline(ctx.unit, startOn);
  const spoken = await readVerdict(ctx.unit, startOn);
  const day = dayOf(startOn, ctx.today);
  const phase = phaseOf(day);
  return {
    startOn,
    version,
    day,
    phase,
    verdictOn: verdictDay(startOn),
    lockedSince: engagementClock(startOn, ctx.today).lockedSince,
    phases: PHASES.map((one) => ({ phase: one, ...phaseDays(startOn, one), now: one === phase })),
    steps: await readProgrammeSteps(ctx.unit),
    baseline: baseline && {
      recordedAt: baseline.recordedAt,
      sha256: baseline.sha256,
      ...baseline.baseline,
    },
    spoken: spoken && {
      recordedAt: spoken.recordedAt,
      by: spoken.by,
      sha256: spoken.sha256,
      verdict: JSON.parse(spoken.body) as EngagementVerdict,
    },
    /** Not frozen: how it stands today. Null before the first day, and once it is spoken. */
    soFar: spoken || day < 1 ? null : await readVerdictNow(ctx, startOn),
  };
}

export type EngagementPage = Extract<Awaited<ReturnType<typeof engagementPage>>, { ok: true }>['value'];
export type Begun = NonNullable<EngagementPage['begun']>;

/** What a night has to do for an engagement: freeze its baseline, speak its verdict. */
export const engagementDue = defineQuery({
  name: 'engagement.due',
  permission: 'engagement.read',
  input: nothingInput,
  run: async (ctx) => {
    const engagement = await readEngagement(ctx.unit);
    if (!engagement) return ok({ baseline: false, verdict: false });
    const { startOn } = engagement;
    const begun = startOn <= ctx.today;
    return ok({
      baseline: begun && (await readBaseline(ctx.unit, startOn)) === null,
      // Day ninety is over: the CRO may have spoken it on the day.
      verdict: verdictDay(startOn) < ctx.today && (await readVerdict(ctx.unit, startOn)) === null,
    });
  },
});
