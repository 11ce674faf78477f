import { describe, expect, it } from 'vitest';
import { dayUnsaid } from '@/domain/reviews/step-day';
import { date } from '@/domain/values/calendar-date';

describe('the day beside a next step', () => {
  const on = date('2026-11-25');
  it('is left out where the sentence says it in full', () => {
    expect(dayUnsaid('Send the quote by 25 Nov 2026', on)).toBeNull();
  });
  it('stands beside a sentence that says it in other words, or another day', () => {
    expect(dayUnsaid('Send the quote by Wednesday', on)).toBe(on);
    expect(dayUnsaid('Send the quote by 24 Nov 2026', on)).toBe(on);
    expect(dayUnsaid('Send the quote by 25 Nov', on)).toBe(on);
  });
  it('is none where there is none', () => {
    expect(dayUnsaid('Send the quote', null)).toBeNull();
  });
});
