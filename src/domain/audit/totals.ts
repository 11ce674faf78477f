import { ratioOf } from '@/domain/values/ratio';
import { bitOf, FOUND, type Sign } from './signs';
import {
  CHECK_IDS,
  type AuditBasis,
  type AuditTotals,
  type CheckId,
  type CheckTotals,
  type SourceField,
  type Tally,
} from './types';
import { deals, notCounted, sentences } from './words';

/** So many deals, worth so much, show exactly these signs. */
export type SignGroup = Tally & { signs: number };

/** PO numbers on record, and the deals that share one with another deal; `openMinor`: what the open ones of these are worth. */
export type PoUse = { numbers: number; found: Tally; openMinor: bigint };

/** Everything that the checks count. */
type Ground = AuditBasis & { groups: readonly SignGroup[]; po: PoUse };

/** Deals that show all of `shows` and none of `lacks`. */
function tally(ground: Ground, shows: readonly Sign[], lacks: readonly Sign[] = []): Tally {
  const wanted = shows.reduce((bits, sign) => bits | bitOf(sign), 0);
  const barred = lacks.reduce((bits, sign) => bits | bitOf(sign), 0);
  const sum = { count: 0, amountMinor: 0n };
  for (const { signs, count, amountMinor } of ground.groups) {
    if ((signs & wanted) !== wanted || (signs & barred) !== 0) continue;
    sum.count += count;
    sum.amountMinor += amountMinor;
  }
  return sum;
}

function count(ground: Ground, ...shows: Sign[]): number {
  return tally(ground, shows).count;
}

const CHECKS: Record<CheckId, (ground: Ground) => CheckTotals> = {
  'closed-won-without-ship-date': shipDate,
  'negotiation-over-60-days': negotiation,
  'close-date-past': closeDate,
  zombie,
  'no-next-step': nextStep,
  'next-step-overdue': nextStepOverdue,
  'no-amount': amount,
  'no-stream-split': streamSplit,
  'po-number-twice': poNumber,
  'verbal-yes-over-30-days': verbalYes,
};

/** The report without the deals behind it: the words and shares of the ten checks from what was counted (docs/metrics.md, "Audit"). */
export function auditTotals(
  groups: readonly SignGroup[],
  po: PoUse,
  { asOf, ...basis }: AuditBasis,
): AuditTotals {
  const ground = { ...basis, asOf, groups, po };
  return {
    asOf,
    open: tally(ground, ['open']),
    won: tally(ground, ['won']),
    lost: tally(ground, ['lost']),
    checks: CHECK_IDS.map((id) => CHECKS[id](ground)),
  };
}

/** Whether a column can be judged: entered here, brought by an import, or on record anyhow. */
function knows({ sourceHas }: Ground, field: SourceField, onRecord: boolean): boolean {
  return sourceHas === null || sourceHas.has(field) || onRecord;
}

function uncheckable(id: CheckId, reason: string): CheckTotals {
  const share = { ratio: null, reason };
  return { id, state: 'uncheckable', reason, basis: reason, count: 0, amountMinor: 0n, share };
}

/** What was found, and its share of the open pipeline. */
function checked(id: Exclude<CheckId, 'po-number-twice'>, ground: Ground, basis: string): CheckTotals {
  const found = tally(ground, FOUND[id].shows, FOUND[id].lacks);
  return result(id, found, basis, shareOfOpen(ground, found.amountMinor));
}

function result(id: CheckId, found: Tally, basis: string, share: CheckTotals['share']): CheckTotals {
  return { id, state: 'checked', reason: null, basis, ...found, share };
}

function shareOfOpen(ground: Ground, minor: bigint): CheckTotals['share'] {
  return ratioOf(minor, tally(ground, ['open']).amountMinor, 'n/a: the open pipeline has no value');
}

/** Won (also by the source's word alone), with hardware in it, and nothing shipped on record. Its share is of what was won. */
function shipDate(ground: Ground): CheckTotals {
  const id = 'closed-won-without-ship-date';
  if (!knows(ground, 'shipDate', count(ground, 'shipped') > 0))
    return uncheckable(id, 'The file has no ship date.');
  const won = tally(ground, ['calledWon']);
  const without = tally(ground, ['calledWon'], ['hardware']).count;
  const aside = without > 0 ? ` ${deals(without)} without hardware left aside.` : '';
  const basis = `${deals(won.count, 'won')}, also those that only the source calls won.${aside}`;
  const found = tally(ground, FOUND[id].shows, FOUND[id].lacks);
  const share = ratioOf(found.amountMinor, won.amountMinor, 'n/a: won deals have no value');
  return result(id, found, basis, share);
}

