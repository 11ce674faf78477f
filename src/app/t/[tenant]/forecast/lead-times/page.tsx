import type { Metadata } from 'next';
import { LEAD_TIME_KINDS } from '@/domain/forecast/lead-times';
import { ForecastTabs } from '@/features/forecast/components/forecast-tabs';
import { DelayPanel } from '@/features/lead-times/components/delay-panel';
import { DelayTable } from '@/features/lead-times/components/delay-table';
import { LeadTimeDialog } from '@/features/lead-times/components/lead-time-dialog';
import { LibraryTable } from '@/features/lead-times/components/library-table';
import { VersionTable } from '@/features/lead-times/components/version-table';
import { KIND_WORDS } from '@/features/lead-times/lead-time-words';
import { leadTimesQuery } from '@/features/lead-times/queries';
import { callOrNotFound } from '@/platform/operations/page-caller';
import { Button } from '@/ui/controls/button';
import { Card } from '@/ui/layout/card';
import { DefinitionTip } from '@/ui/layout/definition-tip';
import { PageHeader } from '@/ui/layout/page-header';
import { Section } from '@/ui/layout/section';
import { frameOf } from '../../frame';

export const metadata: Metadata = { title: 'Lead times' };

export default async function LeadTimesPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant: slug } = await params;
  const library = await callOrNotFound(leadTimesQuery, slug, {});
  const { places, delays, versions, products, suppliers, mayWrite, maySeeSettings, zone } = library;
  const { actor } = await frameOf(slug);
  const names = { products, suppliers };
  return (
    <>
      <ForecastTabs slug={slug} active="lead-times" role={actor.role} />
      <PageHeader
        title="Lead times"
        lead="How long it takes from the PO to live. From five deliveries on your own history replaces the default; what you set yourself goes before both."
        actions={
          mayWrite ? (
            <LeadTimeDialog
              slug={slug}
              names={names}
              place={null}
              trigger={<Button variant="primary">Set a lead time</Button>}
            />
          ) : undefined
        }
      />
      <Section
        title="Late suppliers"
        lead="What has not shipped is expected so many days later, promised days included, and so is all that waits for it."
      >
        {delays.length > 0 ? (
          <Card flush>
            <DelayTable slug={slug} delays={delays} zone={zone} mayWrite={mayWrite} />
          </Card>
        ) : (
          <DelayTable slug={slug} delays={delays} zone={zone} mayWrite={mayWrite} />
        )}
        {mayWrite ? <DelayPanel slug={slug} names={names} /> : null}
      </Section>
      {LEAD_TIME_KINDS.map((kind) => (
        <Section
          key={kind}
          title={KIND_WORDS[kind].label}
          lead={KIND_WORDS[kind].lead}
          tip={
            kind === 'hardware' ? (
              <DefinitionTip
                term="70 to 80 days"
                meaning="Every second one took 70 days or less, four of five 80 or less. The forecast counts by the first; the range and the risk in a review by the second."
                formula="median and 80th percentile, by nearest rank"
              />
            ) : undefined
          }
        >
          <Card flush>
            <LibraryTable
              slug={slug}
              kind={kind}
              places={places.filter((place) => place.kind === kind)}
              names={names}
              mayWrite={mayWrite}
              settingsHref={maySeeSettings ? `/t/${slug}/settings/thresholds` : null}
            />
          </Card>
        </Section>
      ))}
      {versions.length > 0 ? (
        <Section title="What was set, and when">
          <Card flush>
            <VersionTable versions={versions} zone={zone} />
          </Card>
        </Section>
      ) : null}
    </>
  );
}
