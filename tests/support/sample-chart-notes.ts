import { writeChartNote } from '@/features/chart-notes/commands';
import { must } from './operations-answers';
import type { World } from './operations-world';

type Sample = (world: World) => unknown;

const NOTE = { noteOn: '2026-03-02', text: 'Price list of spring' };

/** Written by no member: whoever may write notes changes it. */
async function newNote(world: World) {
  return must(await writeChartNote(world.operator, NOTE));
}

export const CHART_NOTE_SAMPLES: Record<string, Sample> = {
  'chartNotes.list': () => ({ from: '2026-01-01', asOf: '2026-06-30' }),
  'chartNotes.write': async (world) => ({ ...NOTE, ...(await newNote(world)), text: 'Changed' }),
  'chartNotes.remove': newNote,
};
