import type { Role } from '../access/permissions';
import { meetsGoal } from '../forecast/accuracy/variance';
import type { KpiId } from '../kpis/kpi-data';
import { daysBetween, type CalendarDate } from '../values/calendar-date';
import type { RatioOrNone } from '../values/ratio';

/** A meeting as far as its date goes; `startsAt` is an instant, null where only the day is agreed. */
export type Meeting = {
  id: string;
  on: CalendarDate;
  startsAt: string | null;
  state: 'planned' | 'open';
  /** Of a board review the month that it is about, else null. */
  period: number | null;
};

/** What is on record of one company on its own day, counted as its own pages count it. Parts that its reader may not see are null. */
export type CompanyFacts = {
  today: CalendarDate;
  role: Role;
  /** KPIs of the company's set whose alarm is raised. */
  alarms: readonly KpiId[];
  /** Of the last fiscal quarter that is over; null where nothing of it was frozen. */
  variance: RatioOrNone | null;
  /** Something was forecast of that quarter and nothing of it came: the worst miss, and no percentage. */
  nothingCame: boolean;
  findings: { wonUnshipped: number; closePast: number; zombies: number } | null;
  save: { notPaying: number; notConnected: number } | null;
  renewals: { due: number } | null;
  handoffs: { missing: number; returned: number } | null;
  approvals: { open: number; oldestDays: number } | null;
  /** Agreed in reviews and board reviews and not settled: the CRO's list is everybody's, a CEO's his own. */
  actions: { review: Due; board: Due };
  requests: { open: number; overdue: number; answered: number };
  /** The next review of the week, or the one that is on. */
  review: Meeting | null;
  /** The earliest board review that is not closed. */
  board: Meeting | null;
  /** Whether the reader was asked to that board review and has not answered. */
  unanswered: boolean;
  /** Versions of the stage model that the reader has to sign, and those that wait for the CEO alone. */
  signatures: { own: number; ceo: number };
  /** The first day of an engagement on which no verdict has been spoken; null: none, or it is spoken. */
  unspokenSince: CalendarDate | null;
  /** The month's days in hundredths; contracted null where nothing is agreed. */
  days: { contracted: number | null; used: number } | null;
};

export type Due = { overdue: number; today: number };

/** act: somebody must act now. look: worth a look. What is fine has no word. */
export type Tone = 'act' | 'look';
export type NeedId =
  | 'kpi_alarm'
  | 'variance'
  | 'not_paying'
  | 'actions_overdue'
  | 'board_actions_overdue'
  | 'board_overdue'
  | 'approvals'
  | 'requests'
  | 'won_unshipped'
  | 'close_past'
  | 'zombies'
  | 'handoffs_missing'
  | 'handoffs_returned'
  | 'silent_paying'
  | 'renewals'
  | 'days_over'
  | 'no_review'
  | 'no_board';
export type Need = {
  id: NeedId;
  tone: Tone;
  /** How many; 1 where there is nothing to count. */
  count: number;
  /** Of an alarm. */
  kpi?: KpiId;
};

/** An approval that waits so long holds a deal up. */
const APPROVAL_LATE_DAYS = 2;

/** The red and amber items of a company, red ones first, each in the order of this list (docs/metrics.md, "Portfolio"). */
export function needsOf(facts: CompanyFacts): Need[] {
  const { approvals, save, handoffs, renewals, findings, actions, role, requests } = facts;
  const late = approvals !== null && approvals.oldestDays >= APPROVAL_LATE_DAYS;
  const needs: Need[] = [
    ...facts.alarms.map((kpi): Need => ({ id: 'kpi_alarm', tone: 'act', count: 1, kpi })),
    need('variance', 'act', isOff(facts) ? 1 : 0),
    need('board_overdue', 'act', isBoardOverdue(facts) ? 1 : 0),
    need('not_paying', 'act', save?.notPaying),
    need('actions_overdue', 'act', actions.review.overdue),
    need('board_actions_overdue', 'act', actions.board.overdue),
    need('approvals', late ? 'act' : 'look', approvals?.open),
    // The answer is the CEO's to give; the CRO waits for it.
    need('requests', role === 'CEO' && requests.overdue > 0 ? 'act' : 'look', requests.open),
    need('won_unshipped', 'look', findings?.wonUnshipped),
    need('close_past', 'look', findings?.closePast),
    need('zombies', 'look', findings?.zombies),
    need('handoffs_missing', 'look', handoffs?.missing),
    need('handoffs_returned', 'look', handoffs?.returned),
    need('silent_paying', 'look', save?.notConnected),
    need('renewals', 'look', renewals?.due),
    need('days_over', 'look', isOver(facts.days) ? 1 : 0),
    need('no_review', 'look', role === 'CRO' && facts.review === null ? 1 : 0),
    need('no_board', 'look', role === 'CRO' && facts.board === null ? 1 : 0),
  ];
  const standing = needs.filter(({ count }) => count > 0);
  return [
    ...standing.filter(({ tone }) => tone === 'act'),
    ...standing.filter(({ tone }) => tone === 'look'),
  ];
}

function need(id: NeedId, tone: Tone, count = 0): Need {
  return { id, tone, count };
}

function isOff({ variance, nothingCame }: CompanyFacts): boolean {
  return nothingCame || (variance !== null && meetsGoal(variance) === false);
}

/** Its day is past and nobody has held it. */
export function isBoardOverdue({ board, today }: CompanyFacts): boolean {
  return board !== null && board.state === 'planned' && daysBetween(board.on, today) > 0;
}

/** More days than agreed. */
export function isOver(days: CompanyFacts['days']): boolean {
  return days !== null && days.contracted !== null && days.used > days.contracted;
}

export type Ranked = {
  company: string;
  needs: readonly Need[];
  review: Meeting | null;
  board: Meeting | null;
};

/**
 * Which company needs the reader first: one whose meeting is on; then the one with most red items; then with most amber ones; then the one
 * whose next meeting comes first, those without one last; then by name.
 */
export function byNeed(a: Ranked, b: Ranked): number {
  return (
    Number(isOn(b)) - Number(isOn(a)) ||
    countTone(b, 'act') - countTone(a, 'act') ||
    countTone(b, 'look') - countTone(a, 'look') ||
    compare(nextMeeting(a) ?? LATER, nextMeeting(b) ?? LATER) ||
    a.company.localeCompare(b.company)
  );
}

/** After every instant that a meeting has. */
const LATER = '9999';

function isOn({ review, board }: Ranked): boolean {
  return review?.state === 'open' || board?.state === 'open';
}

function countTone({ needs }: Ranked, tone: Tone): number {
  return needs.filter((one) => one.tone === tone).length;
}

/** Days and instants sort as text; a day stands before the instants of its day. */
function nextMeeting({ review, board }: Ranked): string | null {
  const times = [review, board].flatMap((meeting) => (meeting ? [meeting.startsAt ?? meeting.on] : []));
  return times.toSorted()[0] ?? null;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
