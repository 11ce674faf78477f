import { beforeAll, describe, expect, it } from 'vitest';
import { createDeal, editDeal } from '@/features/deals/commands';
import { moveDeal, voidDealEvidence } from '@/features/deals/commands-evidence';
import { recordDeployment } from '@/features/deployments/commands';
import { accept, giveBack, offer } from '@/features/handoffs/commands';
import { dealHandoff, deploymentHandoff, handoffsQuery } from '@/features/handoffs/queries';
import { asAdmin } from '../../support/database';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';
import { DEMO, ORDER_FORM, pageOf, SOFTWARE } from '../deals/a-deal';
import { rowsOf } from '../imports/import-csv';
import { offeredDeal, orderedDeal, TOLD } from './a-handoff';

let tenant: TestTenant;
beforeAll(async () => {
  tenant = await makeTenant();
});

async function voidPo(dealId: string) {
  const { facts } = await pageOf(tenant, { dealId });
  const po = facts.evidence.find(({ kind, voided }) => kind === 'po' && !voided);
  value(await voidDealEvidence(tenant.as.CRO, { evidenceId: po?.id ?? '', reason: 'Cancelled' }));
}

describe('who sees what', () => {
  it('tells the CEO everything and lets him change nothing', async () => {
    const { dealId, handoffId, version } = await offeredDeal(tenant);
    const found = value(await dealHandoff(tenant.as.CEO, { dealId }));
    expect(found).toMatchObject({
      standing: 'offered',
      free: [],
      may: { offer: false, decide: false, deployments: true },
    });
    expect(refusal(await accept(tenant.as.CEO, { handoffId, version })).code).toBe('not_found');
    expect(refusal(await giveBack(tenant.as.CEO, { handoffId, version, note: 'No' })).code).toBe('not_found');
    expect(refusal(await offer(tenant.as.CEO, { dealId, version, ...TOLD })).code).toBe('not_found');
  });

  it('tells the board nothing, and a rep no deployment', async () => {
    const { dealId, handoffId, version } = await offeredDeal(tenant);
    const { deploymentId } = value(await accept(tenant.as.DELIVERY, { handoffId, version }));
    expect(refusal(await dealHandoff(tenant.as.VIEWER, { dealId })).code).toBe('not_found');
    expect(refusal(await handoffsQuery(tenant.as.VIEWER, {})).code).toBe('not_found');
    expect(refusal(await deploymentHandoff(tenant.as.REP, { deploymentId })).code).toBe('not_found');
    expect(value(await dealHandoff(tenant.as.REP, { dealId }))?.may.deployments).toBe(false);
  });

  it('offers recorded deployments to who decides, and to nobody else', async () => {
    const { dealId } = await offeredDeal(tenant, { customer: 'Fjord Fish' });
    const site = { customer: 'Fjord Fish', site: 'Quay', kind: 'production' as const };
    value(await recordDeployment(tenant.as.CRO, site));
    expect(value(await dealHandoff(tenant.as.DELIVERY, { dealId }))?.free).toMatchObject([
      { site: 'Quay', ofThisDeal: false },
    ]);
    expect(value(await dealHandoff(tenant.as.REP, { dealId }))?.free).toEqual([]);
  });

  it('keeps what was promised with the deployment once its PO is void, without the deal', async () => {
    const { dealId, handoffId, version } = await offeredDeal(tenant);
    const { deploymentId } = value(await accept(tenant.as.DELIVERY, { handoffId, version }));
    await voidPo(dealId);
    expect(value(await deploymentHandoff(tenant.as.DELIVERY, { deploymentId }))).toMatchObject({
      deal: null,
      document: null,
      handoff: { promised: TOLD.promised },
    });
    expect(value(await deploymentHandoff(tenant.as.CRO, { deploymentId }))?.deal).toMatchObject({ dealId });
  });
});

