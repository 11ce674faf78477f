import { newDeployment, type DealKind, type World } from './operations-world';

type Sample = (world: World, kind: DealKind) => unknown;

/** Samples of the operations on deployments, for tests/support/sample-inputs.ts. */
export const DEPLOYMENT_SAMPLES: Record<string, Sample> = {
  'deployments.show': async (world, kind) => {
    const { dealId } = await world.newDeal(kind);
    return { deploymentId: (await newDeployment(world, dealId)).deploymentId };
  },
};
