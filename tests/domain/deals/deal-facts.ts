import fc from 'fast-check';
import {
  EVIDENCE_KINDS,
  hasHardwareLines,
  STAGE_IDS,
  type DealFacts,
  type EvidenceFacts,
  type LineFacts,
} from '@/domain/deals/deal';
import { STREAMS } from '@/domain/values/stream';
import { addDays, date, type CalendarDate } from '@/domain/values/calendar-date';

export const TODAY = date('2026-11-22');

/** A day counted from the tests' today. */
export function day(offset: number): CalendarDate {
  return addDays(TODAY, offset);
}

const BARE_DEAL: DealFacts = {
  id: 'deal-1',
  externalId: 'CRM-1',
  name: 'Cold chain, 500 sensors',
  stage: 'lead',
  outcome: 'open',
  stageEnteredOn: null,
  sourceStage: null,
  sourceOutcome: null,
  sourceCategory: null,
  sourceProbabilityBp: null,
  amountMinor: null,
  closeOn: null,
  createdOn: null,
  engagedOn: null,
  lastActivityOn: null,
  nextStep: null,
  nextStepOn: null,
  verbalYesOn: null,
  claimBp: null,
  claimOn: null,
  hasContact: false,
  demoOn: null,
  lostReason: null,
  closedOn: null,
  isPilot: false,
  repId: null,
  customerId: null,
  product: null,
  termMonths: 12,
  hasHardware: true,
  installedOn: null,
  justifiedUntil: null,
  lines: [],
  evidence: [],
};

/** A deal that has nothing but what the test names. Hardware follows from the lines. */
export function deal(over: Partial<DealFacts> = {}): DealFacts {
  return { ...BARE_DEAL, hasHardware: hasHardwareLines(over.lines ?? []), ...over };
}

export function line(over: Partial<LineFacts> & Pick<LineFacts, 'stream'>): LineFacts {
  return {
    id: `${over.stream}-1`,
    recurring: false,
    description: `${over.stream} line`,
    units: null,
    unitPriceMinor: null,
    amountMinor: 100_000n,
    timeAndMaterials: false,
    expectedHours: null,
    hoursDone: null,
    overInstallation: false,
    product: null,
    supplier: null,
    shipmentPlan: [],
    promisedOn: null,
    ...over,
  };
}

export const hardware = (over: Partial<LineFacts> = {}) =>
  line({ stream: 'hardware', units: 500, unitPriceMinor: 200n, ...over });
export const software = (over: Partial<LineFacts> = {}) =>
  line({ stream: 'software', recurring: true, amountMinor: 120_000n, ...over });
export const services = (over: Partial<LineFacts> = {}) =>
  line({ stream: 'services', amountMinor: 50_000n, ...over });

/** Hardware, one year of software and a services milestone. */
export const THREE_STREAMS: LineFacts[] = [hardware(), software(), services()];

export function proof(kind: EvidenceFacts['kind'], over: Partial<EvidenceFacts> = {}): EvidenceFacts {
  return {
    kind,
    lineId: null,
    reference: `${kind.toUpperCase()}-1`,
    evidenceOn: day(-10),
    amountMinor: kind === 'quote' || kind === 'po' ? 270_000n : null,
    units: kind === 'shipment' ? 500 : null,
    voided: false,
    ...over,
  };
}

/** A three-stream deal that has passed every gate up to the PO. */
export function committedDeal(over: Partial<DealFacts> = {}): DealFacts {
  const evidence = [proof('quote', { evidenceOn: day(-40) }), proof('po', { evidenceOn: day(-30) })];
  const passed = { stage: 'hardware_po_received', hasContact: true, demoOn: day(-60) } as const;
  return deal({ lines: THREE_STREAMS, evidence, ...passed, ...over });
}

const anyDay = fc.integer({ min: -500, max: 400 }).map(day);
const maybeDay = fc.option(anyDay, { nil: null });

const anyProduct = fc.constantFrom(null, 'TempSense', 'Gate');
/** Plans that are of another stream, or of more units than the line has, too: nothing may break on them. */
const anyPlan = fc
  .array(fc.record({ units: fc.integer({ min: 1, max: 600 }), promisedOn: anyDay }), { maxLength: 3 })
  .map((plan) => plan.toSorted((a, b) => (a.promisedOn < b.promisedOn ? -1 : 1)));

const anyLine = (index: number): fc.Arbitrary<LineFacts> =>
  fc.record({
    id: fc.constant(`line-${index}`),
    stream: fc.constantFrom(...STREAMS),
    recurring: fc.boolean(),
    description: fc.constant(`Line ${index}`),
    units: fc.option(fc.integer({ min: 1, max: 1000 }), { nil: null }),
    unitPriceMinor: fc.constant(null),
    amountMinor: fc.bigInt({ min: 0n, max: 10_000_000n }),
    timeAndMaterials: fc.boolean(),
    expectedHours: fc.constantFrom(null, 120),
    hoursDone: fc.constantFrom(null, 40),
    overInstallation: fc.boolean(),
    product: anyProduct,
    supplier: fc.constantFrom(null, 'Nordchip', 'Sensata'),
    shipmentPlan: fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, anyPlan),
    promisedOn: maybeDay,
  });

const anyEvidence: fc.Arbitrary<EvidenceFacts> = fc.record({
  kind: fc.constantFrom(...EVIDENCE_KINDS),
  lineId: fc.constantFrom(null, null, 'line-0', 'line-1', 'line-2'),
  reference: fc.constantFrom(null, '', ' ', 'REF-1', 'REF-2'),
  evidenceOn: anyDay,
  amountMinor: fc.option(fc.bigInt({ min: 0n, max: 1_000_000n }), { nil: null }),
  units: fc.option(fc.integer({ min: 1, max: 1500 }), { nil: null }),
  voided: fc.boolean(),
});

const anyLines = fc
  .integer({ min: 0, max: 3 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => anyLine(index))));

/** Any deal a database could hold, consistent or not: rules must hold on all of them. */
export const anyDeal: fc.Arbitrary<DealFacts> = fc
  .record({
    stage: fc.constantFrom(...STAGE_IDS),
    outcome: fc.constantFrom('open', 'open', 'open', 'won'),
    sourceOutcome: fc.constantFrom(null, 'open', 'won', 'lost'),
    amountMinor: fc.option(fc.bigInt({ min: 0n, max: 10_000_000n }), { nil: null }),
    closeOn: maybeDay,
    createdOn: maybeDay,
    engagedOn: maybeDay,
    stageEnteredOn: maybeDay,
    lastActivityOn: maybeDay,
    verbalYesOn: maybeDay,
    claimBp: fc.option(fc.integer({ min: 0, max: 10_000 }), { nil: null }),
    claimOn: maybeDay,
    hasContact: fc.boolean(),
    demoOn: maybeDay,
    installedOn: maybeDay,
    closedOn: maybeDay,
    justifiedUntil: maybeDay,
    termMonths: fc.integer({ min: 1, max: 60 }),
    repId: fc.constantFrom(null, 'rep-1', 'rep-2'),
    customerId: fc.constantFrom(null, 'customer-1', 'customer-2'),
    product: anyProduct,
    lines: anyLines,
    evidence: fc.array(anyEvidence, { maxLength: 8 }),
  } as const)
  .map((over) => {
    const lost = over.stage === 'closed_lost';
    return deal({ ...over, outcome: lost ? 'lost' : over.outcome });
  });
