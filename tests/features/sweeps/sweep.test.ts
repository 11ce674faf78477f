import { beforeEach, describe, expect, it } from 'vitest';
import { cleanUp } from '@/features/audit/commands';
import { auditQuery } from '@/features/audit/queries';
import { createDeal, logActivity } from '@/features/deals/commands';
import { closeBatch } from '@/features/sweeps/commands';
import { showSweeps } from '@/features/sweeps/queries';
import { runSweep, undoSweep } from '@/features/sweeps/run-sweep';
import { atInstant } from '@/platform/clock/clock';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';
import { atNight, closings, orderedDeal, quietDeal, rename, stageOf, sweepAt } from './a-sweep';

let tenant: TestTenant;

beforeEach(async () => {
  tenant = await makeTenant();
});

const shown = async () => value(await showSweeps(tenant.as.CRO, {})).sweeps;

describe('the nightly sweep', () => {
  it('warns 14, 7 and 1 days before, then closes; a deal with a PO goes to the desk, one with activity stays', async () => {
    const quiet = await quietDeal(tenant, 'Quiet');
    const active = await quietDeal(tenant, 'Active');
    const ordered = await orderedDeal(tenant, 'Ordered');
    await atInstant('2026-10-31T10:00:00Z', async () =>
      value(
        await logActivity(tenant.as.CRO, { dealId: active.dealId, kind: 'call', occurredOn: '2026-10-31' }),
      ),
    );
    const warned: number[] = [];
    for (let offset = 0; offset < 14; offset++) {
      const swept = await sweepAt(tenant, offset);
      expect(swept).toMatchObject({ closed: 0, desk: 1, state: 'finished' });
      if (swept.warned > 0) warned.push(offset);
    }
    expect(warned).toEqual([0, 7, 13]);
    const last = await sweepAt(tenant, 14);
    expect(last).toMatchObject({ closed: 1, warned: 0, desk: 1 });
    expect(BigInt(last.before?.weightedMinor ?? 0) - BigInt(last.after?.weightedMinor ?? 0)).toBe(10_000n);
    expect([
      await stageOf(tenant, quiet),
      await stageOf(tenant, active),
      await stageOf(tenant, ordered),
    ]).toEqual(['closed_lost', 'lead', 'hardware_po_received']);
  });

  it('runs once a day: called again it says what it did, and does nothing', async () => {
    const deal = await quietDeal(tenant, 'Quiet');
    await sweepAt(tenant, 0);
    const first = await sweepAt(tenant, 14);
    const again = await sweepAt(tenant, 14);
    expect(again).toEqual({ ...first, desk: null });
    expect(await shown()).toHaveLength(2);
    expect((await closings(tenant)).get(deal.dealId)).toBe(1);
  });

  it('closes each deal once when two start it at the same time', async () => {
    const deals = await Promise.all(['A', 'B', 'C', 'D'].map((name) => quietDeal(tenant, name)));
    await sweepAt(tenant, 0);
    const both = await Promise.all([sweepAt(tenant, 14), sweepAt(tenant, 14)]);
    expect(both.map(({ state }) => state)).toEqual(['finished', 'finished']);
    const times = await closings(tenant);
    expect(deals.map(({ dealId }) => times.get(dealId))).toEqual([1, 1, 1, 1]);
  });

  it('closes by the rule and not by a list: a deal that came to life since, or is no zombie, stays', async () => {
    const quiet = await quietDeal(tenant, 'Quiet');
    await sweepAt(tenant, 0);
    const fresh = await atNight(14, async () =>
      value(await createDeal(tenant.as.CRO, { name: 'Fresh', customer: 'Acme' })),
    );
    await atNight(14, async () => {
      value(
        await logActivity(tenant.as.CRO, { dealId: quiet.dealId, kind: 'call', occurredOn: '2026-11-15' }),
      );
    });
    await sweepAt(tenant, 14);
    const [{ id: sweepId } = { id: '' }] = await shown();
    const ended = await atNight(14, () => closeBatch(tenant.as.CRO, { sweepId, dealIds: [fresh.dealId] }));
    expect(refusal(ended).code).toBe('rule');
    expect([await stageOf(tenant, quiet), await stageOf(tenant, fresh)]).toEqual(['lead', 'lead']);
  });

  it('shows in a dry run what it would do, by name, and writes nothing', async () => {
    await quietDeal(tenant, 'Quiet');
    await orderedDeal(tenant, 'Ordered');
    await sweepAt(tenant, 0);
    const dry = await atNight(13, async () =>
      value(await runSweep(tenant.as.CRO, { dryRun: true, asOf: '2026-11-15' })),
    );
    expect(dry).toMatchObject({ state: 'dry run', closed: 1, desk: 1, sweepId: null });
    expect(dry.deals?.close.map(({ name }) => name)).toEqual(['Quiet']);
    expect(dry.deals?.desk.map(({ name }) => name)).toEqual(['Ordered']);
    expect(await shown()).toHaveLength(1);
  });

  it('does not run ahead of its day, and is not for a rep or a CEO', async () => {
    const early = await atNight(0, () => runSweep(tenant.operator, { asOf: '2026-11-02' }));
    expect(refusal(early).message).toContain('ahead of its day');
    for (const role of ['REP', 'CEO', 'VIEWER'] as const)
      expect(refusal(await runSweep(tenant.as[role], {})).code).toBe('not_found');
  });

  it('counts for a rep his own deals only, without the forecast', async () => {
    await quietDeal(tenant, 'Of the CRO');
    await quietDeal(tenant, 'Of the rep', tenant.as.REP);
    await sweepAt(tenant, 0);
    await sweepAt(tenant, 14);
    const [own] = value(await showSweeps(tenant.as.REP, {})).sweeps;
    expect(own).toMatchObject({ closed: 1, before: null, after: null });
    expect((await shown())[0]).toMatchObject({ closed: 2 });
  });
});

