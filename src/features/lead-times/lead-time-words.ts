import type { LeadTimeKind } from '@/domain/forecast/lead-times';

export const KIND_WORDS: Readonly<Record<LeadTimeKind, { label: string; lead: string; observed: string }>> = {
  hardware: {
    label: 'PO to shipment',
    lead: 'From the PO’s day to the first shipment of a product.',
    observed: 'shipment',
  },
  install: {
    label: 'Shipment to installation',
    lead: 'From the deal’s first shipment to its first installation.',
    observed: 'installation',
  },
  activation: {
    label: 'Installation to activation',
    lead: 'From the first installation to the day the software is active.',
    observed: 'activation',
  },
};

/** "TempSense from Nordchip", "TempSense", "Nordchip", "Everything else". */
export function placeText({ product, supplier }: { product: string; supplier: string }): string {
  if (product !== '' && supplier !== '') return `${product} from ${supplier}`;
  return product || supplier || 'Everything else';
}

/** "70 to 80 days"; one figure where the two are the same. Every second one takes no longer than the first, four of five than the second. */
export function rangeText({ p50Days, p80Days }: { p50Days: number; p80Days: number }): string {
  return p50Days === p80Days ? daysText(p50Days) : `${p50Days} to ${p80Days} days`;
}

/** "1 day", "21 days". */
export function daysText(days: number): string {
  return `${days} ${days === 1 ? 'day' : 'days'}`;
}

/** "21 days late", "3 days early". */
export function lateText(days: number): string {
  return `${daysText(Math.abs(days))} ${days < 0 ? 'early' : 'late'}`;
}
