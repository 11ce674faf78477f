import { addDays, parseCalendarDate, type CalendarDate } from '@/domain/values/calendar-date';
import { readClocks, withClocks, type Clocks } from '@/domain/values/clocks';

/** Where "changes since" begins: a day, or the last review that the deal was in. */
export type Since = CalendarDate | 'review';
export type DealAddress = { clocks: Clocks; since?: Since; before?: string };

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** What a deal's page shows by its address; what cannot be read is left out. */
export function readDealAddress(raw: Record<string, string | string[] | undefined>): DealAddress {
  const since =
    raw.since === 'review' ? raw.since : typeof raw.since === 'string' ? parseCalendarDate(raw.since) : null;
  const before = typeof raw.before === 'string' && INSTANT.test(raw.before) ? raw.before : null;
  return { clocks: readClocks(raw), ...(since ? { since } : {}), ...(before ? { before } : {}) };
}

/** The same page with another window or another page of its history. */
export function dealHref(
  path: string,
  { clocks, since, before }: DealAddress,
  changes: { since?: Since; before?: string | null },
): string {
  const params = new URLSearchParams();
  const window = changes.since ?? since;
  const older = changes.before === undefined ? before : changes.before;
  if (window) params.set('since', window);
  if (older) params.set('before', older);
  const query = params.toString();
  return withClocks(query ? `${path}?${query}` : path, clocks);
}

const WINDOWS = [
  { label: '7 days', days: 7 },
  { label: '30 days', days: 30 },
  { label: '90 days', days: 90 },
] as const;

/** The windows of "changes since" as addresses; the one that is shown is marked. The last review is one once the deal was in one. */
export function changeWindows(
  path: string,
  address: DealAddress,
  today: CalendarDate,
  shown: { sinceOn: CalendarDate; sinceReview: boolean; lastReview: object | null },
) {
  const days = WINDOWS.map(({ label, days: back }) => {
    const since = addDays(today, -back);
    const active = !shown.sinceReview && since === shown.sinceOn;
    return { label, href: dealHref(path, address, { since }), active };
  });
  if (!shown.lastReview) return days;
  const href = dealHref(path, address, { since: 'review' });
  return [{ label: 'Last review', href, active: shown.sinceReview }, ...days];
}
