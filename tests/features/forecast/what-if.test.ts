import { beforeAll, describe, expect, it } from 'vitest';
import { simulateRange } from '@/domain/forecast/simulation/simulate';
import { stepInput } from '@/domain/forecast/what-if';
import { createDeal } from '@/features/deals/commands';
import { moveDeal } from '@/features/deals/commands-evidence';
import { forecastQuery } from '@/features/forecast/queries';
import { rangeInputQuery } from '@/features/forecast/queries-range';
import { whatIfQuery, whatIfRangeQuery } from '@/features/forecast/queries-what-if';
import { delaySupplier } from '@/features/lead-times/commands';
import { atInstant } from '@/platform/clock/clock';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';

const NOW = '2026-11-22T10:00:00Z';
let tenant: TestTenant;
let ordered: string;

const at = <T>(work: () => Promise<T>) => atInstant(NOW, work);
const HARDWARE = { stream: 'hardware' as const, description: 'Gateways', units: 100, amountMinor: '5000000' };

beforeAll(async () => {
  tenant = await makeTenant({});
  await at(async () => {
    const deal = value(
      await createDeal(tenant.as.CRO, {
        name: 'Secret ground station',
        customer: 'B',
        contact: 'Bo',
        closeOn: '2026-10-01',
        lines: [
          { ...HARDWARE, supplier: 'Nordchip', product: 'GX' },
          { stream: 'software', recurring: true, description: 'Fleet view', amountMinor: '1200000' },
        ],
      }),
    );
    ordered = deal.dealId;
    value(
      await moveDeal(tenant.as.CRO, {
        ...deal,
        to: 'hardware_po_received',
        evidence: [
          { kind: 'demo', evidenceOn: '2026-08-01' },
          { kind: 'quote', reference: 'Q', evidenceOn: '2026-08-10', amountMinor: '6200000' },
          { kind: 'po', reference: 'PO-7', evidenceOn: '2026-10-01', amountMinor: '6200000' },
        ],
      }),
    );
    value(
      await createDeal(tenant.as.CRO, {
        name: 'No order yet',
        customer: 'C',
        closeOn: '2027-01-15',
        lines: [{ ...HARDWARE, supplier: 'Other Works' }],
      }),
    );
  });
});

describe('the range', () => {
  it('is drawn from numbers that agree with the forecast and name nobody', async () => {
    const input = value(await at(() => rangeInputQuery(tenant.as.CRO, {})));
    const text = JSON.stringify(input);
    for (const secret of [ordered, 'Secret', 'Nordchip', 'GX']) expect(text).not.toContain(secret);
    const { totals, periods } = value(await at(() => forecastQuery(tenant.as.CRO, {})));
    expect(input.periods.map(({ label }) => label)).toEqual(periods.map(({ label }) => label));
    const { total } = simulateRange(input);
    const told = Number(totals.total.actualMinor + totals.total.weightedMinor);
    expect(Math.abs(total.mean - told) / told).toBeLessThan(0.03);
    expect(total.p90).toBeGreaterThan(total.p10);
  });

  it('goes by filter and scope: a rep sees his own alone, a category its rows', async () => {
    const mine = value(await at(() => rangeInputQuery(tenant.as.REP, {})));
    expect(mine.deals.key).toEqual([]);
    const commit = value(await at(() => rangeInputQuery(tenant.as.CRO, { category: 'commit' })));
    expect(commit.deals.key).toHaveLength(1);
    const actual = value(await at(() => rangeInputQuery(tenant.as.CRO, { category: 'actual' })));
    expect(actual.deals.key).toEqual([]);
  });
});

describe('what if', () => {
  it('a supplier is late is what the forecast says once it is saved, to the minor unit', async () => {
    const slip = { supplier: 'nordchip', days: 28 };
    const told = value(await at(() => whatIfQuery(tenant.as.CRO, { supplierSlips: [slip] })));
    const before = value(await at(() => forecastQuery(tenant.as.CRO, {})));
    expect(told.before.periods).toEqual(before.periods);
    expect(told.suppliers).toEqual([
      { name: 'Nordchip', deals: 1 },
      { name: 'Other Works', deals: 1 },
    ]);
    const step = told.steps.find(({ days }) => days === 28);
    expect(step?.after.periods).not.toEqual(before.periods);
    value(await at(() => delaySupplier(tenant.as.CRO, { supplier: 'Nordchip', days: 28, reason: 'Fire' })));
    const saved = value(await at(() => forecastQuery(tenant.as.CRO, {})));
    expect(step?.after.periods).toEqual(saved.periods);
    expect(step?.after.totals).toEqual(saved.totals);
  });

  it('saves nothing, and offers the heaviest open deals', async () => {
    const suppose = { loseDealIds: [ordered], dropWithoutPo: true };
    const told = value(await at(() => whatIfQuery(tenant.as.CRO, suppose)));
    expect(told.deals.map(({ name }) => name)).toEqual(['Secret ground station', 'No order yet']);
    expect(told.withoutPo).toBe(1);
    expect(told.steps).toHaveLength(1);
    expect(told.steps[0]?.after.totals.total.weightedMinor).toBe(0n);
    const still = value(await at(() => forecastQuery(tenant.as.CRO, {})));
    expect(still.totals).toEqual(told.before.totals);
  });

  it('has a range for each of its steps', async () => {
    const slip = { supplier: 'Nordchip', days: 0 };
    const ranges = value(await at(() => whatIfRangeQuery(tenant.as.CRO, { supplierSlips: [slip] })));
    expect(ranges.steps).toHaveLength(13);
    const [first, last] = [0, 12].map((step) => simulateRange(stepInput(ranges, step)));
    expect(first?.total).toEqual(simulateRange(ranges.before).total);
    expect(last?.periods[1]?.p50).not.toBe(first?.periods[1]?.p50);
  });

  it("knows nobody else's deals, and refuses what cannot be supposed", async () => {
    const other = await makeTenant({});
    const told = value(await at(() => whatIfQuery(other.as.CRO, { loseDealIds: [ordered] })));
    expect(told.deals).toEqual([]);
    const slips = [{ supplier: ' ', days: 7 }];
    expect(refusal(await at(() => whatIfQuery(tenant.as.CRO, { supplierSlips: slips }))).code).toBe(
      'invalid',
    );
  });
});
