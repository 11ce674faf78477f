import { blockDeployment } from '@/features/deployments/commands-blocks';
import { failDeployment } from '@/features/deployments/commands-failures';
import { must } from './operations-answers';
import { newDeployment, type DealKind, type World } from './operations-world';

type Sample = (world: World, kind: DealKind) => unknown;

const BLOCK = { cause: 'integration', fromOn: '2026-03-05', note: 'A sample' } as const;
const FAILURE = { cause: 'hardware', failedOn: '2026-04-01', devices: 2, note: 'A sample' } as const;

async function deployment(world: World, kind: DealKind): Promise<{ deploymentId: string }> {
  const { dealId } = await world.newDeal(kind);
  return { deploymentId: (await newDeployment(world, dealId)).deploymentId };
}

async function blocked(world: World, kind: DealKind) {
  return must(await blockDeployment(world.operator, { ...(await deployment(world, kind)), ...BLOCK }));
}

async function failed(world: World, kind: DealKind) {
  return must(await failDeployment(world.operator, { ...(await deployment(world, kind)), ...FAILURE }));
}

/** Samples of the operations on deployments, for tests/support/sample-inputs.ts. */
export const DEPLOYMENT_SAMPLES: Record<string, Sample> = {
  'deployments.block': async (world, kind) => ({ ...(await deployment(world, kind)), ...BLOCK }),
  'deployments.board': () => ({ asOf: '2026-11-01' }),
  'deployments.cycleTimes': () => ({ asOf: '2026-11-01', quarter: '2026-07-01' }),
  'deployments.fail': async (world, kind) => ({ ...(await deployment(world, kind)), ...FAILURE }),
  'deployments.removeBlock': blocked,
  'deployments.removeFailure': failed,
  'deployments.resolveFailure': async (world, kind) => ({
    ...(await failed(world, kind)),
    resolvedOn: '2026-04-03',
  }),
  'deployments.show': deployment,
  'deployments.unblock': async (world, kind) => ({ ...(await blocked(world, kind)), untilOn: '2026-03-09' }),
};
