import type { TodayItem } from '@/domain/portfolio/today';
import { countOf } from '@/ui/format/counts';
import { boardHref, ofMonth } from './meeting-words';
import type { Said } from './need-words';

/** Something for today in words, with the place where it is done; how much of it is overdue stands beside it. */
export function todaySaid(slug: string, { kind, count, meeting }: TodayItem): Said {
  const to = (path: string) => `/t/${slug}/${path}`;
  switch (kind) {
    case 'review_on':
      return { text: 'The weekly review is on', href: to(`reviews/${meeting?.id ?? ''}`) };
    case 'board_on':
      return { text: `The board review${ofMonth(meeting)} is on`, href: boardHref(slug, meeting) };
    case 'review':
      return { text: 'Weekly review', href: to(`reviews/${meeting?.id ?? ''}`) };
    case 'board':
      return { text: `Board review${ofMonth(meeting)}`, href: boardHref(slug, meeting) };
    case 'actions':
      return { text: `${countOf(count, 'action')} due`, href: to('reviews') };
    case 'board_actions':
      return { text: `${countOf(count, 'board action')} due`, href: to('board') };
    case 'approvals':
      return { text: `${countOf(count, 'approval')} to decide`, href: to('desk') };
    case 'answer_request':
      return { text: `${countOf(count, 'request')} to answer`, href: to('home') };
    case 'say_coming':
      return { text: 'Say whether you come to the board review', href: to('home') };
    case 'request_answered':
      return { text: `${countOf(count, 'request')} answered by the CEO`, href: to('board/discipline') };
    case 'findings':
      return { text: `${countOf(count, 'finding')} of the audit`, href: to('audit') };
  }
}
