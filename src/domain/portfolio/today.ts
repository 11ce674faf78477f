import { isOver as isMonthOver, lastDayOfMonth } from '../board/months';
import { verdictDay } from '../engagement/programme';
import { daysBetween } from '../values/calendar-date';
import { periodOf } from '../values/fiscal-calendar';
import { isBoardOverdue, isOver, type CompanyFacts, type Meeting, type Tone } from './needs';

/** What is for today in one company, in the order of the list. */
export const TODAY_KINDS = [
  'review_on',
  'board_on',
  'review',
  'board',
  'board_late',
  'close_month',
  'actions',
  'board_actions',
  'approvals',
  'answer_request',
  'say_coming',
  'request_answered',
  'sign_model',
  'endorsement',
  'verdict',
  'not_paying',
  'handoffs',
  'findings',
  'silent_paying',
  'renewals',
  'days_over',
  'days_left',
] as const;
export type TodayKind = (typeof TODAY_KINDS)[number];

export type TodayItem = {
  kind: TodayKind;
  tone: Tone | null;
  count: number;
  /** Of these how many are past their day. */
  overdue: number;
  meeting: Meeting | null;
};

/** What of a company is for its own today: meetings, what is due or overdue, who waits for an answer or a signature, and what was found. */
export function todayOf(facts: CompanyFacts): TodayItem[] {
  const { review, today, board, actions, approvals, requests, role, signatures, save, handoffs } = facts;
  const items = [
    meeting('review_on', review?.state === 'open' ? review : null),
    meeting('board_on', board?.state === 'open' && !isToClose(facts) ? board : null),
    // One of last night that nobody has opened is still to be held.
    meeting('review', review?.state === 'planned' && review.on <= today ? review : null),
    meeting('board', board?.state === 'planned' && board.on === today ? board : null),
    meeting('board_late', isBoardOverdue(facts) ? board : null, 'act'),
    meeting('close_month', isToClose(facts) ? board : null),
    item('actions', actions.review.overdue + actions.review.today, actions.review.overdue),
    item('board_actions', actions.board.overdue + actions.board.today, actions.board.overdue),
    item('approvals', approvals?.open ?? 0),
    item('answer_request', role === 'CEO' ? requests.open : 0, role === 'CEO' ? requests.overdue : 0),
    item('say_coming', facts.unanswered ? 1 : 0),
    item('request_answered', role === 'CRO' ? requests.answered : 0),
    item('sign_model', signatures.own),
    item('endorsement', role === 'CRO' ? signatures.ceo : 0),
    item('verdict', isVerdictDue(facts) ? 1 : 0),
    item('not_paying', save?.notPaying ?? 0),
    item('handoffs', handoffs ? handoffs.missing + handoffs.returned : 0),
    item('findings', foundIn(facts)),
    item('silent_paying', save?.notConnected ?? 0),
    item('renewals', facts.renewals?.due ?? 0),
    item('days_over', role === 'CRO' && isOver(facts.days) ? 1 : 0),
    item('days_left', role === 'CRO' && isRunningOut(facts) ? 1 : 0),
  ];
  return items.filter((one) => one !== null);
}

function foundIn({ findings }: CompanyFacts): number {
  return findings ? findings.wonUnshipped + findings.closePast + findings.zombies : 0;
}

/** The hour was on an earlier day and its month is over: closing is all that is left. */
function isToClose({ board, today }: CompanyFacts): boolean {
  return (
    board?.state === 'open' && board.on < today && board.period !== null && isMonthOver(board.period, today)
  );
}

function isVerdictDue({ unspokenSince, today }: CompanyFacts): boolean {
  return unspokenSince !== null && verdictDay(unspokenSince) <= today;
}

/** So many days before the month's end unused days are worth a word, from one whole day on. */
const LAST_DAYS = 7;
const ONE_DAY = 100;

function isRunningOut({ days, today }: CompanyFacts): boolean {
  if (days === null || days.contracted === null) return false;
  return (
    days.contracted - days.used >= ONE_DAY && daysBetween(today, lastDayOfMonth(periodOf(today))) < LAST_DAYS
  );
}

function meeting(kind: TodayKind, of: Meeting | null, tone: Tone | null = null): TodayItem | null {
  return of === null ? null : { kind, tone, count: 1, overdue: 0, meeting: of };
}

function item(kind: TodayKind, count: number, overdue = 0): TodayItem | null {
  return count === 0 ? null : { kind, tone: overdue > 0 ? 'act' : null, count, overdue, meeting: null };
}

/** One thing for today in one company. `company` is its name. */
export type Placed = { company: string; item: TodayItem };

/** Across companies: what is on, then the meetings by their time, then kind by kind, what is overdue first, then by company. */
export function byTime(a: Placed, b: Placed): number {
  return (
    placeOf(a.item) - placeOf(b.item) ||
    compare(timeOf(a.item), timeOf(b.item)) ||
    b.item.overdue - a.item.overdue ||
    a.company.localeCompare(b.company)
  );
}

/** Reviews and board reviews of the day stand in one row of times. */
function placeOf({ kind }: TodayItem): number {
  return TODAY_KINDS.indexOf(kind === 'board' ? 'review' : kind);
}

/** A meeting without a time stands before those that have one. */
function timeOf({ meeting: of }: TodayItem): string {
  return of === null ? '' : (of.startsAt ?? of.on);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
