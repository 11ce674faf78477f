import { beforeEach, describe, expect, it } from 'vitest';
import { editDeal } from '@/features/deals/commands';
import { bulkEdit } from '@/features/deals/commands-bulk';
import { moveDeal, recordEvidence, voidDealEvidence } from '@/features/deals/commands-evidence';
import { undo } from '@/features/deals/commands-undo';
import { asAdmin } from '../../support/database';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';
import { DEMO, pageOf, PO, QUOTE, SOFTWARE } from '../deals/a-deal';
import { ACV, quotedDeal, setFloor, smallDeal, withPo } from './a-floor';

let tenant: TestTenant;
beforeEach(async () => {
  tenant = await makeTenant();
  await setFloor(tenant, ACV + 1n);
});

async function requestsOn(dealId: string) {
  return asAdmin(async (client) => {
    const { rows } = await client.query<{ acv_minor: string; decision: string | null }>(
      'SELECT acv_minor, decision FROM approval WHERE deal_id = $1 ORDER BY requested_at',
      [dealId],
    );
    return rows;
  });
}

describe('a deal below its rep’s floor', () => {
  it('is refused the PO stage at the single move, and the evidence of the refused move is not kept', async () => {
    const deal = await quotedDeal(tenant);
    const refused = refusal(await withPo(tenant, deal));
    expect(refused.code).toBe('gate');
    expect(refused.message).toMatch(/^ACV 1,200 USD is below Ria Rep's floor of 1,200\.01\./);
    const page = await pageOf(tenant, deal);
    expect(page.deal.stage).toBe('hardware_quote_sent');
    expect(page.evidence.map(({ kind }) => kind)).toEqual(['demo', 'quote']);
  });

  it('is refused by bulk edit too, after its PO was recorded, with the very same sentence', async () => {
    const deal = await quotedDeal(tenant);
    const { version } = value(await recordEvidence(tenant.as.REP, { dealId: deal.dealId, evidence: [PO] }));
    const change = { kind: 'move' as const, to: 'hardware_po_received' as const, reason: null };
    const result = value(
      await bulkEdit(tenant.as.CRO, { deals: [{ dealId: deal.dealId, version }], change }),
    );
    expect(result.counts).toMatchObject({ changed: 0, refused: 1 });
    const [answer] = result.deals;
    expect(answer && 'refusal' in answer ? answer.refusal.message : '').toMatch(/below Ria Rep's floor/);
  });

  it('counts as commit while it waits with its PO on record, at the figure of Quote Sent', async () => {
    const deal = await quotedDeal(tenant);
    value(await recordEvidence(tenant.as.REP, { dealId: deal.dealId, evidence: [PO] }));
    expect((await pageOf(tenant, deal)).judgement).toMatchObject({ category: 'commit', bp: 4000 });
  });

  it('is the CRO’s to approve even when he moves it himself', async () => {
    const deal = await quotedDeal(tenant);
    const move = { dealId: deal.dealId, version: deal.version, to: 'hardware_po_received' as const };
    expect(refusal(await moveDeal(tenant.as.CRO, { ...move, evidence: [PO] })).code).toBe('gate');
  });

  it('goes through as a pilot, at the floor, and without one', async () => {
    const stageOf = async (deal: Awaited<ReturnType<typeof quotedDeal>>) =>
      value(await withPo(tenant, deal)).stage;
    expect(await stageOf(await quotedDeal(tenant, { isPilot: true }))).toBe('hardware_po_received');
    await setFloor(tenant, ACV);
    expect(await stageOf(await quotedDeal(tenant))).toBe('hardware_po_received');
    await setFloor(tenant, null);
    expect(await stageOf(await quotedDeal(tenant))).toBe('hardware_po_received');
  });

  it('that is past Quote Sent is left alone when the floor rises', async () => {
    await setFloor(tenant, null);
    const deal = value(await withPo(tenant, await quotedDeal(tenant)));
    await setFloor(tenant, ACV * 100n);
    const shipped = { kind: 'shipment' as const, evidenceOn: '2026-03-01', units: 100 };
    const { dealId, version } = deal;
    const move = { dealId, version, to: 'hardware_shipped' as const, evidence: [shipped] };
    expect(value(await moveDeal(tenant.as.REP, move)).stage).toBe('hardware_shipped');
  });
});

describe('the CRO’s desk', () => {
  it('gets a deal by itself when it comes to Quote Sent, by the single move and by bulk edit', async () => {
    const single = await quotedDeal(tenant);
    expect(await requestsOn(single.dealId)).toEqual([{ acv_minor: '120000', decision: null }]);
    const other = await smallDeal(tenant);
    const { version } = value(
      await recordEvidence(tenant.as.REP, { dealId: other.dealId, evidence: [DEMO, QUOTE] }),
    );
    const change = { kind: 'move' as const, to: 'hardware_quote_sent' as const, reason: null };
    value(await bulkEdit(tenant.as.REP, { deals: [{ dealId: other.dealId, version }], change }));
    expect(await requestsOn(other.dealId)).toHaveLength(1);
  });

  it('is not asked about pilots and deals that are large enough', async () => {
    const pilot = await quotedDeal(tenant, { isPilot: true });
    expect(await requestsOn(pilot.dealId)).toEqual([]);
    await setFloor(tenant, ACV);
    expect(await requestsOn((await quotedDeal(tenant)).dealId)).toEqual([]);
  });

  it('gets a deal that becomes smaller at Quote Sent, and loses it when the ACV rises above the floor', async () => {
    await setFloor(tenant, ACV);
    const deal = await quotedDeal(tenant);
    const less = { ...SOFTWARE, amountMinor: '100000' };
    const edit = (version: number, lines: (typeof SOFTWARE)[]) =>
      editDeal(tenant.as.REP, { dealId: deal.dealId, version, lines });
    const small = value(await edit(deal.version, [less]));
    expect(await requestsOn(deal.dealId)).toEqual([{ acv_minor: '100000', decision: null }]);
    value(await edit(small.version, [SOFTWARE]));
    expect(await requestsOn(deal.dealId)).toEqual([{ acv_minor: '100000', decision: 'withdrawn' }]);
  });
});

describe('behind the gate', () => {
  it('a rep cannot make the deal smaller than the floor; the CRO can, and that is his decision', async () => {
    await setFloor(tenant, ACV);
    const deal = value(await withPo(tenant, await quotedDeal(tenant)));
    const { facts } = await pageOf(tenant, deal);
    const lines = facts.lines.map(({ id, stream, recurring, description, units, amountMinor }) => ({
      id,
      stream,
      recurring,
      description,
      units,
      amountMinor: recurring ? 1n : amountMinor,
    }));
    const edit = { dealId: deal.dealId, version: deal.version, lines };
    expect(refusal(await editDeal(tenant.as.REP, edit)).message).toMatch(/past Quote Sent/);
    expect((await pageOf(tenant, deal)).acvMinor).toBe(ACV);
    value(await editDeal(tenant.as.CRO, edit));
  });

  it('an undo does not carry a deal past a floor that has risen since', async () => {
    await setFloor(tenant, null);
    const deal = value(await withPo(tenant, await quotedDeal(tenant)));
    const po = (await pageOf(tenant, deal)).evidence.find(({ kind }) => kind === 'po');
    const voided = value(
      await voidDealEvidence(tenant.as.REP, { evidenceId: po?.id ?? '', reason: 'The wrong customer' }),
    );
    expect(voided.stage).toBe('hardware_quote_sent');
    await setFloor(tenant, ACV + 1n);
    const { dealId, version } = voided;
    expect(refusal(await undo(tenant.as.REP, { dealId, version })).message).toMatch(/below Ria Rep's floor/);
    await setFloor(tenant, ACV);
    value(await undo(tenant.as.REP, { dealId, version }));
    expect((await pageOf(tenant, deal)).deal.stage).toBe('hardware_po_received');
  });
});
