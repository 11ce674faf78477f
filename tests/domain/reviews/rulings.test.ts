import { describe, expect, test } from 'vitest';
import { ROOM_OUTCOMES } from '@/domain/reviews/review';
import { refuseOnClosed } from '@/domain/reviews/rulings';

describe('a deal that was closed meanwhile', () => {
  test.each([
    ['held', 'lost', 'This deal was closed as lost meanwhile. There is nothing to hold.'],
    ['parked', 'lost', 'This deal was closed as lost meanwhile. There is nothing to park.'],
    ['held', 'won', 'This deal was won meanwhile. There is nothing to hold.'],
    ['parked', 'won', 'This deal was won meanwhile. There is nothing to park.'],
  ] as const)('cannot be %s once it is %s', (asked, deal, message) => {
    expect(refuseOnClosed(asked, deal)?.refusal).toMatchObject({ code: 'rule', message });
  });

  test.each(['knocked_down', 'moved', 'lost'] as const)('%s has a rule of its own', (asked) => {
    expect(refuseOnClosed(asked, 'lost')).toBeNull();
  });

  test.each(ROOM_OUTCOMES)('as long as it is open, %s is not stopped', (asked) => {
    expect(refuseOnClosed(asked, 'open')).toBeNull();
  });
});
