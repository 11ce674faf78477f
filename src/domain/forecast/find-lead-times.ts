import type { DealFacts, LineFacts } from '@/domain/deals/deal';
import {
  LEARNED_FROM,
  type LeadTimeBook,
  type LeadTimeEntry,
  type LeadTimeKind,
  type SupplierDelay,
} from './lead-times';
import type { LeadTimes } from './types';

/** One lead time as it counts for a line. `why`: "default", "set for Nordchip" or "12 shipments of TempSense". Days. */
type FoundLeadTime = {
  p50Days: number;
  p80Days: number;
  observations: number;
  basis: LeadTimeEntry['basis'] | 'default';
  why: string;
  /** Days of its own history, ascending; empty unless learned. */
  sample: readonly number[];
};

/**
 * The lead times of a line. `delayDays`: what its supplier is late by, to be added to the expected ship day, a promised one included, and
 * never to a fact; `delayWhy` says so in words ("Nordchip 21 days late"), "" without one.
 */
export type FoundLeadTimes = {
  p50: LeadTimes;
  p80: LeadTimes;
  delayDays: number;
  delayWhy: string;
  of: Readonly<Record<LeadTimeKind, FoundLeadTime>>;
};

/** What the library compares names by: spelling aside. */
export function libraryName(name: string): string {
  return name.trim().toLowerCase();
}

/**
 * What the book says of a line of a deal; `line` null asks for the deal as a whole. A line without a product goes by the deal's. Most
 * particular first: product and supplier, product, supplier, the company's own history, the settings; at each what the company set goes
 * before what it learned. The answers of a book are kept with it: the same product and supplier is asked for thousands of times.
 */
export function leadTimesFor(
  book: LeadTimeBook,
  line: Pick<LineFacts, 'product' | 'supplier'> | null,
  deal: Pick<DealFacts, 'product'>,
): FoundLeadTimes {
  const index = indexOf(book);
  const product = line?.product ?? deal.product ?? '';
  const supplier = line?.supplier ?? '';
  const ofProduct = index.answers.get(product) ?? new Map<string, FoundLeadTimes>();
  const known = ofProduct.get(supplier);
  if (known) return known;
  const answer = find(book, index.entries, libraryName(product), libraryName(supplier));
  index.answers.set(product, ofProduct.set(supplier, answer));
  return answer;
}

/** Answers by product, then supplier: a key of both would be put together anew for each question. */
type Index = { entries: Map<string, LeadTimeEntry>; answers: Map<string, Map<string, FoundLeadTimes>> };
const indexes = new WeakMap<LeadTimeBook, Index>();

function indexOf(book: LeadTimeBook): Index {
  const known = indexes.get(book);
  if (known) return known;
  const index: Index = { entries: new Map(), answers: new Map() };
  for (const entry of book.entries) {
    if (entry.basis === 'learned' && entry.observations < LEARNED_FROM) continue;
    const key = keyOf(entry.kind, libraryName(entry.product), libraryName(entry.supplier));
    if (entry.basis === 'set' || !index.entries.has(key)) index.entries.set(key, entry);
  }
  indexes.set(book, index);
  return index;
}

function keyOf(kind: LeadTimeKind, product: string, supplier: string): string {
  return `${kind}\n${product}\n${supplier}`;
}

function find(
  book: LeadTimeBook,
  entries: Index['entries'],
  product: string,
  supplier: string,
): FoundLeadTimes {
  const places = placesOf(product, supplier);
  const one = (kind: LeadTimeKind): FoundLeadTime => {
    for (const [ofProduct, ofSupplier] of places) {
      const entry = entries.get(keyOf(kind, ofProduct, ofSupplier));
      if (entry) return { ...entry, why: entryWords(entry) };
    }
    return standard(book, kind);
  };
  const of = { hardware: one('hardware'), install: one('install'), activation: one('activation') };
  const late = book.delays.filter((delay) => isLate(delay, product, supplier));
  return {
    p50: leadTimes(of, 'p50Days'),
    p80: leadTimes(of, 'p80Days'),
    delayDays: late.reduce((sum, { days }) => sum + days, 0),
    delayWhy: late.map(delayWords).join(', '),
    of,
  };
}

/** Where the library looks for a product of a supplier ("" where it is not known), the most particular first. */
export function placesOf(product: string, supplier: string): [product: string, supplier: string][] {
  const both: [string, string][] = product === '' || supplier === '' ? [] : [[product, supplier]];
  if (product !== '') both.push([product, '']);
  if (supplier !== '') both.push(['', supplier]);
  return [...both, ['', '']];
}

/** Whether a delay is about this product and supplier, both as `libraryName` gives them. */
function isLate(delay: SupplierDelay, product: string, supplier: string): boolean {
  if (libraryName(delay.supplier) !== supplier) return false;
  const ofProduct = libraryName(delay.product);
  return ofProduct === '' || ofProduct === product;
}

function delayWords({ supplier, days }: SupplierDelay): string {
  const many = Math.abs(days);
  return `${supplier.trim()} ${many} ${many === 1 ? 'day' : 'days'} ${days < 0 ? 'early' : 'late'}`;
}

function leadTimes(of: FoundLeadTimes['of'], percentile: 'p50Days' | 'p80Days'): LeadTimes {
  return {
    hardwareDays: of.hardware[percentile],
    installDays: of.install[percentile],
    activationDays: of.activation[percentile],
  };
}

const STANDARD_DAYS = {
  hardware: 'hardwareDays',
  install: 'installDays',
  activation: 'activationDays',
} as const;

function standard({ standard: { p50, p80 } }: LeadTimeBook, kind: LeadTimeKind): FoundLeadTime {
  const [p50Days, p80Days] = [p50[STANDARD_DAYS[kind]], p80[STANDARD_DAYS[kind]]];
  return { p50Days, p80Days, observations: 0, basis: 'default', why: 'default', sample: [] };
}

const OBSERVED: Readonly<Record<LeadTimeKind, string>> = {
  hardware: 'shipment',
  install: 'installation',
  activation: 'activation',
};

/** Where a figure of the library comes from: "12 shipments of TempSense from Nordchip", "34 activations", "set for Nordchip". */
function entryWords({ kind, product, supplier, basis, observations }: LeadTimeEntry): string {
  if (basis === 'set') {
    if (product !== '' && supplier !== '') return `set for ${product} from ${supplier}`;
    return `set for ${product || supplier || 'all'}`;
  }
  const what = `${observations} ${OBSERVED[kind]}${observations === 1 ? '' : 's'}`;
  return `${what}${product === '' ? '' : ` of ${product}`}${supplier === '' ? '' : ` from ${supplier}`}`;
}
