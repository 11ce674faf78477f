import type { StoredDeal, StoredEvidence } from '@/data/deal-facts';
import type { ChosenDeal } from '@/data/review-deals';
import type { LastResult } from '@/data/review-happenings';
import { commitKinds, isComplete } from '@/domain/deals/evidence';
import type { EvidenceKind } from '@/domain/deals/deal';
import { missingFor } from '@/domain/deals/gates';
import { judge } from '@/domain/deals/probability';
import { COMMIT_STAGE } from '@/domain/deals/stages';
import { missingAnswers, NO_ANSWERS, type Question } from '@/domain/reviews/answers';
import { leadTimeFacts, type LeadTimeFacts } from '@/domain/reviews/lead-time';
import { stepSentence } from '@/domain/reviews/next-step';
import { suggestPromise, type Happening } from '@/domain/reviews/promise';
import { lastDayOf } from '@/domain/reviews/proposal';
import type { Answers } from '@/domain/reviews/review';

import { moneyWhole } from '@/ui/format/money';
import type { Candidate, EvidenceOnRecord, LastPromise, PreparedDeal } from './preparation-view';
import type { PreparationGround, RankedDeal } from './propose';

/** What is known around one of the five: what was chosen, and what the last review said. */
export type Around = {
  position: number;
  chosen: ChosenDeal | null;
  last: LastResult | null;
  first: Happening | null;
};

/** One of the five as the rep prepares it. */
export function preparedDeal(deal: RankedDeal, around: Around, ground: PreparationGround): PreparedDeal {
  const { facts } = deal;
  const { model, today } = ground;
  const { chosen, last } = around;
  const judgement = judge(facts, model, today);
  const leadTime = leadTimeFacts(facts, ground.book, { today, lastDay: lastDayOf(ground.quarter) });
  const stored = chosen ?? NO_ANSWERS;
  const open = facts.outcome === 'open';
  return {
    position: around.position,
    reviewDealId: chosen?.reviewDealId ?? null,
    version: chosen?.version ?? null,
    dealId: deal.dealId,
    dealVersion: deal.version,
    name: deal.name,
    customer: deal.customer,
    stage: facts.stage,
    stageLabel: model.labels[facts.stage],
    outcome: facts.outcome,
    currency: deal.currency,
    amountMinor: facts.amountMinor,
    atStakeMinor: deal.atStakeMinor,
    unprovenMinor: deal.unprovenMinor,
    bp: judgement.bp,
    why: judgement.why,
    category: judgement.category,
    claimBp: facts.claimBp,
    verbalYesOn: facts.verbalYesOn,
    rulings: judgement.rulings,
    missing: open
      ? missingFor(facts, COMMIT_STAGE, today, model).filter(({ stage }) => stage === COMMIT_STAGE)
      : [],
    closeOn: facts.closeOn,
    closePast: open && facts.closeOn !== null && facts.closeOn < today,
    parked: deal.parked,
    promise: last === null ? null : promiseOf(last, around.first, ground),
    ...(open ? prefilled(stored, { facts, last, leadTime }, ground) : asStored(stored)),
    evidence: facts.evidence.filter(({ voided }) => !voided).map((item) => onRecord(item, facts)),
    leadTime,
  };
}

type Filled = Pick<PreparedDeal, 'answers' | 'prefilled' | 'missingAnswers'>;

/** Of a deal that is closed nothing is asked. */
function asStored(stored: Answers): Filled {
  return { answers: answersOf(stored), prefilled: [], missingAnswers: [] };
}

function answersOf(stored: Answers): Answers {
  const { nextStep, nextStepOn, evidenceAnswer, evidenceIds, riskKind, riskNote } = stored;
  return { nextStep, nextStepOn, evidenceAnswer, evidenceIds, riskKind, riskNote };
}

type OnRecord = { facts: StoredDeal; last: LastResult | null; leadTime: LeadTimeFacts };

/**
 * Stored answers, and where there are none what the record says: the deal's own next step, the documents that prove something, the risk
 * of the last review or else of the lead time. A suggestion is no answer: until the rep sends it, it is missing.
 */
function prefilled(
  stored: Answers,
  { facts, last, leadTime }: OnRecord,
  { today }: PreparationGround,
): Filled {
  const answers = answersOf(stored);
  const filled: Question[] = [];
  if (answers.nextStep === null && facts.nextStep !== null) {
    answers.nextStep = stepSentence(facts.nextStep, facts.nextStepOn, today);
    answers.nextStepOn = facts.nextStepOn;
    filled.push('nextStep');
  }
  const proofs = facts.evidence.filter((item) => !item.voided && PROVES.includes(item.kind));
  if (answers.evidenceAnswer === null && proofs.length > 0) {
    answers.evidenceAnswer = 'linked';
    answers.evidenceIds = proofs.map(({ id }) => id);
    filled.push('evidence');
  }
  const risk = last?.riskKind ?? (leadTime.ship?.inQuarter === false ? 'lead_time' : null);
  if (answers.riskKind === null && risk !== null && risk !== 'other') {
    answers.riskKind = risk;
    filled.push('risk');
  }
  return { answers, prefilled: filled, missingAnswers: missingAnswers(stored) };
}

/** What the customer put in writing. A demo or a quote is our own act and proves nothing of the quarter. */
const PROVES: readonly EvidenceKind[] = ['po', 'order_confirmation', 'order_form', 'sow'];

function onRecord(item: StoredEvidence, facts: StoredDeal): EvidenceOnRecord {
  const { id, kind, reference, evidenceOn, amountMinor, hasFile, verified } = item;
  return {
    id,
    kind,
    reference,
    on: evidenceOn,
    amountMinor,
    hasFile: hasFile === true,
    verified: verified === true,
    commits: commitKinds(facts.hasHardware).includes(kind) && isComplete(item),
  };
}

function promiseOf(
  last: LastResult,
  first: Happening | null,
  { today }: PreparationGround,
): LastPromise | null {
  const { nextStep: text, nextStepOn: on, reviewId, heldOn } = last;
  if (text === null) return null;
  return { text, on, reviewId, heldOn, ...suggestPromise({ on }, first, today) };
}

/** A deal that can be swapped in, with the reason of its place in words. */
export function candidateOf(deal: RankedDeal, { model }: PreparationGround): Candidate {
  const { dealId, name, customer, facts, atStakeMinor, unprovenMinor } = deal;
  return {
    dealId,
    name,
    customer,
    stage: facts.stage,
    stageLabel: model.labels[facts.stage],
    amountMinor: facts.amountMinor,
    atStakeMinor,
    unprovenMinor,
    closeOn: facts.closeOn,
    why: whyHere(deal),
  };
}

function whyHere({ parked, atStakeMinor, carriedBp, currency, facts }: RankedDeal): string {
  const stake =
    atStakeMinor > 0n
      ? `${moneyWhole({ minor: atStakeMinor, currency })} at stake this quarter, ${Math.round((10_000 - carriedBp) / 100)} % of it unproven`
      : facts.closeOn === null
        ? 'Nothing at stake this quarter: it has no close date'
        : 'Nothing at stake this quarter';
  return parked ? `Parked in the last review. ${stake}` : stake;
}
