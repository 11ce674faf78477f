import { DEFAULT_STAGE_MODEL, OPEN_STAGES, STAGE_LABELS } from '@/domain/deals/stages';
import { addDays } from '@/domain/values/calendar-date';
import { showSettings } from '@/features/settings/queries';
import { publishStageModel } from '@/features/stage-models/commands';
import { showStageModels } from '@/features/stage-models/queries';
import { today } from '@/platform/clock/clock';
import { must } from './operations-answers';
import type { DealKind, World } from './operations-world';

type Sample = (world: World, kind: DealKind) => unknown;

const nothing: Sample = () => ({});

/** The default table with one figure moved: other tests of the run go on with the same weights from the PO on. */
function draft() {
  const stages = OPEN_STAGES.map((stage) => ({
    stage,
    label: STAGE_LABELS[stage],
    probabilityBp: stage === 'lead' ? 1100 : DEFAULT_STAGE_MODEL.probabilityBp[stage],
  }));
  const gates = [{ stage: 'hardware_quote_sent' as const, subject: 'amount' as const }];
  return { stages, gates, notApplicable: [{ stage: 'demo' as const, when: 'pilot' as const }] };
}

/** The next version, from a day on which no test of the run looks. */
export async function nextVersion(world: World) {
  const { versions } = must(await showStageModels(world.operator, {}));
  const basedOn = versions[0]?.model.version ?? 0;
  return { ...draft(), basedOn, effectiveFrom: addDays(today('UTC'), 30_000), note: 'A sample' };
}

/** Samples of the stage model, its exceptions, the settings and the floors, for tests/support/sample-inputs.ts. */
export const SETTINGS_SAMPLES: Record<string, Sample> = {
  'exceptions.ask': async (world, kind) => ({
    dealId: (await world.newDeal(kind)).dealId,
    askedBp: 9000,
    why: 'The board asks',
  }),
  'exceptions.list': async (world, kind) => ({ dealId: (await world.newDeal(kind)).dealId }),
  'reps.setFloor': async (world) => {
    const rep = must(await showSettings(world.operator, {})).floors[0];
    if (!rep) throw new Error('There is no rep');
    // Lifted, so that no deal of another sample is below it.
    return { repId: rep.repId, floorMinor: null, seenMinor: rep.floorMinor?.toString() ?? null };
  },
  'settings.change': async (world) => {
    const { settings, version } = must(await showSettings(world.operator, {}));
    return { ...settings, version, quoteToleranceBp: (settings.quoteToleranceBp % 9000) + 1 };
  },
  'settings.show': () => ({ knownAt: '2026-11-02T00:00:00Z' }),
  'stageModels.preview': draft,
  'stageModels.publish': nextVersion,
  'stageModels.show': nothing,
  'stageModels.sign': async (world) => {
    const { version } = must(await publishStageModel(world.operator, await nextVersion(world)));
    return { version };
  },
};
