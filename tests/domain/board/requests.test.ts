import { describe, expect, it } from 'vitest';
import { requestStanding } from '@/domain/board/requests';
import { date } from '@/domain/values/calendar-date';

const TODAY = date('2026-11-20');
const open = { state: 'open' as const, answeredOn: null };

describe('how a request stands', () => {
  it('waits through its own day, and is overdue from the next', () => {
    expect(requestStanding({ ...open, dueOn: TODAY }, TODAY)).toBe('waiting');
    expect(requestStanding({ ...open, dueOn: date('2026-11-19') }, TODAY)).toBe('overdue');
  });

  it('is never overdue or late without a day', () => {
    expect(requestStanding({ ...open, dueOn: null }, TODAY)).toBe('waiting');
    expect(requestStanding({ state: 'answered', dueOn: null, answeredOn: TODAY }, TODAY)).toBe('answered');
  });

  it('is late once it was answered after its day, whatever day it is now', () => {
    const answered = { state: 'answered' as const, dueOn: date('2026-11-10') };
    expect(requestStanding({ ...answered, answeredOn: date('2026-11-10') }, TODAY)).toBe('answered');
    expect(requestStanding({ ...answered, answeredOn: date('2026-11-11') }, TODAY)).toBe('late');
  });

  it('is nothing any more once it was withdrawn', () => {
    expect(requestStanding({ state: 'withdrawn', dueOn: date('2026-01-01'), answeredOn: null }, TODAY)).toBe(
      'withdrawn',
    );
  });
});
