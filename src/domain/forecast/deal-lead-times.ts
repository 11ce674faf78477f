import type { DealFacts } from '@/domain/deals/deal';
import { leadTimesFor } from './find-lead-times';
import type { LeadTimeBook, LeadTimeKind } from './lead-times';

/** What the library says of each line that ships or starts, in their order; of a deal without lines, of the deal as a whole. */
export function leadTimesOfDeal(deal: DealFacts, book: LeadTimeBook) {
  const moving = deal.lines.filter(({ stream }) => stream !== 'services');
  return (moving.length === 0 ? [null] : moving).map((line) => {
    const { of, delayDays, delayWhy } = leadTimesFor(book, line, deal);
    const shown = (kind: LeadTimeKind) => {
      const { p50Days, p80Days, observations, basis, why } = of[kind];
      return { p50Days, p80Days, observations, basis, why };
    };
    return {
      lineId: line?.id ?? null,
      line: line?.description ?? '',
      stream: line?.stream ?? null,
      recurring: line?.recurring ?? false,
      /** It has a day of its own, which goes before any lead time. */
      promised: line !== null && (line.promisedOn !== null || line.shipmentPlan.length > 0),
      hardware: shown('hardware'),
      install: shown('install'),
      activation: shown('activation'),
      delayDays,
      delayWhy,
    };
  });
}

export type DealLeadTime = ReturnType<typeof leadTimesOfDeal>[number];
