import { beforeEach, describe, expect, it } from 'vitest';
import { removeMember } from '@/features/members/commands';
import { removeView, saveView } from '@/features/views/commands';
import { listViews } from '@/features/views/queries';
import type { Role } from '@/domain/access/permissions';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';

let tenant: TestTenant;
beforeEach(async () => {
  tenant = await makeTenant();
});

const VIEW = { name: 'Cold chain', query: 'q=cold' };
const userIdOf = (role: Role) => {
  const caller = tenant.as[role];
  return caller.kind === 'member' ? caller.userId : '';
};
const seenBy = async (role: Role) => value(await listViews(tenant.as[role], {})).views;
const shared = async (role: Role) => value(await saveView(tenant.as[role], { ...VIEW, shared: true })).viewId;

async function removed(role: Role): Promise<void> {
  value(await removeMember(tenant.as.CRO, { userId: userIdOf(role) }));
}

describe('the views of a member who was removed', () => {
  it('stay where they were shared, the CRO’s to change, and his own go with him', async () => {
    const viewId = await shared('REP');
    value(await saveView(tenant.as.REP, { ...VIEW, name: 'Private' }));
    await removed('REP');
    for (const role of ['CRO', 'CEO', 'DELIVERY'] as const)
      expect(await seenBy(role)).toMatchObject([
        { id: viewId, name: 'Cold chain', mine: false, mayChange: role === 'CRO' },
      ]);
    expect(refusal(await removeView(tenant.as.DELIVERY, { viewId, version: 1 })).code).toBe('rule');
    const change = { ...VIEW, viewId, version: 1, shared: true, name: 'Cold chain, all' };
    value(await saveView(tenant.as.CRO, change));
    value(await removeView(tenant.as.CRO, { viewId, version: 2 }));
    expect(await seenBy('CEO')).toEqual([]);
  });

  it('are closed to him at once: he lists, changes and removes none of them', async () => {
    const viewId = await shared('REP');
    await removed('REP');
    const change = { ...VIEW, viewId, version: 1, shared: true, name: 'Still mine' };
    const answers = [
      await listViews(tenant.as.REP, {}),
      await saveView(tenant.as.REP, change),
      await saveView(tenant.as.REP, VIEW),
      await removeView(tenant.as.REP, { viewId, version: 1 }),
    ];
    expect(answers.map((answer) => refusal<unknown>(answer).code)).toEqual(Array(4).fill('not_found'));
    expect((await seenBy('CRO')).map(({ name, version }) => [name, version])).toEqual([['Cold chain', 1]]);
  });
});

describe('a looker-on', () => {
  it('has no views: he sees none, saves none and takes none away, shared or not, and learns of none', async () => {
    const viewId = await shared('CRO');
    const answers = [
      await listViews(tenant.as.VIEWER, {}),
      await saveView(tenant.as.VIEWER, { ...VIEW, viewId, version: 1, shared: true }),
      await removeView(tenant.as.VIEWER, { viewId, version: 1 }),
      await removeView(tenant.as.VIEWER, { viewId: tenant.repId, version: 1 }),
    ];
    const refusals = answers.map((answer) => refusal<unknown>(answer));
    expect(new Set(refusals.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(refusals[0]?.code).toBe('not_found');
    expect(await seenBy('CRO')).toMatchObject([{ id: viewId, version: 1 }]);
  });
});
