import { beforeEach, describe, expect, it } from 'vitest';
import { decideRequest, requestApproval, withdrawRequest } from '@/features/approvals/commands';
import { approvalQueue, dealApproval } from '@/features/approvals/queries';
import { editDeal } from '@/features/deals/commands';
import { recordDeployment } from '@/features/deployments/commands';
import { atInstant } from '@/platform/clock/clock';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';
import { SOFTWARE } from '../deals/a-deal';
import { ACV, quotedDeal, setFloor, smallDeal, withPo } from './a-floor';

let tenant: TestTenant;
beforeEach(async () => {
  tenant = await makeTenant();
  await setFloor(tenant, ACV * 2n);
});

async function queue(role: 'CRO' | 'CEO' | 'REP' = 'CRO') {
  return value(await approvalQueue(tenant.as[role], {}));
}

async function openOn(dealId: string) {
  const found = (await queue()).open.find((row) => row.dealId === dealId);
  if (!found) throw new Error('The deal is not on the desk');
  return found;
}

async function decided(
  dealId: string,
  decision: 'approved' | 'refused',
  reason = 'A name that opens the region',
) {
  const { id, need } = await openOn(dealId);
  const acvMinor = need?.acvMinor ?? 0n;
  return decideRequest(tenant.as.CRO, { approvalId: id, decision, reason, acvMinor });
}

describe('asking', () => {
  it('puts a deal on the desk before its quote is out, with the rep’s note, once', async () => {
    const { dealId } = await smallDeal(tenant);
    value(await requestApproval(tenant.as.REP, { dealId, note: 'The chain has 40 shops' }));
    expect(await openOn(dealId)).toMatchObject({ note: 'The chain has 40 shops', acvMinor: ACV, days: 0 });
    expect(refusal(await requestApproval(tenant.as.REP, { dealId })).message).toMatch(/asked already/);
    value(await requestApproval(tenant.as.REP, { dealId, note: '40 shops, and 12 in spring' }));
    expect((await queue()).open).toHaveLength(1);
    expect(await openOn(dealId)).toMatchObject({ note: '40 shops, and 12 in spring' });
  });

  it('is refused where there is nothing to approve, and says why', async () => {
    const pilot = await smallDeal(tenant, { isPilot: true });
    expect(refusal(await requestApproval(tenant.as.REP, { dealId: pilot.dealId })).message).toMatch(/pilot/);
    await setFloor(tenant, ACV);
    const { dealId } = await smallDeal(tenant);
    expect(refusal(await requestApproval(tenant.as.REP, { dealId })).message).toMatch(/not below the floor/);
    await setFloor(tenant, null);
    expect(refusal(await requestApproval(tenant.as.REP, { dealId })).message).toMatch(/no floor/);
  });

  it('can be taken back, and asked again', async () => {
    const { dealId } = await smallDeal(tenant);
    value(await requestApproval(tenant.as.REP, { dealId }));
    const { id: approvalId } = await openOn(dealId);
    value(await withdrawRequest(tenant.as.REP, { approvalId }));
    expect(refusal(await withdrawRequest(tenant.as.REP, { approvalId })).code).toBe('conflict');
    expect((await queue()).open).toEqual([]);
    value(await requestApproval(tenant.as.REP, { dealId }));
  });
});

