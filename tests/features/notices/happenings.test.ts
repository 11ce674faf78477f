import { beforeEach, describe, expect, it } from 'vitest';
import { decideRequest, requestApproval } from '@/features/approvals/commands';
import { approvalQueue } from '@/features/approvals/queries';
import { createDeal } from '@/features/deals/commands';
import { accept, giveBack, offer } from '@/features/handoffs/commands';
import { callReview, skipReview } from '@/features/reviews/commands-plan';
import { setRepFloor } from '@/features/settings/commands';
import { makeTenant, value, type TestTenant } from '../../support/tenants';
import { offeredDeal, TOLD } from '../handoffs/a-handoff';
import { HARDWARE, SOFTWARE } from '../deals/a-deal';
import { toldTo } from './a-notice';

let tenant: TestTenant;
beforeEach(async () => {
  tenant = await makeTenant();
});

const titles = async (role: keyof TestTenant['as']) => (await toldTo(tenant, role)).map(({ title }) => title);

describe('a handoff', () => {
  it('tells delivery once it is offered, and the rep what became of it', async () => {
    const { dealId, handoffId, version } = await offeredDeal(tenant);
    expect(await toldTo(tenant, 'DELIVERY')).toMatchObject([
      { title: 'Cold chain is handed over: Cold store 4', mail: 'due', done: false },
    ]);
    expect(await titles('REP')).toEqual([]);
    value(await giveBack(tenant.as.DELIVERY, { handoffId, version, note: 'Which gateways?' }));
    expect(await toldTo(tenant, 'DELIVERY')).toMatchObject([{ mail: 'dropped', done: true }]);
    expect(await titles('REP')).toEqual(['Delivery gave Cold chain back']);
    const again = value(await offer(tenant.as.REP, { dealId, version: version + 1, ...TOLD }));
    expect(await toldTo(tenant, 'DELIVERY')).toMatchObject([{ done: true }, { done: false }]);
    value(await accept(tenant.as.DELIVERY, { handoffId, version: again.version }));
    expect(await titles('REP')).toEqual(['Delivery gave Cold chain back', 'Delivery took over Cold chain']);
  });
});

describe('an approval', () => {
  it('tells the CRO that it is asked, and the rep that it is decided', async () => {
    value(
      await setRepFloor(tenant.as.CRO, { repId: tenant.repId, floorMinor: '100000000000', seenMinor: null }),
    );
    const made = { name: 'Small', customer: 'Nordic Foods', lines: [HARDWARE, SOFTWARE], termMonths: 12 };
    const { dealId } = value(await createDeal(tenant.as.REP, made));
    value(await requestApproval(tenant.as.REP, { dealId, note: 'A foot in the door' }));
    value(await requestApproval(tenant.as.REP, { dealId, note: 'Still' }));
    const [asked, ...others] = await toldTo(tenant, 'CRO');
    expect(others).toEqual([]);
    expect(asked).toMatchObject({
      title: 'Small is below its floor and waits for your decision',
      done: false,
    });
    const [request] = value(await approvalQueue(tenant.as.CRO, {})).open;
    if (!request?.need) throw new Error('Nothing to decide');
    const ruling = { decision: 'refused' as const, reason: 'Too small', acvMinor: request.need.acvMinor };
    value(await decideRequest(tenant.as.CRO, { approvalId: request.id, ...ruling }));
    expect(await titles('REP')).toEqual(['Refused below the floor: Small']);
    expect(await toldTo(tenant, 'CRO')).toMatchObject([{ done: true, mail: 'dropped' }]);
  });
});

describe('a review', () => {
  it('tells everybody of reviews that it was called or skipped, but who did it', async () => {
    const { reviewId } = value(await callReview(tenant.as.CRO, { startsAt: inTwoDays() }));
    value(await skipReview(tenant.as.CRO, { reviewId, reason: 'Trade fair' }));
    for (const role of ['CEO', 'REP'] as const)
      expect(await titles(role)).toEqual([
        expect.stringMatching(/^Called a review for /),
        expect.stringMatching(/^Skipped the review of .*: Trade fair$/),
      ]);
    expect(await titles('CRO')).toEqual([]);
    expect(await titles('DELIVERY')).toEqual([]);
  });
});

function inTwoDays(): string {
  return new Date(Date.now() + 2 * 86_400_000).toISOString();
}
