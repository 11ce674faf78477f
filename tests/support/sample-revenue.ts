import { customersOnQuery } from '@/features/revenue/queries-customers';
import { must } from './operations-answers';
import { newContract, type DealKind, type World } from './operations-world';

type Sample = (world: World, kind: DealKind) => unknown;

/** The ledger of one customer who has a contract, from its first day on. */
async function ofCustomer(world: World) {
  await newContract(world);
  const customer = must(await customersOnQuery(world.operator, {})).rows[0];
  if (!customer) throw new Error('There is no customer with a contract');
  return { customerId: customer.customerId, stream: customer.stream, window: 'all' as const };
}

const constant: Sample = async (world) => ({ ...(await ofCustomer(world)), constant: true });

/** Samples of the pages of revenue, for tests/support/sample-inputs.ts. */
export const REVENUE_SAMPLES: Record<string, Sample> = {
  'revenue.overview': constant,
  'revenue.movementsPage': async (world) => ({ ...(await ofCustomer(world)), kind: 'new' }),
  'revenue.export': constant,
  'revenue.losses': async (world) => ({ ...(await ofCustomer(world)), kind: 'churn', reason: 'none' }),
};
