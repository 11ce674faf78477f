import type { DealFacts } from '@/domain/deals/deal';
import { liveEvidence } from '@/domain/deals/evidence';
import type { CalendarDate } from '@/domain/values/calendar-date';

/** The numbers of a deal's live POs, in their order; spaces and case do not make another number. */
export function poNumbers(deal: DealFacts, asOf: CalendarDate): string[] {
  const numbers = liveEvidence(deal, asOf)
    .filter(({ kind }) => kind === 'po')
    .map(({ reference }) => (reference ?? '').replace(/\s+/g, '').toUpperCase());
  return [...new Set(numbers.filter((number) => number !== ''))];
}

/** How many numbers the deals use that are not lost, and the deals that share one of them. */
export function poSharing<D extends DealFacts>(
  deals: readonly D[],
  asOf: CalendarDate,
): { numbers: number; sharing: D[] } {
  const users = new Map<string, D[]>();
  for (const deal of deals) {
    if (deal.outcome === 'lost') continue;
    for (const number of poNumbers(deal, asOf)) {
      const list = users.get(number);
      if (list) list.push(deal);
      else users.set(number, [deal]);
    }
  }
  const shared = new Set([...users.values()].filter((group) => group.length > 1).flat());
  return { numbers: users.size, sharing: deals.filter((deal) => shared.has(deal)) };
}
