import { MOMENTS, type Moment } from '@/domain/forecast/accuracy/quarters';
import { parseCalendarDate, type CalendarDate } from '@/domain/values/calendar-date';
import { NONE } from './filter-address';

/** `repId` '' is nobody's, null all; `quarter` a quarter's first day, null the last one that can be explained. */
export type AccuracyAddress = { repId: string | null; moment: Moment; quarter: CalendarDate | null };

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** What the accuracy page shows by its address; what cannot be read is left out. */
export function readAccuracyAddress(raw: Record<string, string | string[] | undefined>): AccuracyAddress {
  const { rep, moment, quarter } = raw;
  return {
    repId: rep === NONE ? '' : typeof rep === 'string' && UUID.test(rep) ? rep : null,
    moment: MOMENTS.find((known) => known === moment) ?? 'start',
    quarter: typeof quarter === 'string' ? parseCalendarDate(quarter) : null,
  };
}

/** The same page with something else in it. */
export function accuracyHref(
  slug: string,
  address: AccuracyAddress,
  changes: Partial<AccuracyAddress> = {},
): string {
  const { repId, moment, quarter } = { ...address, ...changes };
  const params = new URLSearchParams();
  if (repId !== null) params.set('rep', repId === '' ? NONE : repId);
  if (moment !== 'start') params.set('moment', moment);
  if (quarter !== null) params.set('quarter', quarter);
  const query = params.toString();
  const path = `/t/${slug}/forecast/accuracy`;
  return query ? `${path}?${query}` : path;
}
