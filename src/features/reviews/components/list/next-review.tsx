import type { ComingReview } from '@/data/review-list';
import { TOP_DEALS } from '@/domain/reviews/review';
import { LinkButton } from '@/ui/controls/link-button';
import { Card } from '@/ui/layout/card';
import { Section } from '@/ui/layout/section';
import { reviewDay, reviewTime } from '../../list-words';
import { millisecondsBetween } from '@/domain/values/calendar-date';
import { untilText } from '../../until-text';
import type { Readiness } from '../../preparation-view';
import { MoveButton } from '../cadence/move-button';
import { ReadyList } from './ready-list';
import { SkipButton } from './skip-buttons';

type Props = {
  slug: string;
  review: ComingReview;
  readiness: readonly Readiness[];
  now: string;
  role: string;
  may: { prepare: boolean; run: boolean; schedule: boolean };
};

/** The review that comes next: when, who is ready, and the way in. */
export function NextReview({ slug, review, readiness, now, role, may }: Props) {
  const { id, heldOn, startsAt, zone, minutes } = review;
  const own = role === 'REP' ? readiness[0] : undefined;
  const path = `/t/${slug}/reviews/${id}`;
  return (
    <Section title="Next review">
      <Card className="flex flex-col gap-4">
        <div>
          <p className="text-lg font-semibold tracking-tight">
            {reviewDay(heldOn)}, {reviewTime(startsAt, zone)}
          </p>
          <p className="text-sm text-muted">
            {capital(untilText(millisecondsBetween(now, startsAt)))} · {minutes} minutes · {zone}
          </p>
        </div>
        {own ? <p className="text-sm">{ownText(own)}</p> : null}
        {role !== 'REP' && readiness.length > 0 ? <ReadyList readiness={readiness} zone={zone} /> : null}
        <div className="flex flex-wrap gap-2">
          {role === 'REP' ? (
            <LinkButton href={`${path}/prepare`} variant={own?.readyAt ? 'secondary' : 'primary'}>
              {own?.readyAt ? 'Look at my preparation' : 'Prepare my deals'}
            </LinkButton>
          ) : null}
          <LinkButton href={path} variant={may.run ? 'primary' : 'secondary'}>
            {may.run ? 'To the room' : 'To the waiting room'}
          </LinkButton>
          {may.schedule ? (
            <>
              <MoveButton
                {...{ slug, heldOn, zone }}
                reviewId={id}
                day={reviewDay(heldOn)}
                time={reviewTime(startsAt, zone)}
                weekly={review.week !== null}
              />
              <SkipButton slug={slug} reviewId={id} day={reviewDay(heldOn)} />
            </>
          ) : null}
        </div>
      </Card>
    </Section>
  );
}

/** A rep's own preparation in a sentence. */
function ownText({ readyAt, deals, answered }: Readiness): string {
  if (readyAt) return 'You are ready.';
  if (deals === 0)
    return `You have not begun: choose your ${TOP_DEALS} deals and answer three questions on each.`;
  return `Your preparation: ${answered} of ${deals} deals answered.`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
