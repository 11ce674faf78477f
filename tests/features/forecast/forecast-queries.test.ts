import { beforeAll, describe, expect, it } from 'vitest';
import { FORECAST_COLUMNS, MEASURES } from '@/domain/forecast/types';
import { createDeal } from '@/features/deals/commands';
import { moveDeal } from '@/features/deals/commands-evidence';
import { pipelineQuery } from '@/features/deals/queries-pipeline';
import { forecastQuery, forecastRowsQuery } from '@/features/forecast/queries';
import { atInstant } from '@/platform/clock/clock';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';

const NOW = '2026-11-22T10:00:00Z';
let tenant: TestTenant;

beforeAll(async () => {
  tenant = await makeTenant({ fiscalStartMonth: 4 });
  await atInstant(NOW, async () => {
    value(
      await createDeal(tenant.as.CRO, {
        name: 'Unsplit',
        customer: 'A',
        amountMinor: '100003',
        closeOn: '2027-02-01',
      }),
    );
    const deal = value(
      await createDeal(tenant.as.CRO, {
        name: 'Three clocks',
        customer: 'B',
        contact: 'Bo',
        closeOn: '2026-12-01',
        lines: [
          { stream: 'hardware', description: '100 gateways', units: 100, amountMinor: '5000000' },
          { stream: 'software', recurring: true, description: 'Fleet view', amountMinor: '1200001' },
          { stream: 'services', description: 'Roll-out', amountMinor: '300000', promisedOn: '2027-06-30' },
        ],
      }),
    );
    value(
      await moveDeal(tenant.as.CRO, {
        ...deal,
        to: 'hardware_shipped',
        evidence: [
          { kind: 'demo', evidenceOn: '2026-08-01' },
          { kind: 'quote', reference: 'Q', evidenceOn: '2026-08-10', amountMinor: '6500001' },
          { kind: 'po', reference: 'PO-7', evidenceOn: '2026-09-01', amountMinor: '6500001' },
          { kind: 'shipment', evidenceOn: '2026-11-10', units: 40 },
        ],
      }),
    );
  });
});

describe('the forecast', () => {
  it('counts what shipped as fact and keeps the stage figure on the rest', async () => {
    const { periods } = value(await forecastQuery(tenant.as.CRO, { asOf: '2026-11-22' }));
    expect(periods[0]?.label).toBe('Q3 FY2027');
    expect(periods[0]?.streams.hardware.actualMinor).toBe(2_000_000n);
    const open = periods.reduce((sum, period) => sum + period.streams.hardware.weightedMinor, 0n);
    expect(open).toBe(2_550_000n);
  });

  it('opens every cell to rows that add up to it, to the minor unit', async () => {
    const { periods } = value(await forecastQuery(tenant.as.CRO, { asOf: '2026-11-22' }));
    for (const [index, period] of periods.entries()) {
      for (const column of FORECAST_COLUMNS) {
        const cell = period.streams[column];
        for (const measure of MEASURES) {
          const rows = await forecastRowsQuery(tenant.as.CRO, {
            asOf: '2026-11-22',
            period: index,
            column,
            measure,
          });
          expect([period.label, column, measure, value(rows).totalMinor]).toEqual([
            period.label,
            column,
            measure,
            cell[`${measure}Minor`],
          ]);
        }
      }
    }
  });

  it('weighs as the pipeline does', async () => {
    const shown = value(await forecastQuery(tenant.as.CRO, { asOf: '2026-11-22' }));
    const pipeline = value(await pipelineQuery(tenant.as.CRO, { search: null, asOf: '2026-11-22' }));
    expect(shown.totals.total.weightedMinor).toBe(pipeline.weightedMinor);
    expect(pipeline.byStream).toEqual({
      hardware: 5_000_000n,
      software: 1_200_001n,
      services: 300_000n,
      unsplit: 100_003n,
    });
    expect(pipeline.byStage.map(({ stage }) => stage)).toEqual(['lead', 'hardware_shipped']);
  });

  it('shows a part of the deals, and quarters that are over, by the same figures', async () => {
    const whole = value(await forecastQuery(tenant.as.CRO, { asOf: '2027-02-10' }));
    const mine = value(await forecastQuery(tenant.as.CRO, { asOf: '2027-02-10', repId: '' }));
    expect(mine.totals).toEqual(whole.totals);
    const nobody = await forecastQuery(tenant.as.CRO, { asOf: '2027-02-10', product: 'No such thing' });
    expect(value(nobody).totals.total.weightedMinor).toBe(0n);
    const earlier = value(await forecastQuery(tenant.as.CRO, { asOf: '2027-02-10', past: 1 }));
    expect(earlier.periods.map(({ label }) => label).slice(0, 2)).toEqual(['Q3 FY2027', 'Q4 FY2027']);
    expect(earlier.periods[0]?.streams.hardware.actualMinor).toBe(2_000_000n);
    expect(whole.periods[0]?.streams.hardware.actualMinor).toBe(0n);
    const actual = { asOf: '2027-02-10', past: 1, category: 'actual' } as const;
    const happened = value(await forecastRowsQuery(tenant.as.CRO, actual));
    expect(happened.rows.map(({ dealName, shownMinor }) => [dealName, shownMinor])).toEqual([
      ['Three clocks', 2_000_000n],
    ]);
  });

  it('knows nothing before the deals were recorded, whatever the filter', async () => {
    const { totals } = value(
      await forecastQuery(tenant.as.CRO, { asOf: '2026-11-22', knownAt: '2026-11-01T00:00:00Z' }),
    );
    expect(totals.total).toEqual({
      actualMinor: 0n,
      commitMinor: 0n,
      bestCaseMinor: 0n,
      pipelineMinor: 0n,
      weightedMinor: 0n,
    });
    const before = { search: 'o', knownAt: '2026-11-01T00:00:00Z' };
    expect(value(await pipelineQuery(tenant.as.CRO, before)).open.count).toBe(0);
    expect(value(await pipelineQuery(tenant.as.CRO, { search: 'o' })).open.count).toBeGreaterThan(0);
  });

  it('is open to the board viewer and closed to delivery', async () => {
    expect((await forecastQuery(tenant.as.VIEWER, {})).ok).toBe(true);
    expect(refusal(await forecastQuery(tenant.as.DELIVERY, {})).code).toBe('not_found');
  });
});
