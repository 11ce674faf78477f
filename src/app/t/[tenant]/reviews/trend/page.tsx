import type { Metadata } from 'next';
import Link from 'next/link';
import { Suspense } from 'react';
import { TREND_MEASURES } from '@/domain/reviews/trend';
import { accuracyHref } from '@/features/forecast/accuracy-address';
import { VarianceCard } from '@/features/forecast/components/variance-card';
import { forecastAccuracy } from '@/features/forecast/queries-accuracy';
import { ReviewTabs } from '@/features/reviews/components/list/review-tabs';
import { BehindTable } from '@/features/reviews/components/trend/behind-table';
import { MeasureCard } from '@/features/reviews/components/trend/measure-card';
import { RepTable } from '@/features/reviews/components/trend/rep-table';
import { MOST_ROWS, reviewTrend } from '@/features/reviews/queries-trend';
import { readTrendAddress, trendHref, WINDOWS } from '@/features/reviews/trend-address';
import { windowText } from '@/features/reviews/trend-words';
import { callOrNotFound } from '@/platform/operations/page-caller';
import { EmptyState } from '@/ui/controls/empty-state';
import { Skeleton } from '@/ui/controls/skeleton';
import { TabLinks } from '@/ui/controls/tab-links';
import { PageHeader } from '@/ui/layout/page-header';

export const metadata: Metadata = { title: 'Honesty trend' };

type Props = {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const LEAD =
  'For coaching, not for scoring: what was claimed and what evidence carried, what was promised and what was kept.';

/** What reviews say over the weeks. A rep finds his own; CEO and CRO the team, and from it each rep. */
export default async function TrendPage({ params, searchParams }: Props) {
  const { tenant: slug } = await params;
  const address = readTrendAddress(await searchParams);
  const trend = await callOrNotFound(reviewTrend, slug, address);
  const { points, reps, rep, all, currency, behind, missing } = trend;
  const ofTeam = all && rep === null;
  return (
    <>
      <PageHeader
        eyebrow={
          all && rep ? <Link href={trendHref(slug, { ...address, repId: null })}>The team</Link> : undefined
        }
        title={ofTeam ? 'Honesty trend' : all && rep ? `Honesty trend of ${rep.name}` : 'My honesty trend'}
        lead={all ? LEAD : `${LEAD} Only you, your CRO and your CEO see it.`}
      />
      <ReviewTabs slug={slug} active="trend" />
      {points.length === 0 ? (
        <EmptyState
          title="No review has been closed yet"
          why="The trend begins with the first review that is closed, and says something from the sixth on."
        />
      ) : (
        <>
          <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
            <p className="text-sm text-muted">{windowText(points, missing)}</p>
            <TabLinks
              label="Window"
              links={WINDOWS.map((reviews) => ({
                label: `Last ${reviews}`,
                href: trendHref(slug, address, { reviews }),
                active: reviews === trend.asked,
              }))}
            />
          </div>
          <div className="grid gap-4 lg:grid-cols-2 2xl:grid-cols-3">
            {TREND_MEASURES.map((measure) => (
              <MeasureCard
                key={measure}
                measure={measure}
                points={points}
                currency={currency}
                behindHref={
                  behind?.measure === measure
                    ? null
                    : `${trendHref(slug, address, { behind: measure })}#behind`
                }
              />
            ))}
            <Suspense fallback={<Skeleton className="h-80 w-full rounded-lg" />}>
              <Variance slug={slug} repId={all ? (rep?.id ?? null) : null} />
            </Suspense>
          </div>
          {behind ? (
            <div id="behind" className="scroll-mt-16">
              <BehindTable
                slug={slug}
                measure={behind.measure}
                rows={behind.rows}
                cut={behind.rows.length === MOST_ROWS}
                currency={currency}
                withRep={ofTeam}
                closeHref={trendHref(slug, address, { behind: null })}
              />
            </div>
          ) : null}
          {ofTeam && reps.length > 0 ? (
            <RepTable
              reps={reps}
              currency={currency}
              hrefOf={(repId) => trendHref(slug, address, { repId, behind: null })}
            />
          ) : null}
        </>
      )}
    </>
  );
}

/** Measured by the frozen forecasts, not by the reviews, so the reviews do not wait for it. */
async function Variance({ slug, repId }: { slug: string; repId: string | null }) {
  const { quarters } = await callOrNotFound(forecastAccuracy, slug, { repId });
  const address = { repId, moment: 'start' as const, quarter: null };
  return <VarianceCard quarters={quarters} href={accuracyHref(slug, address)} />;
}
