import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkNextStep, stepSentence } from '@/domain/reviews/next-step';
import { FURTHEST_STEP_DAYS } from '@/domain/reviews/next-step-judge';
import {
  addDays,
  date,
  dayOfInstant,
  dayText,
  daysBetween,
  type CalendarDate,
} from '@/domain/values/calendar-date';
import { GOOD_STEPS } from './good-steps';

const MONDAY = date('2026-11-23');
const anyDay = fc.integer({ min: 0, max: 3000 }).map((days) => addDays(date('2024-01-01'), days));
const anySentence = fc.constantFrom(...GOOD_STEPS.map(([text]) => text));

/** A good sentence with its day taken out, so that another can be put in. */
function bare(text: string): string {
  const check = checkNextStep(text, MONDAY);
  return check.ok ? `${check.step.action} ${check.step.object}` : '';
}
const LEADING = GOOD_STEPS.map(([text]) => text).filter((text) => {
  const check = checkNextStep(text, MONDAY);
  return (
    check.ok && text.startsWith(check.step.action) && checkNextStep(`${bare(text)} by 27 Nov 2026`, MONDAY).ok
  );
});

describe('any good sentence', () => {
  it('is refused with a day that has passed in its place', () => {
    expect(LEADING.length).toBeGreaterThan(100);
    fc.assert(
      fc.property(fc.constantFrom(...LEADING), fc.integer({ min: 1, max: 400 }), (text, ago) => {
        const past = `${bare(text)} by ${dayText(addDays(MONDAY, -ago))}`;
        expect(checkNextStep(past, MONDAY)).toMatchObject({ ok: false, reason: 'past_day' });
      }),
    );
  });

  it('is refused without a day, and with one that is too far', () => {
    fc.assert(
      fc.property(fc.constantFrom(...LEADING), fc.integer({ min: 1, max: 900 }), (text, more) => {
        const far = dayText(addDays(MONDAY, FURTHEST_STEP_DAYS + more));
        expect(checkNextStep(`${bare(text)} by ${far}`, MONDAY)).toMatchObject({ reason: 'too_far' });
      }),
    );
  });

  it('has the same day however it is written, on any day of any year', () => {
    const spellings = (day: CalendarDate) => {
      const [, month, number] = day.split('-').map(Number);
      const name = dayText(day).split(' ')[1] ?? '';
      return [
        day,
        dayText(day),
        `${number}.${month}.${day.slice(0, 4)}`,
        `${name} ${number}, ${day.slice(0, 4)}`,
        `${number} ${name}`,
      ];
    };
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: FURTHEST_STEP_DAYS }), (today, ahead) => {
        const on = addDays(today, ahead);
        for (const spelling of spellings(on)) {
          const check = checkNextStep(`Send the quote to Ada by ${spelling}`, today);
          // 29 February without its year is that of the coming leap year.
          expect(check).toMatchObject({ ok: true, step: { on } });
        }
      }),
    );
  });

  it('means the coming weekday, never today', () => {
    const names = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 7 }), (today, ahead) => {
        const on = addDays(today, ahead);
        const name = names[((daysBetween(date('1970-01-05'), on) % 7) + 7) % 7] ?? '';
        expect(checkNextStep(`Call Ada about the PO on ${name}`, today)).toMatchObject({
          ok: true,
          step: { on },
        });
      }),
    );
  });
});

describe('any text at all', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 600 }),
    fc.string({ unit: 'grapheme', maxLength: 600 }),
    fc
      .array(
        fc.constantFrom(
          ...'send by Friday 3 Dec 12/ 1 . , may in next week of the 31st on from to 2026-11 pm Ada quote – ’s'.split(
            ' ',
          ),
        ),
        { maxLength: 120 },
      )
      .map((words) => words.join(' ')),
    fc.tuple(anySentence, fc.string({ unit: 'binary', maxLength: 20 })).map(([a, b]) => `${b}${a}${b}`),
  );

  it('never throws, answers a step with all its parts in time, or an example that passes', () => {
    fc.assert(
      fc.property(anything, anyDay, (text, today) => {
        const check = checkNextStep(text, today);
        if (check.ok) {
          expect(check.step.on >= today && daysBetween(today, check.step.on) <= FURTHEST_STEP_DAYS).toBe(
            true,
          );
          expect(check.step.object.trim()).not.toBe('');
        } else {
          expect(checkNextStep(check.example, today)).toMatchObject({ ok: true });
        }
      }),
      { numRuns: 400 },
    );
  });

  it('is not more work than its length allows: 500 characters that begin a thousand days', () => {
    // A hang would end in the limit of the test; the longest takes some tens of milliseconds.
    for (const piece of [
      'in 1 day ',
      '1 year 1 month ',
      '3 Dec ',
      '1/1 ',
      'Monday ',
      '1,',
      'next ',
      'from 3 to 5 ',
      '２ ',
      'e.o.m. ',
      'the 5th ',
      'Jan 1 - ',
    ])
      expect(checkNextStep(piece.repeat(500).slice(0, 500), MONDAY)).toBeDefined();
  });

  it('of one character more than 500 is refused unread', () => {
    for (const text of ['in 1 day '.repeat(100_000), `${'.'.repeat(500_000)}x`])
      expect(checkNextStep(text, MONDAY)).toMatchObject({ reason: 'too_long' });
  });
});

