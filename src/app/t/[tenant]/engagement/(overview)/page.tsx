import type { Metadata } from 'next';
import { dayOfInstant } from '@/domain/values/calendar-date';
import { LOCK_DAY } from '@/domain/kpis/kpi-set';
import { PHASE_NAMES } from '@/domain/engagement/programme';
import { BaselineTable } from '@/features/engagement/components/baseline-table';
import { EngagementTabs } from '@/features/engagement/components/engagement-tabs';
import { HowJudged } from '@/features/engagement/components/how-judged';
import { KpiVerdicts } from '@/features/engagement/components/kpi-verdicts';
import { PhaseStrip } from '@/features/engagement/components/phase-strip';
import { PlanSection } from '@/features/engagement/components/plan-section';
import { SpeakDialog } from '@/features/engagement/components/speak-dialog';
import { engagementPage, type Begun } from '@/features/engagement/queries';
import { EngagementDialog } from '@/features/kpis/components/set/engagement-dialog';
import { callOrNotFound } from '@/platform/operations/page-caller';
import { Alert } from '@/ui/controls/alert';
import { EmptyState } from '@/ui/controls/empty-state';
import { LinkButton } from '@/ui/controls/link-button';
import { dateText } from '@/ui/format/dates';
import { PageHeader } from '@/ui/layout/page-header';
import { Section } from '@/ui/layout/section';

export const metadata: Metadata = { title: 'Engagement' };

/** The ninety days: where they stand, what is planned, and what they brought. */
export default async function EngagementOverview({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant: slug } = await params;
  const page = await callOrNotFound(engagementPage, slug, {});
  const { begun, may, today, zone } = page;
  const canStart = may.write && (begun === null || begun.day <= LOCK_DAY);
  const start = canStart ? (
    <EngagementDialog
      slug={slug}
      startOn={begun?.startOn ?? null}
      version={begun?.version ?? 0}
      today={today}
    />
  ) : null;
  return (
    <>
      <EngagementTabs slug={slug} active="overview" readTime={may.readTime} readTerms={may.readTerms} />
      <PageHeader
        title="Engagement"
        lead={begun ? leadOf(begun) : 'Ninety days that show whether the fit is right.'}
        actions={
          begun === null ? undefined : (
            <>
              {start}
              {may.write && begun.day >= LOCK_DAY && begun.spoken === null ? (
                <SpeakDialog slug={slug} />
              ) : null}
            </>
          )
        }
      />
      {begun === null ? (
        <EmptyState
          title="The engagement has not begun"
          why="On its first day the KPIs are frozen as the baseline, and the plan of three months begins. On day 90 they are held against it."
          action={
            start ?? <LinkButton href={`/t/${slug}/engagement/readiness`}>Is it time for one?</LinkButton>
          }
        />
      ) : (
        <>
          <Spoken begun={begun} zone={zone} />
          <PhaseStrip begun={begun} />
          {/* Until day 90 the next steps come first; from then on what they brought. */}
          {begun.day < LOCK_DAY ? <PlanSection slug={slug} page={page} begun={begun} /> : null}
          <Months begun={begun} />
          {begun.day < LOCK_DAY ? null : <PlanSection slug={slug} page={page} begun={begun} />}
          <BaselineTable baseline={begun.baseline} startOn={begun.startOn} />
          <Judged begun={begun} />
        </>
      )}
    </>
  );
}

function leadOf({ day, phase, startOn, verdictOn }: Begun): string {
  if (day < 1) return `Begins on ${dateText(startOn)}.`;
  if (phase === 'before' || phase === 'after')
    return `Day ${day}. The ninety days began on ${dateText(startOn)} and ended on ${dateText(verdictOn)}.`;
  return `Day ${day} of ${LOCK_DAY}: ${PHASE_NAMES[phase].toLowerCase()}. The verdict is on ${dateText(verdictOn)}.`;
}

function Spoken({ begun: { spoken }, zone }: { begun: Begun; zone: string }) {
  if (spoken === null) return null;
  const { verdict, by, recordedAt, sha256 } = spoken;
  return (
    <Alert title={verdict.text} tone={verdict.fit === 'wrong' ? 'act' : 'info'}>
      {by === null ? 'Spoken' : `Spoken by ${by}`} on {dateText(dayOfInstant(recordedAt, zone))}, measured at
      the end of {dateText(verdict.dayOn)}. Checksum <span className="font-mono">{sha256.slice(0, 16)}</span>
    </Alert>
  );
}

function Months({ begun: { spoken, soFar, day } }: { begun: Begun }) {
  const verdict = spoken?.verdict ?? soFar;
  if (!verdict) return null;
  const judged = spoken !== null || day >= LOCK_DAY;
  return (
    <Section
      title={spoken ? `The verdict of day ${LOCK_DAY}` : 'How it comes along'}
      lead={`A KPI looks back over quarters; a bar is thirty days of what flows into it, M1 to M3 the engagement’s own. ${
        spoken
          ? 'Frozen as it was spoken.'
          : judged
            ? 'As it would be spoken now.'
            : `Judged on day ${LOCK_DAY}, not before.`
      }`}
    >
      <KpiVerdicts verdict={verdict} spoken={spoken !== null} judged={judged} />
    </Section>
  );
}

function Judged({ begun: { spoken, soFar } }: { begun: Begun }) {
  const verdict = spoken?.verdict ?? soFar;
  return verdict ? <HowJudged verdict={verdict} /> : null;
}
