import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ALTERNATIVES, inDollars, standingOf } from '@/domain/engagement/alternatives';
import { variableQuarters } from '@/domain/engagement/compensation';
import { parseDuration } from '@/domain/engagement/duration';
import { dayOf, FIRST_PLAN, phaseDays, phaseOf, PHASES, verdictDay } from '@/domain/engagement/programme';
import { changedTerms, checkTerms, onlyTerms, termsAt, TERM_FIELDS } from '@/domain/engagement/terms';
import { visitsOf, visitsOfQuarter } from '@/domain/engagement/visits';
import { parseRate } from '@/domain/revenue/fx';
import { addDays, date, daysBetween } from '@/domain/values/calendar-date';
import { fiscalQuarter } from '@/domain/values/fiscal-calendar';
import { aTerm } from './a-term';

const start = fc.integer({ min: 0, max: 3000 }).map((n) => addDays(date('2024-01-01'), n));

describe('the ninety days, from any first day', () => {
  it('are the three months without a gap, and end on the day of the verdict', () => {
    fc.assert(
      fc.property(start, (startOn) => {
        const [first, second, third] = PHASES.map((phase) => phaseDays(startOn, phase));
        expect(first?.from).toBe(startOn);
        expect(second?.from).toBe(addDays(first?.to ?? startOn, 1));
        expect(third?.from).toBe(addDays(second?.to ?? startOn, 1));
        expect(third?.to).toBe(verdictDay(startOn));
        expect(dayOf(startOn, verdictDay(startOn))).toBe(90);
      }),
    );
  });

  it('put every day into the month whose days it lies in', () => {
    fc.assert(
      fc.property(start, fc.integer({ min: -10, max: 120 }), (startOn, n) => {
        const on = addDays(startOn, n);
        const phase = phaseOf(dayOf(startOn, on));
        const lies = PHASES.find((one) => {
          const { from, to } = phaseDays(startOn, one);
          return on >= from && on <= to;
        });
        expect(phase).toBe(lies ?? (on < startOn ? 'before' : 'after'));
      }),
    );
  });

  it('have each step of the first plan due within its own month', () => {
    for (const { phase, day, text } of FIRST_PLAN) expect(phaseOf(day), text).toBe(phase);
    expect(FIRST_PLAN.map(({ day }) => day)).toEqual(
      FIRST_PLAN.map(({ day }) => day).toSorted((a, b) => a - b),
    );
  });
});

describe('visits', () => {
  const days = fc.array(start, { maxLength: 25 });

  it('hold each day once, in whatever order they were written down', () => {
    fc.assert(
      fc.property(days, (all) => {
        const visits = visitsOf(all);
        expect(visits.reduce((sum, visit) => sum + visit.days, 0)).toBe(new Set(all).size);
        expect(visitsOf(all.toReversed())).toEqual(visits);
        for (const [i, visit] of visits.entries()) {
          expect(visit.from <= visit.to).toBe(true);
          const next = visits[i + 1];
          if (next) expect(daysBetween(visit.to, next.from)).toBeGreaterThan(3);
        }
      }),
    );
  });

  it('are counted in one quarter each, of months and of 4-4-5 weeks', () => {
    fc.assert(
      fc.property(days, fc.constantFrom<'months' | 'weeks'>('months', 'weeks'), (all, kind) => {
        const visits = visitsOf(all);
        const quarters = Array.from({ length: 40 }, (_, n) =>
          fiscalQuarter(date('2024-02-15'), { startMonth: 2, kind }, n - 1),
        );
        const made = quarters.reduce((sum, quarter) => sum + visitsOfQuarter(visits, quarter, 4).made, 0);
        expect(made).toBe(visits.length);
      }),
    );
  });
});

describe('the terms that a month counts by', () => {
  const late = aTerm({ version: 1, contractedDays: null, recordedAt: '2026-01-05T09:00:00Z' });
  const agreed = aTerm({ version: 2, contractedDays: 800, recordedAt: '2026-03-10T09:00:00Z' });
  const more = aTerm({ version: 3, contractedDays: 1200, recordedAt: '2026-04-30T23:59:59Z' });
  const of = (until: string) => termsAt([more, late, agreed], until)?.version;

  it('are those at its end; before days were agreed, the first that say them', () => {
    expect(of('2026-02-01T00:00:00Z')).toBe(2);
    expect(of('2026-04-01T00:00:00Z')).toBe(2);
    expect(of('2026-05-01T00:00:00Z')).toBe(3);
    expect(of('2026-04-30T23:59:59Z')).toBe(2);
    expect(termsAt([], '2026-05-01T00:00:00Z')).toBeNull();
    expect(termsAt([late], '2026-01-01T00:00:00Z')?.version).toBe(1);
  });

  it('differ in nothing from themselves, and in each field that was changed', () => {
    expect(changedTerms(agreed, agreed)).toEqual([]);
    expect(changedTerms(agreed, more)).toEqual(['contractedDays']);
    expect(Object.keys(onlyTerms(more)).toSorted()).toEqual([...TERM_FIELDS].toSorted());
  });

  it('end on the first day at the earliest', () => {
    const check = (endOn: string) =>
      checkTerms(aTerm({ endOn: date(endOn) }), { startOn: date('2026-01-05'), today: date('2026-02-01') })
        .ok;
    expect([check('2026-01-04'), check('2026-01-05')]).toEqual([false, true]);
  });
});

describe('pay and cost', () => {
  it('of a quarter without a deployment is nothing, of months and of 4-4-5 weeks', () => {
    for (const kind of ['months', 'weeks'] as const) {
      const quarter = fiscalQuarter(date('2026-05-15'), { startMonth: 2, kind }, 0);
      const [pay] = variableQuarters([], [quarter], {
        terms: { baseMinor: 0n, shareBp: 10_000, capMinor: 0n },
        startOn: date('2026-01-05'),
        today: date('2026-12-31'),
      });
      expect(pay).toMatchObject({ meanMinor: null, payMinor: 0n, capped: false, label: quarter.label });
    }
  });

  it.each([
    ['JPY', 1_500_000n, '150'],
    ['KWD', 3_000_000n, '0.3'],
    ['EUR', 800_000n, '0.8'],
  ])('of ten thousand dollars in %s is ten thousand dollars', (currency, minor, rate) => {
    expect(inDollars(minor, currency, parseRate(rate))).toBe(1_000_000n);
  });

  it('stands higher the more it costs', () => {
    const RANK = { below: 0, within: 1, above: 2 };
    fc.assert(
      fc.property(
        fc.constantFrom(...ALTERNATIVES),
        fc.bigInt({ min: 0n, max: 10_000_000n }),
        fc.bigInt({ min: 0n, max: 10_000_000n }),
        (alternative, cost, more) => {
          const [low, high] = [standingOf(cost, alternative), standingOf(cost + more, alternative)];
          expect(RANK[high]).toBeGreaterThanOrEqual(RANK[low]);
        },
      ),
    );
  });

  it('never takes a length of time that is no whole minute of a day, whatever is typed', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ maxLength: 8 }), fc.stringMatching(/^[\d.,:hdm ]{0,8}$/)), (text) => {
        const typed = parseDuration(text, 480);
        if (!typed.ok || typed.value === null) return;
        expect(Number.isInteger(typed.value) && typed.value >= 1 && typed.value <= 1440).toBe(true);
      }),
    );
  });
});
