import type { ComingReview } from '@/data/review-list';
import { LinkButton } from '@/ui/controls/link-button';
import { reviewDay, reviewTime } from '../../list-words';

/** A review that is on stands above everything. */
export function OpenReview({ slug, review }: { slug: string; review: ComingReview }) {
  const { id, heldOn, openedAt, zone } = review;
  return (
    <section
      aria-label="The review is on"
      className="flex flex-wrap items-center justify-between gap-4 rounded-lg border border-accent bg-accent-soft p-4 sm:p-6"
    >
      <div className="min-w-0">
        <h2 className="text-lg font-semibold tracking-tight">The review is on</h2>
        <p className="text-sm text-muted">
          {reviewDay(heldOn)}
          {openedAt ? `, since ${reviewTime(openedAt, zone)}` : null} ({zone})
        </p>
      </div>
      <LinkButton href={`/t/${slug}/reviews/${id}`} variant="primary" size="large">
        Join
      </LinkButton>
    </section>
  );
}
