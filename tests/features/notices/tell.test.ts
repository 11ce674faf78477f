import { beforeEach, describe, expect, it } from 'vitest';
import { tell } from '@/data/notices';
import { withUnit } from '@/platform/db/unit-of-work';
import { createContext } from '@/platform/operations/context';
import { resolveCaller } from '@/platform/operations/resolve';
import { asAdmin } from '../../support/database';
import { makeTenant, type TestTenant } from '../../support/tenants';
import { settleAs, tellAs, toldTo, userOf } from './a-notice';

let tenant: TestTenant;
beforeEach(async () => {
  tenant = await makeTenant();
});

describe('telling of a happening', () => {
  it('tells each person of the audience once, and never the one who acts', async () => {
    const to = {
      roles: ['CRO', 'CEO'] as const,
      userIds: [userOf(tenant, 'CEO'), userOf(tenant, 'VIEWER'), null],
    };
    await tellAs(tenant.as.CRO, to);
    await tellAs(tenant.as.CRO, to);
    expect(await toldTo(tenant, 'CRO')).toEqual([]);
    const told = [{ subject: 'board 2026-10 closed', title: 'Closed', mail: 'due', done: false }];
    expect(await toldTo(tenant, 'CEO')).toEqual(told);
    expect(await toldTo(tenant, 'VIEWER')).toEqual(told);
  });

  it('never tells a role of what it could not open, nor somebody who is no member', async () => {
    const other = await makeTenant();
    await tellAs(tenant.as.CRO, { roles: ['REP', 'DELIVERY'], userIds: [userOf(other, 'CEO')] });
    expect(await toldTo(tenant, 'REP')).toEqual([]);
    expect(await toldTo(tenant, 'DELIVERY')).toEqual([]);
    expect(await toldTo(other, 'CEO')).toEqual([]);
  });

  it('is undone with what it tells of', async () => {
    const resolved = await resolveCaller(tenant.as.CRO);
    if (!resolved) throw new Error('No member');
    const rolledBack = withUnit({ tenantId: tenant.id, mode: 'write' }, async (unit) => {
      const ctx = await createContext(unit, resolved.tenant, resolved.actor);
      await tell(ctx, { roles: ['CEO'] }, { kind: 'board', subject: 'x', title: 'x', path: '/board' });
      throw new Error('refused');
    });
    await expect(rolledBack).rejects.toThrow('refused');
    expect(await toldTo(tenant, 'CEO')).toEqual([]);
  });

  it('goes the way that the person has chosen', async () => {
    const choose = (byMail: boolean, inApp: boolean) =>
      asAdmin((client) =>
        client.query(
          `INSERT INTO notice_setting (tenant_id, user_id, kind, by_mail, in_app, updated_at) VALUES ($1, $2, 'board', $3, $4, now())
           ON CONFLICT (tenant_id, user_id, kind) DO UPDATE SET by_mail = $3, in_app = $4`,
          [tenant.id, userOf(tenant, 'CEO'), byMail, inApp],
        ),
      );
    await choose(false, true);
    await tellAs(tenant.as.CRO, { roles: ['CEO'] }, { subject: 'a' });
    await choose(true, false);
    await tellAs(tenant.as.CRO, { roles: ['CEO'] }, { subject: 'b' });
    await choose(false, false);
    await tellAs(tenant.as.CRO, { roles: ['CEO'] }, { subject: 'c' });
    expect(await toldTo(tenant, 'CEO')).toEqual([
      { subject: 'a', title: 'Closed', mail: null, done: false },
      { subject: 'b', title: 'Closed', mail: 'due', done: true },
    ]);
  });

  it('says one line, however much was written', async () => {
    await tellAs(tenant.as.CRO, { roles: ['CEO'] }, { title: `One\r\nBcc: x\t${'long '.repeat(100)}` });
    const [told] = await toldTo(tenant, 'CEO');
    expect(told?.title).toMatch(/^One Bcc: x long/);
    expect(told?.title).toHaveLength(200);
  });

  it('is done for all, and goes out no more, when the happening is settled', async () => {
    await tellAs(tenant.as.CRO, { roles: ['CEO', 'VIEWER'] }, { subject: 'asked' });
    await settleAs(tenant.as.CEO, 'asked');
    for (const role of ['CEO', 'VIEWER'] as const)
      expect(await toldTo(tenant, role)).toMatchObject([{ mail: 'dropped', done: true }]);
  });
});
