import { beforeEach, describe, expect, it } from 'vitest';
import { readLeadTimeBook } from '@/data/lead-times';
import { leadTimesFor } from '@/domain/forecast/find-lead-times';
import { recordEvidence, voidDealEvidence } from '@/features/deals/commands-evidence';
import { recordDeployment } from '@/features/deployments/commands';
import { addDays, date } from '@/domain/values/calendar-date';
import { atInstant, now } from '@/platform/clock/clock';
import { withUnit } from '@/platform/db/unit-of-work';
import { makeTenant, value, type TestTenant } from '../../support/tenants';
import { dealOf, HARDWARE, PO, SOFTWARE } from '../deals/a-deal';

let tenant: TestTenant;
beforeEach(async () => {
  tenant = await makeTenant();
});

const bookOf = (knownAt?: string) =>
  withUnit({ tenantId: tenant.id, mode: 'read' }, (unit) => readLeadTimeBook(unit, knownAt));
const PO_ON = date('2026-02-01');

type Delivered = { ship?: number; install?: number; activate?: number; lines?: object[] };

/** A deal with its PO of 1 February 2026, shipped, installed and activated so many days after the step before. */
async function delivered({ ship, install, activate, lines }: Delivered) {
  const own = lines ?? [{ ...HARDWARE, product: 'TempSense', supplier: 'Nordchip' }, SOFTWARE];
  const { dealId } = await dealOf(tenant, own);
  const record = (evidence: Parameters<typeof recordEvidence>[1]['evidence']) =>
    recordEvidence(tenant.as.CRO, { dealId, evidence }).then(value);
  await record([PO]);
  const shippedOn = addDays(PO_ON, ship ?? 0);
  if (ship !== undefined) await record([{ kind: 'shipment', evidenceOn: shippedOn, units: 60 }]);
  const installedOn = addDays(shippedOn, install ?? 0);
  if (install !== undefined) {
    const site = { customer: 'Nordic Foods', site: dealId, kind: 'production' as const, dealId };
    value(await recordDeployment(tenant.as.CRO, { ...site, signedOn: PO_ON, shippedOn, installedOn }));
  }
  if (activate !== undefined)
    await record([{ kind: 'activation', evidenceOn: addDays(installedOn, activate) }]);
  return dealId;
}

const learnedOf = async (kind: string, knownAt?: string) =>
  (await bookOf(knownAt)).entries
    .filter((entry) => entry.kind === kind)
    .map(({ product, supplier, p50Days, p80Days, observations, sample }) => [
      `${product}|${supplier}`,
      p50Days,
      p80Days,
      observations,
      sample,
    ]);

describe('the library of a company', () => {
  it('begins with the defaults, at any instant', async () => {
    const standard = {
      p50: { hardwareDays: 84, installDays: 14, activationDays: 21 },
      p80: { hardwareDays: 95, installDays: 14, activationDays: 24 },
    };
    expect(await bookOf()).toEqual({ standard, entries: [], delays: [] });
    expect(await bookOf('2026-01-01T00:00:00.000Z')).toEqual({ standard, entries: [], delays: [] });
  });

  it('learns from five shipments, installations and activations on, and not from four', async () => {
    for (const [i, ship] of [70, 50, 90, 60].entries())
      await delivered({ ship, install: 10 + i, activate: 20 + i });
    expect((await bookOf()).entries).toEqual([]);
    const before = now();
    const later = new Date(Date.parse(before) + 60_000).toISOString();
    await atInstant(later, () => delivered({ ship: 80, install: 14, activate: 24 }));
    const days = [50, 60, 70, 80, 90];
    expect(await learnedOf('hardware')).toEqual([
      ['TempSense|Nordchip', 70, 80, 5, days],
      ['TempSense|', 70, 80, 5, days],
      ['|Nordchip', 70, 80, 5, days],
      ['|', 70, 80, 5, days],
    ]);
    expect((await learnedOf('install'))[0]).toEqual(['TempSense|Nordchip', 12, 13, 5, [10, 11, 12, 13, 14]]);
    // The software line names no product, and neither does the deal.
    expect(await learnedOf('activation')).toEqual([['|', 22, 23, 5, [20, 21, 22, 23, 24]]]);
    expect((await bookOf(before)).entries).toEqual([]);
    const line = { product: 'tempsense', supplier: 'NORDCHIP ' };
    expect(leadTimesFor(await bookOf(), line, { product: null }).of.hardware).toMatchObject({
      p50Days: 70,
      p80Days: 80,
      why: '5 shipments of TempSense from Nordchip',
    });
  });

  it('forgets what was voided, and knows it at the instants before', async () => {
    const deals: string[] = [];
    for (const ship of [50, 60, 70, 80, 90]) deals.push(await delivered({ ship }));
    const [shipment] = await withUnit({ tenantId: tenant.id, mode: 'read' }, (unit) =>
      unit.sql<{ id: string }>(
        "SELECT id FROM evidence WHERE tenant_id = $1 AND deal_id = $2 AND kind = 'shipment'",
        [tenant.id, deals[0] ?? ''],
      ),
    );
    const known = now();
    const later = new Date(Date.parse(known) + 60_000).toISOString();
    const gone = { evidenceId: shipment?.id ?? '', reason: 'Came back' };
    await atInstant(later, async () => value(await voidDealEvidence(tenant.as.CRO, gone)));
    expect(await learnedOf('hardware')).toEqual([]);
    expect(await learnedOf('hardware', known)).toHaveLength(4);
  });

  it('counts a shipment that names no line for the first hardware line, and each product by its own', async () => {
    const lines = [
      { ...HARDWARE, product: 'Gate', supplier: 'Nordchip' },
      { ...HARDWARE, description: 'Sensors', product: 'TempSense' },
    ];
    for (const ship of [50, 60, 70, 80, 90]) await delivered({ ship, lines });
    expect((await learnedOf('hardware')).map(([name]) => name)).toEqual([
      'Gate|Nordchip',
      'Gate|',
      '|Nordchip',
      '|',
    ]);
  });

  it('takes no slip of the pen for a lead time', async () => {
    for (const ship of [0, 1, 2, 3]) await delivered({ ship });
    await delivered({ ship: -5 });
    expect(await learnedOf('hardware')).toEqual([]);
  });
});
