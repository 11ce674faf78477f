import { outcomeAfter, stageCarriedBy } from '@/domain/deals/carried';
import type { DealFacts, LineFacts, StageId } from '@/domain/deals/deal';
import { commitEvidence } from '@/domain/deals/evidence';
import { isFromCommitOn, type StageModel } from '@/domain/deals/stages';
import { addDays, date, daysBetween, type CalendarDate } from '@/domain/values/calendar-date';

/** Deals won by then from which on a cycle or an amount is called typical. */
const TYPICAL_FROM = 5;
const LAST_DAY = date('2199-12-31');

/** What a company's past had taught it by a day, from deals that were won on days up to `through`. */
export type KnownBy = {
  /** The last day whose facts count. */
  through: CalendarDate;
  /** Median days from engagement (else creation) to winning; null with fewer than five. */
  cycleDays: number | null;
  /**
   * Median amount of won deals by product ('' is all of them), where the source learns amounts only by winning: most of its lost deals have
   * none, so an amount on an open deal would tell how it ended. null: amounts are known before the end and stay as they are.
   */
  amounts: ReadonlyMap<string, bigint> | null;
  /** Where deals stand that are engaged and no more: the stage most open deals with an engagement day stand in, as the source calls it. */
  engaged: { stage: StageId; sourceStage: string | null };
};

/** What was known of the company's habits on `through`. Days after it teach nothing. */
export function knownBy(deals: readonly DealFacts[], through: CalendarDate): KnownBy {
  const won = deals.filter((deal) => deal.outcome === 'won' && isBy(closingDay(deal), through));
  const cycles = won.flatMap((deal) => {
    const [from, until] = [deal.engagedOn ?? deal.createdOn, closingDay(deal)];
    return from === null || until === null || until < from ? [] : [daysBetween(from, until)];
  });
  return {
    through,
    cycleDays: cycles.length < TYPICAL_FROM ? null : median(cycles),
    amounts: learnsByWinning(deals) ? typicalAmounts(won) : null,
    engaged: engagedStage(deals),
  };
}

/**
 * A deal as it stood at the end of `through`, by the days that are on record today (docs/metrics.md, "Back-test"). null: it was not known
 * yet, or nothing dated is known of it. What has no day of its own (next steps, categories, plans before the order) counts as unknown.
 */
export function rewind(facts: DealFacts, by: KnownBy, model: StageModel): DealFacts | null {
  const { through } = by;
  const began = firstKnown(facts);
  if (!isPlaceable(facts) || began === null || began > through) return null;
  const closedOn = closingDay(facts);
  const closed = facts.outcome !== 'open' && isBy(closedOn, through);
  const evidence = facts.evidence.filter((item) => !item.voided && item.evidenceOn <= through);
  const bare = { ...undated(facts, through), evidence, outcome: 'open' as const };
  const ordered = commitEvidence(bare, through) !== null;
  const word = wordThen(facts, by);
  const lines = ordered ? facts.lines : facts.lines.map(unplanned);
  const then = {
    ...bare,
    lines,
    stage: stageCarriedBy(bare, through, word.stage),
    sourceStage: word.sourceStage,
  };
  if (closed && facts.outcome === 'lost')
    return { ...then, stage: 'closed_lost', outcome: 'lost', closedOn, lostReason: facts.lostReason };
  if (ordered)
    return { ...then, outcome: outcomeAfter(then, then.stage, through, model), closeOn: expected(facts, by) };
  if (closed) return { ...then, outcome: 'won', closedOn, closeOn: facts.closeOn };
  return { ...then, closeOn: expected(facts, by), amountMinor: amountThen(facts, by) };
}

/**
 * The pipeline as it stood at the end of `through`. Empty while nothing could be expected of it: before five deals were won no cycle is
 * known, and without a cycle only an order puts a deal on a day.
 */
export function rewindAll(
  deals: readonly DealFacts[],
  through: CalendarDate,
  model: StageModel,
): DealFacts[] {
  const by = knownBy(deals, through);
  const then = deals.flatMap((deal) => rewind(deal, by, model) ?? []);
  const isDated = by.cycleDays !== null || then.some((deal) => commitEvidence(deal, through) !== null);
  return isDated ? then : [];
}

/** Whether it is on record when the deal began and, where it is closed, when that was: by its own day or by its documents. */
export function isPlaceable(facts: DealFacts): boolean {
  if (firstKnown(facts) === null) return false;
  if (facts.outcome === 'open' || closingDay(facts) !== null) return true;
  return facts.outcome === 'won' && commitEvidence(facts, LAST_DAY) !== null;
}

