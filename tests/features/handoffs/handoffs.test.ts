import { beforeAll, describe, expect, it } from 'vitest';
import { moveDeal, voidDealEvidence } from '@/features/deals/commands-evidence';
import { createDeal } from '@/features/deals/commands';
import { recordDeployment } from '@/features/deployments/commands';
import { showDeployment } from '@/features/deployments/queries-show';
import { accept, giveBack, offer } from '@/features/handoffs/commands';
import { dealHandoff, deploymentHandoff, handoffsQuery } from '@/features/handoffs/queries';
import { showValuePlan } from '@/features/value-plans/queries';
import { asAdmin } from '../../support/database';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';
import { pageOf } from '../deals/a-deal';
import { offeredDeal, orderedDeal, TOLD } from './a-handoff';

let tenant: TestTenant;
beforeAll(async () => {
  tenant = await makeTenant();
});

const ofDeal = async (dealId: string, as = tenant.as.CRO) => value(await dealHandoff(as, { dealId }));
const acceptOf = (input: Parameters<typeof accept>[1], as = tenant.as.DELIVERY) => accept(as, input);

describe('a deal with a PO and no handoff', () => {
  it('is a finding on its page, filled in from the deal, and in the list', async () => {
    const { dealId } = await orderedDeal(tenant);
    expect(await ofDeal(dealId, tenant.as.REP)).toMatchObject({
      standing: 'missing',
      handoff: null,
      document: { kind: 'po', reference: 'PO-1', on: '2026-02-01' },
      draft: { promised: '100 × 100 gateways\nPlatform, each year', devices: 100, site: 'Nordic Foods' },
      may: { offer: true, decide: false, deployments: false },
    });
    const { rows, counts } = value(await handoffsQuery(tenant.as.REP, { standing: 'missing' }));
    expect(rows.map((row) => row.dealId)).toContain(dealId);
    expect(counts.missing).toBe(rows.length);
  });

  it('is none before the PO, and offering is refused with the way', async () => {
    const deal = value(await createDeal(tenant.as.REP, { name: 'Talk', customer: 'Nordic Foods' }));
    expect(await ofDeal(deal.dealId)).toBeNull();
    const refused = refusal(await offer(tenant.as.REP, { dealId: deal.dealId, ...TOLD }));
    expect(refused).toMatchObject({ code: 'rule', remedy: 'Record it on the deal first.' });
  });

  it('is none once its deployment runs', async () => {
    const { dealId } = await orderedDeal(tenant);
    const site = { customer: 'Nordic Foods', site: 'Depot', kind: 'production' as const, dealId };
    value(await recordDeployment(tenant.as.DELIVERY, { ...site, activatedOn: '2026-03-01' }));
    expect(await ofDeal(dealId)).toBeNull();
  });

  it('stays one when somebody puts another customer’s deployment down to it', async () => {
    const { dealId } = await orderedDeal(tenant);
    const site = { customer: 'Somebody else', site: 'Depot', kind: 'production' as const, dealId };
    const refused = refusal(
      await recordDeployment(tenant.as.DELIVERY, { ...site, activatedOn: '2026-03-01' }),
    );
    expect(refused).toMatchObject({ code: 'invalid', fields: { dealId: expect.any(String) } });
    expect(await ofDeal(dealId)).toMatchObject({ standing: 'missing' });
  });
});

