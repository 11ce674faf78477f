import { saveView } from '@/features/views/commands';
import { must } from './operations-answers';
import type { DealKind, World } from './operations-world';

type Sample = (world: World, kind: DealKind) => unknown;

/** Saved by no member, so it is everybody's. */
async function newView(world: World) {
  const view = { name: `View ${world.canary}`, query: 'stage=demo', shared: true };
  return { viewId: must(await saveView(world.operator, view)).viewId, version: 1 };
}

export const VIEW_SAMPLES: Record<string, Sample> = {
  'views.list': () => ({}),
  'views.save': async (world) => ({
    ...(await newView(world)),
    name: `Renamed ${world.canary}`,
    query: 'stage=lead',
  }),
  'views.remove': async (world) => newView(world),
};
