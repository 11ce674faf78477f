import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TODAY_KINDS, type TodayItem } from '@/domain/portfolio/today';
import { todayLines } from '@/domain/portfolio/today-lines';
import { date } from '@/domain/values/calendar-date';

const MEETINGS = new Set(['review_on', 'board_on', 'review', 'board', 'board_late', 'close_month']);

const items = fc
  .record({
    kind: fc.constantFrom(...TODAY_KINDS),
    count: fc.integer({ min: 1, max: 9 }),
    late: fc.boolean(),
  })
  .map(({ kind, count, late }): TodayItem => {
    const met = MEETINGS.has(kind);
    const meeting = {
      id: 'm',
      on: date('2026-11-23'),
      startsAt: null,
      state: 'planned' as const,
      period: null,
    };
    const overdue = late && !met ? count : 0;
    return {
      kind,
      tone: overdue ? 'act' : null,
      count: met ? 1 : count,
      overdue,
      meeting: met ? meeting : null,
    };
  });
const placed = fc.uniqueArray(fc.record({ company: fc.constantFrom('A', 'B', 'C', 'D'), item: items }), {
  selector: ({ company, item }) => `${company} ${item.kind}`,
});

describe('the lines of today across companies', () => {
  it('leave nothing out, add up, and have a kind of work in one line', () => {
    fc.assert(
      fc.property(placed, (list) => {
        const lines = todayLines(list);
        expect(lines.flatMap(({ parts }) => parts)).toHaveLength(list.length);
        for (const { item, parts } of lines) {
          expect(item.count).toBe(parts.reduce((total, part) => total + part.item.count, 0));
          expect(item.overdue).toBe(parts.reduce((total, part) => total + part.item.overdue, 0));
          expect(item.tone === 'act').toBe(item.overdue > 0);
          expect(parts.every((part) => part.item.kind === item.kind)).toBe(true);
          if (item.meeting) expect(parts).toHaveLength(1);
        }
        const work = lines.filter(({ item }) => !item.meeting).map(({ item }) => item.kind);
        expect(new Set(work).size).toBe(work.length);
      }),
    );
  });
});