describe('handing over', () => {
  it('is the rep’s, and may be corrected until delivery decides', async () => {
    const { dealId, version } = await offeredDeal(tenant);
    const site = 'Cold store 5';
    const second = value(await offer(tenant.as.REP, { dealId, version, ...TOLD, site }));
    expect(second.version).toBe(2);
    const found = await ofDeal(dealId);
    expect(found).toMatchObject({ standing: 'offered', handoff: { site, promised: TOLD.promised } });
    expect(found?.handoff?.offeredBy).toMatch(/^REP/);
    const stale = refusal(await offer(tenant.as.REP, { dealId, version, ...TOLD }));
    expect(stale).toMatchObject({ code: 'conflict', details: { version: 2, theirs: { site } } });
  });

  it('is not of a colleague’s deal, and not delivery’s', async () => {
    const other = value(await createDeal(tenant.as.CRO, { name: 'Not mine', customer: 'Nordic Foods' }));
    expect(refusal(await offer(tenant.as.REP, { dealId: other.dealId, ...TOLD })).code).toBe('not_found');
    const { dealId } = await orderedDeal(tenant);
    expect(refusal(await offer(tenant.as.DELIVERY, { dealId, ...TOLD })).code).toBe('not_found');
  });

  it('is returned with what is missing, and offered again', async () => {
    const { dealId, ...offered } = await offeredDeal(tenant);
    const back = value(await giveBack(tenant.as.DELIVERY, { ...offered, note: 'Who opens the firewall?' }));
    expect(await ofDeal(dealId, tenant.as.REP)).toMatchObject({
      standing: 'returned',
      handoff: { decisionNote: 'Who opens the firewall?' },
      may: { offer: true },
    });
    const again = { dealId, ...TOLD, version: back.version, network: 'Customer Wi-Fi, IT: J. Roth' };
    value(await offer(tenant.as.REP, again));
    expect(await ofDeal(dealId)).toMatchObject({ standing: 'offered', handoff: { decidedAt: null } });
    const twice = refusal(await giveBack(tenant.as.DELIVERY, { ...offered, note: 'Again' }));
    expect(twice.code).toBe('conflict');
  });
});

