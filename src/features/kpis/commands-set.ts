import { insertEngagement, lockEngagement, readEngagement, updateEngagement } from '@/data/engagements';
import { readVerdict } from '@/data/engagement-verdicts';
import { insertKpiSet, readKpiSets } from '@/data/kpi-sets';
import type { KpiId } from '@/domain/kpis/kpi-data';
import { checkStart, chooseSet, engagementClock, FIRST_SET } from '@/domain/kpis/kpi-set';
import { KPI_DEFINITIONS } from '@/domain/kpis/registry';
import type { ConflictDetails } from '@/domain/values/conflict';
import { dayText } from '@/domain/values/calendar-date';
import { refuse } from '@/domain/values/result';
import { beginOn } from '@/features/engagement/commands-baseline';
import type { Context } from '@/platform/operations/context';
import { defineCommand, done } from '@/platform/operations/define-command';
import { changeKpiSetInput, startEngagementInput } from './inputs';

/**
 * Chooses the KPIs that the CRO answers for, as a new version with its reason. Refusals: by name what is no KPI of a CRO, a fifth, any
 * change after day 90 of the engagement ('rule'), and 'conflict' with both values where somebody changed the set first.
 */
export const changeKpiSet = defineCommand({
  name: 'kpiSet.change',
  permission: 'kpiSet.write',
  input: changeKpiSetInput,
  run: async (ctx, { kpis: names, reason, version: seen }) => {
    const engagement = await readEngagement(ctx.unit);
    const chosen = chooseSet(names, engagementClock(engagement?.startOn ?? null, ctx.today));
    if (!chosen.ok) return chosen;
    const standing = await standingSet(ctx);
    if (standing.version !== seen) return conflictOfSets(standing);
    const kpis = chosen.value;
    if (kpis.join() === standing.kpis.join()) return refuse('rule', 'Nothing has changed.');
    const version = seen + 1;
    const added = await insertKpiSet(
      ctx.unit,
      { version, kpis, reason },
      { userId: ctx.actor.userId, at: ctx.now },
    );
    if (!added) return conflictOfSets(await standingSet(ctx));
    return done(
      { version, kpis },
      {
        subjectKind: 'kpi_set',
        subjectId: null,
        summary: `Chose the KPIs ${kpis.map((kpi) => KPI_DEFINITIONS[kpi].short).join(', ')}: ${reason}`,
        before: { kpis: standing.kpis },
        after: { kpis },
      },
    );
  },
});

type Standing = { version: number; kpis: readonly KpiId[]; by: string | null; recordedAt: string | null };

async function standingSet(ctx: Context): Promise<Standing> {
  const [newest] = await readKpiSets(ctx.unit, 1);
  return newest ?? { version: 0, kpis: FIRST_SET, by: null, recordedAt: null };
}

function conflictOfSets({ version, kpis, by, recordedAt }: Standing) {
  const details: ConflictDetails = {
    version,
    changedBy: by,
    changedAt: recordedAt,
    theirs: { kpis },
    seen: null,
  };
  const names = kpis.map((kpi) => KPI_DEFINITIONS[kpi].short).join(', ');
  return refuse('conflict', `Somebody changed the KPIs while you had them open. They are now: ${names}.`, {
    remedy: 'Look at them, then choose again.',
    details,
  });
}

/**
 * Says on which day the engagement began, or corrects it until day 90 or its verdict; the ninety days of the KPI set count from it. The plan begins or moves
 * with it, and once the day has come the KPIs are frozen as its baseline.
 */
export const startEngagement = defineCommand({
  name: 'engagement.start',
  permission: 'engagement.write',
  input: startEngagementInput,
  run: async (ctx, { startOn: wanted, version: seen }) => {
    const standing = await lockEngagement(ctx.unit);
    if ((standing?.version ?? 0) !== seen) return conflictOfStarts(standing);
    const checked = checkStart(standing?.startOn ?? null, wanted, ctx.today);
    if (!checked.ok) return checked;
    // Another first day would have other months before and after it, and a second chance to look improved.
    if (standing && (await readVerdict(ctx.unit, standing.startOn)))
      return refuse('rule', 'The verdict of day 90 is spoken, so the first day stands.', {
        remedy: 'A new engagement needs a company of its own.',
      });
    const by = { userId: ctx.actor.userId, at: ctx.now };
    if (standing) await updateEngagement(ctx.unit, wanted, by);
    else if (!(await insertEngagement(ctx.unit, wanted, by)))
      return conflictOfStarts(await readEngagement(ctx.unit));
    const also = await beginOn(ctx, wanted, standing?.startOn ?? null);
    return done(
      { startOn: wanted, version: seen + 1, ...engagementClock(wanted, ctx.today) },
      {
        subjectKind: 'engagement',
        subjectId: null,
        summary: standing
          ? `Corrected the first day of the engagement to ${dayText(wanted)}`
          : `Began the engagement on ${dayText(wanted)}`,
        before: standing ? { startOn: standing.startOn } : undefined,
        after: { startOn: wanted },
      },
      ...also,
    );
  },
});

type Begun = Awaited<ReturnType<typeof readEngagement>>;

function conflictOfStarts(standing: Begun) {
  const details: ConflictDetails = {
    version: standing?.version ?? 0,
    changedBy: standing?.by ?? null,
    changedAt: standing?.recordedAt ?? null,
    theirs: { startOn: standing?.startOn ?? null },
    seen: null,
  };
  const now = standing ? `It is now ${dayText(standing.startOn)}.` : 'It is not set any more.';
  return refuse('conflict', `Somebody set the first day while you had it open. ${now}`, {
    remedy: 'Look at it, then choose again.',
    details,
  });
}
