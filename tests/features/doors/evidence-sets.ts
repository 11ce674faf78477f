import type { StageId } from '@/domain/deals/deal';
import type { recordEvidence } from '@/features/deals/commands-evidence';

/** What each stage of a deal with hardware, software and services asks for, in order: written out, not taken from the rule under test. */
export const CHAIN = [
  ['lead', 'contact'],
  ['demo', 'demo'],
  ['hardware_quote_sent', 'quote'],
  ['hardware_po_received', 'po'],
  ['hardware_shipped', 'shipment'],
  ['software_activated', 'activation'],
  ['services_completed', 'milestone'],
] as const satisfies readonly (readonly [StageId, string])[];

export type Item = (typeof CHAIN)[number][1];
export const ITEMS = CHAIN.map(([, item]) => item);

/** A stage is open when everything up to it is there. */
export function isOpen(items: readonly Item[], stage: StageId): boolean {
  const place = CHAIN.findIndex(([id]) => id === stage);
  return place >= 0 && CHAIN.slice(0, place + 1).every(([, item]) => items.includes(item));
}

/** Every prefix of the chain, and the whole chain without one of its items; without a PO nothing after it can be on record. */
export const SETS: readonly (readonly Item[])[] = [
  ...ITEMS.map((_, count) => ITEMS.slice(0, count)),
  ITEMS,
  ...ITEMS.map((absent) =>
    ITEMS.filter((item) => item !== absent && (absent !== 'po' || ITEMS.indexOf(item) < ITEMS.indexOf('po'))),
  ).filter((items) => !ITEMS.every((item, place) => place >= items.length || items[place] === item)),
];

type Evidence = Parameters<typeof recordEvidence>[1]['evidence'][number];

export const EVIDENCE: Record<Exclude<Item, 'contact'>, Evidence> = {
  demo: { kind: 'demo', evidenceOn: '2026-01-05' },
  quote: { kind: 'quote', reference: 'Q-1', evidenceOn: '2026-01-10', amountMinor: '220000' },
  po: { kind: 'po', reference: 'PO-1', evidenceOn: '2026-02-01', amountMinor: '220000' },
  shipment: { kind: 'shipment', units: 100, evidenceOn: '2026-03-01' },
  activation: { kind: 'activation', evidenceOn: '2026-04-01' },
  milestone: { kind: 'milestone', evidenceOn: '2026-05-01' },
};

export const LINES = [
  {
    stream: 'hardware' as const,
    recurring: false,
    description: '100 gateways',
    units: 100,
    amountMinor: '100000',
  },
  { stream: 'software' as const, recurring: true, description: 'Platform', amountMinor: '120000' },
  { stream: 'services' as const, recurring: false, description: 'Installation', amountMinor: '30000' },
];
