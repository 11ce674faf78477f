import { beforeAll, describe, expect, it } from 'vitest';
import { editDeal } from '@/features/deals/commands';
import { moveDeal, recordEvidence } from '@/features/deals/commands-evidence';
import { forecastQuery } from '@/features/forecast/queries';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';
import { DEMO, HARDWARE, ORDER_FORM, PO, QUOTE, SOFTWARE, dealOf, moved, pageOf, shipment } from './a-deal';

let tenant: TestTenant;
beforeAll(async () => {
  tenant = await makeTenant();
});

type Deal = { dealId: string; version: number };
const edit = (deal: Deal, change: object) => editDeal(tenant.as.CRO, { ...deal, ...change });
const amountOf = async (deal: Deal) => (await pageOf(tenant, deal)).deal.amountMinor;

describe('the amount of a deal with lines', () => {
  it('follows the lines over the term that the deal has, and the term', async () => {
    const deal = await dealOf(tenant, [HARDWARE, SOFTWARE], { termMonths: 24 });
    expect(await amountOf(deal)).toBe(340_000n);
    const lined = value(await edit(deal, { lines: [HARDWARE, { ...SOFTWARE, amountMinor: '60000' }] }));
    expect(await amountOf(lined)).toBe(220_000n);
    const longer = value(await edit(lined, { termMonths: 36 }));
    expect(await amountOf(longer)).toBe(280_000n);
  });

  it('is no field beside them', async () => {
    const deal = await dealOf(tenant, [HARDWARE]);
    expect(refusal(await edit(deal, { amountMinor: '5' })).code).toBe('invalid');
    expect(await amountOf(value(await edit(deal, { amountMinor: '100000', name: 'Same' })))).toBe(100_000n);
    expect(await amountOf(value(await edit({ ...deal, version: 2 }, { lines: [], amountMinor: '7' })))).toBe(
      7n,
    );
  });
});

describe('lines on which evidence stands', () => {
  it('stay the same lines when edited: what shipped stays a fact', async () => {
    const own = await makeTenant();
    const created = await dealOf(own, [HARDWARE, SOFTWARE]);
    const [line] = (await pageOf(own, created)).facts.lines;
    const id = line?.id ?? '';
    const deal = await moved(own, created, 'hardware_shipped', [
      DEMO,
      QUOTE,
      PO,
      shipment('2026-11-01', 50, id),
    ]);
    const lines = [{ ...HARDWARE, id, description: 'Better gateways' }, SOFTWARE];
    value(await editDeal(own.as.CRO, { dealId: deal.dealId, version: deal.version, lines }));
    const forecast = value(await forecastQuery(own.as.CRO, { asOf: '2026-11-20' }));
    expect(forecast.periods[0]?.streams.hardware.actualMinor).toBe(50_000n);
    const less = { dealId: deal.dealId, version: deal.version + 1, lines: [HARDWARE, SOFTWARE] };
    expect(refusal(await editDeal(own.as.CRO, less)).message).toContain('shipment');
  });

  it('belong to their own deal', async () => {
    const [line] = (await pageOf(tenant, await dealOf(tenant, [HARDWARE]))).facts.lines;
    const deal = await dealOf(tenant, [SOFTWARE]);
    expect(refusal(await edit(deal, { lines: [{ ...HARDWARE, id: line?.id }] })).code).toBe('not_found');
  });
});

describe('hardware added to a deal without', () => {
  it('waits for the PO where the deal stands on an order form, and takes it once it is there', async () => {
    const { dealId, version } = await moved(
      tenant,
      await dealOf(tenant, [SOFTWARE]),
      'hardware_po_received',
      [DEMO, QUOTE, ORDER_FORM],
    );
    const lines = [HARDWARE, SOFTWARE];
    expect(refusal(await edit({ dealId, version }, { lines })).message).toContain('record the PO');
    const recorded = value(await recordEvidence(tenant.as.CRO, { dealId, evidence: [PO] }));
    const deal = value(await edit(recorded, { lines }));
    expect((await pageOf(tenant, deal)).judgement).toMatchObject({ bp: 7000, category: 'commit' });
  });

  it('is free before the commit, and an order form does not commit it', async () => {
    const { dealId } = await dealOf(tenant, [SOFTWARE]);
    const recorded = value(await recordEvidence(tenant.as.CRO, { dealId, evidence: [ORDER_FORM] }));
    const deal = value(await edit(recorded, { lines: [HARDWARE, SOFTWARE] }));
    const to = { ...deal, to: 'hardware_po_received' as const, evidence: [DEMO, QUOTE] };
    expect(refusal(await moveDeal(tenant.as.CRO, to)).message).toContain('No PO yet');
    const without = value(await edit(deal, { lines: [SOFTWARE] }));
    const onForm = await moved(tenant, without, 'hardware_po_received', [DEMO, QUOTE]);
    expect((await pageOf(tenant, onForm)).judgement.committed).toBe(true);
  });
});

describe('the outcome', () => {
  it('is open again when a line is added to a deal that was done', async () => {
    const won = await moved(tenant, await dealOf(tenant, [HARDWARE]), 'hardware_shipped', [
      DEMO,
      QUOTE,
      PO,
      shipment('2026-03-01', 100),
    ]);
    expect((await pageOf(tenant, won)).deal.outcome).toBe('won');
    const [line] = (await pageOf(tenant, won)).facts.lines;
    const { dealId, version } = won;
    const deal = value(await edit({ dealId, version }, { lines: [{ ...HARDWARE, id: line?.id }, SOFTWARE] }));
    expect((await pageOf(tenant, deal)).deal.outcome).toBe('open');
  });
});
