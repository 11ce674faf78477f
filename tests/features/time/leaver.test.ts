import { beforeEach, describe, expect, it } from 'vitest';
import { archiveTenant } from '@/features/company-life/commands';
import { transferTenant } from '@/features/company-life/commands-transfer';
import { addMember } from '@/features/members/add-member';
import { changeRole, removeMember } from '@/features/members/commands';
import { recordTime } from '@/features/time/commands';
import { startTimer } from '@/features/time/commands-timer';
import { listTime } from '@/features/time/queries';
import { atInstant } from '@/platform/clock/clock';
import type { Caller } from '@/platform/operations/caller';
import { makeTenant, value, type TestTenant } from '../../support/tenants';
import { rowsOf } from '../imports/import-csv';

const STARTED = '2026-02-18T09:00:00Z';
const LEFT = '2026-02-18T10:30:00Z';
let tenant: TestTenant;
let leaver: Caller & { kind: 'member' };

const month = async (now: string) => value(await atInstant(now, () => listTime(tenant.as.CEO, {})));
const timers = () =>
  rowsOf(tenant, `SELECT id FROM time_entry WHERE tenant_id = $1 AND state = 'live' AND minutes IS NULL`);
const start = (instant = STARTED) =>
  atInstant(instant, () => startTimer(leaver, { kind: 'work', note: 'Model', billable: true }));
const log = () =>
  rowsOf<{ operation: string; summary: string }>(
    tenant,
    `SELECT operation, summary FROM audit_event WHERE tenant_id = $1 AND subject_kind = 'time_entry' ORDER BY at DESC, id LIMIT 1`,
  );

/** Ways to go for a CRO whose timer runs; another one stays. */
const WAYS: [string, string, () => Promise<unknown>][] = [
  ['is removed', 'members.remove', () => removeMember(tenant.as.CRO, { userId: leaver.userId })],
  [
    'becomes a viewer',
    'members.changeRole',
    () => changeRole(tenant.as.CRO, { userId: leaver.userId, role: 'VIEWER' }),
  ],
  [
    'hands over and leaves',
    'tenants.transfer',
    () => transferTenant(leaver, { toUserId: other(), becoming: 'leave' }),
  ],
  [
    'hands over and becomes CEO',
    'tenants.transfer',
    () => transferTenant(leaver, { toUserId: other(), becoming: 'CEO' }),
  ],
];
const other = () => (tenant.as.DELIVERY.kind === 'member' ? tenant.as.DELIVERY.userId : '');

beforeEach(async () => {
  tenant = await makeTenant();
  const email = `second@${tenant.slug}.example`;
  const { userId } = value(
    await addMember({ tenantSlug: tenant.slug, role: 'CRO', email, name: 'Second CRO' }),
  );
  leaver = { kind: 'member', userId, tenantSlug: tenant.slug };
});

describe('the timer of a CRO', () => {
  it.each(WAYS)('who %s stops in that moment and keeps its minutes', async (_way, operation, go) => {
    value(await start());
    expect(await atInstant(LEFT, go)).toMatchObject({ ok: true });
    expect(await timers()).toEqual([]);
    expect((await month(LEFT)).entries).toMatchObject([{ minutes: 90, workedOn: '2026-02-18' }]);
    expect(await log()).toMatchObject([
      { operation, summary: expect.stringContaining('Second CRO') as string },
    ]);
  });

  it('who is removed from an archived company stops too', async () => {
    value(await start());
    value(await archiveTenant(tenant.as.CRO, {}));
    value(await atInstant(LEFT, () => removeMember(tenant.as.CRO, { userId: leaver.userId })));
    expect(await timers()).toEqual([]);
  });

  it('who forgot it for days keeps no more than a timer runs unasked', async () => {
    value(await start());
    const late = '2026-02-21T09:00:00Z';
    value(await atInstant(late, () => removeMember(tenant.as.CRO, { userId: leaver.userId })));
    expect((await month(late)).entries).toMatchObject([{ minutes: 16 * 60, workedOn: '2026-02-18' }]);
  });

  it('whose day is full is taken out, for a day has 24 hours', async () => {
    value(
      await atInstant(STARTED, () =>
        recordTime(leaver, { workedOn: '2026-02-18', minutes: 1440, kind: 'work', billable: true }),
      ),
    );
    value(await start());
    value(await atInstant(LEFT, () => removeMember(tenant.as.CRO, { userId: leaver.userId })));
    expect(await timers()).toEqual([]);
    expect((await month(LEFT)).entries.map(({ minutes }) => minutes)).toEqual([1440]);
  });

  it('of whoever stays goes on', async () => {
    value(await start());
    const rep = tenant.as.REP.kind === 'member' ? tenant.as.REP.userId : '';
    value(await atInstant(LEFT, () => removeMember(tenant.as.CRO, { userId: rep })));
    value(await atInstant(LEFT, () => changeRole(tenant.as.CRO, { userId: leaver.userId, role: 'CRO' })));
    expect(await timers()).toHaveLength(1);
  });
});
