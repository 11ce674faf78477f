import type { ReviewOutcome } from '@/domain/reviews/review';
import { Badge } from '@/ui/controls/badge';
import { outcomeCounts } from '../../list-words';

const TONES: Record<ReviewOutcome, 'plain' | 'look' | 'outline'> = {
  held: 'plain',
  moved: 'plain',
  knocked_down: 'look',
  lost: 'plain',
  parked: 'outline',
  not_discussed: 'outline',
};

/** What became of the deals of a review: a small mark for each outcome that there was. */
export function OutcomeMarks({ outcomes }: { outcomes: Record<ReviewOutcome, number> }) {
  const counts = outcomeCounts(outcomes);
  if (counts.length === 0) return <span className="text-faint">–</span>;
  return (
    <span className="inline-flex flex-wrap gap-1 max-sm:justify-end">
      {counts.map(({ outcome, text }) => (
        <Badge key={outcome} tone={TONES[outcome]}>
          {text}
        </Badge>
      ))}
    </span>
  );
}
