import { delaySupplier, setLeadTime } from '@/features/lead-times/commands';
import { newId } from '@/platform/db/ids';
import { must } from './operations-answers';
import type { DealKind, World } from './operations-world';

type Sample = (world: World, kind: DealKind) => unknown;

/** A product of its own for every call: what is set twice is a conflict. */
const wanted = () => ({
  kind: 'install',
  product: `Product ${newId()}`,
  p50Days: 5,
  p80Days: 9,
  reason: 'A sample',
});
/** Names no company: a supplier is no id, and one company may say the same of him as another. */
const delay = () => ({ supplier: 'Late Supplies', days: 14 });

/** Samples of the lead-time library, for tests/support/sample-inputs.ts. */
export const LEAD_TIME_SAMPLES: Record<string, Sample> = {
  'leadTimes.delay': () => ({ ...delay(), reason: 'A sample' }),
  'leadTimes.endDelay': async (world) =>
    must(await delaySupplier(world.operator, { ...delay(), product: null, reason: 'A sample' })),
  'leadTimes.list': () => ({}),
  'leadTimes.ofDeal': async (world, kind) => ({ dealId: (await world.newDeal(kind)).dealId }),
  'leadTimes.previewDelay': delay,
  'leadTimes.remove': async (world) => {
    const set = { ...wanted(), kind: 'install' as const, supplier: null };
    return { ...must(await setLeadTime(world.operator, set)), reason: 'A sample' };
  },
  'leadTimes.set': wanted,
};
