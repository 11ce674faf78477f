import { describe, expect, it } from 'vitest';
import { deleteOrder, type ForeignKey } from '@/domain/access/delete-order';

const key = (from: string, to: string): ForeignKey => ({ from, to });

describe('the order in which tables are emptied', () => {
  it('takes what refers to a table before the table', () => {
    const keys = [key('line', 'deal'), key('deal', 'customer'), key('note', 'deal')];
    const order = deleteOrder(['customer', 'deal', 'line', 'note'], keys).flat();
    expect(order.at(-1)).toBe('customer');
    expect(order.indexOf('deal')).toBe(2);
  });

  it('takes tables that refer to each other together, and what refers to them before', () => {
    const keys = [
      key('deal', 'evidence'),
      key('evidence', 'deal'),
      key('note', 'evidence'),
      key('deal', 'customer'),
    ];
    const order = deleteOrder(['customer', 'deal', 'evidence', 'note'], keys);
    expect(order.map((group) => group.toSorted())).toEqual([['note'], ['deal', 'evidence'], ['customer']]);
  });

  it('takes two circles that share a table as one', () => {
    const keys = [key('a', 'b'), key('b', 'a'), key('b', 'c'), key('c', 'b'), key('d', 'a')];
    expect(deleteOrder(['a', 'b', 'c', 'd'], keys).map((group) => group.toSorted())).toEqual([
      ['d'],
      ['a', 'b', 'c'],
    ]);
  });

  it('leaves keys of other tables alone and forgets no table', () => {
    expect(
      deleteOrder(['a', 'b'], [key('session', 'a'), key('a', 'app_user')])
        .flat()
        .sort(),
    ).toEqual(['a', 'b']);
  });

  it('holds for made-up schemas: no group is referred to by a later one', () => {
    for (let seed = 1; seed <= 200; seed += 1) {
      const names = Array.from({ length: 12 }, (_, n) => `t${n}`);
      const keys = names.flatMap((from, n) =>
        names.filter((_to, m) => (n * 31 + m * 17 + seed * 13) % 9 === 0).map((to) => key(from, to)),
      );
      const groups = deleteOrder(names, keys);
      const place = (name: string) => groups.findIndex((group) => group.includes(name));
      expect(groups.flat().sort()).toEqual(names.toSorted());
      for (const { from, to } of keys) expect(place(from)).toBeLessThanOrEqual(place(to));
    }
  });
});
