import { askRequest } from '@/features/requests/commands';
import { today } from '@/platform/clock/clock';
import { must } from './operations-answers';
import type { World } from './operations-world';

type Sample = (world: World) => unknown;

const asked = async (world: World) =>
  must(await askRequest(world.operator, { text: 'Tell the reps that the model stands' }));

/** Samples of requests, of discipline and of the endorsement, for tests/support/sample-inputs.ts. */
export const REQUEST_SAMPLES: Record<string, Sample> = {
  'discipline.show': () => ({ months: 3 }),
  'endorsement.show': () => ({}),
  'requests.answer': async (world) => ({
    ...(await asked(world)),
    answer: 'no',
    text: 'Not before the fair',
  }),
  'requests.ask': () => ({ text: 'Grant access to the CRM', dueOn: today('UTC') }),
  'requests.list': () => ({}),
  'requests.withdraw': asked,
  'waiting.show': () => ({}),
};
