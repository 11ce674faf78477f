import type { Category } from '@/domain/deals/probability';
import { STAGE_LABELS, percentText } from '@/domain/deals/stages';
import type { DealChangesSince } from '@/domain/reviews/changes';
import { dateShort, dateText } from '@/ui/format/dates';
import { moneyCompact } from '@/ui/format/money';
import { documentText } from '../../minutes-words';

export const CATEGORY_WORDS: Record<Category, string> = {
  commit: 'Commit',
  bestCase: 'Best case',
  pipeline: 'Pipeline',
};

/** One thing that is not as it was in the last review. `look`: the kind that one asks about. */
export type ChangeBadge = { id: string; text: string; look: boolean };

/** "Close date 31 Jan → 28 Feb", "+ Hardware PO PO-4711": what changed since the last review, the most telling first. */
export function changeBadges(changes: DealChangesSince, currency: string): ChangeBadge[] {
  const { stage, amount, closeOn, nextStep, claim, verbalYes, evidenceAdded, evidenceVoided } = changes;
  const badges: (ChangeBadge | null)[] = [
    stage && {
      id: 'stage',
      text: `${STAGE_LABELS[stage.from]} → ${STAGE_LABELS[stage.to]}`,
      look: stage.to === 'closed_lost',
    },
    closeOn && closeBadge(closeOn),
    amount && {
      id: 'amount',
      text: `Amount ${short(amount.fromMinor, currency)} → ${short(amount.toMinor, currency)}`,
      look: BigInt(amount.toMinor ?? 0) < BigInt(amount.fromMinor ?? 0),
    },
    claim && { id: 'claim', text: `Claim ${percent(claim.fromBp)} → ${percent(claim.toBp)}`, look: false },
    verbalYes && {
      id: 'verbal',
      text: verbalYes.to === null ? 'Verbal yes withdrawn' : `Verbal yes on ${dateShort(verbalYes.to)}`,
      look: false,
    },
    ...evidenceAdded.map((one) => ({
      id: `+${documentText(one.kind, one.reference)}`,
      text: `+ ${documentText(one.kind, one.reference)}`,
      look: false,
    })),
    ...evidenceVoided.map((one) => ({
      id: `-${documentText(one.kind, one.reference)}`,
      text: `Voided: ${documentText(one.kind, one.reference)}`,
      look: true,
    })),
    nextStep && { id: 'step', text: nextStep.to === null ? 'Next step gone' : 'New next step', look: false },
  ];
  return badges.filter((badge) => badge !== null);
}

function closeBadge({ from, to }: NonNullable<DealChangesSince['closeOn']>): ChangeBadge {
  const pushed = from !== null && to !== null && to > from;
  const word = pushed ? 'Pushed' : 'Close date';
  return { id: 'close', text: `${word} ${dateText(from)} → ${dateText(to)}`, look: pushed || to === null };
}

function short(minor: string | null, currency: string): string {
  return moneyCompact(minor === null ? null : { minor: BigInt(minor), currency });
}

function percent(bp: number | null): string {
  return bp === null ? 'none' : percentText(bp);
}
