import { beforeAll, describe, expect, it } from 'vitest';
import { createDeal } from '@/features/deals/commands';
import { moveDeal } from '@/features/deals/commands-evidence';
import { discountsQuery } from '@/features/forecast/queries-discounts';
import { recordContract } from '@/features/contracts/commands';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';
import { DEMO, QUOTE } from '../deals/a-deal';

let tenant: TestTenant;
const ASOF = { asOf: '2026-11-20' };

async function sold(name: string, on: string, amountMinor: string): Promise<string> {
  const hardware = {
    stream: 'hardware' as const,
    description: 'Sensors',
    units: 10,
    amountMinor,
    product: 'TempSense',
  };
  const software = {
    stream: 'software' as const,
    recurring: true,
    description: 'Platform',
    amountMinor: '90000',
  };
  const base = { name, customer: `Customer of ${name}`, contact: 'Ada', lines: [hardware, software] };
  const deal = value(await createDeal(tenant.as.CRO, base));
  const po = { kind: 'po' as const, reference: name, evidenceOn: on, amountMinor };
  const evidence = [DEMO, QUOTE, po].map((item) => ({ ...item, evidenceOn: on }));
  value(await moveDeal(tenant.as.CRO, { ...deal, to: 'hardware_po_received', evidence }));
  return deal.dealId;
}

beforeAll(async () => {
  tenant = await makeTenant();
  for (const [i, amount] of ['100000', '110000', '120000', '130000', '140000'].entries())
    await sold(`N${i}`, `2026-0${i + 2}-10`, amount);
});

describe('the discount watch of a company', () => {
  it('lists what was sold under the norm with the ARR of the deal and the NNARR of its customer', async () => {
    const dealId = await sold('Late', '2026-09-25', '60000');
    const before = value(await discountsQuery(tenant.as.CRO, ASOF));
    expect(before.shown?.label).toBe('Q3 2026');
    expect(before.discounts).toMatchObject([
      { dealId, customer: 'Customer of Late', discountBp: 5000, givenMinor: 60_000n, sales: 5 },
    ]);
    expect(before.quarters[1]).toMatchObject({ deals: 1, lines: 1, arrMinor: 90_000n, netNewMinor: null });
    value(
      await recordContract(tenant.as.CRO, {
        customer: 'Customer of Late',
        dealId,
        stream: 'software',
        startOn: '2026-10-15',
        amountMinor: '7000',
        periodMonths: 1,
      }),
    );
    const after = value(await discountsQuery(tenant.as.CEO, ASOF));
    expect(after.quarters[1]?.netNewMinor).toBe(84_000n);
    const chosen = value(await discountsQuery(tenant.as.VIEWER, { ...ASOF, quarter: '2026-04-01' }));
    expect(chosen).toMatchObject({ shown: { label: 'Q2 2026' }, discounts: [], mayOpenDeals: false });
  });

  it('is not a rep’s affair', async () => {
    expect(refusal(await discountsQuery(tenant.as.REP, ASOF)).code).toBe('not_found');
  });
});
