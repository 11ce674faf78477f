import type { Metadata } from 'next';
import { LOCK_DAY } from '@/domain/kpis/kpi-set';
import { AskFigure } from '@/features/kpis/components/set/ask-figure';
import { EngagementDialog } from '@/features/kpis/components/set/engagement-dialog';
import { KpiSetFacts, KpiSetHistory, RefusedFigures } from '@/features/kpis/components/set/kpi-set-facts';
import { KpiSetForm } from '@/features/kpis/components/set/kpi-set-form';
import { TargetTable } from '@/features/kpis/components/set/target-table';
import { showKpiSet } from '@/features/kpis/queries-set';
import { SettingsTabs } from '@/features/settings/components/settings-tabs';
import { callOrNotFound } from '@/platform/operations/page-caller';
import { Alert } from '@/ui/controls/alert';
import { dateText } from '@/ui/format/dates';
import { Card } from '@/ui/layout/card';
import { PageHeader } from '@/ui/layout/page-header';
import { Section } from '@/ui/layout/section';

export const metadata: Metadata = { title: 'KPIs' };

export default async function KpiSettingsPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant: slug } = await params;
  const page = await callOrNotFound(showKpiSet, slug, {});
  const { set, version, engagement, day, locked, lockedSince, may } = page;
  return (
    <>
      <SettingsTabs slug={slug} active="kpis" readSettings={may.settings} />
      <PageHeader
        title="KPIs"
        lead={leadOf(day, lockedSince && dateText(lockedSince), engagement && dateText(engagement.startOn))}
        actions={
          may.start && !locked ? (
            <EngagementDialog
              slug={slug}
              startOn={engagement?.startOn ?? null}
              version={engagement?.version ?? 0}
              today={page.today}
            />
          ) : undefined
        }
      />
      {locked && lockedSince ? (
        <Alert title={`Locked since ${dateText(lockedSince)}`}>
          After day {LOCK_DAY} no figure is exchanged for a kinder one. Targets may still change.
        </Alert>
      ) : null}
      {may.change && !locked ? (
        <KpiSetForm key={version} slug={slug} set={set} version={version} />
      ) : (
        <Card>
          <KpiSetFacts set={set} />
        </Card>
      )}
      <Section title="Targets" lead="What each should reach. A target stands until the next one begins.">
        <Card flush>
          <TargetTable {...page} slug={slug} maySet={may.setTarget} />
        </Card>
      </Section>
      <Section
        title="Refused, whoever asks"
        lead="These belong to somebody else, or to nobody. With a fifth figure nobody looks at any of them."
      >
        <Card>
          <AskFigure set={set} />
        </Card>
        <Card flush>
          <RefusedFigures />
        </Card>
      </Section>
      <Section title="Every choice there was">
        <Card flush>
          <KpiSetHistory versions={page.versions} zone={page.zone} />
        </Card>
      </Section>
    </>
  );
}

function leadOf(day: number | null, lockedSince: string | null, startOn: string | null): string {
  if (day === null || startOn === null)
    return `Nobody has said when the engagement began: until then the KPIs may change. From the first day on they may for ${LOCK_DAY} days.`;
  if (day < 1) return `The engagement begins on ${startOn}. The KPIs may change until its day ${LOCK_DAY}.`;
  if (day > LOCK_DAY) return `Day ${day} of the engagement that began on ${startOn}.`;
  return `Day ${day} of ${LOCK_DAY}: the engagement began on ${startOn}. From ${lockedSince} on the KPIs are locked.`;
}
