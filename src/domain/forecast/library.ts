import type { Settings } from '@/domain/settings/settings';
import { libraryName } from './find-lead-times';
import { LEAD_TIME_KINDS, LEARNED_FROM, type LeadTimeEntry, type LeadTimeKind } from './lead-times';

type Place = { kind: LeadTimeKind; product: string; supplier: string };

/** What the company set for a place, with what the next change must know of it. */
export type SetPlace = Place & { id: string; version: number; p50Days: number; p80Days: number };

/**
 * One row of the library: what is set, what history says, and which of them counts. `learned` is told from the first observation on and
 * counts from LEARNED_FROM on; `counts` null: nothing here does, the next more general row holds.
 */
export type LibraryPlace<S extends SetPlace = SetPlace> = Place & {
  set: S | null;
  learned: Pick<LeadTimeEntry, 'p50Days' | 'p80Days' | 'observations' | 'sample'> | null;
  counts: { basis: LeadTimeEntry['basis'] | 'default'; p50Days: number; p80Days: number } | null;
  /** Hardware lines of open deals that are exactly this product and supplier; of PO to shipment only. */
  openLines: number;
};

type Known<S> = {
  set: readonly S[];
  learned: readonly LeadTimeEntry[];
  open: readonly { product: string; supplier: string; lines: number }[];
  settings: Settings;
};

/**
 * Everything that the library can be asked for, by kind: everything else first, then by product and supplier. A place that was only
 * seen with both names stands beside its product and its supplier alone.
 */
export function libraryOf<S extends SetPlace>({ set, learned, open, settings }: Known<S>): LibraryPlace<S>[] {
  const places = new Map<string, LibraryPlace<S>>();
  const placeOf = ({ kind, product, supplier }: Place): LibraryPlace<S> => {
    const key = `${kind}\n${libraryName(product)}\n${libraryName(supplier)}`;
    const known = places.get(key);
    if (known) return known;
    const place = { kind, product, supplier, set: null, learned: null, counts: null, openLines: 0 };
    places.set(key, place);
    return place;
  };
  for (const kind of LEAD_TIME_KINDS) placeOf({ kind, product: '', supplier: '' });
  for (const own of set) placeOf(own).set = own;
  for (const entry of learned) {
    const { p50Days, p80Days, observations, sample } = entry;
    placeOf(entry).learned = { p50Days, p80Days, observations, sample };
  }
  for (const { product, supplier, lines } of open)
    placeOf({ kind: 'hardware', product, supplier }).openLines += lines;
  for (const place of places.values()) place.counts = countsOf(place, settings);
  return [...places.values()].sort(byName);
}

function countsOf(place: LibraryPlace, settings: Settings): LibraryPlace['counts'] {
  const { set, learned, kind, product, supplier } = place;
  if (set) return { basis: 'set', p50Days: set.p50Days, p80Days: set.p80Days };
  if (learned && learned.observations >= LEARNED_FROM)
    return { basis: 'learned', p50Days: learned.p50Days, p80Days: learned.p80Days };
  if (product !== '' || supplier !== '') return null;
  const { hardwareLeadP50, hardwareLeadP80, installDays, activationLagP50, activationLagP80 } = settings;
  const [p50Days, p80Days] = {
    hardware: [hardwareLeadP50, hardwareLeadP80] as const,
    install: [installDays, installDays] as const,
    activation: [activationLagP50, activationLagP80] as const,
  }[kind];
  return { basis: 'default', p50Days, p80Days };
}

function byName(a: Place, b: Place): number {
  const kinds = LEAD_TIME_KINDS.indexOf(a.kind) - LEAD_TIME_KINDS.indexOf(b.kind);
  return kinds || a.product.localeCompare(b.product) || a.supplier.localeCompare(b.supplier);
}
