import type { Metadata } from 'next';
import Link from 'next/link';
import { EVIDENCE_KINDS } from '@/domain/deals/deal';
import { mayRecord } from '@/domain/access/permissions';
import { ReadinessList } from '@/features/reviews/components/preparation/readiness-list';
import { UntilStart } from '@/features/reviews/components/preparation/until-start';
import { startText } from '@/features/reviews/components/preparation/words';
import { preparation, readiness } from '@/features/reviews/queries-preparation';
import { now } from '@/platform/clock/clock';
import { callOrNotFound } from '@/platform/operations/page-caller';
import { Alert } from '@/ui/controls/alert';
import { Badge } from '@/ui/controls/badge';
import { EmptyState } from '@/ui/controls/empty-state';
import { LinkButton } from '@/ui/controls/link-button';
import { PageHeader } from '@/ui/layout/page-header';
import { frameOf } from '../../../frame';
import { PrepareDeals } from './prepare-deals';

export const metadata: Metadata = { title: 'Prepare the review' };

type Props = {
  params: Promise<{ tenant: string; review: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** What a rep does before the review: his five deals, three answers each. The CRO sees who is ready and opens any rep's. */
export default async function PreparePage({ params, searchParams }: Props) {
  const { tenant: slug, review: reviewId } = await params;
  const { rep } = await searchParams;
  const repId = typeof rep === 'string' ? rep : null;
  const [{ actor }, prepared] = await Promise.all([
    frameOf(slug),
    callOrNotFound(preparation, slug, { reviewId, repId }),
  ]);
  const { review, asking } = prepared;
  const path = `/t/${slug}/reviews/${reviewId}/prepare`;
  const team = asking === 'cro' ? await callOrNotFound(readiness, slug, { reviewId }) : [];
  return (
    <>
      <PageHeader
        eyebrow={<Link href={`/t/${slug}/reviews/${reviewId}`}>The review</Link>}
        title={`Review on ${startText(review.startsAt, review.zone)}`}
        mark={
          <Badge>
            {review.state === 'planned' ? (
              <UntilStart startsAt={review.startsAt} now={now()} />
            ) : (
              STATE_WORDS[review.state]
            )}
          </Badge>
        }
        lead={leadOf(prepared)}
      />
      <Settled prepared={prepared} slug={slug} />
      {team.length > 0 ? (
        <ReadinessList team={team} path={path} zone={review.zone} open={prepared.rep?.id} />
      ) : null}
      {prepared.rep && actor.userId ? (
        <PrepareDeals
          key={prepared.rep.id}
          slug={slug}
          userId={actor.userId}
          path={repId ? `${path}?rep=${repId}` : path}
          prepared={{ ...prepared, rep: prepared.rep }}
          kinds={EVIDENCE_KINDS.filter((kind) => mayRecord(actor.role, kind))}
        />
      ) : (
        <NoRep asking={asking} reps={prepared.reps.length} />
      )}
    </>
  );
}

const STATE_WORDS = { open: 'Open now', closed: 'Closed', skipped: 'Skipped' };

type Prepared = Extract<Awaited<ReturnType<typeof preparation>>, { ok: true }>['value'];

function leadOf({ rep, asking, chosen, deals, mayChoose }: Prepared): string {
  if (asking === 'cro')
    return rep ? `The five deals of ${rep.name}: three answers each.` : 'Who is ready, and with what.';
  if (chosen || deals.length === 0 || !mayChoose)
    return 'Up to five deals, three answers each. Everything saves itself.';
  return 'Proposed: most at stake this quarter, least of it proven. Swap, reorder, bring fewer. Everything saves itself.';
}

/** A review that takes no answers any more says so, and where to go. */
function Settled({ prepared: { review, handedOver }, slug }: { prepared: Prepared; slug: string }) {
  const toReview = (
    <LinkButton href={`/t/${slug}/reviews/${review.id}`}>
      {review.state === 'closed' ? 'Read the minutes' : 'Go to the review'}
    </LinkButton>
  );
  return (
    <>
      {review.state === 'skipped' ? (
        <Alert title="This review is skipped." action={toReview}>
          {review.skipReason}
        </Alert>
      ) : null}
      {review.state === 'closed' ? (
        <Alert title="This review is closed. Its answers stay as they were." action={toReview} />
      ) : null}
      {review.state === 'open' ? (
        <Alert title="The review is on. What you change here shows in the room." action={toReview} />
      ) : null}
      {handedOver > 0 ? (
        <Alert
          title={handedOver === 1 ? 'One deal has left the five.' : `${handedOver} deals have left the five.`}
        >
          Another rep has taken over.
        </Alert>
      ) : null}
    </>
  );
}

function NoRep({ asking, reps }: { asking: Prepared['asking']; reps: number }) {
  if (asking === 'rep' || reps === 0)
    return (
      <EmptyState
        title="No deals yet"
        why="The review speaks of open deals. Once there is one with an owner, it is prepared here."
      />
    );
  return (
    <EmptyState title="Whose deals?" why="Choose a rep above to see what is prepared, or to help with it." />
  );
}
