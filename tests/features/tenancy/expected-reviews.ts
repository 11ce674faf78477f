/** Who may call what of the weekly review, as part of the table in expected-access.ts. */
const READ = [
  'reviews.readiness',
  'reviews.correct',
  'reviews.list',
  'reviews.minutes',
  'reviews.ofDeal',
  'reviews.trend',
];

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

const PREPARE = [
  'reviews.judgePromise',
  'reviews.answer',
  'reviews.choose',
  'reviews.preparation',
  'reviews.setReady',
];

/** In the room: who is in it reads and agrees on actions, the CRO runs it, a promise is judged by who prepares. */
const ROOM = ['reviews.room', 'reviews.events', 'reviews.addAction', 'reviews.settleAction'];
const RUN = [
  'reviews.challenge',
  'reviews.open',
  'reviews.point',
  'reviews.present',
  'reviews.rule',
  'reviews.takeBack',
  'reviews.timer',
];

export const REVIEWS = {
  CRO: [
    ...ROOM,
    ...RUN,
    ...PREPARE,
    ...DATES,
    ...SET_DATES,
    ...READ,
    'reviews.close',
    'reviews.closing',
    'reviews.mailMinutes',
    'reviews.minutesRecipients',
  ],
  CEO: [...ROOM, ...DATES, ...READ],
  REP: [...ROOM, ...PREPARE, ...DATES, ...READ],
} as const;
