import { beforeEach, describe, expect, it } from 'vitest';
import { removeView, saveView } from '@/features/views/commands';
import { listViews } from '@/features/views/queries';
import type { Role } from '@/domain/access/permissions';
import { asAdmin } from '../../support/database';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';

let tenant: TestTenant;
beforeEach(async () => {
  tenant = await makeTenant();
});

type Input = Parameters<typeof saveView>[1];
const BIG = { name: 'Big ones', query: 'sort=amount&desc=1&cols=stage.acv' };

async function saved(role: Role, input: Partial<Input> = {}): Promise<string> {
  return value(await saveView(tenant.as[role], { ...BIG, ...input })).viewId;
}

async function seenBy(role: Role) {
  return value(await listViews(tenant.as[role], {})).views;
}

async function names(role: Role): Promise<string[]> {
  return (await seenBy(role)).map(({ name }) => name);
}

describe('a saved view', () => {
  it('is its address under a name, seen by whoever saved it', async () => {
    const viewId = await saved('REP');
    expect(await seenBy('REP')).toEqual([
      { id: viewId, ...BIG, shared: false, isDefault: false, mine: true, version: 1, mayChange: true },
    ]);
    expect(await seenBy('CRO')).toEqual([]);
  });

  it('is renamed, filled anew, shared and removed; the second of two writers is told', async () => {
    const viewId = await saved('REP');
    value(await saveView(tenant.as.REP, { ...BIG, viewId, version: 1, name: 'Biggest', shared: true }));
    expect(await seenBy('CEO')).toMatchObject([
      { name: 'Biggest', version: 2, mayChange: false, mine: false },
    ]);
    const late = refusal(await saveView(tenant.as.REP, { ...BIG, viewId, version: 1 }));
    expect(late).toMatchObject({ code: 'conflict', details: { version: 2, name: 'Biggest' } });
    expect(refusal(await removeView(tenant.as.REP, { viewId, version: 1 })).code).toBe('conflict');
    value(await removeView(tenant.as.REP, { viewId, version: 2 }));
    expect(await seenBy('REP')).toEqual([]);
    expect(refusal(await removeView(tenant.as.REP, { viewId, version: 2 })).code).toBe('not_found');
  });

  it('that is shared is changed by its owner and the CRO; a private one is not there for others', async () => {
    const shared = await saved('DELIVERY', { shared: true });
    const change = { ...BIG, viewId: shared, version: 1, shared: true, name: 'Ours' };
    expect(refusal(await saveView(tenant.as.REP, change)).code).toBe('rule');
    expect(refusal(await removeView(tenant.as.CEO, { viewId: shared, version: 1 })).code).toBe('rule');
    value(await saveView(tenant.as.CRO, change));
    expect(await names('REP')).toEqual(['Ours']);
    const own = await saved('REP');
    expect(refusal(await saveView(tenant.as.CRO, { ...BIG, viewId: own, version: 1 })).code).toBe(
      'not_found',
    );
    expect(refusal(await saveView(tenant.as.VIEWER, BIG)).code).toBe('not_found');
  });

  it('takes nothing for an address that is none', async () => {
    for (const query of ['javascript:alert(1)', 'a=b\n', '<script>', 'q=ö'])
      expect(refusal(await saveView(tenant.as.CRO, { ...BIG, query })).code).toBe('invalid');
    expect(refusal(await saveView(tenant.as.CRO, { ...BIG, name: '  ' })).code).toBe('invalid');
    value(await saveView(tenant.as.CRO, { ...BIG, query: new URLSearchParams({ q: 'ö & <b>' }).toString() }));
  });
});

describe('the view with which one begins', () => {
  it('is one of his own, and at most one', async () => {
    const first = await saved('REP', { isDefault: true });
    await saved('REP', { name: 'Next', isDefault: true });
    const views = await seenBy('REP');
    expect(views.filter(({ isDefault }) => isDefault).map(({ name }) => name)).toEqual(['Next']);
    expect(views.find(({ id }) => id === first)?.version).toBe(2);
  });

  it('of everybody is said by the CRO, beside that of each', async () => {
    const asRep = await saveView(tenant.as.REP, { ...BIG, shared: true, isDefault: true });
    expect(refusal(asRep).code).toBe('rule');
    await saved('CRO', { shared: true, isDefault: true });
    await saved('CRO', { name: 'For all', shared: true, isDefault: true });
    await saved('REP', { name: 'Mine', isDefault: true });
    const begins = (await seenBy('REP')).filter(({ isDefault }) => isDefault);
    expect(begins.map(({ name }) => name)).toEqual(['For all', 'Mine']);
  });
});

it('leaves a line in the log for each change', async () => {
  const viewId = await saved('CRO');
  value(await removeView(tenant.as.CRO, { viewId, version: 1 }));
  const { rows } = await asAdmin((client) =>
    client.query<{ summary: string }>(
      `SELECT summary FROM audit_event WHERE tenant_id = $1 AND subject_kind = 'view' ORDER BY at, id`,
      [tenant.id],
    ),
  );
  expect(rows.map(({ summary }) => summary)).toEqual([
    'Saved the view Big ones',
    'Removed the view Big ones',
  ]);
});
