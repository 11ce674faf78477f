import { startTransition, useOptimistic } from 'react';
import { toast } from '@/ui/controls/toast';
import { chooseDealsAction, setReadyAction } from '../../actions-preparation';
import type { PreparedDeal } from '../../preparation-view';

type Choice = { slug: string; reviewId: string; repId: string | null; deals: readonly PreparedDeal[] };

const OFFLINE = { title: 'No connection: that was not done.', description: 'Try again in a moment.' };

/** Which deals are brought and in which order, at once on the screen; put back with the reason where the server refuses. */
export function useChoice({ slug, reviewId, repId, deals }: Choice) {
  const [ids, show] = useOptimistic(
    deals.map(({ dealId }) => dealId),
    (_now, next: string[]) => next,
  );

  function choose(next: string[]): void {
    startTransition(async () => {
      show(next);
      try {
        const result = await chooseDealsAction(slug, { reviewId, repId, dealIds: next });
        if (result.ok) return;
        toast({ title: result.refusal.message, description: result.refusal.remedy, tone: 'act' });
      } catch {
        toast({ ...OFFLINE, tone: 'act' });
      }
    });
  }

  /** That he is ready, or not after all. Answers the words of a refusal. */
  async function say(ready: boolean): Promise<string | null> {
    try {
      const result = await setReadyAction(slug, { reviewId, repId, ready });
      return result.ok ? null : [result.refusal.message, result.refusal.remedy].filter(Boolean).join(' ');
    } catch {
      return `${OFFLINE.title} ${OFFLINE.description}`;
    }
  }

  return { ids, choose, say };
}
