import { beforeAll, describe, expect, it } from 'vitest';
import { createDeal, editDeal } from '@/features/deals/commands';
import { DEAL_SORTS } from '@/features/deals/inputs';
import { selectDeals, tableRows } from '@/features/deals/queries-table';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';
import { DEMO, HARDWARE, PO, QUOTE, SOFTWARE, dealOf, moved } from './a-deal';

let tenant: TestTenant;
beforeAll(async () => {
  tenant = await makeTenant();
  for (let i = 0; i < 17; i++) {
    const input = {
      name: `Deal ${i % 5}`,
      customer: `Customer ${i % 3}`,
      repId: i % 4 ? tenant.repId : null,
      amountMinor: String((i % 6) * 100),
      closeOn: i % 3 ? `2027-01-${10 + (i % 4)}` : null,
      nextStepOn: i % 2 ? '2027-01-01' : null,
    };
    value(await createDeal(tenant.as.CRO, input));
  }
  await moved(tenant, await dealOf(tenant, [HARDWARE, SOFTWARE]), 'hardware_po_received', [DEMO, QUOTE, PO]);
  const claimed = await dealOf(tenant, [HARDWARE]);
  value(await editDeal(tenant.as.CRO, { ...claimed, claimBp: 8000 }));
});

type Input = Parameters<typeof tableRows>[1];

async function rowsOf(input: Input) {
  return value(await tableRows(tenant.as.CRO, input));
}

describe('the rows of the table', () => {
  it('come in one order by every column that sorts, each once, at whatever place one starts', async () => {
    for (const sort of DEAL_SORTS) {
      for (const descending of [false, true]) {
        const all = (await rowsOf({ sort, descending, limit: 200 })).rows.map(({ id }) => id);
        expect(new Set(all).size).toBe(19);
        const first = await rowsOf({ sort, descending, limit: 4 });
        const further = await rowsOf({ sort, descending, limit: 5, after: first.next, skip: 3 });
        expect(further.rows.map(({ id }) => id)).toEqual(all.slice(7, 12));
        const { deals } = value(await selectDeals(tenant.as.CRO, { sort, descending, skip: 7, limit: 5 }));
        expect(deals.map(({ dealId }) => dealId)).toEqual(all.slice(7, 12));
      }
    }
  });

  it('put the commit line at one place when sorted by stage', async () => {
    const { rows } = await rowsOf({ sort: 'stage', descending: true });
    expect(rows[0]?.stage).toBe('hardware_po_received');
    expect(rows.slice(1).every(({ stage }) => stage === 'lead')).toBe(true);
  });

  it('say what a deal counts, what was knocked down and what is missing, and its amounts by stream', async () => {
    const { rows } = await rowsOf({ sort: 'amount', descending: true });
    const claimed = rows.find((row) => row.claimBp !== null);
    expect(claimed).toMatchObject({ bp: 1000, knockedBp: 8000, knockedDown: true, hasLines: true });
    expect(claimed?.missing).toMatch(/PO/);
    const ordered = rows.find((row) => row.stage === 'hardware_po_received');
    expect(ordered).toMatchObject({
      bp: 7000,
      category: 'commit',
      amountMinor: '220000',
      weightedMinor: '154000',
      acvMinor: '120000',
      streams: { hardware: '100000', software: '120000', services: '0', unsplit: '0' },
    });
  });

  it('are those of the actor only, and so is what he selects', async () => {
    const own = value(await tableRows(tenant.as.REP, {})).rows;
    expect(own).toHaveLength(12);
    expect(own.every(({ repId }) => repId === tenant.repId)).toBe(true);
    expect(value(await selectDeals(tenant.as.REP, {})).deals).toHaveLength(12);
    expect(value(await selectDeals(tenant.as.CRO, { search: 'customer 1' })).deals).toHaveLength(6);
  });

  it('refuse a place that was tampered with', async () => {
    expect(refusal(await tableRows(tenant.as.CRO, { after: 'bm90LWpzb24' })).code).toBe('invalid');
  });
});
