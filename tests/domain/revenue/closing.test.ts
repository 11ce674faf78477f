import { describe, expect, it } from 'vitest';
import { firstMonthOf, mayClose, monthText, nextToClose, overOn } from '@/domain/revenue/closing';
import { postings, trueDay, type LedgerRow } from '@/domain/revenue/postings';
import type { NetMovement } from '@/domain/revenue/movements';
import { date } from '@/domain/values/calendar-date';
import { periodOf, type Period } from '@/domain/values/fiscal-calendar';
import type { Result } from '@/domain/values/result';

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.refusal.message);
  return result.value;
}

function refusal<T>(result: Result<T>) {
  if (result.ok) throw new Error('not refused');
  return result.refusal;
}

const month = (text: string): Period => periodOf(date(`${text}-01`));
const TODAY = date('2026-11-22');
const facts = (closedThrough: string | null, firstPeriod: string | null = '2024-03') => ({
  today: TODAY,
  closedThrough: closedThrough === null ? null : month(closedThrough),
  firstPeriod: firstPeriod === null ? null : month(firstPeriod),
});

function wish(day: string, amountMinor: bigint): NetMovement {
  return { stream: 'software', kind: 'new', effectiveOn: date(day), amountMinor, fxMinor: 0n };
}

function row(id: string, day: string, concernsOn: string | null = null): LedgerRow {
  return {
    ...wish(day, 100n),
    id,
    concernsOn: concernsOn === null ? null : date(concernsOn),
    reversesId: null,
  };
}

describe('which month closes next', () => {
  it('is the last completed one before the first close, then the one after the last', () => {
    expect(nextToClose(facts(null))).toBe(month('2026-10'));
    expect(nextToClose(facts('2026-06'))).toBe(month('2026-07'));
    expect(nextToClose(facts(null, null))).toBeNull();
    expect(nextToClose(facts(null, '2026-11'))).toBe(month('2026-11'));
  });

  it('may be any completed month with a ledger as the first', () => {
    for (const text of ['2024-03', '2026-10'])
      expect(value(mayClose(month(text), facts(null)))).toBe(month(text));
    expect(refusal(mayClose(month('2024-02'), facts(null))).remedy).toBe('The first month is 2024-03.');
    expect(refusal(mayClose(month('2026-10'), facts(null, null))).remedy).toBe('Record contracts first.');
  });

  it('is not the running month, and not on its last day', () => {
    expect(refusal(mayClose(month('2026-11'), facts('2026-10')))).toMatchObject({
      code: 'rule',
      remedy: 'It can be closed from 1 Dec 2026 on.',
    });
    const lastDay = { ...facts('2026-10'), today: date('2026-11-30') };
    expect(refusal(mayClose(month('2026-11'), lastDay)).message).toBe('2026-11 is not over yet.');
    expect(value(mayClose(month('2026-11'), { ...lastDay, today: date('2026-12-01') }))).toBe(
      month('2026-11'),
    );
  });

  it('is neither closed already nor behind one that is open', () => {
    expect(refusal(mayClose(month('2026-06'), facts('2026-06'))).message).toContain('closed already');
    expect(refusal(mayClose(month('2026-09'), facts('2026-07'))).remedy).toBe('Close 2026-08 first.');
  });

  it('covers the months since the close before, the first all of them', () => {
    expect(firstMonthOf({ previousPeriod: month('2026-07') })).toBe(month('2026-08'));
    expect(firstMonthOf({ previousPeriod: null })).toBe(0);
    expect([monthText(month('2026-12')), overOn(month('2026-12'))]).toEqual(['2026-12', '2027-01-01']);
  });
});

describe('what is posted when months are closed through June 2024', () => {
  const JUNE = month('2024-06');
  const days = (list: readonly { effectiveOn: string; concernsOn: string | null }[]) =>
    list.map(({ effectiveOn, concernsOn }) => [effectiveOn, concernsOn]);

  it('stands on its own day in an open month, else on 1 July with the day that it is about', () => {
    const { additions } = postings(
      [],
      [wish('2024-06-30', 5n), wish('2024-07-01', 6n), wish('2024-08-15', 7n)],
      JUNE,
    );
    expect(days(additions)).toEqual([
      ['2024-07-01', '2024-06-30'],
      ['2024-07-01', null],
      ['2024-08-15', null],
    ]);
  });

  it('takes a row of a closed month back on 1 July, of an open one on its own day', () => {
    const { reversals } = postings([row('a', '2024-02-01'), row('b', '2024-07-20')], [], JUNE);
    expect(days(reversals)).toEqual([
      ['2024-07-01', '2024-02-01'],
      ['2024-07-20', null],
    ]);
  });

  it('leaves a correction alone that says what is wanted, whichever month it was booked in', () => {
    const corrections = [row('a', '2024-05-01', '2024-01-10'), row('b', '2024-07-01', '2024-06-10')];
    const wanted = [wish('2024-01-10', 100n), wish('2024-06-10', 100n)];
    expect(postings(corrections, wanted, JUNE)).toEqual({ reversals: [], additions: [] });
    expect(corrections.map(trueDay)).toEqual(['2024-01-10', '2024-06-10']);
  });

  it('takes a correction back where it stands if that is open, with the day that it was about', () => {
    const { reversals } = postings(
      [row('a', '2024-05-01', '2024-01-10'), row('b', '2024-07-01', '2024-06-10')],
      [],
      JUNE,
    );
    expect(days(reversals)).toEqual([
      ['2024-07-01', '2024-01-10'],
      ['2024-07-01', '2024-06-10'],
    ]);
  });
});
