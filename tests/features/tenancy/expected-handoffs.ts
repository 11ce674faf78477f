/** Who may call what of handoffs and value plans, as part of the table in expected-access.ts. A rep hands his own deals over. */
const SEEN = ['handoffs.list', 'handoffs.ofDeal'];
const OFFERED = ['handoffs.offer'];
const DECIDED = ['handoffs.accept', 'handoffs.return'];
const PLANS = ['handoffs.ofDeployment', 'valuePlans.show', 'valuePlans.template'];
const STEPS = [
  'valuePlans.addStep',
  'valuePlans.begin',
  'valuePlans.changeStep',
  'valuePlans.doneStep',
  'valuePlans.removeStep',
  'valuePlans.restoreStep',
];
const RULED = ['valuePlans.explain', 'valuePlans.publishTemplate'];

export const HANDOFFS = {
  CRO: [...SEEN, ...OFFERED, ...DECIDED, ...PLANS, ...STEPS, ...RULED],
  CEO: [...SEEN, ...PLANS],
  REP: [...SEEN, ...OFFERED],
  DELIVERY: [...SEEN, ...DECIDED, ...PLANS, ...STEPS],
};
