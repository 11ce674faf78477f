import { daysBetween, type CalendarDate } from '@/domain/values/calendar-date';
import type { LeadTimeKind } from './lead-times';
import type { ObservedDays } from './learned-lead-times';

/** What the library knows a line by. */
type Named = { product: string | null; supplier: string | null };

/** A deal that has shipped, as far as lead times can be read from it. */
export type ShippedDeal = {
  product: string | null;
  /** The first day of a complete PO. */
  poOn: CalendarDate | null;
  /** First shipments: `of` the line that it names, null where it names none. */
  shipments: readonly { of: Named | null; on: CalendarDate }[];
  installedOn: CalendarDate | null;
  activatedOn: CalendarDate | null;
  /** The first lines of the streams; null where there is none. */
  hardware: Named | null;
  software: Named | null;
};

/** Beyond this many days it is a slip of the pen rather than a lead time (the range of a lead time that is set). */
const LONGEST = 730;

/**
 * What took how long (docs/metrics.md, "Lead times"): PO to the first shipment of each product and supplier of a deal, first shipment to
 * installation, installation to activation. A shipment that names no line is the first hardware line's; a line without a product goes by
 * its deal's. What ended before it began is no observation. The commonest spelling of a name comes first.
 */
export function observedDays(deals: readonly ShippedDeal[]): ObservedDays[] {
  const places = new Map<string, { kind: LeadTimeKind; product: string; supplier: string; days: number[] }>();
  const note = (kind: LeadTimeKind, line: Named | null, deal: ShippedDeal, days: number) => {
    if (days < 0 || days > LONGEST) return;
    const product = (line?.product ?? deal.product ?? '').trim();
    const supplier = (line?.supplier ?? '').trim();
    const key = `${kind}\n${product}\n${supplier}`;
    const place = places.get(key);
    if (place) place.days.push(days);
    else places.set(key, { kind, product, supplier, days: [days] });
  };
  for (const deal of deals) {
    const { poOn, installedOn, activatedOn } = deal;
    const first = firstShipments(deal);
    if (poOn !== null) for (const { of, on } of first) note('hardware', of, deal, daysBetween(poOn, on));
    if (installedOn === null) continue;
    const shippedOn = earliest(deal.shipments.map(({ on }) => on));
    if (shippedOn !== null) note('install', deal.hardware, deal, daysBetween(shippedOn, installedOn));
    if (activatedOn !== null) note('activation', deal.software, deal, daysBetween(installedOn, activatedOn));
  }
  return [...places.values()].sort((a, b) => b.days.length - a.days.length);
}

/** One observation of each product and supplier, however many lines and shipments there were. */
function firstShipments({ shipments, hardware }: ShippedDeal): { of: Named | null; on: CalendarDate }[] {
  const first = new Map<string, { of: Named | null; on: CalendarDate }>();
  for (const { of, on } of shipments) {
    const line = of ?? hardware;
    const key = `${line?.product ?? ''}\n${line?.supplier ?? ''}`;
    const known = first.get(key);
    if (!known || on < known.on) first.set(key, { of: line, on });
  }
  return [...first.values()];
}

function earliest(days: readonly CalendarDate[]): CalendarDate | null {
  return days.reduce<CalendarDate | null>(
    (first, day) => (first === null || day < first ? day : first),
    null,
  );
}