describe('undoing a sweep', () => {
  it('reopens every deal at its stage, leaves alone and names what was changed since, and cannot be done twice', async () => {
    const [kept, back] = [await quietDeal(tenant, 'Kept'), await quietDeal(tenant, 'Back')];
    await sweepAt(tenant, 0);
    const { sweepId } = await sweepAt(tenant, 14);
    await atNight(15, () => rename(tenant, kept, 'Kept, renamed'));
    const undo = () => atNight(15, () => undoSweep(tenant.as.CRO, { sweepId: sweepId ?? '' }));
    expect(value(await undo())).toEqual({
      reopened: 1,
      kept: [{ dealId: kept.dealId, name: 'Kept, renamed' }],
    });
    expect([await stageOf(tenant, kept), await stageOf(tenant, back)]).toEqual(['closed_lost', 'lead']);
    expect(refusal(await undo()).message).toContain('undone before');
    expect((await shown())[0]).toMatchObject({ state: 'undone', closed: 2, reopened: 1 });
  });

  it('gives the deals their 14 days again instead of closing them the next night', async () => {
    const deal = await quietDeal(tenant, 'Quiet');
    await sweepAt(tenant, 0);
    const { sweepId } = await sweepAt(tenant, 14);
    await atNight(14, async () => value(await undoSweep(tenant.as.CRO, { sweepId: sweepId ?? '' })));
    expect(await sweepAt(tenant, 14)).toMatchObject({ state: 'undone' });
    expect(await sweepAt(tenant, 15)).toMatchObject({ closed: 0, warned: 1 });
    expect(await sweepAt(tenant, 29)).toMatchObject({ closed: 1 });
    expect((await closings(tenant)).get(deal.dealId)).toBe(2);
  });

  it('is for the CRO, and for sweeps: a clean-up of the audit has its own', async () => {
    const deal = await quietDeal(tenant, 'Quiet');
    const { cleanUpId } = await atNight(0, async () =>
      value(await cleanUp(tenant.as.CRO, { dealIds: [deal.dealId] })),
    );
    expect(refusal(await undoSweep(tenant.as.CRO, { sweepId: cleanUpId })).code).toBe('not_found');
    expect(refusal(await undoSweep(tenant.as.REP, { sweepId: cleanUpId })).code).toBe('not_found');
  });
});

it('the audit closes at once what the sweep would only warn of', async () => {
  const deal = await quietDeal(tenant, 'Quiet');
  await atNight(0, async () => {
    const { cleanUp: plan } = value(await auditQuery(tenant.as.CRO, {}));
    expect(plan.toClose).toEqual([deal.dealId]);
    expect(value(await cleanUp(tenant.as.CRO, { dealIds: plan.toClose })).closed).toBe(1);
  });
  expect(await sweepAt(tenant, 1)).toMatchObject({ closed: 0, warned: 0 });
});
