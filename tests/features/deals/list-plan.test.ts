import { expect, it } from 'vitest';
import { createDeal } from '@/features/deals/commands';
import { listDealsQuery } from '@/features/deals/queries';
import { withUnit } from '@/platform/db/unit-of-work';
import { statementsOf } from '../../../bench/support/statements';
import { makeTenant, value } from '../../support/tenants';

it.each(['close', 'amount', 'name', 'recent'] as const)(
  'goes on by %s from its place in the index, under row-level security too',
  async (sort) => {
    const own = await makeTenant();
    for (const name of ['One', 'Two', 'Three']) value(await createDeal(own.as.CRO, { name, customer: 'C' }));
    const { next } = value(await listDealsQuery(own.as.CRO, { sort, limit: 1 }));
    const sent = await statementsOf(() => listDealsQuery(own.as.CRO, { sort, limit: 1, after: next }));
    const list = sent.find(({ text }) => text.includes('"sortKey"'));
    const plan = await withUnit({ tenantId: own.id, mode: 'read' }, async (unit) => {
      // So few rows would be read whole, or sorted.
      await unit.sql('SET LOCAL enable_seqscan = off');
      await unit.sql('SET LOCAL enable_bitmapscan = off');
      await unit.sql('SET LOCAL enable_sort = off');
      return unit.sql<{ 'QUERY PLAN': string }>(`EXPLAIN ${list?.text}`, list?.values as string[]);
    });
    const conditions = plan.map((line) => line['QUERY PLAN']).filter((line) => line.includes('ROW('));
    expect(conditions.map((line) => line.trim().split(':')[0])).toEqual(['Index Cond']);
  },
);
