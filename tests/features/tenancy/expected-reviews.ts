/** Who may call what of the weekly review, as part of the table in expected-access.ts. */
const READ = ['reviews.correct', 'reviews.list', 'reviews.minutes', 'reviews.ofDeal', 'reviews.trend'];

/** Days and times: everybody reads them, has a calendar of his own, and sees his week. The CRO sets them. */
const DATES = ['reviews.calendar', 'reviews.renewFeed', 'renewFeed', 'reviews.schedule', 'reviews.week'];
const SET_DATES = [
  'reviews.call',
  'reviews.changeSchedule',
  'reviews.planAhead',
  'reviews.previewSchedule',
  'reviews.remind',
  'reviews.reminders',
  'reviews.reschedule',
  'reviews.skip',
  'reviews.unskip',
];

export const REVIEWS = {
  CRO: [
    ...DATES,
    ...SET_DATES,
    ...READ,
    'reviews.close',
    'reviews.closing',
    'reviews.mailMinutes',
    'reviews.minutesRecipients',
  ],
  CEO: [...DATES, ...READ],
  REP: [...DATES, ...READ],
} as const;
