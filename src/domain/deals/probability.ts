import { dayText, type CalendarDate } from '@/domain/values/calendar-date';
import { isFinished } from './applicability';
import { effectiveStage } from './carried';
import type { DealFacts, StageId } from './deal';
import { commitEvidence } from './evidence';
import { missingFor, type MissingItem } from './gates';
import { COMMIT_STAGE, percentText, stageOrder, type StageModel } from './stages';

/** What a claim without a PO counts at most: 20 %. */
export const KNOCK_DOWN_BP = 2000;

/** Derived, never picked. Commit: live commit document. Best case: quote sent. Pipeline: the rest, and every knocked-down deal. */
export type Category = 'commit' | 'bestCase' | 'pipeline';

/** A claim, what it counts, and what would make it true. Stays visible until evidence comes or the claim is withdrawn. */
export type Ruling = {
  kind: 'claim' | 'verbal_yes';
  /** What the rep claimed; null for a verbal yes, which names no figure. */
  claimedBp: number | null;
  claimedOn: CalendarDate | null;
  countedBp: number;
  text: string;
  missing: MissingItem[];
};

export type Judgement = {
  /** What the deal counts, in basis points. The only probability there is. */
  bp: number;
  /** The stage's figure before any ruling (100 % at the last applicable stage once its stream is done). */
  figureBp: number;
  /** The stage that counts at as-of. */
  stage: StageId;
  /** null: not open. */
  category: Category | null;
  /** A live, complete commit document is on record. */
  committed: boolean;
  /** The source said won, nothing proves it: counted in won totals, weight 0. */
  wonWithoutProof: boolean;
  rulings: Ruling[];
  why: string;
};

/** Probability and category from stage, evidence and model version (docs/metrics.md, "Stages and probability"). */
export function judge(facts: DealFacts, model: StageModel, asOf: CalendarDate): Judgement {
  const committed = commitEvidence(facts, asOf) !== null;
  const stage = effectiveStage(facts, asOf);
  if (facts.outcome === 'lost' || facts.stage === 'closed_lost') {
    return closed(stage, committed, false, `${model.labels.closed_lost} counts 0 %.`);
  }
  if (facts.outcome === 'won' && !committed) {
    return closed(
      stage,
      false,
      true,
      'The source says won, but no PO is on record: counted as won, weight 0.',
    );
  }
  const finished = isFinished(facts, stage, asOf, model);
  const figureBp = finished ? 10_000 : model.probabilityBp[stage];
  const rulings = committed ? [] : rule(facts, figureBp, asOf, model);
  const bp = rulings.length === 0 ? figureBp : Math.min(KNOCK_DOWN_BP, figureBp);
  return {
    bp,
    figureBp,
    stage,
    category: facts.outcome === 'open' ? categoryOf(stage, committed, rulings.length > 0) : null,
    committed,
    wonWithoutProof: false,
    rulings,
    why: rulings[0]?.text ?? figureText(stage, finished, figureBp, model),
  };
}

function closed(stage: StageId, committed: boolean, wonWithoutProof: boolean, why: string): Judgement {
  return { bp: 0, figureBp: 0, stage, category: null, committed, wonWithoutProof, rulings: [], why };
}

function categoryOf(stage: StageId, committed: boolean, knockedDown: boolean): Category {
  if (committed) return 'commit';
  return !knockedDown && stageOrder(stage) >= stageOrder('hardware_quote_sent') ? 'bestCase' : 'pipeline';
}

function figureText(stage: StageId, finished: boolean, bp: number, model: StageModel): string {
  const end = finished ? ' is the last stage of this deal and done' : '';
  return `${model.labels[stage]}${end}: ${percentText(bp)} (stage model version ${model.version}).`;
}

/** A source's probability or category is never judged here: it is shown beside ours and moves nothing. */
function rule(facts: DealFacts, figureBp: number, asOf: CalendarDate, model: StageModel): Ruling[] {
  const countedBp = Math.min(KNOCK_DOWN_BP, figureBp);
  const rulings: Ruling[] = [];
  const { claimBp, claimOn, verbalYesOn } = facts;
  const claimed = claimBp !== null && claimBp > figureBp && (claimOn === null || claimOn <= asOf);
  const verbalYes = verbalYesOn !== null && verbalYesOn <= asOf;
  if (!claimed && !verbalYes) return rulings;
  const missing = missingFor(facts, COMMIT_STAGE, asOf, model).filter((item) => item.stage === COMMIT_STAGE);
  const document = facts.hasHardware ? 'PO' : 'signed order form or SOW';
  if (claimed) {
    const text = `${percentText(claimBp)} claimed without a ${document}: counts ${percentText(countedBp)} until the ${document} is on record or the claim is withdrawn.`;
    rulings.push({ kind: 'claim', claimedBp: claimBp, claimedOn: claimOn, countedBp, text, missing });
  }
  if (verbalYes) {
    const text = `Verbal yes of ${dayText(verbalYesOn)} without a ${document}: counts ${percentText(countedBp)} until the ${document} is on record or the flag is withdrawn.`;
    rulings.push({ kind: 'verbal_yes', claimedBp: null, claimedOn: verbalYesOn, countedBp, text, missing });
  }
  return rulings;
}
