import type { DealFacts } from '@/domain/deals/deal';
import { commitEvidence, liveEvidence } from '@/domain/deals/evidence';
import { daysBetween } from '@/domain/values/calendar-date';
import { checkNegotiation, checkZombie } from './idle-checks';
import {
  checked,
  deals,
  groundOf,
  knows,
  notCounted,
  sentences,
  tallyOf,
  uncheckable,
  type AuditGround,
} from './finding';
import { checkAmount, checkNextStep, checkNextStepOverdue, checkStreamSplit } from './hygiene-checks';
import type { AuditInput, AuditReport, CheckId, CheckResult } from './types';

const CHECKS: Record<CheckId, (ground: AuditGround) => CheckResult> = {
  'closed-won-without-ship-date': checkShipDate,
  'negotiation-over-60-days': checkNegotiation,
  'close-date-past': checkCloseDate,
  zombie: checkZombie,
  'no-next-step': checkNextStep,
  'next-step-overdue': checkNextStepOverdue,
  'no-amount': checkAmount,
  'no-stream-split': checkStreamSplit,
  'po-number-twice': checkPoNumber,
  'verbal-yes-over-30-days': checkVerbalYes,
};

/** The pipeline audit at the end of the day `asOf` (docs/metrics.md, "Audit"). Days are whole, "more than" is strict. */
export function audit(input: AuditInput): AuditReport {
  const ground = groundOf(input);
  return {
    asOf: input.asOf,
    open: tallyOf(ground.open),
    won: tallyOf(input.deals.filter(({ outcome }) => outcome === 'won')),
    lost: tallyOf(input.deals.filter(({ outcome }) => outcome === 'lost')),
    checks: Object.values(CHECKS).map((check) => check(ground)),
  };
}

/** Won (also by the source's word alone), with hardware in it, and nothing shipped on record. */
function checkShipDate(ground: AuditGround): CheckResult {
  const id = 'closed-won-without-ship-date';
  const shipped = (deal: DealFacts) =>
    liveEvidence(deal, ground.asOf).some(({ kind }) => kind === 'shipment');
  if (!knows(ground, 'shipDate', () => ground.deals.some(shipped))) {
    return uncheckable(id, 'The file has no ship date.');
  }
  const withHardware = ground.won.filter((deal) => deal.hasHardware);
  const found = withHardware.filter((deal) => !shipped(deal));
  const without = ground.won.length - withHardware.length;
  const aside = without > 0 ? ` ${deals(without)} without hardware left aside.` : '';
  const basis = `${deals(ground.won.length, 'won')}, also those that only the source calls won.${aside}`;
  return checked(id, ground, found, basis, 'won');
}

function checkCloseDate(ground: AuditGround): CheckResult {
  const id = 'close-date-past';
  const dated = ground.open.filter((deal) => deal.closeOn !== null);
  if (ground.open.length > 0 && dated.length === 0)
    return uncheckable(id, 'The open deals have no close date.');
  const found = dated.filter((deal) => deal.closeOn !== null && deal.closeOn < ground.asOf);
  const rest = notCounted(ground.open.length - dated.length, 'one');
  return checked(id, ground, found, sentences(`Close date of ${deals(dated.length, 'open')}.`, rest));
}

/** The same live PO number on two deals that are not lost; spaces and case do not make it another number. */
function checkPoNumber(ground: AuditGround): CheckResult {
  const id = 'po-number-twice';
  const users = new Map<string, DealFacts[]>();
  for (const deal of ground.deals) {
    for (const number of poNumbers(deal, ground)) users.set(number, [...(users.get(number) ?? []), deal]);
  }
  if (users.size === 0) return uncheckable(id, 'No PO number is on record.');
  const shared = new Set([...users.values()].filter((group) => group.length > 1).flat());
  const found = ground.deals.filter((deal) => shared.has(deal));
  const numbers = users.size === 1 ? '1 PO number' : `${users.size} PO numbers`;
  return checked(id, ground, found, `${numbers} on deals that are open or won. Share: the open ones.`);
}

function poNumbers(deal: DealFacts, ground: AuditGround): Set<string> {
  if (deal.outcome === 'lost') return new Set();
  const references = liveEvidence(deal, ground.asOf)
    .filter(({ kind }) => kind === 'po')
    .map(({ reference }) => (reference ?? '').replace(/\s+/g, '').toUpperCase());
  return new Set(references.filter((reference) => reference !== ''));
}

function checkVerbalYes(ground: AuditGround): CheckResult {
  const id = 'verbal-yes-over-30-days';
  const flagged = ground.open.filter((deal) => deal.verbalYesOn !== null);
  if (!knows(ground, 'verbalYes', () => flagged.length > 0)) {
    return uncheckable(id, 'The file does not say which deals have a verbal yes.');
  }
  const found = flagged.filter(
    ({ verbalYesOn }) => verbalYesOn !== null && daysBetween(verbalYesOn, ground.asOf) > ground.verbalYesDays,
  );
  const unproven = found.filter((deal) => commitEvidence(deal, ground.asOf) === null);
  return checked(
    id,
    ground,
    unproven,
    `${deals(flagged.length, 'open')} with a verbal yes; no PO on record.`,
  );
}
