import { parseCalendarDate, type CalendarDate } from './calendar-date';

/** The two clocks of a page, as its address says them: the rules' "today", and the instant whose recorded history is shown. */
export type Clocks = { asOf?: CalendarDate; knownAt?: string };

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?Z$/;

/** What cannot be read is left out: an old or mistyped link shows today. */
export function readClocks(raw: Record<string, string | string[] | undefined>): Clocks {
  const asOf = typeof raw.asOf === 'string' ? parseCalendarDate(raw.asOf) : null;
  const knownAt = typeof raw.knownAt === 'string' ? raw.knownAt : '';
  return { ...(asOf ? { asOf } : {}), ...(isInstant(knownAt) ? { knownAt } : {}) };
}

function isInstant(text: string): boolean {
  return INSTANT.test(text) && !Number.isNaN(Date.parse(text));
}

/** An address with the clocks of the page that links to it: what was turned to the past stays there from page to page. */
export function withClocks(path: string, { asOf, knownAt }: Clocks): string {
  const params = new URLSearchParams({ ...(asOf ? { asOf } : {}), ...(knownAt ? { knownAt } : {}) });
  const query = params.toString();
  return query === '' ? path : `${path}${path.includes('?') ? '&' : '?'}${query}`;
}
