import type { MarkId, MarkSummary } from '@/domain/forecast/back-test';
import { percentOrReason } from '@/ui/format/ratio';
import { StatCard } from '@/ui/layout/stat-card';
import { leanText, MARK_WORDS, nearerText } from '../back-test-words';

type Props = { marks: readonly MarkSummary[]; hrefOf: (mark: MarkId) => string };

/** Four looks at the same quarters, the earliest first; each leads to its quarters. */
export function MarkCards({ marks, hrefOf }: Props) {
  return (
    <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-4">
      {marks.map((mark) => {
        const { text, reason } = percentOrReason(mark.ours.wape);
        const lean = leanText(mark.ours);
        return (
          <StatCard
            key={mark.id}
            label={`${MARK_WORDS[mark.id]}, off by`}
            value={text}
            reason={mark.quarters === 0 ? 'no quarter was known so early' : reason}
            beside={mark.quarters === 0 ? null : `plain table ${percentOrReason(mark.plain.wape).text}`}
            sentence={
              mark.quarters === 0 ? null : `${nearerText(mark)}${lean === null ? '' : ` Ours ${lean}.`}`
            }
            href={hrefOf(mark.id)}
          />
        );
      })}
    </div>
  );
}
