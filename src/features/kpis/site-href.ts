import type { CalendarDate } from '@/domain/values/calendar-date';
import { withClocks } from '@/domain/values/clocks';
import { customerHref } from './kpi-address';

/** Where a deployment's row leads: its own page, the customer for whoever may not open it, nowhere where neither is known. */
export type SiteHref = (row: { id: string; customerId: string | null }) => string | null;

export function siteHrefs(slug: string, mayOpen: boolean, asOf: CalendarDate | undefined): SiteHref {
  return ({ id, customerId }) => {
    if (mayOpen) return withClocks(`/t/${slug}/deployments/${id}`, { asOf });
    return customerId ? customerHref(slug, customerId, { asOf }) : null;
  };
}
