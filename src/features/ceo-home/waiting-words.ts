import type { RequestStanding } from '@/domain/board/requests';
import { countOf } from '@/ui/format/counts';
import { dateText } from '@/ui/format/dates';
import type { Waiting } from './queries';

/** Only what is late is marked. */
export const STANDING_WORDS: Readonly<Partial<Record<RequestStanding, string>>> = { overdue: 'Overdue' };

/** The sentence under the title: how much waits, or what comes next. */
export function waitingLead({ count, next }: Pick<Waiting, 'count' | 'next'>): string {
  if (count === 1) return '1 thing, done here in one press.';
  if (count > 1) return `${countOf(count, 'thing')}, each done here in one press.`;
  if (!next) return 'Nothing waits for you.';
  const said =
    next.answer === 'coming' ? ', and you come' : next.answer === 'not_coming' ? ', and you cannot come' : '';
  return `Nothing waits for you. The review of ${next.month.name} is on ${dateText(next.heldOn)}${said}.`;
}
