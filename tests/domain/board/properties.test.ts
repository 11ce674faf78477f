import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkAgenda, MOST_ITEMS, MOST_MINUTES } from '@/domain/board/agenda';
import { outcomeOf } from '@/domain/board/decisions';
import { isOver, lastDayOfMonth, measuredOn, monthOf, parseMonth } from '@/domain/board/months';
import { canonicalPage, parsePage } from '@/domain/board/page';
import { NO_TIME, timed, usedAt, type TimerAction } from '@/domain/board/timer';
import { verdictOf } from '@/domain/board/verdict';
import { alarmOf } from '@/domain/kpis/kpi';
import { addDays, date, daysBetween } from '@/domain/values/calendar-date';
import { periodOf, startOfPeriod } from '@/domain/values/fiscal-calendar';
import { samplePage } from '../../support/sample-board-page';

const START = Date.parse('2026-11-05T15:00:00.000Z');
const at = (seconds: number) => new Date(START + seconds * 1000).toISOString();
const total = (used: Record<string, number>) => Object.values(used).reduce((sum, one) => sum + one, 0);

describe('the clock of the hour, however it is pressed', () => {
  const press = fc.record({
    item: fc.constantFrom('kpis', 'forecast', 'close'),
    action: fc.constantFrom<TimerAction>('start', 'pause'),
    after: fc.integer({ min: 0, max: 900 }),
  });

  it('gives out each second once: what the items have used is what it ran', () => {
    fc.assert(
      fc.property(fc.array(press, { maxLength: 30 }), (presses) => {
        let [timer, now, ran] = [NO_TIME, 0, 0];
        for (const { item, action, after } of presses) {
          if (timer.item !== null) ran += after;
          now += after;
          timer = timed(timer, action, item, at(now));
        }
        expect(total(usedAt(timer, at(now)))).toBe(ran);
      }),
    );
  });

  it('never takes a second back, and a second look at the same instant sees the same', () => {
    fc.assert(
      fc.property(fc.array(press, { minLength: 1, maxLength: 20 }), (presses) => {
        let [timer, now, before] = [NO_TIME, 0, 0];
        for (const { item, action, after } of presses) {
          now += after;
          const seen = usedAt(timer, at(now));
          timer = timed(timer, action, item, at(now));
          expect(usedAt(timer, at(now))).toMatchObject(seen);
          expect(total(seen)).toBeGreaterThanOrEqual(before);
          before = total(seen);
        }
      }),
    );
  });

  it('takes a double click for one, whatever stood before', () => {
    fc.assert(
      fc.property(fc.array(press, { maxLength: 10 }), press, (presses, last) => {
        let [timer, now] = [NO_TIME, 0];
        for (const { item, action, after } of presses) timer = timed(timer, action, item, at((now += after)));
        const once = timed(timer, last.action, last.item, at(now + 1));
        expect(timed(once, last.action, last.item, at(now + 2))).toEqual(once);
      }),
    );
  });
});

describe('months', () => {
  const period = fc.integer({ min: 1900 * 12, max: 2199 * 12 + 11 });

  it('are the same month by address and by number', () => {
    fc.assert(
      fc.property(period, (one) => {
        expect(parseMonth(monthOf(one).key)).toBe(one);
      }),
    );
  });

  it('end the day before the next begins, of 28 to 31 days', () => {
    fc.assert(
      fc.property(period, (one) => {
        const last = lastDayOfMonth(one);
        expect(addDays(last, 1)).toBe(startOfPeriod(one + 1));
        expect(periodOf(last)).toBe(one);
        const days = daysBetween(startOfPeriod(one), last) + 1;
        expect(days >= 28 && days <= 31).toBe(true);
      }),
    );
  });

  it('are measured within themselves and never after today; over exactly from the next one on', () => {
    fc.assert(
      fc.property(period, fc.integer({ min: 0, max: 800 }), (one, after) => {
        const today = addDays(startOfPeriod(one), after);
        const day = measuredOn(one, today);
        expect(day <= today && periodOf(day) === one).toBe(true);
        expect(isOver(one, today)).toBe(today > lastDayOfMonth(one));
      }),
    );
  });

  it('know February of leap years', () => {
    const lastOf = (key: string) => lastDayOfMonth(parseMonth(key) ?? 0);
    expect(['2027-02', '2028-02', '2100-02', '2000-02'].map(lastOf)).toEqual([
      '2027-02-28',
      '2028-02-29',
      '2100-02-28',
      '2000-02-29',
    ]);
  });
});

