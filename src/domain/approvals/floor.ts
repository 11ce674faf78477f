import { dealAcv } from '@/domain/deals/amount';
import type { DealFacts, StageId } from '@/domain/deals/deal';
import { isFromCommitOn } from '@/domain/deals/stages';
import { multiplyRatio } from '@/domain/values/money';
import { refuse } from '@/domain/values/result';
import { amountText } from './amount-text';

/** A decision of the CRO about one deal, for the ACV that the deal had then. Minor units of the tenant's currency. */
export type Ruled = { decision: 'approved' | 'refused'; acvMinor: bigint; reason: string | null };

/** What stands around a deal when its ACV is compared with a floor. */
export type FloorGround = {
  repName: string | null;
  /** The ACV below which the rep's deals are the CRO's to approve; null: no floor. */
  floorMinor: bigint | null;
  currency: string;
  /** The latest decision; null while there is none. */
  ruled: Ruled | null;
  /** The CRO has been asked and has not answered. */
  asked: boolean;
};

/** What a deal below its rep's floor asks the CRO to approve. */
export type FloorNeed = { acvMinor: bigint; floorMinor: bigint };

/** What of a deal says how large it is. */
export type Sized = Pick<DealFacts, 'isPilot' | 'termMonths' | 'amountMinor'> & {
  lines: readonly Pick<DealFacts['lines'][number], 'recurring' | 'amountMinor'>[];
  evidence: readonly Pick<DealFacts['evidence'][number], 'kind' | 'amountMinor' | 'voided'>[];
};

/**
 * The ACV that is compared with the floor (docs/decisions/0026-approvals-and-pilots.md): one year of what recurs; of a deal without lines its whole
 * amount as a year, the most that its ACV can be; without an amount that of its PO, else of its quote. Minor units; null where nothing is
 * known, which is not judged.
 */
export function judgedAcv(facts: Sized): bigint | null {
  const acv = dealAcv(facts);
  if (acv !== null) return acv;
  const amount = facts.amountMinor ?? documentAmount(facts, 'po') ?? documentAmount(facts, 'quote');
  return amount === null ? null : multiplyRatio(amount, 12n, BigInt(facts.termMonths));
}

function documentAmount({ evidence }: Sized, kind: 'po' | 'quote'): bigint | null {
  const amounts = evidence.flatMap((item) =>
    item.kind === kind && !item.voided && item.amountMinor !== null ? [item.amountMinor] : [],
  );
  return amounts.reduce<bigint | null>(
    (most, amount) => (most === null || amount > most ? amount : most),
    null,
  );
}

/** What is below the floor, approved or not; null: a pilot, no floor, nothing to judge, or not below. */
export function belowFloor(facts: Sized, { floorMinor }: Pick<FloorGround, 'floorMinor'>): FloorNeed | null {
  const acvMinor = judgedAcv(facts);
  if (facts.isPilot || floorMinor === null || acvMinor === null || acvMinor >= floorMinor) return null;
  return { acvMinor, floorMinor };
}

/** What still needs the CRO: below the floor, and not covered by his latest decision, which covers its ACV and more. */
export function floorNeed(facts: Sized, ground: Pick<FloorGround, 'floorMinor' | 'ruled'>): FloorNeed | null {
  const need = belowFloor(facts, ground);
  if (!need) return null;
  const { ruled } = ground;
  return ruled?.decision === 'approved' && need.acvMinor >= ruled.acvMinor ? null : need;
}

/** Whether a move goes past Quote Sent, where the floor is asked. A deal that is past already is left alone. */
export function passesFloor(from: StageId, to: StageId): boolean {
  return isFromCommitOn(to) && !isFromCommitOn(from);
}

/** The refusal of a move past Quote Sent, or null. */
export function refuseBelowFloor(
  facts: Sized & { id: string; stage: StageId },
  to: StageId,
  ground: FloorGround,
) {
  const need = passesFloor(facts.stage, to) ? floorNeed(facts, ground) : null;
  return need ? refusalOf(facts.id, need, ground) : null;
}

/** "ACV 18,000 USD is below Ria's floor of 25,000." */
export function floorSentence(
  need: FloorNeed,
  { repName, currency }: Pick<FloorGround, 'repName' | 'currency'>,
) {
  const whose = repName === null ? 'the' : `${repName}'s`;
  return `ACV ${amountText(need.acvMinor, currency)} ${currency} is below ${whose} floor of ${amountText(need.floorMinor, currency)}.`;
}

function refusalOf(dealId: string, need: FloorNeed, ground: FloorGround) {
  const { ruled, asked } = ground;
  const sentence = floorSentence(need, ground);
  const details = {
    floor: { dealId, acvMinor: need.acvMinor.toString(), floorMinor: need.floorMinor.toString(), asked },
  };
  if (asked)
    return refuse('gate', `${sentence} The CRO has been asked and has not decided yet.`, {
      remedy: 'Wait for the decision, or raise the ACV.',
      details,
    });
  const refusedAs = ruled?.decision === 'refused' ? ` The CRO refused it: ${ruled.reason ?? ''}` : '';
  return refuse('gate', `${sentence} Ask the CRO to approve it.${refusedAs}`, {
    remedy: 'Ask the CRO here, or raise the ACV.',
    details,
  });
}

/**
 * Past Quote Sent the ACV goes below the floor by the CRO's hand only, which is his decision: else a deal would pass the gate large and
 * shrink behind it. The same for a pilot that would become an ordinary deal there. The refusal, or null.
 */
export function refuseShrinking(
  before: Sized & { stage: StageId },
  after: Sized,
  ground: FloorGround,
  byCro: boolean,
) {
  if (byCro || !isFromCommitOn(before.stage)) return null;
  const need = floorNeed(after, ground);
  if (!need) return null;
  const was = belowFloor(before, ground);
  if (was && need.acvMinor >= was.acvMinor) return null;
  return refuse('rule', `${floorSentence(need, ground)} The deal is past Quote Sent.`, {
    remedy: 'Ask your CRO to make this change.',
  });
}
