import type { Metadata } from 'next';
import { ComingTable } from '@/features/reviews/components/list/coming-table';
import { MyActions } from '@/features/reviews/components/list/my-actions';
import { NextReview } from '@/features/reviews/components/list/next-review';
import { OpenReview } from '@/features/reviews/components/list/open-review';
import { PastTable } from '@/features/reviews/components/list/past-table';
import { ReviewTabs } from '@/features/reviews/components/list/review-tabs';
import { CallButton } from '@/features/reviews/components/list/skip-buttons';
import { WhatItIs } from '@/features/reviews/components/list/what-it-is';
import { listReviews } from '@/features/reviews/queries-list';
import { readiness } from '@/features/reviews/queries-preparation';
import { callOrNotFound } from '@/platform/operations/page-caller';
import { LinkButton } from '@/ui/controls/link-button';
import { PageHeader } from '@/ui/layout/page-header';

export const metadata: Metadata = { title: 'Review' };

type Props = {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** The reviews of a company: the one that is on or comes next, what I owe, and what the last ones came to. */
export default async function ReviewsPage({ params, searchParams }: Props) {
  const { tenant: slug } = await params;
  const { after: asked } = await searchParams;
  const after = typeof asked === 'string' ? asked : null;
  const list = await callOrNotFound(listReviews, slug, { after });
  const { coming, past, next, actions, now, today, may, role } = list;
  const open = coming.filter(({ state }) => state === 'open');
  const first = coming.find(({ state }) => state === 'planned');
  const preparations = first ? await callOrNotFound(readiness, slug, { reviewId: first.id }) : [];
  const base = `/t/${slug}/reviews`;
  return (
    <>
      <PageHeader
        title="Review"
        lead="Thirty minutes a week: five deals a rep, three questions a deal. What nothing proves does not count."
        actions={
          may.schedule ? (
            <>
              {open.length === 0 ? <CallButton slug={slug} /> : null}
              <LinkButton href={`/t/${slug}/settings/reviews`}>Day and time</LinkButton>
            </>
          ) : undefined
        }
      />
      <ReviewTabs slug={slug} active="reviews" />
      {open.map((review) => (
        <OpenReview key={review.id} slug={slug} review={review} />
      ))}
      {coming.length === 0 ? <WhatItIs slug={slug} maySchedule={may.schedule} /> : null}
      <div className="grid items-start gap-6 xl:grid-cols-2">
        {first ? <NextReview {...{ slug, now, role, may }} readiness={preparations} review={first} /> : null}
        <MyActions slug={slug} actions={actions} today={today} />
      </div>
      <ComingTable
        slug={slug}
        now={now}
        rows={coming.filter((review) => review !== first && review.state !== 'open')}
        maySchedule={may.schedule}
      />
      {past.length > 0 ? (
        <PastTable
          slug={slug}
          rows={past}
          currency={list.currency}
          ownOnly={role === 'REP'}
          firstHref={after ? base : null}
          nextHref={next ? `${base}?after=${next}` : null}
        />
      ) : null}
    </>
  );
}
