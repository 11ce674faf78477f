import { useCallback, useEffect, useRef } from 'react';
import type { PreparedDeal } from '../../preparation-view';
import { shownFields, type Lane } from './lane';
import type { SaveDesk } from './save-desk';

/**
 * What somebody records here he brings as his proof: once the page has been read again, the record that is new on the deal is ticked.
 * Answers the function that says that one is coming.
 */
export function useNewEvidence(
  deals: readonly PreparedDeal[],
  lanes: ReadonlyMap<string, Lane>,
  desk: SaveDesk,
): (dealId: string) => void {
  const known = useRef(new Map(deals.map((deal) => [deal.dealId, idsOf(deal)])));
  const expected = useRef(new Set<string>());
  useEffect(() => {
    for (const deal of deals) {
      const before = known.current.get(deal.dealId);
      const added = idsOf(deal).filter((id) => before && !before.includes(id));
      known.current.set(deal.dealId, idsOf(deal));
      const lane = lanes.get(deal.dealId);
      if (added.length === 0 || !lane || !expected.current.delete(deal.dealId)) continue;
      const { evidenceAnswer, evidenceIds = [] } = shownFields(lane, 'evidence');
      const chosen = evidenceAnswer === 'linked' ? evidenceIds : [];
      desk.type(deal.dealId, 'evidence', {
        evidenceAnswer: 'linked',
        evidenceIds: [...new Set([...chosen, ...added])],
      });
    }
  }, [deals, lanes, desk]);
  return useCallback((dealId) => expected.current.add(dealId), []);
}

function idsOf(deal: PreparedDeal): string[] {
  return deal.evidence.map(({ id }) => id);
}
