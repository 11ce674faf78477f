import type { CompanyFacts, Meeting, Tone } from './needs';

/** What is for today in one company, in the order of the list. */
export const TODAY_KINDS = [
  'review_on',
  'board_on',
  'review',
  'board',
  'actions',
  'board_actions',
  'approvals',
  'answer_request',
  'say_coming',
  'request_answered',
  'findings',
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

/** What of a company is for its own today: meetings, what is due or overdue, who waits for an answer, and what the audit finds. */
export function todayOf(facts: CompanyFacts): TodayItem[] {
  const { today, review, board, actions, approvals, requests, findings, role } = facts;
  const found = findings ? findings.wonUnshipped + findings.closePast + findings.zombies : 0;
  const items = [
    meeting('review_on', review?.state === 'open' ? review : null),
    meeting('board_on', board?.state === 'open' ? board : null),
    meeting('review', review?.state === 'planned' && review.on === today ? review : null),
    meeting('board', board?.state === 'planned' && board.on === today ? board : null),
    item('actions', actions.review.overdue + actions.review.today, actions.review.overdue),
    item('board_actions', actions.board.overdue + actions.board.today, actions.board.overdue),
    item('approvals', approvals?.open ?? 0),
    item('answer_request', role === 'CEO' ? requests.open : 0, role === 'CEO' ? requests.overdue : 0),
    item('say_coming', facts.unanswered ? 1 : 0),
    item('request_answered', role === 'CRO' ? requests.answered : 0),
    item('findings', found),
  ];
  return items.filter((one) => one !== null);
}

function meeting(kind: TodayKind, of: Meeting | null): TodayItem | null {
  return of === null ? null : { kind, tone: null, count: 1, overdue: 0, meeting: of };
}

function item(kind: TodayKind, count: number, overdue = 0): TodayItem | null {
  return count === 0 ? null : { kind, tone: overdue > 0 ? 'act' : null, count, overdue, meeting: null };
}

type Placed = { company: string; item: TodayItem };

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
