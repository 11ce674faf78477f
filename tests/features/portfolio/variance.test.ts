import { beforeAll, describe, expect, it } from 'vitest';
import { readQuarterVariances } from '@/data/quarter-variances';
import { date } from '@/domain/values/calendar-date';
import { createDeal } from '@/features/deals/commands';
import { moveDeal } from '@/features/deals/commands-evidence';
import { takeSnapshot } from '@/features/forecast/commands-snapshots';
import { forecastAccuracy } from '@/features/forecast/queries-accuracy';
import { refreshVariance } from '@/features/portfolio/commands';
import { VARIANCE_HANDLERS, varianceJobs } from '@/features/portfolio/jobs';
import { atInstant } from '@/platform/clock/clock';
import { withUnit } from '@/platform/db/unit-of-work';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';

const NOW = '2026-10-05T10:00:00Z';
let tenant: TestTenant;
let deal: { dealId: string; version: number };

/** Q3 2026: 700.00 of hardware was forecast on its first day (a PO of 1,000.00 at 70 %), and six of ten units shipped: 600.00. */
beforeAll(async () => {
  tenant = await makeTenant();
  await atInstant('2026-06-20T09:00:00Z', async () => {
    const line = { description: 'Gateways', units: 10, amountMinor: '100000', promisedOn: '2026-08-01' };
    const made = { name: 'Ten gateways', customer: 'Ada', contact: 'Bo', closeOn: '2026-07-15' };
    const lines = [{ stream: 'hardware' as const, ...line }];
    const { dealId, version } = value(await createDeal(tenant.as.CRO, { ...made, lines }));
    const evidence = [
      { kind: 'demo' as const, evidenceOn: '2026-06-01' },
      { kind: 'quote' as const, reference: 'Q', evidenceOn: '2026-06-02', amountMinor: '100000' },
      { kind: 'po' as const, reference: 'PO-1', evidenceOn: '2026-06-15', amountMinor: '100000' },
    ];
    const moved = await moveDeal(tenant.as.CRO, { dealId, version, to: 'hardware_po_received', evidence });
    deal = { dealId, version: value(moved).version };
  });
  await atInstant('2026-07-01T00:05:00Z', async () =>
    value(await takeSnapshot(tenant.as.CRO, { asOf: '2026-07-01' })),
  );
});

const refresh = (instant: string) => atInstant(instant, () => refreshVariance(tenant.as.CRO, {}));
const kept = () =>
  withUnit({ tenantId: tenant.id, mode: 'read' }, (unit) =>
    readQuarterVariances(unit, [date('2026-07-01'), date('2026-10-01')]),
  );

describe('portfolio.refreshVariance', () => {
  it('keeps what was frozen of a quarter and what it came to, measured anew each time', async () => {
    expect(value(await refresh('2026-07-20T02:00:00Z'))).toEqual({ quarters: 1 });
    const [before] = await kept();
    expect(before).toMatchObject({ quarterStart: '2026-07-01', snapshotOn: '2026-07-01' });
    expect(before?.forecast).toEqual({ hardware: 70_000n, software: 0n, services: 0n, unsplit: 0n });
    expect(before?.actual.hardware).toBe(0n);
    await atInstant('2026-08-10T09:00:00Z', async () => {
      const evidence = [{ kind: 'shipment' as const, evidenceOn: '2026-08-05', units: 6 }];
      value(await moveDeal(tenant.as.CRO, { ...deal, to: 'hardware_shipped', evidence }));
    });
    value(await refresh(NOW));
    const [after, ...others] = await kept();
    expect(others).toEqual([]);
    expect(after?.forecast).toEqual(before?.forecast);
    expect(after?.actual).toEqual({ hardware: 60_000n, software: 0n, services: 0n, unsplit: 0n });
    expect(after?.computedAt).toBe('2026-10-05T10:00:00.000Z');
  });

  it('is the accuracy page’s figure', async () => {
    const { quarters } = await atInstant(NOW, async () => value(await forecastAccuracy(tenant.as.CRO, {})));
    const start = quarters.at(-1)?.moments.start;
    const [q3] = await kept();
    expect(start?.hardware.forecastMinor).toBe(q3?.forecast.hardware);
    expect(start?.total.actualMinor).toBe(q3?.actual.hardware);
  });

  it('keeps nothing of a company of which nothing was frozen', async () => {
    const empty = await makeTenant();
    expect(value(await refreshVariance(empty.as.CRO, {}))).toEqual({ quarters: 0 });
  });

  it('is not for those who may not keep forecasts', async () => {
    expect(refusal(await refreshVariance(tenant.as.CEO, {})).code).toBe('not_found');
  });
});

describe('the nightly job', () => {
  const facts = () => ({ id: tenant.id, slug: tenant.slug, zone: 'Europe/Berlin', isDemo: false });
  const keys = (instant: string) => varianceJobs([facts()], instant).map(({ key }) => key.slice(-10));

  it('is one for each night, from three o’clock of the company on, and none for show', () => {
    expect(keys('2026-11-23T01:59:00Z')).toEqual(['2026-11-22']);
    expect(keys('2026-11-23T02:00:00Z')).toEqual(['2026-11-23']);
    expect(varianceJobs([{ ...facts(), isDemo: true }], NOW)).toEqual([]);
  });

  it('gives the same when it is called again', async () => {
    const work = () => atInstant(NOW, async () => VARIANCE_HANDLERS.variance?.({ slug: tenant.slug }));
    await work();
    const once = await kept();
    await work();
    expect(await kept()).toEqual(once);
    await expect(VARIANCE_HANDLERS.variance?.({ slug: 'nobody' })).rejects.toThrow('The variance of nobody');
  });
});
