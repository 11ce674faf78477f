import { startEngagement } from '@/features/kpis/commands-set';
import { changeTerms } from '@/features/terms/commands';
import { showTerms } from '@/features/terms/queries';
import { changeTime, recordTime, removeTime } from '@/features/time/commands';
import { startTimer } from '@/features/time/commands-timer';
import { listTime } from '@/features/time/queries';
import { addDays } from '@/domain/values/calendar-date';
import { today } from '@/platform/clock/clock';
import { must } from './operations-answers';
import type { World } from './operations-world';

type Sample = (world: World) => unknown;

const nothing: Sample = () => ({});
const WORKED = { workedOn: addDays(today('UTC'), -1), minutes: 5, kind: 'collaboration' as const };

/** The next version of the terms: each call changes something. */
async function nextTerms(world: World) {
  const { terms } = must(await showTerms(world.operator, {}));
  if (!terms) must(await startEngagement(world.operator, { startOn: today('UTC'), version: 0 }));
  return {
    version: terms?.version ?? 1,
    mode: 'remote' as const,
    contractedDays: 800 + ((terms?.version ?? 0) % 100),
    minutesPerDay: 480,
    dayRateMinor: '150000',
    weeklyMinutes: 120,
    visitsPerYear: 4,
    crmAccess: 'granted' as const,
    crmAccessOn: today('UTC'),
    variableShareBp: 500,
    variableFloorMinor: '1000000',
    variableCapMinor: '2000000',
  };
}

/** Time is the CRO's own: nobody else can correct it. */
const written = async ({ people }: World) => must(await recordTime(people.CRO.caller, WORKED));

async function timerOf({ people }: World) {
  const { timer } = must(await listTime(people.CRO.caller, {}));
  return timer && { entryId: timer.id, version: timer.version };
}

/** Inputs for the operations of terms and time (sample-inputs.ts). */
export const TERMS_SAMPLES: Record<string, Sample> = {
  'terms.show': nothing,
  'terms.change': nextTerms,
  'terms.compensation': async (world) => {
    must(await changeTerms(world.operator, await nextTerms(world)));
    return { shareBp: 700, floorMinor: '500000', capMinor: null };
  },
  'time.list': nothing,
  'time.export': () => ({ format: 'csv' }),
  'time.record': () => WORKED,
  'time.change': async (world) => ({ ...WORKED, ...(await written(world)), minutes: 7, note: 'A call' }),
  'time.remove': written,
  'time.undo': async (world) => {
    const entry = await written(world);
    return must(await changeTime(world.people.CRO.caller, { ...WORKED, ...entry, minutes: 6 }));
  },
  'time.startTimer': async (world) => {
    const running = await timerOf(world);
    if (running) must(await removeTime(world.people.CRO.caller, running));
    return { kind: 'work', note: 'Model' };
  },
  'time.stopTimer': async (world) =>
    (await timerOf(world)) ?? must(await startTimer(world.people.CRO.caller, { kind: 'work' })),
};
