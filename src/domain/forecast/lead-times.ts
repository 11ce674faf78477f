import type { LeadTimes } from './types';

/** PO to ship, ship to installed, installed to active. */
export const LEAD_TIME_KINDS = ['hardware', 'install', 'activation'] as const;
export type LeadTimeKind = (typeof LEAD_TIME_KINDS)[number];

/** Observations from which on a company's own history counts; under it the default stays. */
export const LEARNED_FROM = 5;

/**
 * What the library knows of one product, supplier or both ("" is any). `set`: the company's own word; `learned`: from at least five
 * observations of its own history, of which `sample` are the days, ascending, for those who draw.
 */
export type LeadTimeEntry = {
  kind: LeadTimeKind;
  product: string;
  supplier: string;
  p50Days: number;
  p80Days: number;
  observations: number;
  basis: 'set' | 'learned';
  sample: readonly number[];
};

/** What of this supplier (of one product, or "" for all of his) has not shipped is expected so many days later. */
export type SupplierDelay = { id: string; supplier: string; product: string; days: number };

/** Everything that the clocks ask about lead times: the company's defaults, what it knows better, and who is late. */
export type LeadTimeBook = {
  standard: { p50: LeadTimes; p80: LeadTimes };
  entries: readonly LeadTimeEntry[];
  delays: readonly SupplierDelay[];
};

/** The book of a company that has nothing but its defaults. */
export function standardBook(p50: LeadTimes, p80: LeadTimes = p50): LeadTimeBook {
  return { standard: { p50, p80 }, entries: [], delays: [] };
}
