import { minutesQuery } from '@/features/reviews/queries-minutes';
import type { MinutesDeal } from '@/domain/reviews/minutes';
import type { Caller } from '@/platform/operations/caller';
import type { SampleDeal } from '../../support/sample-review';
import { value } from '../../support/tenants';

/** What the minutes of a closed review say of a deal. */
export async function minutesOfDeal(
  caller: Caller,
  reviewId: string,
  deal: SampleDeal,
): Promise<MinutesDeal> {
  const { minutes } = value(await minutesQuery(caller, { reviewId }));
  const found = minutes.reps.flatMap(({ deals }) => deals).find(({ dealId }) => dealId === deal.dealId);
  if (!found) throw new Error('The deal is not in the minutes');
  return found;
}
