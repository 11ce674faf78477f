import { SPANS, type Span } from '@/domain/kpis/nnarr-span';
import type { CalendarDate } from '@/domain/values/calendar-date';
import { dashboardHref, readClock } from './kpi-address';

type Raw = Record<string, string | string[] | undefined>;

/** What the dashboard's address chooses: the day, constant currency, and how many completed quarters its charts show. */
export type DashboardView = { asOf?: CalendarDate; constant?: true; span: Span };

/** What an address does not say, or says unreadably, is as everybody begins: today, at the rates of each day, four quarters. */
export function readDashboard(raw: Raw): DashboardView {
  return { ...readClock(raw), span: SPANS.find((span) => raw.quarters === String(span)) ?? SPANS[0] };
}

/** The dashboard with this view; what is as everybody begins is left out. */
export function viewHref(slug: string, { asOf, constant, span }: DashboardView): string {
  return dashboardHref(slug, { asOf, quarters: span === SPANS[0] ? null : span, constant });
}
