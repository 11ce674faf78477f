import { beforeAll, describe, expect, it } from 'vitest';
import { createDeal, editDeal } from '@/features/deals/commands';
import { recordHours } from '@/features/deals/commands-hours';
import { undo } from '@/features/deals/commands-undo';
import { lineWords } from '@/features/deals/components/change-words';
import { dealPage } from '@/features/deals/queries-deal-page';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';
import { DEMO, HARDWARE, PO, QUOTE, dealOf, moved } from './a-deal';

const WORK = {
  stream: 'services' as const,
  recurring: false,
  description: 'Integration',
  amountMinor: '90000',
  timeAndMaterials: true,
  expectedHours: 300,
};
const PLAN = [
  { units: 60, promisedOn: '2027-02-03' },
  { units: 40, promisedOn: '2027-01-12' },
];
const SUPPLIED = { ...HARDWARE, product: ' TempSense ', supplier: 'Nordchip', shipmentPlan: PLAN };

let tenant: TestTenant;
beforeAll(async () => {
  tenant = await makeTenant();
});

const shown = async (dealId: string) => value(await dealPage(tenant.as.CRO, { dealId }));
async function linesOf(dealId: string) {
  return (await shown(dealId)).facts.lines;
}
async function ordered(lines: object[]) {
  return moved(tenant, await dealOf(tenant, lines), 'hardware_po_received', [DEMO, QUOTE, PO]);
}

describe('what a line says of supply and work', () => {
  it('is kept by every door that takes lines, and told in the history', async () => {
    const { dealId, version } = await dealOf(tenant, [SUPPLIED, { ...WORK, hoursDone: 5 }]);
    const lines = await linesOf(dealId);
    expect(lines[0]).toMatchObject({
      product: 'TempSense',
      supplier: 'Nordchip',
      shipmentPlan: [PLAN[1], PLAN[0]],
    });
    expect(lines[1]).toMatchObject({ expectedHours: 300, hoursDone: 5, overInstallation: false });
    const changed = lines.map((line) => ({
      ...line,
      supplier: line.stream === 'hardware' ? 'Seachip' : null,
      shipmentPlan: line.shipmentPlan.slice(1),
    }));
    value(await editDeal(tenant.as.CRO, { dealId, version, lines: changed }));
    const [entry] = (await shown(dealId)).history;
    expect(entry?.lines.map((change) => lineWords(change, 'USD'))).toEqual([
      'Line 100 gateways: supplier Nordchip → Seachip, shipments 40 on 12 Jan 2027, 60 on 3 Feb 2027 → 60 on 3 Feb 2027',
    ]);
  });

  it('is refused whole where a stream cannot carry it', async () => {
    const many = { ...SUPPLIED, units: 10 };
    const made = await createDeal(tenant.as.CRO, { name: 'A', customer: 'B', lines: [many] });
    expect(refusal(made).fields).toEqual({
      'lines.0.shipmentPlan': 'The plan ships 100 units, but the line has 10.',
    });
    const { dealId, version } = await dealOf(tenant, [HARDWARE]);
    const edited = await editDeal(tenant.as.CRO, { dealId, version, lines: [many] });
    expect(refusal(edited).code).toBe('invalid');
    expect(await linesOf(dealId)).toMatchObject([{ product: null, shipmentPlan: [] }]);
  });
});

describe('hours worked', () => {
  it('are told by delivery after the PO, stay with the line, and are undone', async () => {
    const { dealId } = await ordered([HARDWARE, WORK]);
    const [hardware, work] = await linesOf(dealId);
    const lineId = work?.id ?? '';
    const told = value(await recordHours(tenant.as.DELIVERY, { dealId, lineId, hours: 120 }));
    const [entry] = (await shown(dealId)).history;
    expect(entry).toMatchObject({ operation: 'deals.recordHours' });
    expect(entry?.lines.map((change) => lineWords(change, 'USD'))).toEqual([
      'Line Integration: hours worked none → 120',
    ]);
    value(await undo(tenant.as.DELIVERY, { dealId, version: told.version }));
    const after = await linesOf(dealId);
    expect(after.map(({ id }) => id)).toEqual([hardware?.id, lineId]);
    expect(after[1]?.hoursDone).toBeNull();
  });

  it('show the second of two writers the first one’s figure', async () => {
    const { dealId } = await ordered([HARDWARE, WORK]);
    const lineId = (await linesOf(dealId))[1]?.id ?? '';
    value(await recordHours(tenant.as.CRO, { dealId, lineId, hours: 10 }));
    const late = refusal(await recordHours(tenant.as.DELIVERY, { dealId, lineId, hours: 8 }));
    expect(late).toMatchObject({ code: 'conflict', details: { hoursDone: 10 } });
    value(await recordHours(tenant.as.DELIVERY, { dealId, lineId, hours: 18, seen: 10 }));
    expect((await linesOf(dealId))[1]?.hoursDone).toBe(18);
  });

  it('have no place on a fixed price, a line of another deal, or for who only reads', async () => {
    const { dealId } = await ordered([HARDWARE, WORK]);
    const [hardware, work] = await linesOf(dealId);
    const fixed = { dealId, lineId: hardware?.id ?? '', hours: 1 };
    expect(refusal(await recordHours(tenant.as.CRO, fixed)).message).toContain('fixed price');
    const other = await dealOf(tenant, [WORK]);
    const crossed = { dealId: other.dealId, lineId: work?.id ?? '', hours: 1 };
    expect(refusal(await recordHours(tenant.as.CRO, crossed)).code).toBe('not_found');
    const mine = { dealId, lineId: work?.id ?? '', hours: 1 };
    expect(refusal(await recordHours(tenant.as.VIEWER, mine)).code).toBe('not_found');
    expect(refusal(await recordHours(tenant.as.CEO, mine)).code).toBe('not_found');
  });
});
