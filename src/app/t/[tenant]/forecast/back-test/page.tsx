import type { Metadata } from 'next';
import { MARKS } from '@/domain/forecast/back-test';
import { leansFar, leanText, MARK_WORDS, readMark, verdictOf } from '@/features/forecast/back-test-words';
import { TestedQuarters, WeekErrors } from '@/features/forecast/components/back-test-tables';
import { ForecastTabs } from '@/features/forecast/components/forecast-tabs';
import { HowMeasured } from '@/features/forecast/components/how-measured';
import { MarkCards } from '@/features/forecast/components/mark-cards';
import { ReplayHistory } from '@/features/forecast/components/replay-history';
import { backTestQuery } from '@/features/forecast/queries-back-test';
import { callOrNotFound } from '@/platform/operations/page-caller';
import { Alert } from '@/ui/controls/alert';
import { EmptyState } from '@/ui/controls/empty-state';
import { LinkButton } from '@/ui/controls/link-button';
import { TabLinks } from '@/ui/controls/tab-links';
import { Card } from '@/ui/layout/card';
import { PageHeader } from '@/ui/layout/page-header';
import { Section } from '@/ui/layout/section';
import { frameOf } from '../../frame';

export const metadata: Metadata = { title: 'Back-test' };

const LEAD =
  'Two ways to forecast, held against your own past: ours, by evidence on three clocks, and the plain SaaS table (30 % demo, 60 % evaluation, 90 % negotiation, all of it at the close date). Both know only what was known then.';

type Props = {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** Which of the two models would have been nearer to what came, quarter by quarter; told as it is, whoever wins. */
export default async function BackTestPage({ params, searchParams }: Props) {
  const { tenant: slug } = await params;
  const at = readMark((await searchParams).at);
  const { actor } = await frameOf(slug);
  const shown = await callOrNotFound(backTestQuery, slug, {});
  const { currency, quarters, marks, weeks, days, undatedDeals, replayable } = shown;
  const mark = marks.find(({ id }) => id === at);
  const verdict = mark ? verdictOf(mark) : null;
  const hrefOf = (id: string) => `/t/${slug}/forecast/back-test${id === 'start' ? '' : `?at=${id}`}`;
  return (
    <>
      <ForecastTabs slug={slug} active="back-test" role={actor.role} />
      <PageHeader title="Back-test" lead={LEAD} />
      {replayable.length > 0 ? <ReplayHistory slug={slug} days={replayable} /> : null}
      {quarters.length === 0 ? (
        <Nothing slug={slug} waiting={days.missing > 0} />
      ) : (
        <>
          <MarkCards marks={marks} hrefOf={hrefOf} />
          <Section
            title="Quarter by quarter"
            lead={verdict === null ? null : `${MARK_WORDS[at]}: ${lowered(verdict)}`}
          >
            <TabLinks
              label="When it was forecast"
              links={MARKS.map(({ id }) => ({ href: hrefOf(id), label: MARK_WORDS[id], active: id === at }))}
            />
            {mark && leansFar(mark.ours.bias) ? (
              <Alert
                tone="look"
                title={`Ours said ${leanText(mark.ours) ?? ''}.`}
                action={<LinkButton href={`/t/${slug}/forecast/calibration`}>Open calibration</LinkButton>}
              >
                Part of what came was of deals that nobody knew yet. Calibration shows whether a stage’s own
                figure is off as well.
              </Alert>
            ) : null}
            <Card flush>
              <TestedQuarters quarters={quarters} mark={at} currency={currency} />
            </Card>
          </Section>
          <Section
            title="Week by week"
            lead="How soon in a quarter each model comes near, over all quarters together."
          >
            <Card flush>
              <WeekErrors weeks={weeks} />
            </Card>
          </Section>
          <HowMeasured
            byWord={quarters.some(({ byWordMinor }) => byWordMinor !== 0n)}
            days={days}
            undatedDeals={undatedDeals}
          />
        </>
      )}
    </>
  );
}

function Nothing({ slug, waiting }: { slug: string; waiting: boolean }) {
  return waiting ? (
    <EmptyState
      title="Not replayed yet"
      why="Every past Monday of the last three years is forecast again as it was known then, by both models. It is done every night."
    />
  ) : (
    <EmptyState
      title="No past to test on yet"
      why="The back-test begins with the first quarter that is over and in which deals were won or delivered. A file with past deals, their engagement and closing days is enough."
      action={<LinkButton href={`/t/${slug}/imports/new`}>Import past deals</LinkButton>}
    />
  );
}

function lowered(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
