import { describe, expect, it } from 'vitest';
import type { Meeting, Need, NeedId } from '@/domain/portfolio/needs';
import type { TodayItem, TodayKind } from '@/domain/portfolio/today';
import { date } from '@/domain/values/calendar-date';
import { boardHref, leftText, whenText } from '@/features/portfolio/meeting-words';
import { needSaid } from '@/features/portfolio/need-words';
import { todaySaid } from '@/features/portfolio/today-words';

const OCTOBER = 2026 * 12 + 9;
const board: Meeting = { id: 'b', on: date('2026-11-05'), startsAt: null, state: 'planned', period: OCTOBER };
const review: Meeting = {
  id: 'r',
  on: date('2026-11-24'),
  startsAt: '2026-11-24T08:00:00Z',
  state: 'planned',
  period: null,
};

describe('a meeting in words', () => {
  it('is on the company’s own clock', () => {
    expect(whenText(review, '2026-11-23', 'Europe/Berlin')).toBe('24 Nov 09:00');
    expect(whenText(review, '2026-11-24', 'UTC')).toBe('today 08:00');
    expect(whenText(board, '2026-11-24', 'UTC')).toBe('5 Nov');
    expect(whenText({ ...review, state: 'open' }, '2026-11-24', 'UTC')).toBe('now');
  });

  it('has the address of its month', () => {
    expect(boardHref('acme', board)).toBe('/t/acme/board/2026-10');
    expect(boardHref('acme', null)).toBe('/t/acme/board');
  });
});

describe('days of the month', () => {
  it.each([
    [{ contracted: 1000, used: 650 }, '3.5 of 10 days left'],
    [{ contracted: 100, used: 0 }, '1 of 1 day left'],
    [{ contracted: 1000, used: 1125 }, '1.25 days over 10'],
    [{ contracted: null, used: 100 }, '1 day used, none agreed'],
  ])('%j: %s', (days, text) => {
    expect(leftText(days)).toBe(text);
  });
});

describe('what needs the reader', () => {
  const variance = {
    quarter: 'Q3 2026',
    snapshotOn: date('2026-07-01'),
    total: { ratio: { numerator: 1n, denominator: 2n } },
    nothingCame: false,
  };
  const said = (id: NeedId, over: Partial<Need> = {}) =>
    needSaid('acme', { id, tone: 'act', count: 1, ...over }, { variance, board });

  it('says how many and leads to the list that it counts', () => {
    expect(said('close_past', { count: 12 })).toEqual({
      text: '12 past their close date',
      href: '/t/acme/audit/close-date-past',
    });
    expect(said('approvals')).toEqual({ text: '1 approval waiting', href: '/t/acme/desk' });
    expect(said('kpi_alarm', { kpi: 'acv_per_deployment' })).toEqual({
      text: 'ACV per deployment: flat or declining over four quarters',
      href: '/t/acme/dashboard/acv-per-deployment',
    });
  });

  it('names the quarter of a forecast and the month of a board review', () => {
    expect(said('variance').text).toBe('Forecast 50\u00a0% off in Q3 2026');
    const none = { ...variance, total: { ratio: null, reason: 'nothing was realised' }, nothingCame: true };
    const need = { id: 'variance' as const, tone: 'act' as const, count: 1 };
    expect(needSaid('acme', need, { variance: none, board }).text).toBe(
      'Nothing came of the forecast of Q3 2026',
    );
    expect(said('board_overdue')).toEqual({
      text: 'Board review of Oct 2026 not held',
      href: '/t/acme/board/2026-10',
    });
  });
});

describe('what is for today', () => {
  const said = (kind: TodayKind, over: Partial<TodayItem> = {}) =>
    todaySaid('acme', { kind, tone: null, count: 1, overdue: 0, meeting: null, ...over });

  it('says how much there is to do', () => {
    expect(said('actions', { count: 3 })).toEqual({ text: '3 actions due', href: '/t/acme/reviews' });
    expect(said('answer_request')).toEqual({ text: '1 request to answer', href: '/t/acme/home' });
  });

  it('leads each line to where it is done', () => {
    const places: [TodayKind, string, string][] = [
      ['sign_model', '1 version of the stage model to sign', 'settings/stage-model'],
      ['endorsement', 'The stage model waits for the CEO’s signature', 'settings/stage-model'],
      ['say_coming', 'Say whether you come to the board review', 'board'],
      ['verdict', 'The verdict of day 90 is due', 'engagement'],
      ['not_paying', '1 customer connected, not paying', 'revenue/silent-churn'],
      ['silent_paying', '1 customer silent but paying', 'revenue/silent-churn'],
      ['handoffs', '1 handoff missing or sent back', 'deployments/handoffs'],
      ['renewals', '1 renewal due', 'revenue/renewals'],
      ['days_over', 'More days used than agreed', 'engagement/time'],
      ['days_left', 'Days of this month left unused', 'engagement/time'],
    ];
    for (const [kind, text, path] of places)
      expect(said(kind), kind).toEqual({ text, href: `/t/acme/${path}` });
    expect(said('board_late', { meeting: board })).toEqual({
      text: 'Board review of Oct 2026 not held',
      href: '/t/acme/board/2026-10',
    });
    expect(said('close_month', { meeting: board }).text).toBe('Close the month of Oct 2026');
  });

  it('leads into the meeting', () => {
    expect(said('review_on', { meeting: review })).toEqual({
      text: 'The weekly review is on',
      href: '/t/acme/reviews/r',
    });
    expect(said('board', { meeting: board }).text).toBe('Board review of Oct 2026');
  });
});
