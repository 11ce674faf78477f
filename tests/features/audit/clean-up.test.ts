import { beforeAll, describe, expect, it } from 'vitest';
import { cleanUp, undoCleanUp } from '@/features/audit/commands';
import { auditCheckQuery, auditQuery } from '@/features/audit/queries';
import { createDeal, editDeal, logActivity } from '@/features/deals/commands';
import { moveDeal } from '@/features/deals/commands-evidence';
import { showDeal } from '@/features/deals/queries';
import { justifyDeal } from '@/features/justifications/commands';
import { pipelineQuery } from '@/features/deals/queries-pipeline';
import { atInstant } from '@/platform/clock/clock';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';

const LONG_AGO = '2026-01-05T10:00:00Z';
const NOW = '2026-11-22T10:00:00Z';

let tenant: TestTenant;
let quiet: { dealId: string; version: number };
let justified: { dealId: string };
let active: { dealId: string };
let ordered: { dealId: string };

async function make(name: string) {
  return value(
    await createDeal(tenant.as.CRO, { name, customer: 'Acme', contact: 'Ada', amountMinor: '100000' }),
  );
}

beforeAll(async () => {
  tenant = await makeTenant();
  await atInstant(LONG_AGO, async () => {
    quiet = await make('Quiet');
    justified = await make('Justified');
    active = await make('Active');
    const deal = await make('Ordered');
    ordered = value(
      await moveDeal(tenant.as.CRO, {
        ...deal,
        to: 'hardware_po_received',
        evidence: [
          { kind: 'demo', evidenceOn: '2026-01-02' },
          { kind: 'quote', reference: 'Q', evidenceOn: '2026-01-03', amountMinor: '100000' },
          { kind: 'po', reference: 'PO-1', evidenceOn: '2026-01-04', amountMinor: '100000' },
        ],
      }),
    );
  });
  await atInstant('2026-11-01T10:00:00Z', async () => {
    value(
      await justifyDeal(tenant.as.CRO, {
        dealId: justified.dealId,
        why: 'Budget year starts in January',
        evidence: 'Mail of the buyer',
        untilOn: '2027-01-30',
      }),
    );
    value(
      await logActivity(tenant.as.CRO, { dealId: active.dealId, kind: 'visit', occurredOn: '2026-10-30' }),
    );
  });
});

const inNovember = <T>(work: () => Promise<T>) => atInstant(NOW, work);
const audited = async () => value(await auditQuery(tenant.as.CRO, {}));
const stageOf = async (dealId: string) => value(await showDeal(tenant.as.CRO, { dealId })).deal.stage;

describe('the clean-up', () => {
  it('finds the quiet deal; a justification, activity or a PO keeps the others from being closed', async () => {
    await inNovember(async () => {
      const { report, cleanUp: plan } = await audited();
      const zombies = report.checks.find(({ id }) => id === 'zombie');
      expect(zombies?.deals.map(({ id }) => id).sort()).toEqual([quiet.dealId, ordered.dealId].sort());
      expect(plan.toClose).toEqual([quiet.dealId]);
      expect(plan.toDesk).toEqual([ordered.dealId]);
      expect(plan.after.weightedMinor).toBe(plan.before.weightedMinor - 10_000n);
    });
  });

  it('is not for reps, and never touches a deal that is no zombie', async () => {
    await inNovember(async () => {
      const dealIds = [quiet.dealId, justified.dealId, active.dealId, ordered.dealId];
      expect(refusal(await cleanUp(tenant.as.REP, { dealIds })).code).toBe('not_found');
      expect(refusal(await cleanUp(tenant.as.CRO, { dealIds: dealIds.slice(1) })).code).toBe('rule');
      const done = value(await cleanUp(tenant.as.CRO, { dealIds }));
      expect(done.closed).toBe(1);
      expect(await stageOf(quiet.dealId)).toBe('closed_lost');
      expect(await stageOf(ordered.dealId)).toBe('hardware_po_received');
      expect(value(await undoCleanUp(tenant.as.CRO, { cleanUpId: done.cleanUpId }))).toEqual({
        reopened: 1,
        kept: 0,
      });
      expect(await stageOf(quiet.dealId)).toBe('lead');
      expect(refusal(await undoCleanUp(tenant.as.CRO, { cleanUpId: done.cleanUpId })).code).toBe('not_found');
    });
  });

  it('leaves alone what somebody changed since, when it is undone', async () => {
    await inNovember(async () => {
      const { cleanUpId } = value(await cleanUp(tenant.as.CRO, { dealIds: [quiet.dealId] }));
      const { version } = value(await showDeal(tenant.as.CRO, { dealId: quiet.dealId })).deal;
      value(await editDeal(tenant.as.CRO, { dealId: quiet.dealId, version, name: 'Quiet, renamed' }));
      expect(value(await undoCleanUp(tenant.as.CRO, { cleanUpId }))).toEqual({ reopened: 0, kept: 1 });
      expect(await stageOf(quiet.dealId)).toBe('closed_lost');
    });
  });

  it('keeps what was known of a deal that the undoing left alone, once and without a gap', async () => {
    const own = await makeTenant();
    const lost = () => pipelineQuery(own.as.CRO, { search: null, knownAt: '2026-11-21T00:00:00Z' });
    const input = { name: 'Silent', customer: 'Acme', amountMinor: '1000' };
    const { dealId } = await atInstant(LONG_AGO, async () => value(await createDeal(own.as.CRO, input)));
    const edit = (at: string, version: number, name: string) =>
      atInstant(at, async () => value(await editDeal(own.as.CRO, { dealId, version, name })));
    const { cleanUpId } = await atInstant('2026-11-19T10:00:00Z', async () =>
      value(await cleanUp(own.as.CRO, { dealIds: [dealId] })),
    );
    await edit('2026-11-20T10:00:00Z', 2, 'Silent, renamed');
    await inNovember(async () => value(await undoCleanUp(own.as.CRO, { cleanUpId })));
    expect(value(await lost()).lost).toEqual({ count: 1, amountMinor: 1000n });
    await edit('2026-11-24T10:00:00Z', 3, 'Silent, again');
    const between = { search: null, knownAt: '2026-11-23T00:00:00Z' };
    expect(value(await pipelineQuery(own.as.CRO, between)).lost).toEqual({ count: 1, amountMinor: 1000n });
  });
});

describe('a check', () => {
  it('opens exactly its deals, with their names', async () => {
    await inNovember(async () => {
      const { check } = value(await auditCheckQuery(tenant.as.CRO, { check: 'no-next-step' }));
      expect(check.count).toBe(check.deals.length);
      expect(check.deals.map(({ name }) => name)).toContain('Active');
      expect(check.deals.every(({ customer }) => customer === 'Acme')).toBe(true);
    });
  });

  it('shows the day before as it was known then', async () => {
    const before = value(
      await auditQuery(tenant.as.CRO, { asOf: '2026-11-22', knownAt: '2026-06-01T00:00:00Z' }),
    );
    const zombies = before.report.checks.find(({ id }) => id === 'zombie');
    expect(zombies?.count).toBe(4);
  });

  it('shows a rep his own deals only', async () => {
    const own = value(await auditQuery(tenant.as.REP, {}));
    expect(own.report.open.count).toBe(0);
  });
});
