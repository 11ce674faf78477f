/** Who may call what of requests, discipline and the endorsement, as part of the table in expected-access.ts. Only the CEO answers. */
const SEEN = ['discipline.show', 'requests.list'];
const ENDORSED = ['endorsement.show'];

export const REQUESTS = {
  CRO: [...ENDORSED, ...SEEN, 'requests.ask', 'requests.withdraw'],
  CEO: [...ENDORSED, ...SEEN, 'requests.answer', 'waiting.show'],
  REP: ENDORSED,
  DELIVERY: ENDORSED,
  VIEWER: ENDORSED,
};