describe('deciding', () => {
  it('opens the gate for the ACV that was approved, and the rep moves the deal', async () => {
    const deal = await quotedDeal(tenant);
    expect(refusal(await withPo(tenant, deal)).message).toMatch(/has not decided yet/);
    value(await decided(deal.dealId, 'approved'));
    value(await withPo(tenant, deal));
    const page = value(await dealApproval(tenant.as.REP, { dealId: deal.dealId }));
    expect(page).toMatchObject({
      need: null,
      rows: [{ decision: 'approved', decidedBy: `CRO of ${tenant.slug}` }],
    });
  });

  it('keeps the gate shut when refused, and the rep reads why', async () => {
    const deal = await quotedDeal(tenant);
    value(await decided(deal.dealId, 'refused', 'Support costs more than this'));
    expect(refusal(await withPo(tenant, deal)).message).toMatch(/refused it: Support costs more than this/);
    value(await requestApproval(tenant.as.REP, { dealId: deal.dealId, note: 'They take remote support' }));
    value(await decided(deal.dealId, 'approved'));
    value(await withPo(tenant, deal));
  });

  it('covers its ACV and more; below it the CRO is asked again', async () => {
    const deal = await quotedDeal(tenant);
    value(await decided(deal.dealId, 'approved'));
    const lines = [{ ...SOFTWARE, amountMinor: (ACV - 1n).toString() }];
    const { dealId, version } = deal;
    const smaller = value(await editDeal(tenant.as.REP, { dealId, version, lines }));
    expect(await openOn(dealId)).toMatchObject({ acvMinor: ACV - 1n });
    const more = [{ ...SOFTWARE, amountMinor: (ACV + 1n).toString() }];
    value(await editDeal(tenant.as.REP, { dealId, version: smaller.version, lines: more }));
    expect((await queue()).open).toEqual([]);
  });

  it('is for the ACV that was on the screen: a changed one is a conflict', async () => {
    const deal = await quotedDeal(tenant);
    const { id: approvalId } = await openOn(deal.dealId);
    const input = { approvalId, decision: 'approved' as const, reason: 'fine', acvMinor: ACV + 5n };
    expect(refusal(await decideRequest(tenant.as.CRO, input)).code).toBe('conflict');
    value(await decideRequest(tenant.as.CRO, { ...input, acvMinor: ACV }));
    expect(refusal(await decideRequest(tenant.as.CRO, { ...input, acvMinor: ACV })).message).toMatch(
      /decided already/,
    );
  });

  it('needs a reason, and is the CRO’s alone', async () => {
    const deal = await quotedDeal(tenant);
    const { id: approvalId } = await openOn(deal.dealId);
    const input = { approvalId, decision: 'approved' as const, reason: ' ', acvMinor: ACV };
    expect(refusal(await decideRequest(tenant.as.CRO, input)).code).toBe('invalid');
    for (const role of ['CEO', 'REP', 'DELIVERY', 'VIEWER'] as const)
      expect(refusal(await decideRequest(tenant.as[role], { ...input, reason: 'x' })).code).toBe('not_found');
  });
});

describe('the desk', () => {
  it('shows the longest waiting first and how long, to the CEO as well, to a rep his own', async () => {
    const old = await atInstant('2026-01-12T09:00:00Z', () => quotedDeal(tenant, { name: 'Old' }));
    await quotedDeal(tenant, { name: 'New' });
    const { open } = await queue('CEO');
    expect(open.map(({ deal }) => deal)).toEqual(['Old', 'New']);
    expect(open[0]).toMatchObject({ dealId: old.dealId, urgency: 'act' });
    expect(open[0]?.days).toBeGreaterThan(7);
    expect((await queue('REP')).open).toHaveLength(2);
    expect((await queue('REP')).mayDecide).toBe(false);
  });

  it('compares with the production deployments like it, and says n/a below three', async () => {
    const { dealId } = await quotedDeal(tenant);
    expect((await openOn(dealId)).comparison).toMatchObject({ reason: expect.stringMatching(/^n\/a/) });
    for (const [site, acvMinor] of [
      ['A', '300000'],
      ['B', '400000'],
      ['C', '500000'],
    ] as const) {
      const at = { customer: 'Others', site, kind: 'production' as const, devices: 100, acvMinor };
      value(
        await recordDeployment(tenant.as.CRO, { ...at, signedOn: '2026-01-01', activatedOn: '2026-02-01' }),
      );
    }
    expect((await openOn(dealId)).comparison).toMatchObject({
      count: 3,
      medianMinor: 400_000n,
      perDeviceMinor: 4000n,
      sentence: '1,200 against a median of 4,000 of 3 deployments of its size.',
    });
  });

  it('shows nothing of approvals on the page of a deal to delivery', async () => {
    const deal = await quotedDeal(tenant);
    value(await decided(deal.dealId, 'approved'));
    value(await withPo(tenant, deal));
    expect(value(await dealApproval(tenant.as.DELIVERY, { dealId: deal.dealId }))).toBeNull();
  });
});
