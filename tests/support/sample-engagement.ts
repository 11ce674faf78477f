import { addProgrammeStep } from '@/features/engagement/commands-programme';
import { startEngagement } from '@/features/kpis/commands-set';
import { showEngagement } from '@/features/kpis/queries-set';
import { addDays } from '@/domain/values/calendar-date';
import { asAdmin } from './database';
import { must } from './operations-answers';
import type { World } from './operations-world';

type Sample = (world: World) => unknown;

const nothing: Sample = () => ({});
const STEP = { phase: 2 as const, text: 'Read the losses', dueOn: null };

/** The engagement stands on its day ninety: the last on which its first day and the KPIs may change, the first of the verdict. */
async function onDayNinety({ operator }: World): Promise<void> {
  const { version, startOn, today } = must(await showEngagement(operator, {}));
  const wanted = addDays(today, -89);
  if (startOn !== wanted) must(await startEngagement(operator, { startOn: wanted, version }));
}

/** Once for ever in a company's life: the one of before is taken away, as only the owner of the database can. */
async function without(world: World, table: 'engagement_verdict' | 'engagement_baseline') {
  await onDayNinety(world);
  await asAdmin((client) => client.query(`DELETE FROM ${table} WHERE tenant_id = $1`, [world.tenantId]));
  return {};
}

async function step(world: World) {
  const { version } = must(await showEngagement(world.operator, {}));
  if (version === 0) await onDayNinety(world);
  return must(await addProgrammeStep(world.operator, STEP));
}

/** Inputs for the operations of the engagement (sample-inputs.ts). */
export const ENGAGEMENT_SAMPLES: Record<string, Sample> = {
  'engagement.page': nothing,
  'engagement.due': nothing,
  'engagement.freezeBaseline': (world) => without(world, 'engagement_baseline'),
  'engagement.speakVerdict': (world) => without(world, 'engagement_verdict'),
  'readiness.show': nothing,
  'readiness.answer': () => ({
    question: 'repeatable_motion',
    answer: 'yes',
    note: 'Six of ten the same way',
  }),
  'programme.addStep': async (world) => {
    await step(world);
    return STEP;
  },
  'programme.changeStep': async (world) => ({
    ...(await step(world)),
    ...STEP,
    text: 'Read the losses aloud',
  }),
  'programme.removeStep': step,
  'programme.doneStep': async (world) => ({ ...(await step(world)), done: true }),
};
