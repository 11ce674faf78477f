import { beforeAll, describe, expect, it } from 'vitest';
import { moveDeal, recordEvidence, voidDealEvidence } from '@/features/deals/commands-evidence';
import { showDeal } from '@/features/deals/queries';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';
import { DEMO, HARDWARE, PO, QUOTE, SOFTWARE, dealOf, moved, pageOf, shipment } from './a-deal';

let tenant: TestTenant;
beforeAll(async () => {
  tenant = await makeTenant();
});

type Deal = { dealId: string };
const outcomeOf = async (deal: Deal) => (await pageOf(tenant, deal)).deal.outcome;
const idOf = async (deal: Deal, kind: string, on?: string) =>
  (await pageOf(tenant, deal)).evidence.findLast(
    (item) => item.kind === kind && (on === undefined || item.evidenceOn === on) && item.voidedAt === null,
  )?.id ?? '';

describe('a deal whose last stage is reached in parts', () => {
  it('is won with the last part and open again without it', async () => {
    const deal = await moved(tenant, await dealOf(tenant, [HARDWARE]), 'hardware_shipped', [
      DEMO,
      QUOTE,
      PO,
      shipment('2026-03-01', 50),
    ]);
    expect(await outcomeOf(deal)).toBe('open');
    const evidence = [shipment('2026-04-01', 50)];
    value(await recordEvidence(tenant.as.CRO, { dealId: deal.dealId, evidence }));
    expect(await outcomeOf(deal)).toBe('won');
    const evidenceId = await idOf(deal, 'shipment', '2026-04-01');
    value(await voidDealEvidence(tenant.as.CRO, { evidenceId, reason: 'never left the dock' }));
    expect(await outcomeOf(deal)).toBe('open');
  });
});

describe('a voided quote', () => {
  it('puts a deal that was entered here back to what the rest carries, with a trace', async () => {
    const deal = await moved(tenant, await dealOf(tenant, [HARDWARE]), 'hardware_quote_sent', [DEMO, QUOTE]);
    const evidenceId = await idOf(deal, 'quote');
    value(await voidDealEvidence(tenant.as.CRO, { evidenceId, reason: 'never sent' }));
    const page = await pageOf(tenant, deal);
    expect(page.judgement).toMatchObject({ stage: 'demo', bp: 2000, category: 'pipeline' });
    expect(page.transitions[0]).toMatchObject({ toStage: 'demo', reason: 'quote voided: never sent' });
  });

  it('moves no deal forward to what other evidence would carry', async () => {
    const deal = await moved(tenant, await dealOf(tenant, [HARDWARE]), 'hardware_po_received', [
      DEMO,
      QUOTE,
      PO,
    ]);
    value(
      await recordEvidence(tenant.as.CRO, { dealId: deal.dealId, evidence: [shipment('2026-03-01', 100)] }),
    );
    value(await voidDealEvidence(tenant.as.CRO, { evidenceId: await idOf(deal, 'quote'), reason: 'twice' }));
    expect((await pageOf(tenant, deal)).deal.stage).toBe('hardware_po_received');
  });
});

describe('evidence dated in the future', () => {
  const LATER = { ...PO, evidenceOn: '2199-01-01' };

  it('enters neither with a move nor in the place of another', async () => {
    const deal = await dealOf(tenant, [HARDWARE]);
    const early = { ...deal, to: 'demo' as const, evidence: [DEMO, LATER] };
    expect(refusal(await moveDeal(tenant.as.CRO, early)).code).toBe('invalid');
    await moved(tenant, deal, 'hardware_po_received', [DEMO, QUOTE, PO]);
    const evidenceId = await idOf(deal, 'po');
    const input = { evidenceId, reason: 'wrong', replacement: LATER };
    expect(refusal(await voidDealEvidence(tenant.as.CRO, input)).code).toBe('invalid');
    expect((await pageOf(tenant, deal)).evidence.filter((item) => item.evidenceOn > '2100')).toEqual([]);
  });
});

describe('what happens after the PO', () => {
  it('cannot be recorded before it, by no door: it would be actual', async () => {
    const deal = await dealOf(tenant, [HARDWARE, SOFTWARE]);
    const { dealId } = deal;
    for (const item of [
      shipment('2026-03-01', 100),
      { kind: 'activation' as const, evidenceOn: '2026-03-01' },
    ]) {
      const refused = refusal(await recordEvidence(tenant.as.CRO, { dealId, evidence: [item] }));
      expect(refused.message).toContain('no PO yet');
      const move = { ...deal, to: 'demo' as const, evidence: [DEMO, item] };
      expect(refusal(await moveDeal(tenant.as.CRO, move)).code).toBe('gate');
    }
    value(await recordEvidence(tenant.as.CRO, { dealId, evidence: [PO, shipment('2026-03-01', 100)] }));
  });
});

describe('a document or shipment without its parts', () => {
  it.each([
    ['a PO without its number', { ...PO, reference: null }, 'PO needs its number'],
    ['a PO of 0', { ...PO, amountMinor: '0' }, 'PO needs its number, date and amount'],
    [
      'an order form without its number',
      { ...PO, kind: 'order_form' as const, reference: ' ' },
      'order form',
    ],
    ['a shipment without units', { kind: 'shipment' as const, evidenceOn: '2026-03-01' }, 'units'],
  ])('is not put on record, in words: %s', async (_name, item, words) => {
    const { dealId } = await dealOf(tenant, [HARDWARE]);
    const refused = refusal(await recordEvidence(tenant.as.CRO, { dealId, evidence: [item] }));
    expect(refused.code).toBe('invalid');
    expect(refused.message).toContain(words);
  });
});

describe('delivery', () => {
  it('records what happens after the PO, and never touches the documents before it', async () => {
    const deal = await moved(tenant, await dealOf(tenant, [HARDWARE, SOFTWARE]), 'hardware_po_received', [
      DEMO,
      QUOTE,
      PO,
    ]);
    const { dealId, version } = deal;
    const by = tenant.as.DELIVERY;
    const offered = value(await showDeal(by, { dealId })).may;
    expect(offered.recordKinds).toEqual(['shipment', 'activation', 'milestone']);
    expect(offered.moveTo).toEqual(['hardware_shipped', 'software_activated', 'services_completed']);
    const evidenceId = await idOf(deal, 'po');
    expect(refusal(await voidDealEvidence(by, { evidenceId, reason: 'mine now' })).code).toBe('rule');
    expect(refusal(await recordEvidence(by, { dealId, evidence: [QUOTE] })).code).toBe('rule');
    const back = { dealId, version, to: 'hardware_quote_sent' as const, reason: 'no' };
    expect(refusal(await moveDeal(by, back)).message).toContain('after the PO');
    const withPo = { dealId, version, to: 'hardware_shipped' as const };
    const evidence = [shipment('2026-03-01', 100)];
    expect(refusal(await moveDeal(by, { ...withPo, evidence: [...evidence, PO] })).code).toBe('rule');
    value(await moveDeal(by, { ...withPo, evidence }));
    value(await voidDealEvidence(by, { evidenceId: await idOf(deal, 'shipment'), reason: 'wrong box' }));
    expect((await pageOf(tenant, deal)).deal.stage).toBe('hardware_po_received');
  });
});
