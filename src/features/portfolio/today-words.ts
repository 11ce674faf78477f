import type { TodayItem, TodayKind } from '@/domain/portfolio/today';
import type { Meeting } from '@/domain/portfolio/needs';
import { countOf } from '@/ui/format/counts';
import { boardHref, ofMonth } from './meeting-words';
import type { Said } from './need-words';

type MeetingKind = 'review_on' | 'review' | 'board_on' | 'board' | 'board_late' | 'close_month';
type Worded = { path: string; text: (count: number) => string };
const counted = (path: string, noun: string, after: string): Worded => ({
  path,
  text: (count) => `${countOf(count, noun)} ${after}`,
});
const plain = (path: string, text: string): Worded => ({ path, text: () => text });

const MEETINGS: Record<MeetingKind, (of: Meeting | null) => string> = {
  review_on: () => 'The weekly review is on',
  review: () => 'Weekly review',
  board_on: (board) => `The board review${ofMonth(board)} is on`,
  board: (board) => `Board review${ofMonth(board)}`,
  board_late: (board) => `Board review${ofMonth(board)} not held`,
  close_month: (board) => `Close the month${ofMonth(board)}`,
};

const WORDS: Record<Exclude<TodayKind, MeetingKind>, Worded> = {
  actions: counted('reviews', 'action', 'due'),
  board_actions: counted('board', 'board action', 'due'),
  approvals: counted('desk', 'approval', 'to decide'),
  answer_request: counted('home', 'request', 'to answer'),
  // Not the CEO's home: a CRO is asked as well, and has none.
  say_coming: plain('board', 'Say whether you come to the board review'),
  request_answered: counted('board/discipline', 'request', 'answered by the CEO'),
  sign_model: counted('settings/stage-model', 'version', 'of the stage model to sign'),
  endorsement: plain('settings/stage-model', 'The stage model waits for the CEO’s signature'),
  verdict: plain('engagement', 'The verdict of day 90 is due'),
  not_paying: counted('revenue/silent-churn', 'customer', 'connected, not paying'),
  silent_paying: counted('revenue/silent-churn', 'customer', 'silent but paying'),
  handoffs: counted('deployments/handoffs', 'handoff', 'missing or sent back'),
  findings: counted('audit', 'finding', 'of the audit'),
  renewals: counted('revenue/renewals', 'renewal', 'due'),
  days_over: plain('engagement/time', 'More days used than agreed'),
  days_left: plain('engagement/time', 'Days of this month left unused'),
};

/** Something for today in words, with the place where it is done; how much of it is overdue stands beside it. */
export function todaySaid(slug: string, { kind, count, meeting }: TodayItem): Said {
  if (isMeeting(kind)) return { text: MEETINGS[kind](meeting), href: meetingHref(slug, kind, meeting) };
  const { path, text } = WORDS[kind];
  return { text: text(count), href: `/t/${slug}/${path}` };
}

function isMeeting(kind: TodayKind): kind is MeetingKind {
  return kind in MEETINGS;
}

function meetingHref(slug: string, kind: MeetingKind, meeting: Meeting | null): string {
  const weekly = kind === 'review_on' || kind === 'review';
  return weekly ? `/t/${slug}/reviews/${meeting?.id ?? ''}` : boardHref(slug, meeting);
}
