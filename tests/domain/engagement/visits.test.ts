import { describe, expect, it } from 'vitest';
import { visitsOf, visitsOfQuarter } from '@/domain/engagement/visits';
import { date } from '@/domain/values/calendar-date';

const days = (...all: string[]) => visitsOf(all.map(date));

describe('visits on site', () => {
  it('are days that lie together, a weekend between them too', () => {
    expect(days('2026-02-10', '2026-02-05', '2026-02-06', '2026-02-09', '2026-02-05')).toEqual([
      { from: '2026-02-05', to: '2026-02-10', days: 4 },
    ]);
    expect(days('2026-02-05', '2026-02-09')).toHaveLength(2);
    expect(days()).toEqual([]);
  });

  it('belong to the quarter in which they begin, of which the year’s visits take a fourth each', () => {
    const quarter = { from: date('2026-01-01'), until: date('2026-04-01') };
    const visits = days('2026-03-31', '2026-04-01', '2026-04-20');
    expect(visitsOfQuarter(visits, quarter, 4)).toEqual({ made: 1, agreed: 1 });
    expect(visitsOfQuarter(visits, quarter, 3)).toEqual({ made: 1, agreed: 0 });
    expect(visitsOfQuarter([], quarter, 8)).toEqual({ made: 0, agreed: 2 });
  });
});
