/** Who may call what of recurring revenue and contracts, as part of the table in expected-access.ts. Reps and delivery see none of it. */
const SEEN = [
  'contracts.ofCustomer',
  'contracts.renewals',
  'rates.list',
  'revenue.customer',
  'revenue.customersOn',
  'revenue.export',
  'revenue.ledger',
  'revenue.losses',
  'revenue.months',
  'revenue.movements',
  'revenue.movementsPage',
  'revenue.overview',
];

const CONTRACTS = [
  'contracts.assign',
  'contracts.changePrice',
  'contracts.coTerm',
  'contracts.end',
  'contracts.giveReason',
  'contracts.pause',
  'contracts.record',
  'contracts.remove',
  'contracts.renew',
  'contracts.undo',
  'rates.set',
  'revenue.closeMonth',
];

export const REVENUE = { CRO: [...SEEN, ...CONTRACTS], CEO: SEEN, VIEWER: SEEN };
