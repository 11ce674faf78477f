import { voidDealEvidence } from '@/features/deals/commands-evidence';
import { offer } from '@/features/handoffs/commands';
import { addStep, beginPlan, removeStep } from '@/features/value-plans/commands';
import { showTemplate, showValuePlan } from '@/features/value-plans/queries';
import { must } from './operations-answers';
import { newDeployment, type DealKind, type World } from './operations-world';

type Sample = (world: World, kind: DealKind) => unknown;

const TOLD = {
  promised: 'Alarms within a minute',
  site: 'Cold store',
  network: 'LTE by us',
  firstValueKind: 'data',
  firstValueEvent: 'The first alarm at the night desk',
  devices: 100,
  neededOn: '2026-06-01',
} as const;

/** A deal that was handed over; of one before the PO the document was voided since, so that delivery sees it no more. */
async function handed(world: World, kind: DealKind) {
  const { dealId, evidenceId } = await world.newDeal(kind === 'early' ? 'own' : kind);
  const { handoffId, version } = must(await offer(world.operator, { dealId, ...TOLD }));
  if (kind === 'early') must(await voidDealEvidence(world.operator, { evidenceId, reason: 'A sample' }));
  return { dealId, offered: { handoffId, version } };
}

async function begun(world: World, kind: DealKind) {
  const { dealId } = await world.newDeal(kind);
  const { deploymentId } = await newDeployment(world, dealId);
  must(await beginPlan(world.operator, { deploymentId }));
  return must(await showValuePlan(world.operator, { deploymentId }));
}

/** A step beside those of the template. */
async function step(world: World, kind: DealKind) {
  const { deploymentId } = await begun(world, kind);
  const added = { deploymentId, title: 'A preview', phase: 'before' as const };
  return must(await addStep(world.operator, added));
}

/** Samples of handoffs and value plans, for tests/support/sample-inputs.ts. */
export const HANDOFF_SAMPLES: Record<string, Sample> = {
  'handoffs.accept': async (world, kind) => {
    const { dealId, offered } = await handed(world, kind);
    return { ...offered, deploymentId: (await newDeployment(world, dealId)).deploymentId };
  },
  'handoffs.list': () => ({}),
  'handoffs.ofDeal': async (world, kind) => ({ dealId: (await handed(world, kind)).dealId }),
  'handoffs.ofDeployment': async (world, kind) => ({ deploymentId: (await begun(world, kind)).deploymentId }),
  'handoffs.offer': async (world, kind) => ({ ...TOLD, dealId: (await world.newDeal(kind)).dealId }),
  'handoffs.return': async (world, kind) => ({ ...(await handed(world, kind)).offered, note: 'Which site?' }),
  'valuePlans.addStep': async (world, kind) => ({
    deploymentId: (await begun(world, kind)).deploymentId,
    title: 'A preview',
    phase: 'before',
    ownerId: world.people.DELIVERY.userId,
  }),
  'valuePlans.begin': async (world, kind) => {
    const { dealId } = await world.newDeal(kind);
    return { deploymentId: (await newDeployment(world, dealId)).deploymentId };
  },
  'valuePlans.changeStep': async (world, kind) => ({
    ...(await step(world, kind)),
    title: 'Another preview',
    ownerId: world.people.DELIVERY.userId,
  }),
  'valuePlans.doneStep': async (world, kind) => ({ ...(await step(world, kind)), doneOn: '2026-03-05' }),
  'valuePlans.explain': async (world, kind) => {
    const { deploymentId, plan } = await begun(world, kind);
    return { deploymentId, version: plan?.version, reason: 'The same devices as before' };
  },
  'valuePlans.publishTemplate': async (world) => ({
    after: must(await showTemplate(world.operator, {})).version,
    steps: [{ title: 'A simulation', phase: 'before', days: 10 }],
  }),
  'valuePlans.removeStep': step,
  'valuePlans.restoreStep': async (world, kind) =>
    must(await removeStep(world.operator, await step(world, kind))),
  'valuePlans.show': async (world, kind) => ({ deploymentId: (await begun(world, kind)).deploymentId }),
  'valuePlans.template': () => ({}),
};
