import { dealAmount } from '@/domain/deals/amount';
import type { DealFacts } from '@/domain/deals/deal';
import { checked, deals, knows, uncheckable, type AuditGround } from './finding';
import type { CheckResult } from './types';

/** A step without words or without a date is none. */
function hasNextStep(deal: DealFacts): boolean {
  return deal.nextStep !== null && deal.nextStep.trim() !== '' && deal.nextStepOn !== null;
}

export function checkNextStep(ground: AuditGround): CheckResult {
  const id = 'no-next-step';
  const missing = unknownStep(ground);
  if (missing !== null) return uncheckable(id, missing);
  const found = ground.open.filter((deal) => !hasNextStep(deal));
  return checked(id, ground, found, `${deals(ground.open.length, 'open')}; a step without a date is none.`);
}

export function checkNextStepOverdue(ground: AuditGround): CheckResult {
  const id = 'next-step-overdue';
  const missing = unknownStep(ground);
  if (missing !== null) return uncheckable(id, missing);
  const stepped = ground.open.filter(hasNextStep);
  const found = stepped.filter((deal) => deal.nextStepOn !== null && deal.nextStepOn < ground.asOf);
  return checked(id, ground, found, `${deals(stepped.length, 'open')} with a dated next step.`);
}

function unknownStep(ground: AuditGround): string | null {
  const onRecord = () => ground.open.some(hasNextStep);
  if (!knows(ground, 'nextStep', onRecord)) return 'The file has no next step.';
  if (!knows(ground, 'nextStepDate', onRecord)) return 'The file has no date for the next step.';
  return null;
}

/** An amount of 0 is none. */
export function checkAmount(ground: AuditGround): CheckResult {
  const id = 'no-amount';
  const hasAmount = (deal: DealFacts) => (dealAmount(deal) ?? 0n) !== 0n;
  if (!knows(ground, 'amount', () => ground.deals.some(hasAmount))) {
    return uncheckable(id, 'The file has no amount.');
  }
  const found = ground.open.filter((deal) => !hasAmount(deal));
  return checked(id, ground, found, `${deals(ground.open.length, 'open')}; an amount of 0 is none.`);
}

export function checkStreamSplit(ground: AuditGround): CheckResult {
  const found = ground.open.filter((deal) => deal.lines.length === 0);
  const basis = `${deals(ground.open.length, 'open')}; a deal without lines has one amount for all streams.`;
  return checked('no-stream-split', ground, found, basis);
}
