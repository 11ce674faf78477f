import { randomInt } from 'node:crypto';
import { addDays } from '@/domain/values/calendar-date';
import { endContract } from '@/features/contracts/commands-end';
import { customersOnQuery } from '@/features/revenue/queries-customers';
import { today } from '@/platform/clock/clock';
import { must } from './operations-answers';
import { newContract, newDeployment, type DealKind, type World } from './operations-world';

type Sample = (world: World, kind: DealKind) => unknown;

async function seen(world: World): Promise<{ contractId: string; version: number }> {
  const { contractId, version } = await newContract(world);
  return { contractId, version };
}

/** A loss put down to a deployment of the same customer. */
async function reason(world: World) {
  const { deploymentId } = await newDeployment(world);
  return { endReason: 'hardware_failure' as const, endNote: null, endDeploymentId: deploymentId };
}

/** A contract that ends, as it can be renewed. */
async function ended(world: World) {
  const why = { endReason: 'price' as const };
  const { contractId, version } = must(
    await endContract(world.operator, { ...(await seen(world)), on: '2027-03-01', ...why }),
  );
  return { contractId, version };
}

async function customerOf(world: World): Promise<string> {
  await newContract(world);
  const customer = must(await customersOnQuery(world.operator, {})).rows[0];
  if (!customer) throw new Error('There is no customer with a contract');
  return customer.customerId;
}

/** Samples of what becomes of contracts, for tests/support/sample-inputs.ts. */
export const CONTRACT_SAMPLES: Record<string, Sample> = {
  // In another currency, so that there is something to reckon at constant rates.
  'contracts.record': async (world, kind) => {
    const { contractId, version, ...contract } = await newContract(world, (await world.newDeal(kind)).dealId);
    return { contractId, version, ...contract, currency: 'CHF', rate: '1.05' };
  },
  'contracts.remove': async (world) => ({ ...(await seen(world)), reason: 'never signed' }),
  'contracts.changePrice': async (world) => ({
    ...(await seen(world)),
    ...(await reason(world)),
    on: '2026-09-01',
    amountMinor: '90000',
    periodMonths: 12,
  }),
  'contracts.renew': async (world) => ({
    ...(await ended(world)),
    ...(await reason(world)),
    endOn: '2028-03-01',
    amountMinor: '90000',
  }),
  'contracts.pause': async (world) => ({
    ...(await seen(world)),
    ...(await reason(world)),
    on: '2026-09-01',
    resumeOn: '2026-11-01',
  }),
  'contracts.coTerm': async (world) => ({
    contracts: [await seen(world), await seen(world)],
    endOn: addDays(today('UTC'), 200),
  }),
  'contracts.end': async (world) => ({ ...(await seen(world)), ...(await reason(world)), on: '2026-10-01' }),
  'contracts.giveReason': async (world) => ({ ...(await ended(world)), ...(await reason(world)) }),
  'contracts.assign': async (world) => ({
    contracts: [await seen(world)],
    ownerId: world.people.CRO.userId,
  }),
  'contracts.undo': seen,
  'contracts.ofCustomer': async (world) => ({ customerId: await customerOf(world) }),
  'contracts.renewals': () => ({}),
  'rates.list': () => ({}),
  'rates.set': () => ({ currency: 'CHF', month: '2026-03', rate: `1.${randomInt(1_000_000_000)}` }),
};
