/** Who may call what of deployments, as part of the table in expected-access.ts. Reps and the board see none of it. */
const SEEN = ['deployments.board', 'deployments.cycleTimes', 'deployments.list', 'deployments.show'];

const RECORDED = [
  'deployments.block',
  'deployments.fail',
  'deployments.record',
  'deployments.removeBlock',
  'deployments.removeFailure',
  'deployments.resolveFailure',
  'deployments.unblock',
];

export const DEPLOYMENTS = {
  CRO: [...SEEN, ...RECORDED],
  CEO: SEEN,
  DELIVERY: [...SEEN, ...RECORDED],
};
