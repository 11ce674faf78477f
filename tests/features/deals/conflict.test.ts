import { beforeAll, describe, expect, it } from 'vitest';
import { compareEdits, conflictOf, keptFields } from '@/domain/values/conflict';
import { editDeal } from '@/features/deals/commands';
import { moveDeal } from '@/features/deals/commands-evidence';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';
import { dealOf, HARDWARE, moved, pageOf, SOFTWARE } from './a-deal';

let tenant: TestTenant;
beforeAll(async () => {
  tenant = await makeTenant();
});

const DEMO = { kind: 'demo' as const, evidenceOn: '2026-01-05' };

describe('the second of two writers', () => {
  it('gets every field that he edited as it stands now and as it stood when he opened the deal', async () => {
    const { dealId, version } = await dealOf(tenant, []);
    const before = { name: 'Cold chain', closeOn: '2027-03-31', amountMinor: '500000', termMonths: 24 };
    const opened = value(await editDeal(tenant.as.CRO, { dealId, version, ...before })).version;
    const theirs = {
      name: 'Cold chain II',
      closeOn: '2027-04-30',
      amountMinor: '700000',
      nextStep: 'Send the quote',
      nextStepOn: '2026-12-01',
      verbalYesOn: '2026-02-01',
      claimBp: 8000,
      termMonths: 36,
      isPilot: true,
      contact: 'Bo Buyer',
    };
    value(await editDeal(tenant.as.CRO, { dealId, version: opened, ...theirs }));
    const late = refusal(await editDeal(tenant.as.CRO, { dealId, version: opened, closeOn: '2027-05-31' }));
    const conflict = conflictOf(late);
    expect(conflict).toMatchObject({ version: 3, theirs, seen: { ...before, contact: 'Ada Buyer' } });
    expect(conflict?.changedBy).toContain('CRO of');
    expect((await pageOf(tenant, { dealId })).deal).toMatchObject({ closeOn: '2027-04-30', version: 3 });
  });

  it('chooses field by field and saves his own on top with the new version', async () => {
    const { dealId, version } = await dealOf(tenant, []);
    value(await editDeal(tenant.as.CRO, { dealId, version, nextStep: 'Call', closeOn: '2027-01-31' }));
    const mine = { nextStep: 'Visit', closeOn: '2027-02-28', name: 'Warm chain' };
    const conflict = conflictOf(refusal(await editDeal(tenant.as.CRO, { dealId, version, ...mine })));
    if (!conflict) throw new Error('No conflict');
    const rows = compareEdits(conflict, mine);
    expect(rows.map(({ field, changed }) => [field, changed])).toEqual([
      ['nextStep', 'both'],
      ['closeOn', 'both'],
      ['name', 'mine'],
    ]);
    const kept = keptFields(mine, rows, { nextStep: 'mine', closeOn: 'theirs' });
    value(await editDeal(tenant.as.CRO, { dealId, version: conflict.version, ...kept }));
    expect((await pageOf(tenant, { dealId })).deal).toMatchObject({
      nextStep: 'Visit',
      closeOn: '2027-01-31',
      name: 'Warm chain',
    });
  });

  it('sees a move that came before his move, and an edit that came before it', async () => {
    const deal = await dealOf(tenant, [HARDWARE, SOFTWARE]);
    await moved(tenant, deal, 'demo', [DEMO]);
    const late = refusal(
      await moveDeal(tenant.as.CRO, { ...deal, to: 'closed_lost', reason: 'No budget', evidence: [] }),
    );
    expect(conflictOf(late)).toMatchObject({
      version: 2,
      theirs: { stage: 'demo' },
      seen: { stage: 'lead' },
    });
    expect((await pageOf(tenant, deal)).deal).toMatchObject({ stage: 'demo', version: 2 });
  });

  it('with a version that never was still gets a conflict, with what stands', async () => {
    const { dealId } = await dealOf(tenant, []);
    const late = refusal(await editDeal(tenant.as.CRO, { dealId, version: 99, name: 'X' }));
    expect(conflictOf(late)).toMatchObject({ version: 1, theirs: { name: 'Cold chain' }, seen: null });
  });
});
