import { beforeAll, describe, expect, it } from 'vitest';
import { recordContract } from '@/features/contracts/commands';
import { changePrice, pauseContract, renewContract } from '@/features/contracts/commands-life';
import { recordDeployment } from '@/features/deployments/commands';
import { readChoice, rowsOf } from '@/features/kpis/kpi-address';
import { kpiPage } from '@/features/kpis/queries-detail';
import { setRate } from '@/features/rates/commands';
import { atInstant } from '@/platform/clock/clock';
import { imported } from '../imports/import-csv';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';

const AS_OF = '2025-06-30';
let tenant: TestTenant;

type Terms = { from: string; until?: string; euros?: number };

/** Software for so many dollars, or at its own price in euros, a year. */
async function contract(customer: string, dollars: number, { from, until, euros }: Terms) {
  const price = { amountMinor: String((euros ?? dollars) * 100), periodMonths: 12 };
  const foreign = euros === undefined ? {} : { currency: 'EUR', rate: String(dollars / euros) };
  return value(
    await recordContract(tenant.as.CRO, {
      customer,
      stream: 'software' as const,
      startOn: from,
      endOn: until ?? null,
      ...price,
      ...foreign,
    }),
  );
}

async function site(customer: string, firstValueOn: string | null) {
  const dates = {
    signedOn: '2022-01-01',
    firstValueOn,
    firstValueKind: firstValueOn === null ? null : ('data' as const),
  };
  value(
    await recordDeployment(tenant.as.CRO, {
      customer,
      site: `${customer} works`,
      kind: 'production',
      ...dates,
    }),
  );
}

beforeAll(async () => {
  tenant = await makeTenant();
  const { CRO } = tenant.as;
  await atInstant(`${AS_OF}T12:00:00Z`, async () => {
    const fast = await contract('Fast', 1_000, { from: '2022-01-01', until: '2025-01-01' });
    value(
      await renewContract(CRO, {
        contractId: fast.contractId,
        version: 1,
        amountMinor: '80000',
        endReason: 'price',
      }),
    );
    await contract('Slow', 500, { from: '2022-01-01', until: '2025-03-01' });
    await contract('Never', 100, { from: '2022-01-01', until: '2025-03-01' });
    const dearer = await contract('Other', 700, { from: '2022-01-01' });
    value(
      await changePrice(CRO, {
        contractId: dearer.contractId,
        version: 1,
        on: '2025-02-01',
        amountMinor: '90000',
        periodMonths: 12,
      }),
    );
    const paused = await contract('Paused', 300, { from: '2022-01-01' });
    value(
      await pauseContract(CRO, {
        contractId: paused.contractId,
        version: 1,
        on: '2025-02-01',
        resumeOn: '2025-04-01',
        endReason: 'customer_business',
      }),
    );
    // The euro has fallen: the same price renewed is worth less, and is renewed all the same.
    await contract('Euro', 220, { from: '2022-01-01', until: '2025-05-01', euros: 200 });
    await contract('Euro', 200, { from: '2025-05-01', euros: 200 });
    await site('Fast', '2022-02-15');
    await site('Slow', '2022-06-30');
    await site('Never', null);
  });
});

const page = async (kpi: 'grr' | 'ttfv' | 'nnarr', raw: Record<string, string> = {}) =>
  value(await kpiPage(tenant.as.CRO, rowsOf(kpi, readChoice({ asOf: AS_OF, ...raw }))));

