import type { CalendarDate } from '@/domain/values/calendar-date';
import { countText } from '@/ui/format/counts';
import { dateText, daysText } from '@/ui/format/dates';
import type { DeskLine } from './components/overview/desk-card';
import type { Desk } from './queries-desk';

type Part<K extends keyof Desk> = NonNullable<Desk[K]>;

/** The desk in words, each line with the address of the list that it counts; what the reader may not open is left out. */
export function deskLines(slug: string, desk: Desk, asOf?: CalendarDate): DeskLine[] {
  const to = (path: string) => `/t/${slug}/${path}${asOf ? `?asOf=${asOf}` : ''}`;
  const { save, renewals, handoffs, approvals } = desk;
  return [
    save ? saveLine(save, to('revenue/silent-churn')) : null,
    renewals ? renewalsLine(renewals, to('revenue/renewals')) : null,
    handoffs ? handoffsLine(handoffs, `/t/${slug}/deployments/handoffs?standing=missing`) : null,
    approvals ? approvalsLine(approvals, `/t/${slug}/desk`) : null,
  ].filter((line) => line !== null);
}

function saveLine({ notPaying, notConnected }: Part<'save'>, href: string): DeskLine {
  const silent = `not paying; ${countText(notConnected)} silent but paying`;
  return {
    label: 'Save list',
    count: notPaying,
    detail: notConnected > 0 ? silent : 'connected, not paying',
    href,
    act: true,
  };
}

function renewalsLine({ days, due, firstOn }: Part<'renewals'>, href: string): DeskLine {
  const detail = firstOn
    ? `within ${daysText(days)}, first ${dateText(firstOn)}`
    : `none within ${daysText(days)}`;
  return { label: 'Renewals due', count: due, detail, href };
}

function handoffsLine({ missing, returned }: Part<'handoffs'>, href: string): DeskLine {
  const back = returned > 0 ? `; ${countText(returned)} sent back` : '';
  return { label: 'Handoffs missing', count: missing, detail: `PO without handoff${back}`, href };
}

function approvalsLine({ open, oldestDays }: Part<'approvals'>, href: string): DeskLine {
  const detail = open > 0 ? `oldest for ${daysText(oldestDays)}` : 'none';
  return { label: 'Approvals waiting', count: open, detail, href };
}
