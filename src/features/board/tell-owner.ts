import type { BoardDecisionRow } from '@/data/board-decisions';
import type { BoardReviewRow } from '@/data/board-reviews';
import { settle, tell } from '@/data/notices';
import { monthOf } from '@/domain/board/months';
import { dayText } from '@/domain/values/calendar-date';
import type { Context } from '@/platform/operations/context';

type Owned = Pick<BoardDecisionRow, 'id' | 'version' | 'text' | 'ownerId' | 'dueOn'>;

/** Tells whoever's name stands by what was agreed, as it stands now; what was told of it before is done. */
export async function tellOwner(ctx: Context, review: BoardReviewRow, agreed: Owned): Promise<void> {
  const { id, version, text, ownerId, dueOn } = agreed;
  if (version > 1) await settleOwned(ctx, { id, version });
  const { key, name } = monthOf(review.period);
  const until = dueOn === null ? '' : `, by ${dayText(dueOn)}`;
  await tell(
    ctx,
    { userIds: [ownerId] },
    {
      kind: 'board',
      subject: subjectOf(id, version),
      title: text,
      body: `Agreed in the board review of ${name} with your name${until}.`,
      path: `/board/${key}`,
    },
  );
}

/** Done, dropped or taken out: nobody has to hear of it any more. */
export function settleOwned(ctx: Context, { id, version }: Pick<Owned, 'id' | 'version'>): Promise<void> {
  return settle(
    ctx,
    Array.from({ length: version }, (_, before) => subjectOf(id, before + 1)),
  );
}

/** Of its own for each version, so that what comes back to somebody is told once more. */
function subjectOf(id: string, version: number): string {
  return `agreed ${id} ${version}`;
}
