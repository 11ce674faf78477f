import { dealAmount } from '@/domain/deals/amount';
import type { DealFacts } from '@/domain/deals/deal';
import { judge } from '@/domain/deals/probability';
import type { StageModel } from '@/domain/deals/stages';
import type { CalendarDate } from '@/domain/values/calendar-date';

/** An open deal whose claim its evidence does not carry: it counts the knock-down until what is missing comes. */
export type KnockedDown = {
  dealId: string;
  name: string;
  /** The highest figure claimed; null for a verbal yes alone. */
  claimedBp: number | null;
  countedBp: number;
  /** What would make the claim true, in a rep's words. */
  missing: string[];
  amountMinor: bigint;
};

/** Every knocked-down deal, largest amount first (docs/metrics.md, "Imports and claims"). */
export function knockedDownDeals(
  deals: readonly DealFacts[],
  model: StageModel,
  asOf: CalendarDate,
): KnockedDown[] {
  return deals
    .filter(
      ({ outcome, claimBp, verbalYesOn }) => outcome === 'open' && (claimBp !== null || verbalYesOn !== null),
    )
    .flatMap((deal): KnockedDown[] => {
      const { rulings, bp } = judge(deal, model, asOf);
      const [first] = rulings;
      if (!first) return [];
      const claimedBp = rulings.find((ruling) => ruling.claimedBp !== null)?.claimedBp ?? null;
      const missing = first.missing.map(({ message }) => message);
      return [
        {
          dealId: deal.id,
          name: deal.name,
          claimedBp,
          countedBp: bp,
          missing,
          amountMinor: dealAmount(deal) ?? 0n,
        },
      ];
    })
    .sort((a, b) =>
      a.amountMinor === b.amountMinor
        ? a.dealId.localeCompare(b.dealId)
        : a.amountMinor > b.amountMinor
          ? -1
          : 1,
    );
}