/** Open in negotiation for strictly more than the tenant's number of days (60 by default). */
function negotiation(ground: Ground): CheckTotals {
  const id = 'negotiation-over-60-days';
  const [all, dated] = [count(ground, 'negotiates'), count(ground, 'negotiatesDated')];
  if (all > 0 && dated === 0) return uncheckable(id, 'The deals in negotiation have no date to count from.');
  const standIns = count(ground, 'negotiatesStandIn');
  const basis = sentences(
    `${deals(all, 'open')} in negotiation (${stageNames(ground)}).`,
    standIns > 0 ? `Engage or creation date stands in for the stage's entry on ${deals(standIns)}.` : '',
    notCounted(all - dated, 'any date'),
  );
  return checked(id, ground, basis);
}

function stageNames(ground: Ground): string {
  const names = ground.negotiationSourceStages.map((name) => `"${name}"`);
  if (count(ground, 'ownStage') > 0 || names.length === 0) names.push('Hardware Quote Sent');
  return names.join(', ');
}

function closeDate(ground: Ground): CheckTotals {
  const id = 'close-date-past';
  const [open, dated] = [count(ground, 'open'), count(ground, 'closeDated')];
  if (open > 0 && dated === 0) return uncheckable(id, 'The open deals have no close date.');
  const basis = sentences(`Close date of ${deals(dated, 'open')}.`, notCounted(open - dated, 'one'));
  return checked(id, ground, basis);
}

/** No activity for strictly more than the tenant's number of days, unless excused (activity.ts). */
function zombie(ground: Ground): CheckTotals {
  const id = 'zombie';
  const [open, dated] = [count(ground, 'open'), count(ground, 'activityDated')];
  if (open > 0 && dated === 0) return uncheckable(id, 'The open deals have no date to count from.');
  const [standIns, excused] = [count(ground, 'activityStandIn'), count(ground, 'excused')];
  const basis = sentences(
    `Last activity of ${deals(dated, 'open')}.`,
    standIns > 0
      ? `The latest of stage entry, engage and creation stands in for it on ${deals(standIns)}.`
      : '',
    notCounted(open - dated, 'any date'),
    excused > 0 ? `${deals(excused)} excused by a justification.` : '',
  );
  return checked(id, ground, basis);
}

function nextStep(ground: Ground): CheckTotals {
  const id = 'no-next-step';
  const missing = unknownStep(ground);
  if (missing !== null) return uncheckable(id, missing);
  return checked(id, ground, `${deals(count(ground, 'open'), 'open')}; a step without a date is none.`);
}

function nextStepOverdue(ground: Ground): CheckTotals {
  const id = 'next-step-overdue';
  const missing = unknownStep(ground);
  if (missing !== null) return uncheckable(id, missing);
  return checked(id, ground, `${deals(count(ground, 'stepped'), 'open')} with a dated next step.`);
}

function unknownStep(ground: Ground): string | null {
  const onRecord = count(ground, 'stepped') > 0;
  if (!knows(ground, 'nextStep', onRecord)) return 'The file has no next step.';
  if (!knows(ground, 'nextStepDate', onRecord)) return 'The file has no date for the next step.';
  return null;
}

/** An amount of 0 is none. */
function amount(ground: Ground): CheckTotals {
  const id = 'no-amount';
  if (!knows(ground, 'amount', count(ground, 'priced') > 0))
    return uncheckable(id, 'The file has no amount.');
  return checked(id, ground, `${deals(count(ground, 'open'), 'open')}; an amount of 0 is none.`);
}

function streamSplit(ground: Ground): CheckTotals {
  const open = deals(count(ground, 'open'), 'open');
  return checked('no-stream-split', ground, `${open}; a deal without lines has one amount for all streams.`);
}

/** It may touch a won deal: only what is open is a share of the open pipeline. */
function poNumber(ground: Ground): CheckTotals {
  const id = 'po-number-twice';
  const { numbers, found, openMinor } = ground.po;
  if (numbers === 0) return uncheckable(id, 'No PO number is on record.');
  const counted = numbers === 1 ? '1 PO number' : `${numbers} PO numbers`;
  const basis = `${counted} on deals that are open or won. Share: the open ones.`;
  return result(id, found, basis, shareOfOpen(ground, openMinor));
}

function verbalYes(ground: Ground): CheckTotals {
  const id = 'verbal-yes-over-30-days';
  const flagged = count(ground, 'verbalYes');
  if (!knows(ground, 'verbalYes', flagged > 0)) {
    return uncheckable(id, 'The file does not say which deals have a verbal yes.');
  }
  return checked(id, ground, `${deals(flagged, 'open')} with a verbal yes; no PO on record.`);
}
