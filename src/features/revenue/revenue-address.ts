import { MOVEMENT_KINDS, type MovementKind } from '@/domain/revenue/movements';
import { REVENUE_WINDOWS, type Grain, type RevenueWindow } from '@/domain/revenue/window';
import { parseCalendarDate, type CalendarDate } from '@/domain/values/calendar-date';
import { STREAMS, type Stream } from '@/domain/values/stream';

type Raw = Record<string, string | string[] | undefined>;

/** What the address of a page of revenue chooses; what it does not say, or says unreadably, is left out. */
export type RevenueView = {
  asOf?: CalendarDate;
  window: RevenueWindow;
  /** Months of one's own instead of the window; `until` is the first day that is out. */
  from: CalendarDate | null;
  until: CalendarDate | null;
  by: Grain | null;
  stream: Stream | null;
  kind: MovementKind | null;
  customerId: string | null;
  constant: boolean;
};

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export function readView(raw: Raw): RevenueView {
  const asOf = dayOf(raw.asOf);
  return {
    ...(asOf ? { asOf } : {}),
    window: REVENUE_WINDOWS.find((one) => one === raw.window) ?? 'quarters',
    from: dayOf(raw.from),
    until: dayOf(raw.until),
    by: raw.by === 'month' || raw.by === 'quarter' ? raw.by : null,
    stream: STREAMS.find((one) => one === raw.stream) ?? null,
    kind: MOVEMENT_KINDS.find((one) => one === raw.kind) ?? null,
    customerId: typeof raw.customer === 'string' && ID.test(raw.customer) ? raw.customer : null,
    constant: raw.constant === '1',
  };
}

function dayOf(value: Raw[string]): CalendarDate | null {
  return typeof value === 'string' ? parseCalendarDate(value) : null;
}

export type RevenuePage = 'overview' | 'movements' | 'losses' | 'export';

const PATHS: Record<RevenuePage, (slug: string) => string> = {
  overview: (slug) => `/t/${slug}/revenue`,
  movements: (slug) => `/t/${slug}/revenue/movements`,
  losses: (slug) => `/t/${slug}/revenue/losses`,
  export: (slug) => `/api/t/${slug}/revenue-export`,
};

/** A page of revenue with a view, and with what only one page knows (`extra`). What is as it stands anyway is left out. */
export function revenueHref(
  slug: string,
  page: RevenuePage,
  view: RevenueView,
  extra: Record<string, string | null> = {},
): string {
  const given: Record<string, string | null | undefined> = {
    asOf: view.asOf,
    window: view.window === 'quarters' ? null : view.window,
    from: view.from,
    until: view.until,
    by: view.by,
    stream: view.stream,
    kind: view.kind,
    customer: view.customerId,
    constant: view.constant ? '1' : null,
    ...extra,
  };
  const params = new URLSearchParams(
    Object.entries(given).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  );
  const query = params.toString();
  return query === '' ? PATHS[page](slug) : `${PATHS[page](slug)}?${query}`;
}

/** Who paid the ARR at the end of a day, with the view's stream and basis; of one customer his own page, which knows no constant currency. */
export function paidHref(slug: string, on: CalendarDate, view: RevenueView): string | null {
  const base = `/t/${slug}/revenue/customers`;
  if (view.customerId !== null) return view.constant ? null : `${base}/${view.customerId}?asOf=${on}`;
  const params = new URLSearchParams({ on, ...(view.asOf ? { asOf: view.asOf } : {}) });
  if (view.stream) params.set('stream', view.stream);
  if (view.constant) params.set('constant', '1');
  return `${base}?${params.toString()}`;
}
