import { customersOnQuery } from '@/features/revenue/queries-customers';
import { ledgerMonths } from '@/features/revenue/queries-months';
import { must } from './operations-answers';
import { newContract, type DealKind, type World } from './operations-world';

type Sample = (world: World, kind: DealKind) => unknown;

/** A customer who has a contract. */
async function ofCustomer(world: World) {
  await newContract(world);
  const customer = must(await customersOnQuery(world.operator, {})).rows[0];
  if (!customer) throw new Error('There is no customer with a contract');
  return { customerId: customer.customerId };
}

/** The earliest month that is open: each call closes one more. */
async function nextMonth(world: World) {
  await newContract(world);
  const { closes, next } = must(await ledgerMonths(world.operator, {}));
  return { period: closes.length === 0 ? next?.from.slice(0, 7) : next?.month };
}

const all = { stream: 'software', window: 'all' } as const;
const constant: Sample = async (world) => ({ ...(await ofCustomer(world)), ...all, constant: true });

/** Samples of recurring revenue, for tests/support/sample-inputs.ts. */
export const REVENUE_SAMPLES: Record<string, Sample> = {
  'revenue.ledger': () => ({ asOf: '2026-11-01', knownAt: '2026-11-02T00:00:00Z' }),
  'revenue.movements': ofCustomer,
  'revenue.customer': ofCustomer,
  'revenue.customersOn': () => ({}),
  'revenue.overview': constant,
  'revenue.movementsPage': async (world) => ({ ...(await ofCustomer(world)), ...all, kind: 'new' }),
  'revenue.export': constant,
  'revenue.months': () => ({}),
  'revenue.closeMonth': nextMonth,
  'revenue.losses': async (world) => ({
    ...(await ofCustomer(world)),
    ...all,
    kind: 'churn',
    reason: 'none',
  }),
};
