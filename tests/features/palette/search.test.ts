import { beforeAll, describe, expect, it } from 'vitest';
import { createDeal } from '@/features/deals/commands';
import { paletteSearch } from '@/features/palette/queries';
import { dealOf, HARDWARE, moved, PO, QUOTE, DEMO } from '../deals/a-deal';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';

let own: TestTenant;
let foreign: TestTenant;

beforeAll(async () => {
  own = await makeTenant();
  foreign = await makeTenant();
  const make = (tenant: TestTenant, name: string, customer: string, repId: string | null = null) =>
    createDeal(tenant.as.CRO, { name, customer, repId, externalId: `X-${name}` });
  value(await make(own, 'Cold chain north', 'Alder Foods', own.repId));
  value(await make(own, 'Cold chain south', 'Birch Foods'));
  value(await make(own, '100% coverage', 'Cedar'));
  value(await make(foreign, 'Cold chain abroad', 'Alder Foods'));
});

const search = async (tenant: TestTenant, role: 'CRO' | 'REP' | 'DELIVERY' | 'CEO', text: string) => {
  const { deals, customers } = value(await paletteSearch(tenant.as[role], { text }));
  return { deals: deals.map(({ name }) => name).sort(), customers: customers.map(({ name }) => name) };
};

describe('palette.search', () => {
  it('finds deals by a part of their name or customer, and customers, of this company only', async () => {
    expect(await search(own, 'CRO', 'COLD')).toEqual({
      deals: ['Cold chain north', 'Cold chain south'],
      customers: [],
    });
    expect(await search(own, 'CEO', 'alder')).toEqual({
      deals: ['Cold chain north'],
      customers: ['Alder Foods'],
    });
    expect(await search(own, 'CRO', 'X-Cold chain south')).toMatchObject({ deals: ['Cold chain south'] });
    expect(await search(foreign, 'CRO', 'birch')).toEqual({ deals: [], customers: [] });
  });

  it('finds a rep his own deals and their customers, and delivery those after the PO', async () => {
    expect(await search(own, 'REP', 'foods')).toEqual({
      deals: ['Cold chain north'],
      customers: ['Alder Foods'],
    });
    expect(await search(own, 'DELIVERY', 'foods')).toEqual({ deals: [], customers: [] });
    const deal = await dealOf(own, [HARDWARE]);
    await moved(own, deal, 'hardware_po_received', [DEMO, QUOTE, PO]);
    expect(await search(own, 'DELIVERY', 'nordic')).toEqual({
      deals: ['Cold chain'],
      customers: ['Nordic Foods'],
    });
    expect(await search(own, 'REP', 'nordic')).toEqual({ deals: [], customers: [] });
  });

  it('takes % and _ for what they are, and asks for something to look for', async () => {
    expect((await search(own, 'CRO', '0%')).deals).toEqual(['100% coverage']);
    expect((await search(own, 'CRO', 'c_ld')).deals).toEqual([]);
    expect(refusal(await paletteSearch(own.as.CRO, { text: ' ' })).code).toBe('invalid');
  });

  it('is nothing to a viewer, who sees no deals', async () => {
    expect(refusal(await paletteSearch(own.as.VIEWER, { text: 'cold' })).code).toBe('not_found');
  });

  it('answers with twenty rows at most, those that begin with the text first', async () => {
    const large = await makeTenant();
    for (let i = 0; i < 25; i++)
      value(await createDeal(large.as.CRO, { name: `Site ${i} sensors`, customer: `Sensors ${i}` }));
    value(await createDeal(large.as.CRO, { name: 'Sensors first', customer: 'Zeta' }));
    const found = value(await paletteSearch(large.as.CRO, { text: 'sensors' }));
    expect([found.deals.length, found.customers.length]).toEqual([12, 8]);
    expect(found.deals[0]?.name).toBe('Sensors first');
  });
});
