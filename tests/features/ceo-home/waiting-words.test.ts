import { describe, expect, it } from 'vitest';
import { monthOf } from '@/domain/board/months';
import { date } from '@/domain/values/calendar-date';
import { waitingLead } from '@/features/ceo-home/waiting-words';

type Next = NonNullable<Parameters<typeof waitingLead>[0]['next']>;
const next = (answer: Next['answer']): Next => ({
  month: monthOf(2026 * 12 + 10),
  heldOn: date('2026-12-03'),
  state: 'planned',
  asked: true,
  answer,
});

describe('the sentence under the title', () => {
  it('counts what waits', () => {
    expect(waitingLead({ count: 1, next: null })).toBe('1 thing, done here in one press.');
    expect(waitingLead({ count: 3, next: next(null) })).toBe('3 things, each done here in one press.');
    expect(waitingLead({ count: 2, next: next('coming') })).toBe(
      '2 things, each done here in one press. The review of November 2026 is on 3 Dec 2026, and you come.',
    );
  });

  it('says what comes next where nothing waits', () => {
    const review = 'Nothing waits for you. The review of November 2026 is on 3 Dec 2026';
    expect(waitingLead({ count: 0, next: null })).toBe('Nothing waits for you.');
    expect(waitingLead({ count: 0, next: next(null) })).toBe(`${review}.`);
    expect(waitingLead({ count: 0, next: next('coming') })).toBe(`${review}, and you come.`);
    expect(waitingLead({ count: 0, next: next('not_coming') })).toBe(`${review}, and you cannot come.`);
  });
});