describe('the renewal rate beside GRR', () => {
  it('counts what was up for renewal: no new price, no pause, and no exchange rate', async () => {
    const { renewal } = await page('grr');
    expect(
      renewal?.renewals.map(({ customer, dueMinor, renewedMinor }) => [customer, dueMinor, renewedMinor]),
    ).toEqual([
      ['Slow', 50_000n, 0n],
      ['Fast', 100_000n, 80_000n],
      ['Never', 10_000n, 0n],
      ['Euro', 22_000n, 22_000n],
    ]);
    expect(renewal).toMatchObject({ dueMinor: 182_000n, renewedMinor: 102_000n, count: 4 });
  });

  it('looks at the window that is asked for', async () => {
    const { renewal } = await page('grr', { months: '12' });
    expect(renewal).toMatchObject({ from: '2024-07-01', until: AS_OF, count: 4 });
    const early = await page('grr', { asOf: '2024-12-31' });
    expect(early.renewal).toMatchObject({ count: 0, rate: { ratio: null } });
  });

  it('stands nowhere where only earlier knowledge is asked for, and beside no other KPI', async () => {
    const known = value(
      await kpiPage(tenant.as.CRO, { kpi: 'grr', asOf: AS_OF, knownAt: `${AS_OF}T13:00:00Z` }),
    );
    expect(known.renewal).toBeNull();
    expect((await page('nnarr')).renewal).toBeNull();
  });
});

describe('what waiting costs', () => {
  it('is told by band of first value, and adds up to the company’s retention', async () => {
    const { bands, kpis } = await page('ttfv');
    const of = new Map(bands?.rows.map((row) => [row.band, row]));
    expect(of.get('within_60')).toMatchObject({ customers: 1, renewal: { dueMinor: 100_000n } });
    expect(of.get('within_60')?.grr.ratio).toEqual({ numerator: 80_000n, denominator: 100_000n });
    expect(of.get('past_120')).toMatchObject({
      customers: 1,
      renewal: { dueMinor: 50_000n, renewedMinor: 0n },
    });
    expect(of.get('none')).toMatchObject({ customers: 1, renewalRate: { ratio: { numerator: 0n } } });
    const { startMinor, retainedMinor } = kpis.grr.hardwareLife;
    const sum = (pick: 'startMinor' | 'retainedMinor') =>
      bands?.rows.reduce((total, { retention }) => total + retention[pick], 0n);
    expect([sum('startMinor'), sum('retainedMinor')]).toEqual([startMinor, retainedMinor]);
  });
});

describe('the passport', () => {
  it('says who last changed what the figure is reckoned from', async () => {
    expect((await page('nnarr')).lastChange).toMatchObject({ by: expect.stringContaining('CRO of') });
    expect((await page('ttfv')).lastChange?.summary).toContain('Never works');
    const empty = await makeTenant();
    expect(value(await kpiPage(empty.as.CRO, { kpi: 'nnarr' })).lastChange).toBeNull();
  });

  it('counts a rate, and an import of what the figure is reckoned from, not one of deals', async () => {
    const of = await makeTenant();
    const last = async (kpi: 'nnarr' | 'ttfv') =>
      value(await kpiPage(of.as.CRO, { kpi })).lastChange?.summary;
    value(await setRate(of.as.CRO, { currency: 'EUR', month: '2025-03', rate: '1.2' }));
    expect([await last('nnarr'), await last('ttfv')]).toEqual([
      'Set the rate of EUR for 2025-03 to 1.2',
      undefined,
    ]);
    await imported(of, 'rates', ['Currency,Month,Rate', 'EUR,2025-04,1.3']);
    const ofRates = await last('nnarr');
    expect(ofRates).toContain('export.csv');
    await imported(of, 'deals', ['Deal ID,Name,Customer,Stage', 'D-1,Plant,Acme,Lead']);
    expect([await last('nnarr'), await last('ttfv')]).toEqual([ofRates, undefined]);
  });

  it('leads to deployments only for whoever may open them', async () => {
    expect((await page('ttfv')).mayOpenSites).toBe(true);
    const seen = value(await kpiPage(tenant.as.VIEWER, { kpi: 'ttfv', asOf: AS_OF }));
    expect(seen).toMatchObject({ mayOpenSites: false, hasForeign: true, maySetTarget: false });
    expect(refusal(await kpiPage(tenant.as.DELIVERY, { kpi: 'ttfv' })).code).toBe('not_found');
  });
});
