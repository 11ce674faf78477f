import type { DealFacts, EvidenceKind, StageId } from '@/domain/deals/deal';
import type { CalendarDate } from '@/domain/values/calendar-date';

/** What became of a deal between two moments; a part is null (a list empty) where nothing changed. Amounts as decimal text of minor units. */
export type DealChangesSince = {
  stage: { from: StageId; to: StageId } | null;
  amount: { fromMinor: string | null; toMinor: string | null } | null;
  closeOn: { from: CalendarDate | null; to: CalendarDate | null } | null;
  nextStep: { from: string | null; to: string | null } | null;
  claim: { fromBp: number | null; toBp: number | null } | null;
  verbalYes: { from: CalendarDate | null; to: CalendarDate | null } | null;
  evidenceAdded: ChangedEvidence[];
  evidenceVoided: ChangedEvidence[];
};

type ChangedEvidence = { kind: EvidenceKind; reference: string | null; on: CalendarDate };

type Known = Pick<DealFacts, 'stage' | 'amountMinor' | 'closeOn' | 'nextStep' | 'claimBp' | 'verbalYesOn'> & {
  evidence: readonly {
    id: string;
    kind: EvidenceKind;
    reference: string | null;
    evidenceOn: CalendarDate;
    voided: boolean;
  }[];
};

/** What is not as it was. Voided evidence is named only where it stood before. */
export function changesBetween(before: Known, now: Known): DealChangesSince {
  const stood = new Set(before.evidence.filter(({ voided }) => !voided).map(({ id }) => id));
  return {
    stage: before.stage === now.stage ? null : { from: before.stage, to: now.stage },
    amount:
      before.amountMinor === now.amountMinor
        ? null
        : { fromMinor: text(before.amountMinor), toMinor: text(now.amountMinor) },
    closeOn: before.closeOn === now.closeOn ? null : { from: before.closeOn, to: now.closeOn },
    nextStep: before.nextStep === now.nextStep ? null : { from: before.nextStep, to: now.nextStep },
    claim: before.claimBp === now.claimBp ? null : { fromBp: before.claimBp, toBp: now.claimBp },
    verbalYes:
      before.verbalYesOn === now.verbalYesOn ? null : { from: before.verbalYesOn, to: now.verbalYesOn },
    evidenceAdded: now.evidence.filter(({ id, voided }) => !voided && !stood.has(id)).map(named),
    evidenceVoided: now.evidence.filter(({ id, voided }) => voided && stood.has(id)).map(named),
  };
}

/** Whether anything changed at all. */
export function hasChanged(changes: DealChangesSince): boolean {
  return Object.values(changes).some((part) => (Array.isArray(part) ? part.length > 0 : part !== null));
}

function named({ kind, reference, evidenceOn }: Known['evidence'][number]): ChangedEvidence {
  return { kind, reference, on: evidenceOn };
}

function text(minor: bigint | null): string | null {
  return minor?.toString() ?? null;
}
