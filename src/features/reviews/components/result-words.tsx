import type { PromiseResult, ReviewOutcome } from '@/domain/reviews/review';
import { Badge } from '@/ui/controls/badge';
import { OUTCOME_WORDS, PROMISE_WORDS } from '../outcome-words';

/** What a review came to on a deal. Amber only for what was knocked down. */
export function OutcomeBadge({ outcome }: { outcome: ReviewOutcome }) {
  const open = outcome === 'parked' || outcome === 'not_discussed';
  return (
    <Badge tone={outcome === 'knocked_down' ? 'look' : open ? 'outline' : 'plain'}>
      {OUTCOME_WORDS[outcome]}
    </Badge>
  );
}

/** Whether a promise was kept. */
export function PromiseText({ result }: { result: PromiseResult | null }) {
  if (result === null) return <span className="text-muted">not due yet</span>;
  return <Badge tone={result === 'kept' ? 'plain' : 'look'}>{PROMISE_WORDS[result]}</Badge>;
}
