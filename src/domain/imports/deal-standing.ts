import { importedStanding, type ImportedStanding } from '@/domain/deals/carried';
import type { DealFacts, EvidenceFacts, EvidenceKind } from '@/domain/deals/deal';
import type { StageModel } from '@/domain/deals/stages';
import type { CalendarDate } from '@/domain/values/calendar-date';
import type { StagedDeal } from './staged';
import { FURTHEST_WITHOUT_PO } from './stages';
import type { ImportOutcome, StageMeaning } from './types';

/** What of a row decides where its deal stands. */
export type RowProof = Pick<
  StagedDeal,
  | 'po'
  | 'quote'
  | 'demoOn'
  | 'shipment'
  | 'activationOn'
  | 'completionOn'
  | 'hasHardware'
  | 'termMonths'
  | 'contact'
  | 'amount'
  | 'closeOn'
  | 'nextStep'
  | 'nextStepOn'
  | 'isPilot'
> & {
  lines: readonly Pick<StagedDeal['lines'][number], 'stream' | 'recurring' | 'units' | 'amountMinor'>[];
};

/** Stage and outcome of an imported row, by the rule of domain/deals on what the row says and proves. */
export function rowStanding(
  source: ImportOutcome,
  meaning: StageMeaning | null,
  proof: RowProof,
  asOf: CalendarDate,
  model: StageModel,
): ImportedStanding {
  const word = source === 'won' ? FURTHEST_WITHOUT_PO : (meaning?.stage ?? 'lead');
  return importedStanding(factsOf(proof), word, source, asOf, model);
}

function factsOf(proof: RowProof): DealFacts {
  const { po, quote, shipment, activationOn, completionOn } = proof;
  const units = shipment?.units ?? proof.lines.find(({ stream }) => stream === 'hardware')?.units ?? null;
  return {
    ...NOTHING_KNOWN,
    hasContact: proof.contact !== null,
    amountMinor: proof.amount === null ? null : BigInt(proof.amount.minor),
    closeOn: proof.closeOn,
    nextStep: proof.nextStep,
    nextStepOn: proof.nextStepOn,
    isPilot: proof.isPilot,
    demoOn: proof.demoOn,
    hasHardware: proof.hasHardware,
    termMonths: proof.termMonths,
    lines: proof.lines.map((line, index) => ({
      ...LINE,
      ...line,
      id: String(index),
      amountMinor: BigInt(line.amountMinor),
    })),
    evidence: [
      ...(quote ? [piece('quote', quote.on, quote.reference, quote.amountMinor)] : []),
      ...(po ? [piece('po', po.on, po.reference, po.amountMinor)] : []),
      ...(shipment ? [{ ...piece('shipment', shipment.on), units }] : []),
      ...(activationOn ? [piece('activation', activationOn)] : []),
      ...(completionOn ? [piece('milestone', completionOn)] : []),
    ],
  };
}

function piece(
  kind: EvidenceKind,
  on: CalendarDate,
  reference: string | null = null,
  amount: string | null = null,
): EvidenceFacts {
  return {
    kind,
    lineId: null,
    reference,
    evidenceOn: on,
    amountMinor: amount === null ? null : BigInt(amount),
    units: null,
    voided: false,
  };
}

const LINE = {
  description: '',
  unitPriceMinor: null,
  timeAndMaterials: false,
  expectedHours: null,
  hoursDone: null,
  overInstallation: false,
  promisedOn: null,
  product: null,
  supplier: null,
  shipmentPlan: [],
};

const NOTHING_KNOWN: DealFacts = {
  id: '',
  externalId: null,
  name: '',
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
