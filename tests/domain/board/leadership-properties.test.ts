import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keptBy, type MonthDiscipline } from '@/domain/board/discipline';
import { judgeLeadership, LEADERSHIP_RULES, type JudgedForecast } from '@/domain/board/leadership';
import { requestStanding } from '@/domain/board/requests';
import { addDays, date } from '@/domain/values/calendar-date';
import { aGoodMonth } from './a-month';

const TODAY = date('2026-11-20');
const day = fc.integer({ min: -90, max: 0 }).map((n) => addDays(TODAY, n));
const few = fc.integer({ min: 0, max: 5 });

const month: fc.Arbitrary<MonthDiscipline> = fc
  .record({
    kept: few,
    closed: few,
    asked: fc.integer({ min: 0, max: 2 }),
    late: fc.integer({ min: 0, max: 2 }),
    weeks: fc.tuple(few, few),
    attended: fc.constantFrom(true, false, null),
    access: fc.constantFrom('not_asked' as const, 'asked' as const, 'granted' as const, 'refused' as const),
    since: day,
    endorsed: fc.boolean(),
  })
  .map(({ kept, closed, asked, late, weeks: [a, b], attended, access, since, endorsed }) =>
    aGoodMonth({
      zombies: {
        kept: Array.from({ length: kept }, (_, i) => ({
          dealId: `${i}`,
          deal: 'Deal',
          how: 'justified' as const,
          by: i % 2 === 0 ? 'Ria' : null,
          on: TODAY,
        })),
        closed,
      },
      exceptions: Array.from({ length: asked }, () => ({ by: null, asked: '90 %', on: TODAY })),
      requests: { asked: late, answered: late, late, overdue: 0 },
      weeks: { kept: Math.min(a, b), judged: Math.max(a, b) },
      board: { state: 'closed', ceos: [{ name: 'Mara', answer: null, attended }] },
      crm: { access, since: access === 'not_asked' ? null : since },
      model: { version: 2, since, endorsed },
    }),
  );
const months = fc.array(month, { minLength: 0, maxLength: 3 });
const forecast: fc.Arbitrary<JudgedForecast> = fc
  .option(fc.integer({ min: 0, max: 9000 }))
  .map((varianceBp) => ({ quarter: 'Q3 2026', varianceBp, nothingCame: false, goalBp: 2000 }));

describe('whether it is a matter of leadership, in any company', () => {
  it('is said only beside a forecast that missed and two signs at least, each said once', () => {
    fc.assert(
      fc.property(months, month, forecast, (before, latest, judged) => {
        const { state, signs, sentence } = judgeLeadership(before, latest, {
          forecast: judged,
          today: TODAY,
        });
        const missed = judged.varianceBp !== null && judged.varianceBp >= judged.goalBp;
        const owes = signs.length >= LEADERSHIP_RULES.signs;
        expect(new Set(signs.map(({ sign }) => sign)).size).toBe(signs.length);
        expect(state).toBe(missed ? (owes ? 'leadership' : 'elsewhere') : owes ? 'slipping' : 'kept');
        expect(sentence.includes('leadership problem')).toBe(state === 'leadership');
        if (owes) for (const { text } of signs) expect(sentence).toContain(text);
        expect(sentence).not.toMatch(/NaN|undefined|null/);
      }),
    );
  });

  it('does not depend on the order of the months', () => {
    fc.assert(
      fc.property(months, month, forecast, (before, latest, judged) => {
        const facts = { forecast: judged, today: TODAY };
        expect(judgeLeadership(before.toReversed(), latest, facts)).toEqual(
          judgeLeadership(before, latest, facts),
        );
      }),
    );
  });

  it('is never found in a company without a month behind it', () => {
    fc.assert(
      fc.property(forecast, (judged) => {
        const { signs } = judgeLeadership([], aGoodMonth(), { forecast: judged, today: TODAY });
        expect(signs).toEqual([]);
      }),
    );
  });
});

describe('who kept silent deals', () => {
  it('adds up to all of them, most first', () => {
    fc.assert(
      fc.property(month, ({ zombies: { kept } }) => {
        const counted = keptBy(kept);
        expect(counted.reduce((sum, { count }) => sum + count, 0)).toBe(kept.length);
        expect(counted.map(({ count }) => count)).toEqual(
          counted.map(({ count }) => count).toSorted((a, b) => b - a),
        );
      }),
    );
  });
});

describe('a request', () => {
  it('without a day is never overdue nor late', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('open' as const, 'answered' as const, 'withdrawn' as const),
        day,
        (state, on) => {
          const standing = requestStanding(
            { state, dueOn: null, answeredOn: state === 'answered' ? on : null },
            TODAY,
          );
          expect(['waiting', 'answered', 'withdrawn']).toContain(standing);
        },
      ),
    );
  });

  it('that is overdue today is late if it is answered today, and in time on its own day', () => {
    fc.assert(
      fc.property(day, (dueOn) => {
        const open = requestStanding({ state: 'open', dueOn, answeredOn: null }, TODAY);
        const answered = requestStanding({ state: 'answered', dueOn, answeredOn: TODAY }, addDays(TODAY, 30));
        expect(answered === 'late').toBe(open === 'overdue');
        expect(requestStanding({ state: 'answered', dueOn, answeredOn: dueOn }, TODAY)).toBe('answered');
      }),
    );
  });
});