describe('an agenda of any items', () => {
  const items = fc.array(
    fc.record({
      key: fc.constantFrom(...'abcdefghijklmnop'),
      title: fc.constant('Item'),
      minutes: fc.integer({ min: 1, max: 30 }),
    }),
    { maxLength: 15 },
  );

  it('is taken exactly where it has an hour at most and each key once; the remedy is what is too much', () => {
    fc.assert(
      fc.property(items, (agenda) => {
        const sum = agenda.reduce((minutes, item) => minutes + item.minutes, 0);
        const unique = new Set(agenda.map(({ key }) => key)).size === agenda.length;
        const fits = agenda.length > 0 && agenda.length <= MOST_ITEMS && unique;
        const checked = checkAgenda(agenda);
        expect(checked.ok).toBe(fits && sum <= MOST_MINUTES);
        if (fits && !checked.ok)
          expect(checked.refusal.remedy).toBe(`Take ${sum - MOST_MINUTES} minutes out.`);
      }),
    );
  });
});

describe('the outcome of an action', () => {
  const day = fc.integer({ min: -60, max: 60 }).map((n) => addDays(date('2026-10-15'), n));

  it('once settled does not change any more, on whatever day it is judged', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<'done' | 'dropped'>('done', 'dropped'),
        day,
        day,
        day,
        day,
        (state, dueOn, settledOn, a, b) => {
          const fact = { kind: 'action' as const, state, dueOn, settledOn };
          expect(outcomeOf(fact, a)).toBe(outcomeOf(fact, b));
        },
      ),
    );
  });

  it('of an open one turns late once, and stays late', () => {
    fc.assert(
      fc.property(day, day, (dueOn, on) => {
        const fact = { kind: 'action' as const, state: 'open' as const, dueOn, settledOn: null };
        expect(outcomeOf(fact, on)).toBe(on > dueOn ? 'late' : 'open');
        if (outcomeOf(fact, on) === 'late') expect(outcomeOf(fact, addDays(on, 1))).toBe('late');
      }),
    );
  });
});

describe('the verdict of a KPI, whatever its ground', () => {
  const ground = fc.record({
    value: fc.option(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n })),
    reason: fc.option(fc.constant('No cohort.')),
    better: fc.constantFrom<'higher' | 'lower'>('higher', 'lower'),
    target: fc.option(
      fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }).map((amount) => ({ amount, text: '9' })),
    ),
    alarm: fc.constantFrom(alarmOf([]), alarmOf(['It leaks.'])),
    worsened: fc.option(fc.constant('down 1 pp')),
  });

  it('always says something, and judges nothing exactly where there is no figure', () => {
    fc.assert(
      fc.property(ground, (one) => {
        const { state, text } = verdictOf(one);
        expect(text.length).toBeGreaterThan(0);
        expect(state === 'not_judged').toBe(one.value === null);
      }),
    );
  });

  it('never grows milder as the figure grows worse', () => {
    const RANK = { on_track: 0, look: 1, act: 2, not_judged: 3 };
    fc.assert(
      fc.property(ground, fc.bigInt({ min: 1n, max: 10n ** 12n }), (one, by) => {
        if (one.value === null) return;
        const worse = { ...one, value: one.better === 'higher' ? one.value - by : one.value + by };
        expect(RANK[verdictOf(worse).state]).toBeGreaterThanOrEqual(RANK[verdictOf(one).state]);
      }),
    );
  });
});

describe('the one text of a page', () => {
  it('does not depend on the order in which its parts were put together', () => {
    const page = samplePage();
    const turned = Object.fromEntries(Object.entries(page).toReversed()) as typeof page;
    expect(canonicalPage(turned)).toBe(canonicalPage(page));
  });

  it('survives any words, and reads back as they were', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (company) => {
        const text = canonicalPage(samplePage({ company }));
        expect(parsePage(text).company).toBe(company);
        expect(canonicalPage(parsePage(text))).toBe(text);
      }),
    );
  });

  it('is another one for any other amount, and is refused for a fraction', () => {
    const page = samplePage();
    const text = canonicalPage(page);
    const more = { ...page.corrections, sumMinor: `${BigInt(page.corrections.sumMinor) + 1n}` };
    expect(canonicalPage({ ...page, corrections: more })).not.toBe(text);
    const half = { ...page.corrections, rows: 0.5 };
    expect(() => canonicalPage({ ...page, corrections: half })).toThrow('corrections.rows');
  });
});
