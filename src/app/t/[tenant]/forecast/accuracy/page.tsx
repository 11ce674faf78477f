import type { Metadata } from 'next';
import Link from 'next/link';
import { Suspense } from 'react';
import { MOMENTS, type QuarterAccuracy } from '@/domain/forecast/accuracy/quarters';
import {
  accuracyHref,
  readAccuracyAddress,
  type AccuracyAddress,
} from '@/features/forecast/accuracy-address';
import { goalSentence, MOMENT_LABELS, MOMENT_WORDS } from '@/features/forecast/accuracy-words';
import { AccuracyCards } from '@/features/forecast/components/accuracy-cards';
import { AccuracyChart } from '@/features/forecast/components/accuracy-chart';
import { ForecastTabs } from '@/features/forecast/components/forecast-tabs';
import { MissSection } from '@/features/forecast/components/miss-section';
import { ProgrammeView } from '@/features/forecast/components/programme-view';
import { QuartersTable } from '@/features/forecast/components/quarters-table';
import { RepAccuracyTable } from '@/features/forecast/components/rep-accuracy-table';
import { forecastAccuracy, forecastMiss } from '@/features/forecast/queries-accuracy';
import { callForPage, callOrNotFound } from '@/platform/operations/page-caller';
import { Alert } from '@/ui/controls/alert';
import { EmptyState } from '@/ui/controls/empty-state';
import { LinkButton } from '@/ui/controls/link-button';
import { Skeleton } from '@/ui/controls/skeleton';
import { TabLinks } from '@/ui/controls/tab-links';
import { dateText } from '@/ui/format/dates';
import { Card } from '@/ui/layout/card';
import { PageHeader } from '@/ui/layout/page-header';
import { Section } from '@/ui/layout/section';
import { frameOf } from '../../frame';

export const metadata: Metadata = { title: 'Forecast accuracy' };

type Props = {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** How far the forecasts that were frozen came from what happened, why, and what the programme still asks for. */
export default async function AccuracyPage({ params, searchParams }: Props) {
  const { tenant: slug } = await params;
  const address = readAccuracyAddress(await searchParams);
  const { repId, moment } = address;
  const { actor } = await frameOf(slug);
  const accuracy = await callOrNotFound(forecastAccuracy, slug, { repId, moment });
  const { quarters, running, currency, rollUp, all, rep, programme } = accuracy;
  const measured = quarters.filter(({ moments }) => moments[moment] !== null);
  const frozen = quarters.some(({ moments }) => MOMENTS.some((at) => moments[at] !== null));
  const chosen = quarters.find(({ from }) => from === address.quarter) ?? measured.at(-1);
  const narrowed = all && repId !== null;
  return (
    <>
      <ForecastTabs slug={slug} active="accuracy" role={actor.role} />
      <PageHeader
        eyebrow={
          narrowed ? <Link href={accuracyHref(slug, address, { repId: null })}>The company</Link> : undefined
        }
        title={titleOf(all, repId, rep?.name ?? null)}
        lead={goalSentence(quarters)}
      />
      {frozen ? (
        <>
          <AccuracyCards accuracy={accuracy} />
          <Card>
            <div className="mb-3">
              <TabLinks
                label="Which forecast"
                links={MOMENTS.map((at) => ({
                  href: accuracyHref(slug, address, { moment: at }),
                  label: MOMENT_LABELS[at],
                  active: at === moment,
                }))}
              />
            </div>
            <AccuracyChart
              quarters={quarters}
              moment={moment}
              title="Off by, quarter by quarter"
              summary={`What was forecast of each quarter ${MOMENT_WORDS[moment]}, beside what it came to.`}
            />
          </Card>
          <Section
            title="Quarter by quarter"
            lead="The total’s own miss, then each stream’s. ↑ forecast too high, ↓ too low."
          >
            <Card flush>
              <QuartersTable
                quarters={quarters}
                moment={moment}
                currency={currency}
                hrefOf={(from) => `${accuracyHref(slug, address, { quarter: from })}#why`}
              />
            </Card>
          </Section>
          {chosen ? (
            <div id="why" className="scroll-mt-16">
              <Section title={`Why ${chosen.label} came out otherwise`}>
                <Suspense key={chosen.from} fallback={<Skeleton className="h-96 w-full rounded-lg" />}>
                  <Why slug={slug} address={{ ...address, quarter: chosen.from }} />
                </Suspense>
              </Section>
            </div>
          ) : null}
          {rollUp.reps.length > 0 && all && repId === null ? (
            <Section
              title="Rep by rep"
              lead="All these quarters added up: how much was missed of what came, and which way the forecast leans. By name: this is no ranking."
            >
              <Card flush>
                <RepAccuracyTable
                  rollUp={rollUp}
                  currency={currency}
                  hrefOf={(id) => accuracyHref(slug, address, { repId: id })}
                />
              </Card>
            </Section>
          ) : null}
        </>
      ) : (
        <EmptyState
          title="No quarter can be measured yet"
          why={`The forecast is frozen every Monday and on each quarter’s first day. ${firstMeasured(running)}`}
          action={<LinkButton href={`/t/${slug}/forecast`}>Open the forecast</LinkButton>}
        />
      )}
      {programme && !narrowed ? (
        <Section title="The programme">
          <ProgrammeView programme={programme} />
        </Section>
      ) : null}
    </>
  );
}

function titleOf(all: boolean, repId: string | null, name: string | null): string {
  if (!all) return 'My forecast accuracy';
  if (repId === '') return 'Accuracy of nobody’s deals';
  return name ? `Accuracy of ${name}` : 'Forecast accuracy';
}

function firstMeasured(running: QuarterAccuracy | null): string {
  if (!running) return '';
  return running.moments.start
    ? `That of ${running.label} is kept; it is measured when the quarter is over.`
    : `${running.label} began before that; the next quarter is the first that is measured from its start.`;
}

/** Opens the frozen records, so it arrives after the figures. */
async function Why({ slug, address }: { slug: string; address: AccuracyAddress }) {
  const { repId, moment, quarter } = address;
  if (quarter === null) return null;
  const result = await callForPage(forecastMiss, slug, { quarter, moment, repId });
  if (result.ok) return <MissSection miss={result.value} slug={slug} />;
  return <Alert title={result.refusal.message}>{`Asked of ${dateText(quarter)}.`}</Alert>;
}
