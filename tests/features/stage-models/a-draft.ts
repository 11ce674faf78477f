import { OPEN_STAGES, STAGE_LABELS, DEFAULT_STAGE_MODEL } from '@/domain/deals/stages';
import { today } from '@/platform/clock/clock';
import { publishStageModel } from '@/features/stage-models/commands';
import type { TestTenant } from '../../support/tenants';
import { value } from '../../support/tenants';

type Draft = Parameters<typeof publishStageModel>[1];

/** The default table as somebody would send it, with other figures for some stages. */
export function draftOf(figures: Partial<Record<(typeof OPEN_STAGES)[number], number>> = {}) {
  return {
    stages: OPEN_STAGES.map((stage) => ({
      stage,
      label: STAGE_LABELS[stage] as string,
      probabilityBp: figures[stage] ?? DEFAULT_STAGE_MODEL.probabilityBp[stage],
    })),
    gates: [] as Draft['gates'],
    notApplicable: [] as Draft['notApplicable'],
  };
}

/** Publishes the draft as the next version, from today unless told. */
export async function published(tenant: TestTenant, basedOn: number, over: Partial<Draft> = {}) {
  const rest = { effectiveFrom: today('UTC'), note: null, basedOn };
  return value(await publishStageModel(tenant.as.CRO, { ...draftOf(), ...rest, ...over }));
}