describe('accepting', () => {
  it('begins the deployment with the day of the PO and a plan', async () => {
    const { dealId, ...offered } = await offeredDeal(tenant);
    const { deploymentId } = value(await acceptOf(offered));
    const { deployment } = value(await showDeployment(tenant.as.DELIVERY, { deploymentId }));
    expect(deployment).toMatchObject({
      dealId,
      site: TOLD.site,
      kind: 'production',
      devices: 100,
      signedOn: '2026-02-01',
      acvMinor: 120_000n,
    });
    const { plan, steps } = value(await showValuePlan(tenant.as.DELIVERY, { deploymentId }));
    expect(plan).toMatchObject({ early: 'planned', steps: 5, templateVersion: null });
    expect(steps[0]).toMatchObject({ phase: 'before', dueOn: '2026-02-15' });
    expect(steps.every(({ owner }) => owner?.startsWith('DELIVERY'))).toBe(true);
    expect(await ofDeal(dealId, tenant.as.REP)).toMatchObject({
      standing: 'accepted',
      may: { offer: false, decide: false },
    });
    const behind = value(await deploymentHandoff(tenant.as.DELIVERY, { deploymentId }));
    expect(behind).toMatchObject({ deal: { dealId }, handoff: { promised: TOLD.promised } });
  });

  it('is once: neither twice nor changed afterwards', async () => {
    const { dealId, ...offered } = await offeredDeal(tenant);
    value(await acceptOf(offered));
    expect(refusal(await acceptOf(offered)).code).toBe('conflict');
    const now = await ofDeal(dealId);
    const version = now?.handoff?.version ?? 0;
    expect(refusal(await acceptOf({ ...offered, version })).message).toMatch(/accepted already/);
    const change = refusal(await offer(tenant.as.REP, { dealId, version, ...TOLD }));
    expect(change.message).toMatch(/cannot be changed any more/);
  });

  it('of two at once takes one', async () => {
    const { dealId: _dealId, ...offered } = await offeredDeal(tenant);
    const results = await Promise.all([acceptOf(offered), acceptOf(offered, tenant.as.CRO)]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it('makes a pilot’s deployment a pilot', async () => {
    const { dealId: _dealId, ...offered } = await offeredDeal(tenant, { isPilot: true });
    const { deploymentId } = value(await acceptOf(offered));
    const { deployment } = value(await showDeployment(tenant.as.CRO, { deploymentId }));
    expect(deployment.kind).toBe('pilot');
  });

  it('takes a deployment that is recorded, keeping what is known of it', async () => {
    const { dealId, ...offered } = await offeredDeal(tenant, { customer: 'Alpine Dairy' });
    const site = { customer: 'Alpine Dairy', site: 'Cheese cellar', kind: 'production' as const };
    const known = value(await recordDeployment(tenant.as.DELIVERY, { ...site, signedOn: '2026-01-20' }));
    const found = await ofDeal(dealId, tenant.as.DELIVERY);
    expect(found?.free.map(({ id }) => id)).toEqual([known.deploymentId]);
    value(await acceptOf({ ...offered, deploymentId: known.deploymentId }));
    const { deployment } = value(await showDeployment(tenant.as.CRO, { deploymentId: known.deploymentId }));
    expect(deployment).toMatchObject({ dealId, site: 'Cheese cellar', signedOn: '2026-01-20', devices: 100 });
  });

  it('takes none of another customer, and none that was handed over', async () => {
    const { dealId: _first, ...offered } = await offeredDeal(tenant);
    const theirs = { customer: 'Another', site: 'Theirs', kind: 'production' as const };
    const { deploymentId } = value(await recordDeployment(tenant.as.DELIVERY, theirs));
    expect(refusal(await acceptOf({ ...offered, deploymentId })).message).toMatch(/cannot take/);
    const taken = value(await acceptOf(offered));
    const { dealId: _second, ...next } = await offeredDeal(tenant);
    expect(refusal(await acceptOf({ ...next, deploymentId: taken.deploymentId })).code).toBe('rule');
  });

  it('waits for a customer and for a live PO', async () => {
    const { dealId: imported, ...nameless } = await offeredDeal(tenant);
    // Imports know deals without a customer.
    await asAdmin((client) => client.query('UPDATE deal SET customer_id = NULL WHERE id = $1', [imported]));
    expect(refusal(await acceptOf(nameless)).remedy).toMatch(/names the customer/);
    const { dealId, ...offered } = await offeredDeal(tenant);
    const { facts } = await pageOf(tenant, { dealId });
    const po = facts.evidence.find(({ kind }) => kind === 'po');
    value(await voidDealEvidence(tenant.as.CRO, { evidenceId: po?.id ?? '', reason: 'Cancelled' }));
    expect(refusal(await acceptOf(offered)).code).toBe('not_found');
    expect(refusal(await acceptOf(offered, tenant.as.CRO)).message).toMatch(/PO of this deal is void/);
  });
});

describe('the list', () => {
  it('counts by standing, pages by the longest wait, and agrees with the rule on every deal', async () => {
    const own = await makeTenant();
    const dealIds: string[] = [];
    for (const name of ['One', 'Two', 'Three']) dealIds.push((await orderedDeal(own, { name })).dealId);
    const { dealId, handoffId, version } = await offeredDeal(own, { name: 'Four' });
    const first = value(await handoffsQuery(own.as.CRO, { standing: 'missing', limit: 2 }));
    expect(first.counts).toEqual({ missing: 3, offered: 1, returned: 0, accepted: 0 });
    const second = value(
      await handoffsQuery(own.as.CRO, { standing: 'missing', limit: 2, after: first.next }),
    );
    expect(second.next).toBeNull();
    expect([...first.rows, ...second.rows].map((row) => row.dealId).toSorted()).toEqual(dealIds.toSorted());
    expect([...first.rows, ...second.rows].every(({ standing }) => standing === 'missing')).toBe(true);
    value(await giveBack(own.as.DELIVERY, { handoffId, version, note: 'Which site?' }));
    const waiting = value(await handoffsQuery(own.as.REP, {}));
    expect(waiting).toMatchObject({
      standing: 'returned',
      rows: [{ dealId, standing: 'returned', days: 0 }],
    });
    expect(value(await handoffsQuery(own.as.DELIVERY, {})).standing).toBe('missing');
  });

  it('shows a rep his own deals only, and a lost deal is missing nothing', async () => {
    const own = await makeTenant();
    const { dealId, version } = await orderedDeal(own);
    const other = value(await createDeal(own.as.CRO, { name: 'Talk', customer: 'Nordic Foods' }));
    const lost = { to: 'closed_lost' as const, reason: 'No budget' };
    value(await moveDeal(own.as.CRO, { dealId: other.dealId, version: other.version, ...lost }));
    expect(version).toBeGreaterThan(1);
    expect(value(await handoffsQuery(own.as.REP, {})).rows.map((row) => row.dealId)).toEqual([dealId]);
    expect(value(await handoffsQuery(own.as.CRO, {})).counts.missing).toBe(1);
  });
});
