/** Who may call what of the weekly review, as part of the table in expected-access.ts. */
const READ = ['reviews.correct', 'reviews.list', 'reviews.minutes', 'reviews.ofDeal', 'reviews.trend'];

export const REVIEWS = {
  CRO: [...READ, 'reviews.close', 'reviews.closing', 'reviews.mailMinutes', 'reviews.minutesRecipients'],
  CEO: [...READ],
  REP: [...READ],
} as const;