describe('what a deal says', () => {
  it('may be an order form where there is no hardware', async () => {
    const form = { name: 'Software only', customer: 'Nordic Foods', contact: 'Ada Buyer', lines: [SOFTWARE] };
    const deal = value(await createDeal(tenant.as.REP, form));
    const { dealId, version } = deal;
    const early = refusal(await offer(tenant.as.REP, { dealId, ...TOLD }));
    expect(early.message).toMatch(/no signed order form yet/);
    const to = 'hardware_po_received' as const;
    const quote = {
      kind: 'quote' as const,
      reference: 'Q-1',
      evidenceOn: '2026-01-10',
      amountMinor: '120000',
    };
    const evidence = [DEMO, quote, ORDER_FORM];
    value(await moveDeal(tenant.as.REP, { dealId, version, to, evidence }));
    expect(value(await dealHandoff(tenant.as.REP, { dealId }))).toMatchObject({
      standing: 'missing',
      document: { kind: 'order_form' },
      draft: { devices: null },
    });
  });

  it('is filled in anew until it is handed over, and stays as told from then on', async () => {
    const { dealId, version } = await orderedDeal(tenant);
    const hardware = {
      stream: 'hardware' as const,
      recurring: false,
      description: 'probes',
      amountMinor: '1',
    };
    const lines = [{ ...hardware, units: 7 }, SOFTWARE];
    value(await editDeal(tenant.as.REP, { dealId, version, lines }));
    expect(value(await dealHandoff(tenant.as.REP, { dealId }))?.draft.devices).toBe(7);
    value(await offer(tenant.as.REP, { dealId, ...TOLD }));
    expect(value(await dealHandoff(tenant.as.REP, { dealId }))?.draft.devices).toBe(100);
  });
});

describe('what the log and the database keep', () => {
  it('is who handed over, returned and accepted, in words', async () => {
    const { dealId, handoffId, version } = await offeredDeal(tenant);
    const back = value(await giveBack(tenant.as.DELIVERY, { handoffId, version, note: 'Which site?' }));
    const again = value(await offer(tenant.as.REP, { dealId, ...TOLD, version: back.version }));
    const { deploymentId } = value(await accept(tenant.as.DELIVERY, again));
    const log = await rowsOf<{ summary: string; actor: string }>(
      tenant,
      `SELECT summary, actor_name AS actor FROM audit_event WHERE tenant_id = $1 AND subject_id = '${dealId}'
       AND operation LIKE 'handoffs.%' ORDER BY at, id`,
    );
    expect(log.map(({ summary, actor }) => `${actor.split(' ')[0]}: ${summary}`)).toEqual([
      'REP: Handed over to delivery',
      'DELIVERY: Returned the handoff: Which site?',
      'REP: Handed over again to delivery',
      'DELIVERY: Accepted the handoff: created the deployment Cold store 4',
    ]);
    const [own] = await rowsOf<{ summary: string }>(
      tenant,
      `SELECT summary FROM audit_event WHERE tenant_id = $1 AND subject_id = '${deploymentId}' ORDER BY at, id`,
    );
    expect(own?.summary).toBe('Taken over from the deal Cold chain');
  });

  it('is no acceptance without a deployment, no return without a word, no second handoff', async () => {
    const { handoffId } = await offeredDeal(tenant);
    const broken = (change: string) =>
      asAdmin((client) =>
        client.query(`UPDATE handoff SET ${change} WHERE id = $1`, [handoffId]).then(
          () => 'taken',
          (error: { constraint?: string }) => error.constraint,
        ),
      );
    expect(await broken(`state = 'accepted', decided_at = now()`)).toBe('handoff_decided');
    expect(await broken(`state = 'returned', decided_at = now()`)).toBe('handoff_decided');
    expect(await broken('decided_at = now()')).toBe('handoff_decided');
    expect(await broken(`first_value_kind = 'verbal'`)).toBe('handoff_first_value_known');
    expect(await broken(`network = ''`)).toBe('handoff_texts');
    const second = `INSERT INTO handoff (tenant_id, id, deal_id, promised, site, network, first_value_kind, first_value_event, offered_at)
      SELECT tenant_id, gen_random_uuid(), deal_id, promised, site, network, first_value_kind, first_value_event, now() FROM handoff WHERE id = $1`;
    await expect(asAdmin((client) => client.query(second, [handoffId]))).rejects.toThrow(/duplicate key/);
  });
});
