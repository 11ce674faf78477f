import { libraryName, placesOf } from './find-lead-times';
import type { LeadTimeEntry, LeadTimeKind } from './lead-times';

/** Days that something took, each its own observation, of one product and supplier as somebody spelt them ("" where nobody did). */
export type ObservedDays = {
  kind: LeadTimeKind;
  product: string;
  supplier: string;
  days: readonly number[];
};

/** No more days than this are kept for those who draw: enough for any percentile, and a book stays small enough to be frozen. */
const SAMPLE = 200;

/**
 * What a company's history says (docs/metrics.md, "Lead times"): median and 80th percentile by nearest rank, per product and supplier,
 * per product, per supplier and of the whole company. Names that differ in spelling alone are one, spelt as the first that comes.
 * Entries of fewer than LEARNED_FROM observations are here too; the clocks pass over them.
 */
export function learnedLeadTimes(observed: readonly ObservedDays[]): LeadTimeEntry[] {
  const places = new Map<string, Omit<ObservedDays, 'days'> & { days: number[] }>();
  for (const { kind, product, supplier, days } of observed) {
    for (const [ofProduct, ofSupplier] of placesOf(product.trim(), supplier.trim())) {
      const key = `${kind}\n${libraryName(ofProduct)}\n${libraryName(ofSupplier)}`;
      const place = places.get(key);
      if (place) place.days.push(...days);
      else places.set(key, { kind, product: ofProduct, supplier: ofSupplier, days: [...days] });
    }
  }
  return [...places.values()].map(({ days, ...place }) => {
    days.sort((a, b) => a - b);
    const observations = days.length;
    const [p50Days, p80Days] = [nearestRank(days, 50), nearestRank(days, 80)];
    return { ...place, p50Days, p80Days, observations, basis: 'learned', sample: thinned(days) };
  });
}

/** The least of ascending values that `percent` of them do not exceed. */
function nearestRank(ascending: readonly number[], percent: number): number {
  return ascending[Math.ceil((ascending.length * percent) / 100) - 1] ?? 0;
}

function thinned(ascending: readonly number[]): number[] {
  if (ascending.length <= SAMPLE) return [...ascending];
  const step = ascending.length / SAMPLE;
  return Array.from({ length: SAMPLE }, (_, i) => ascending[Math.floor((i + 0.5) * step)] ?? 0);
}
