/** Who may call what of deployments, as part of the table in expected-access.ts. Reps and the board see none of it. */
const SEEN = ['deployments.list', 'deployments.show'];

const RECORDED = ['deployments.record'];

export const DEPLOYMENTS = {
  CRO: [...SEEN, ...RECORDED],
  CEO: SEEN,
  DELIVERY: [...SEEN, ...RECORDED],
};
