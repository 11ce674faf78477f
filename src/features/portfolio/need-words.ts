import type { Role } from '@/domain/access/permissions';
import type { KpiId } from '@/domain/kpis/kpi-data';
import { KPI_DEFINITIONS } from '@/domain/kpis/registry';
import type { Need, NeedId } from '@/domain/portfolio/needs';
import { countOf, countText } from '@/ui/format/counts';
import { percentOrReason } from '@/ui/format/ratio';
import { boardHref, ofMonth } from './meeting-words';
import type { CompanyStanding } from './queries';

/** What something is called and where it is seen to. */
export type Said = { text: string; href: string };

type Worded = { path: string; text: (count: number) => string };
const counted = (path: string, noun: string, after: string): Worded => ({
  path,
  text: (count) => `${countOf(count, noun)} ${after}`,
});
const plain = (path: string, text: string): Worded => ({ path, text: () => text });

const WORDS: Record<Exclude<NeedId, 'kpi_alarm' | 'variance' | 'board_overdue'>, Worded> = {
  not_paying: counted('revenue/silent-churn', 'customer', 'connected, not paying'),
  silent_paying: counted('revenue/silent-churn', 'customer', 'silent but paying'),
  actions_overdue: counted('reviews', 'action', 'overdue'),
  board_actions_overdue: counted('board', 'board action', 'overdue'),
  approvals: counted('desk', 'approval', 'waiting'),
  requests: counted('board/discipline', 'request', 'to the CEO unanswered'),
  won_unshipped: {
    path: 'audit/closed-won-without-ship-date',
    text: (count) => `${countText(count)} won without a ship date`,
  },
  close_past: {
    path: 'audit/close-date-past',
    text: (count) => `${countText(count)} past ${count === 1 ? 'its' : 'their'} close date`,
  },
  zombies: { path: 'audit/zombie', text: (count) => countOf(count, 'zombie') },
  handoffs_missing: counted('deployments/handoffs?standing=missing', 'handoff', 'missing'),
  handoffs_returned: counted('deployments/handoffs?standing=returned', 'handoff', 'sent back'),
  renewals: counted('revenue/renewals', 'renewal', 'due'),
  days_over: plain('engagement/time', 'More days used than agreed'),
  no_review: plain('settings/reviews', 'No weekly review planned'),
  no_board: plain('board', 'No board review planned'),
};

/** A red or amber item of a company in words, with the list that it counts. */
export function needSaid(
  slug: string,
  { id, count, kpi }: Need,
  { variance, board, role }: Pick<CompanyStanding, 'variance' | 'board'> & { role?: Role },
): Said {
  // The CEO reads of his own requests what he is asked for, not that he has not answered.
  if (id === 'requests' && role === 'CEO')
    return { text: `${countOf(count, 'request')} to answer`, href: `/t/${slug}/home` };
  if (id === 'kpi_alarm') return alarmSaid(slug, kpi ?? 'nnarr');
  if (id === 'board_overdue')
    return { text: `Board review${ofMonth(board)} not held`, href: boardHref(slug, board) };
  if (id === 'variance') {
    if (variance?.nothingCame)
      return {
        text: `Nothing came of the forecast of ${variance.quarter}`,
        href: `/t/${slug}/forecast/accuracy`,
      };
    const off = variance ? ` ${percentOrReason(variance.total).text} off in ${variance.quarter}` : ' off';
    return { text: `Forecast${off}`, href: `/t/${slug}/forecast/accuracy` };
  }
  const { path, text } = WORDS[id];
  return { text: text(count), href: `/t/${slug}/${path}` };
}

function alarmSaid(slug: string, kpi: KpiId): Said {
  const { short, alarm } = KPI_DEFINITIONS[kpi];
  const [rule = alarm] = alarm.split(':');
  return {
    text: `${short}: ${rule.charAt(0).toLowerCase()}${rule.slice(1)}`,
    href: `/t/${slug}/dashboard/${kpi.replaceAll('_', '-')}`,
  };
}
