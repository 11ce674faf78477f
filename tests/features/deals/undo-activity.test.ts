import { beforeEach, describe, expect, it } from 'vitest';
import { readDealFacts } from '@/data/deal-facts';
import { refreshStanding } from '@/data/deal-standing';
import { auditCheckQuery, auditQuery } from '@/features/audit/queries';
import { bulkEdit } from '@/features/deals/commands-bulk';
import { undoBulkEdit } from '@/features/deals/commands-bulk-undo';
import { moveDeal, voidDealEvidence } from '@/features/deals/commands-evidence';
import { undo } from '@/features/deals/commands-undo';
import { atInstant } from '@/platform/clock/clock';
import { withUnit } from '@/platform/db/unit-of-work';
import { makeTenant, value, type TestTenant } from '../../support/tenants';
import { dealOf, DEMO, HARDWARE, pageOf, QUOTE } from './a-deal';

let tenant: TestTenant;
let dealId: string;

const instant = (month: number) => `2026-0${month}-10T09:00:00.000Z`;
const inMonth = <T>(month: number, work: () => Promise<T>) => atInstant(instant(month), work);

/** A deal of February that was moved to Demo in March. */
beforeEach(async () => {
  tenant = await makeTenant();
  ({ dealId } = await inMonth(2, () => dealOf(tenant, [HARDWARE])));
  await move(3, { to: 'demo', evidence: [DEMO] });
});

const versionNow = async () => (await pageOf(tenant, { dealId })).deal.version;

function move(month: number, to: Omit<Parameters<typeof moveDeal>[1], 'dealId' | 'version'>) {
  return inMonth(month, async () =>
    value(await moveDeal(tenant.as.CRO, { dealId, version: await versionNow(), ...to })),
  );
}

function undoLast(month: number) {
  return inMonth(month, async () =>
    value(await undo(tenant.as.CRO, { dealId, version: await versionNow() })),
  );
}

/** The day of the last activity, as the rules are told it. */
async function lastOn(knownAt?: string): Promise<string | null | undefined> {
  return withUnit({ tenantId: tenant.id, mode: 'read' }, async (unit) => {
    const [facts] = await readDealFacts(unit, { scope: { kind: 'all' }, dealIds: [dealId], knownAt });
    return facts?.lastActivityOn;
  });
}

const BACK = { to: 'lead' as const, reason: 'Not yet' };

describe('a move that was undone', () => {
  it('is no activity, nor is its undoing; until it was undone it was one', async () => {
    await move(5, BACK);
    await undoLast(6);
    expect([await lastOn(instant(4)), await lastOn(instant(5)), await lastOn(instant(6))]).toEqual([
      '2026-03-10',
      '2026-05-10',
      '2026-03-10',
    ]);
  });

  it('is none when it was one of many and all were undone at once', async () => {
    const change = { kind: 'move' as const, ...BACK };
    const { bulkId } = await inMonth(5, async () => {
      const deals = [{ dealId, version: await versionNow() }];
      return value(await bulkEdit(tenant.as.CRO, { deals, change }));
    });
    expect(await lastOn()).toBe('2026-05-10');
    await inMonth(6, async () => value(await undoBulkEdit(tenant.as.CRO, { bulkId: bulkId ?? '' })));
    expect(await lastOn()).toBe('2026-03-10');
  });

  it('leaves the moves before and after it what they are: one that goes the same way counts', async () => {
    await move(4, BACK);
    await move(5, { to: 'demo' });
    await move(6, BACK);
    await undoLast(7);
    expect(await lastOn()).toBe('2026-05-10');
    await move(8, BACK);
    expect(await lastOn()).toBe('2026-08-10');
    await move(9, { to: 'demo', reason: 'undone' });
    expect(await lastOn()).toBe('2026-09-10');
  });

  it('is none either where the deal fell back because evidence was voided', async () => {
    await move(4, { to: 'hardware_quote_sent', evidence: [QUOTE] });
    const { evidence } = await pageOf(tenant, { dealId });
    const evidenceId = evidence.find(({ kind }) => kind === 'quote')?.id ?? '';
    const { stage } = await inMonth(5, async () =>
      value(await voidDealEvidence(tenant.as.CRO, { evidenceId, reason: 'Withdrawn' })),
    );
    expect([stage, await lastOn()]).toEqual(['demo', '2026-05-10']);
    await undoLast(6);
    expect(await lastOn()).toBe('2026-04-10');
  });

  it('does not keep a deal from being a zombie, and the standing rows say so as the rules do', async () => {
    await move(8, BACK);
    const zombies = async () => {
      const input = { asOf: '2026-09-20' };
      const { report } = value(await auditQuery(tenant.as.CRO, input));
      const rows = value(await auditCheckQuery(tenant.as.CRO, { ...input, check: 'zombie' }));
      return [report.checks.find(({ id }) => id === 'zombie')?.count, rows.check.deals.length];
    };
    expect(await zombies()).toEqual([0, 0]);
    await undoLast(9);
    expect(await zombies()).toEqual([1, 1]);
    await withUnit({ tenantId: tenant.id, mode: 'write' }, (unit) => refreshStanding(unit, 'all'));
    expect(await zombies()).toEqual([1, 1]);
  });
});