describe('the turn of the year and of the day', () => {
  it('takes the January that comes', () => {
    const eve = date('2026-12-30');
    expect(checkNextStep('Send the quote to Ada by 4 Jan', eve)).toMatchObject({
      step: { on: '2027-01-04' },
    });
    expect(checkNextStep('Send the quote to Ada by Friday', eve)).toMatchObject({
      step: { on: '2027-01-01' },
    });
    expect(checkNextStep('Send the quote to Ada by 29 Dec', eve)).toMatchObject({ reason: 'past_day' });
  });

  it('goes by the day of the zone, not of the machine', () => {
    const instant = '2026-12-31T11:30:00Z';
    const [auckland, denver] = [
      dayOfInstant(instant, 'Pacific/Auckland'),
      dayOfInstant(instant, 'America/Denver'),
    ];
    expect([auckland, denver]).toEqual(['2027-01-01', '2026-12-31']);
    expect(checkNextStep('Send the quote to Ada today', auckland)).toMatchObject({
      step: { on: '2027-01-01' },
    });
    expect(checkNextStep('Send the quote to Ada today', denver)).toMatchObject({
      step: { on: '2026-12-31' },
    });
    expect(checkNextStep('Send the quote to Ada by 31 Dec', auckland)).toMatchObject({ reason: 'past_day' });
    expect(checkNextStep('Send the quote to Ada by 31 Dec', denver)).toMatchObject({ ok: true });
  });

  it('finds the leap day that is near, and calls the one that is years away too far', () => {
    expect(checkNextStep('Send the quote to Ada by 29 Feb', date('2028-01-10'))).toMatchObject({
      step: { on: '2028-02-29' },
    });
    expect(checkNextStep('Send the quote to Ada by 29 Feb', MONDAY)).toMatchObject({ reason: 'too_far' });
  });
});

describe('the better example', () => {
  it.each([
    ['Follow up with Ada', 'Call Ada about the PO number by 25 Nov 2026'],
    ['Follow up on the SOW by Friday', 'Send the SOW to the buyer by 27 Nov 2026'],
    ['Chase the PO by Friday', 'Get the PO by 27 Nov 2026'],
    ['Send the revised quote to Ada next week', 'Send the revised quote to Ada by 25 Nov 2026'],
    ['Revised proposal to Ada by Friday', 'Send Revised proposal to Ada by 27 Nov 2026'],
    ['Sent the revised quote to Ada on Friday', 'Send the revised quote to Ada by 27 Nov 2026'],
    ['Ada may sign the SOW by Friday', 'Sign the SOW by 27 Nov 2026'],
    ['Call on Thursday', 'Call the buyer about the PO number by 26 Nov 2026'],
    ['Follow-up call with Ada on Friday', 'Call with Ada by 27 Nov 2026'],
    ['Have legal review clause 9 by Thursday', 'Send the revised quote with 500-unit pricing by 26 Nov 2026'],
    ['Send quote to Ada by end Q4', 'Send quote to Ada by 25 Nov 2026'],
    ['TBD', 'Send the revised quote with 500-unit pricing by 25 Nov 2026'],
  ])('of “%s” is “%s”', (text, example) => {
    expect(checkNextStep(text, MONDAY)).toMatchObject({ ok: false, example });
  });
});

describe('a step on record as a sentence', () => {
  it.each([
    ['Send the quote to Ada', '2026-11-27', 'Send the quote to Ada by 27 Nov 2026'],
    ['Send the quote to Ada by Wednesday', '2026-11-27', 'Send the quote to Ada by 27 Nov 2026'],
    ['Send the quote to Ada by Friday', '2026-11-27', 'Send the quote to Ada by Friday'],
    ['Send the quote.', '2026-11-27', 'Send the quote by 27 Nov 2026'],
    ['Send the quote', null, 'Send the quote'],
  ])('%s, %s: %s', (text, on, sentence) => {
    expect(stepSentence(text, on === null ? null : date(on), MONDAY)).toBe(sentence);
  });
});
