/** Who may call what of the weekly review, as part of the table in expected-access.ts. */
const READ = ['reviews.list', 'reviews.ofDeal', 'reviews.trend'];

export const REVIEWS = {
  CRO: [...READ],
  CEO: [...READ],
  REP: [...READ],
} as const;
