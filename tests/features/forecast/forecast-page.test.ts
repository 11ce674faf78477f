import { beforeAll, describe, expect, it } from 'vitest';
import { plainMinor } from '@/domain/forecast/plain-model';
import { createDeal } from '@/features/deals/commands';
import { moveDeal } from '@/features/deals/commands-evidence';
import { forecastQuery, forecastRowsQuery } from '@/features/forecast/queries';
import { forecastBeside, forecastFilters } from '@/features/forecast/queries-page';
import { sourceClaimsQuery } from '@/features/forecast/queries-source-claims';
import { atInstant } from '@/platform/clock/clock';
import { makeTenant, value, type TestTenant } from '../../support/tenants';

const NOW = '2026-11-22T10:00:00Z';
let tenant: TestTenant;
const now = <T>(work: () => Promise<T>) => atInstant(NOW, work);
const software = (amountMinor: string, product: string) => ({
  product,
  stream: 'software' as const,
  recurring: true,
  description: 'Fleet view',
  amountMinor,
});

beforeAll(async () => {
  tenant = await makeTenant();
  await now(async () => {
    const signed = value(
      await createDeal(tenant.as.CRO, {
        name: 'Signed',
        customer: 'Beta',
        contact: 'Bo',
        repId: tenant.repId,
        closeOn: '2026-12-01',
        lines: [
          { stream: 'hardware', description: 'Gateways', units: 10, amountMinor: '500000' },
          software('120000', 'TempSense'),
        ],
      }),
    );
    const evidence = [
      { kind: 'demo' as const, evidenceOn: '2026-08-01' },
      { kind: 'quote' as const, reference: 'Q', evidenceOn: '2026-08-10', amountMinor: '620000' },
      { kind: 'po' as const, reference: 'PO-7', evidenceOn: '2026-11-02', amountMinor: '620000' },
    ];
    value(await moveDeal(tenant.as.CRO, { ...signed, to: 'hardware_po_received', evidence }));
    value(
      await createDeal(tenant.as.CRO, {
        name: 'Talk',
        customer: 'Alpha',
        closeOn: '2027-02-01',
        lines: [software('70000', 'tempsense')],
      }),
    );
    value(await createDeal(tenant.as.CRO, { name: 'Bare', customer: 'Gamma', amountMinor: '1000' }));
  });
});

describe('what the forecast can be filtered by', () => {
  it('is the reps, customers and products of its deals, each once', async () => {
    const { reps, customers, products } = value(await forecastFilters(tenant.as.CRO, {}));
    expect(reps.map(({ name }) => name)).toEqual(['Ria Rep']);
    expect(customers.map(({ name }) => name)).toEqual(['Alpha', 'Beta', 'Gamma']);
    expect(products.map(({ name }) => name.toLowerCase())).toEqual(['tempsense']);
  });

  it('is to a rep what his own deals have, and no rep', async () => {
    const { reps, customers } = value(await forecastFilters(tenant.as.REP, {}));
    expect([reps, customers.map(({ name }) => name)]).toEqual([[], ['Beta']]);
  });
});

describe('beside the forecast', () => {
  it('stands the signed ARR of its deals, and what of it waits', async () => {
    const { backlog, claims } = value(await now(() => forecastQuery(tenant.as.CRO, {})));
    expect(backlog).toEqual({
      contractedMinor: 120_000n,
      liveMinor: 0n,
      backlogMinor: 120_000n,
      deals: 1,
      oldestOn: '2026-11-02',
    });
    expect(claims).toEqual(value(await now(() => sourceClaimsQuery(tenant.as.CRO, {}))).claims);
    const others = value(await now(() => forecastQuery(tenant.as.CRO, { repId: '' })));
    expect(others.backlog.contractedMinor).toBe(0n);
  });

  it('stands the plain table in the same periods, which counts a PO whole on its day', async () => {
    const { plain } = value(await now(() => forecastBeside(tenant.as.CRO, {})));
    const shown = value(await now(() => forecastQuery(tenant.as.CRO, {})));
    expect(plain.periods.map(({ label }) => label)).toEqual(shown.periods.map(({ label }) => label));
    expect(plain.periods[0] && plainMinor(plain.periods[0])).toBe(620_000n);
  });

  it('names the rows behind a figure to the board viewer, who opens no deal', async () => {
    const input = { measure: 'commit' as const };
    const viewed = value(await now(() => forecastRowsQuery(tenant.as.VIEWER, input)));
    expect(viewed.mayOpenDeals).toBe(false);
    expect(value(await now(() => forecastRowsQuery(tenant.as.CEO, input)))).toEqual({
      ...viewed,
      mayOpenDeals: true,
    });
  });

  it('says what the weighted amounts of each period hang on', async () => {
    const { certainty, periods } = value(await now(() => forecastQuery(tenant.as.CRO, {})));
    for (const [index, { total }] of periods.entries()) {
      const parts = Object.values(certainty[index]?.weighted ?? {});
      const sum = parts.reduce(
        (all, { commit, bestCase, pipeline }) => all + commit + bestCase + pipeline,
        0n,
      );
      expect(sum).toBe(total.weightedMinor);
    }
  });
});
