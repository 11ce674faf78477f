import { describe, expect, it } from 'vitest';
import { createDeal } from '@/features/deals/commands';
import { listDealsQuery } from '@/features/deals/queries';
import { makeTenant, refusal, value } from '../../support/tenants';

describe('lists', () => {
  it('pages through all deals once, whatever the sort', async () => {
    const own = await makeTenant();
    for (let i = 0; i < 23; i++) {
      const input = {
        name: `Deal ${i % 7}`,
        customer: 'C',
        amountMinor: String((i % 5) * 100),
        closeOn: i % 3 ? `2027-01-${10 + (i % 4)}` : null,
      };
      value(await createDeal(own.as.CRO, input));
    }
    for (const sort of ['close', 'amount', 'name', 'recent'] as const) {
      for (const descending of [false, true]) {
        const seen: string[] = [];
        let after: string | null = null;
        do {
          const page: { rows: { id: string }[]; next: string | null } = value(
            await listDealsQuery(own.as.CRO, { sort, descending, limit: 4, after }),
          );
          seen.push(...page.rows.map((row) => row.id));
          after = page.next;
        } while (after);
        expect(new Set(seen).size).toBe(23);
        expect(seen).toHaveLength(23);
      }
    }
  });

  it('finds by part of the name or customer, taking % and _ literally', async () => {
    const own = await makeTenant();
    value(await createDeal(own.as.CRO, { name: '100% coverage', customer: 'Alpha' }));
    value(await createDeal(own.as.CRO, { name: '1000 coverage', customer: 'Beta_Co' }));
    const found = async (search: string) =>
      value(await listDealsQuery(own.as.CRO, { search })).rows.map((row) => row.name);
    expect(await found('100%')).toEqual(['100% coverage']);
    expect(await found('beta_')).toEqual(['1000 coverage']);
    expect(await found('nothing')).toEqual([]);
  });

  it('refuses a page address that was tampered with', async () => {
    expect(refusal(await listDealsQuery((await makeTenant()).as.CRO, { after: 'bm90LWpzb24' })).code).toBe(
      'invalid',
    );
  });
});
