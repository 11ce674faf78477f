import type { RequestStanding } from '@/domain/board/requests';
import { countOf } from '@/ui/format/counts';
import { dateText } from '@/ui/format/dates';
import type { Waiting } from './queries';

/** Only what is late is marked. */
export const STANDING_WORDS: Readonly<Partial<Record<RequestStanding, string>>> = { overdue: 'Overdue' };

/** The sentence under the title: how much waits, and the review that comes next once he has said whether he comes. */
export function waitingLead({ count, next }: Pick<Waiting, 'count' | 'next'>): string {
  const waits =
    count === 0
      ? 'Nothing waits for you.'
      : count === 1
        ? '1 thing, done here in one press.'
        : `${countOf(count, 'thing')}, each done here in one press.`;
  // Without an answer the review is one of the things that wait, and says its day itself.
  if (!next || (count > 0 && next.answer === null)) return waits;
  const said = { coming: ', and you come', not_coming: ', and you cannot come' };
  const answer = next.answer === null ? '' : said[next.answer];
  return `${waits} The review of ${next.month.name} is on ${dateText(next.heldOn)}${answer}.`;
}