/** The first day of anything that is known of a deal. */
export function firstKnown(facts: DealFacts): CalendarDate | null {
  const { createdOn, engagedOn, demoOn, stageEnteredOn } = facts;
  const evidence = facts.evidence.filter((item) => !item.voided).map((item) => item.evidenceOn);
  return [createdOn, engagedOn, demoOn, stageEnteredOn, ...evidence].reduce(
    (first, day) => (first === null || (day !== null && day < first) ? day : first),
    null,
  );
}

/** The day a deal was closed, by the source's word where we have no day of our own. */
export function closingDay({ outcome, closedOn, closeOn }: DealFacts): CalendarDate | null {
  return outcome === 'open' ? null : (closedOn ?? closeOn);
}

function isBy(day: CalendarDate | null, through: CalendarDate): boolean {
  return day !== null && day <= through;
}

/** Without what came later, and without what has no day. */
function undated(facts: DealFacts, through: CalendarDate): DealFacts {
  const by = (day: CalendarDate | null) => (isBy(day, through) ? day : null);
  const claimed = isBy(facts.claimOn, through);
  return {
    ...facts,
    sourceOutcome: null,
    sourceCategory: null,
    sourceProbabilityBp: null,
    stageEnteredOn: by(facts.stageEnteredOn),
    engagedOn: by(facts.engagedOn),
    lastActivityOn: null,
    nextStep: null,
    nextStepOn: null,
    verbalYesOn: by(facts.verbalYesOn),
    claimBp: claimed ? facts.claimBp : null,
    claimOn: claimed ? facts.claimOn : null,
    demoOn: by(facts.demoOn),
    lostReason: null,
    closedOn: null,
    installedOn: by(facts.installedOn),
    justifiedUntil: null,
  };
}

/** What is promised is promised with the order. */
function unplanned(line: LineFacts): LineFacts {
  return { ...line, promisedOn: null, shipmentPlan: [], hoursDone: null };
}

/** Where the source had the deal: where it stands today if it came there by then, else engaged, else a lead. */
function wordThen(facts: DealFacts, by: KnownBy): { stage: StageId; sourceStage: string | null } {
  const { outcome, stageEnteredOn, engagedOn, stage, sourceStage } = facts;
  if (outcome === 'open' && isBy(stageEnteredOn, by.through)) return { stage, sourceStage };
  return isBy(engagedOn, by.through) ? by.engaged : { stage: 'lead', sourceStage: null };
}

function expected(facts: DealFacts, { cycleDays }: KnownBy): CalendarDate | null {
  const from = facts.engagedOn ?? facts.createdOn;
  return from === null || cycleDays === null ? null : addDays(from, cycleDays);
}

function amountThen(facts: DealFacts, { amounts }: KnownBy): bigint | null {
  if (amounts === null) return facts.amountMinor;
  return amounts.get(facts.product ?? '') ?? amounts.get('') ?? null;
}

function learnsByWinning(deals: readonly DealFacts[]): boolean {
  const lost = deals.filter(({ outcome, lines }) => outcome === 'lost' && lines.length === 0);
  const priced = lost.filter(({ amountMinor }) => amountMinor !== null && amountMinor !== 0n);
  return lost.length > 0 && priced.length * 2 < lost.length;
}

function typicalAmounts(won: readonly DealFacts[]): Map<string, bigint> {
  const groups = new Map<string, bigint[]>([['', []]]);
  for (const { product, amountMinor } of won) {
    if (amountMinor === null) continue;
    groups.get('')?.push(amountMinor);
    if (product === null) continue;
    const own = groups.get(product);
    if (own) own.push(amountMinor);
    else groups.set(product, [amountMinor]);
  }
  return new Map(
    [...groups].filter(([, list]) => list.length >= TYPICAL_FROM).map(([key, list]) => [key, median(list)]),
  );
}

function engagedStage(deals: readonly DealFacts[]): KnownBy['engaged'] {
  const counts = new Map<string, { stage: StageId; sourceStage: string | null; count: number }>();
  for (const { outcome, engagedOn, stage, sourceStage } of deals) {
    if (outcome !== 'open' || engagedOn === null || isFromCommitOn(stage)) continue;
    const key = `${stage} ${sourceStage ?? ''}`;
    const group = counts.get(key) ?? { stage, sourceStage, count: 0 };
    counts.set(key, { ...group, count: group.count + 1 });
  }
  const most = [...counts.values()].sort((a, b) => b.count - a.count || (a.stage < b.stage ? -1 : 1))[0];
  return most ? { stage: most.stage, sourceStage: most.sourceStage } : { stage: 'demo', sourceStage: null };
}

/** The lower middle, so that it is always a value that was observed. */
function median<T extends number | bigint>(values: T[]): T {
  const sorted = values.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return sorted[Math.floor((sorted.length - 1) / 2)] as T;
}
