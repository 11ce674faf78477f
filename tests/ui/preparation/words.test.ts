import { describe, expect, it } from 'vitest';
import { NO_ANSWERS } from '@/domain/reviews/answers';
import { date } from '@/domain/values/calendar-date';
import { judgeStep } from '@/features/reviews/components/preparation/judge-step';
import { laneOf, missingOf } from '@/features/reviews/components/preparation/lane';
import { reasonText, startText, weekdayText } from '@/features/reviews/components/preparation/words';

describe('when the review begins', () => {
  it('is told by the wall clock of its zone', () => {
    expect(startText('2026-11-24T08:00:00.000Z', 'Europe/Berlin')).toBe('Tue 24 Nov, 09:00');
    expect(startText('2026-11-25T03:30:00.000Z', 'America/New_York')).toBe('Tue 24 Nov, 22:30');
    expect(weekdayText(date('2026-09-02'))).toBe('Wed 2 Sep');
  });
});

describe('why a deal is one of the five', () => {
  const deal = { currency: 'EUR', parked: false };
  it('says what is at stake, and what of it nothing proves', () => {
    const words = (atStakeMinor: bigint, unprovenMinor: bigint, parked = false) =>
      reasonText({ ...deal, atStakeMinor, unprovenMinor, parked });
    expect(words(12_000_000n, 4_800_000n)).toBe('€120k at stake this quarter, €48k of it unproven.');
    expect(words(12_000_000n, 12_000_000n)).toBe('€120k at stake this quarter, none of it proven.');
    expect(words(12_000_000n, 0n)).toBe('€120k at stake this quarter, all of it proven.');
    expect(words(0n, 0n, true)).toBe(
      'Nothing was decided about it last time. Nothing of it falls into this quarter.',
    );
  });
});

describe('a next step in the browser', () => {
  const today = date('2026-11-22');
  it('is judged by the rule of the server, and told as it was understood', async () => {
    expect(await judgeStep('Send the revised quote to Ada by Wednesday', today)).toEqual({
      good: true,
      understood: expect.stringMatching(/^Send · .*revised quote.* · Wed 25 Nov$/),
    });
  });

  it('that says nothing comes back with the reason and a sentence that passes', async () => {
    const judged = await judgeStep('Follow up', today);
    if (judged?.good !== false || judged.example === null) throw new Error('It passed');
    expect(judged.reason).toContain('Follow up');
    expect(await judgeStep(judged.example, today)).toMatchObject({ good: true });
  });
});

describe('what is missing of a deal', () => {
  it('is what nobody has answered, whatever the record suggests', () => {
    const answers = { ...NO_ANSWERS, evidenceAnswer: 'none_yet', riskKind: 'budget' } as const;
    const missing = (prefilled: ('evidence' | 'risk')[]) =>
      missingOf(laneOf({ version: 1, answers, prefilled })).map(({ question }) => question);
    expect(missing([])).toEqual(['nextStep']);
    expect(missing(['evidence', 'risk'])).toEqual(['nextStep', 'evidence', 'risk']);
  });
});
