import { beforeEach, describe, expect, it } from 'vitest';
import { readSettings } from '@/data/tenant-settings';
import { compareRollUps } from '@/data/roll-ups-compare';
import { DEFAULT_SETTINGS } from '@/domain/settings/settings';
import { auditQuery } from '@/features/audit/queries';
import { logActivity } from '@/features/deals/commands';
import { changeSettings, setRepFloor } from '@/features/settings/commands';
import { showSettings } from '@/features/settings/queries';
import { atInstant, now } from '@/platform/clock/clock';
import { withUnit } from '@/platform/db/unit-of-work';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';
import { dealOf, HARDWARE } from '../deals/a-deal';

let tenant: TestTenant;
beforeEach(async () => {
  tenant = await makeTenant();
});

const show = async (knownAt?: string) => value(await showSettings(tenant.as.CRO, { knownAt }));
const change = (over: Partial<typeof DEFAULT_SETTINGS>, version = 1) =>
  changeSettings(tenant.as.CRO, { ...DEFAULT_SETTINGS, ...over, version });

describe('the numbers of a company', () => {
  it('begin with the defaults and keep every version', async () => {
    expect(await show()).toMatchObject({ settings: DEFAULT_SETTINGS, version: 1, mayChange: true });
    const before = now();
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(value(await change({ zombieDays: 45, quoteToleranceBp: 500 }))).toEqual({
      version: 2,
      changed: ['zombieDays', 'quoteToleranceBp'],
    });
    const after = await show();
    expect(after.settings).toEqual({ ...DEFAULT_SETTINGS, zombieDays: 45, quoteToleranceBp: 500 });
    expect(after.history.map(({ version, zombieDays, by }) => [version, zombieDays, by])).toEqual([
      [2, 45, `CRO of ${tenant.slug}`],
      [1, 90, null],
    ]);
    expect((await show(before)).settings).toEqual(DEFAULT_SETTINGS);
  });

  it('are read as known at any instant, the first version before any', async () => {
    const at = (day: number) => `2026-0${day}-01T00:00:00.000Z`;
    await withUnit({ tenantId: tenant.id, mode: 'write' }, (unit) =>
      unit.execute('UPDATE tenant_setting SET updated_at = $2 WHERE tenant_id = $1', [tenant.id, at(2)]),
    );
    await atInstant(at(4), () => change({ graceDays: 20 }));
    await atInstant(at(6), () => change({ graceDays: 30 }, 2));
    const grace = (day: number) =>
      withUnit(
        { tenantId: tenant.id, mode: 'read' },
        async (unit) => (await readSettings(unit, at(day))).graceDays,
      );
    expect([
      await grace(1),
      await grace(2),
      await grace(3),
      await grace(4),
      await grace(5),
      await grace(7),
    ]).toEqual([14, 14, 14, 20, 20, 30]);
  });

  it('are what the audit measures by', async () => {
    const { dealId } = await dealOf(tenant, [HARDWARE]);
    const on = new Date(Date.parse(now()) - 50 * 86_400_000).toISOString().slice(0, 10);
    value(await logActivity(tenant.as.CRO, { dealId, kind: 'call', occurredOn: on, subject: 'Call' }));
    const zombies = async () => {
      const { report, thresholds } = value(await auditQuery(tenant.as.CRO, { asOf: '2099-01-01' }));
      return [report.checks.find(({ id }) => id === 'zombie')?.count, thresholds.zombieDays];
    };
    expect(await zombies()).toEqual([1, 90]);
    value(await change({ zombieDays: 730, graceDays: 365 }));
    const soon = new Date(Date.parse(now()) + 600 * 86_400_000).toISOString().slice(0, 10);
    const { report } = value(await auditQuery(tenant.as.CRO, { asOf: soon }));
    expect(report.checks.find(({ id }) => id === 'zombie')?.count).toBe(0);
  });

  it('that cannot stand are refused by field', async () => {
    const refused = refusal(await change({ zombieDays: 0, hardwareLeadP80: 10 }));
    expect(Object.keys(refused.fields ?? {}).sort()).toEqual(['hardwareLeadP80', 'zombieDays']);
    expect(refusal(await change({})).code).toBe('rule');
    expect((await show()).version).toBe(1);
  });

  it('changed by somebody else meanwhile come back with both values', async () => {
    value(await change({ zombieDays: 45 }));
    const refused = refusal(await change({ zombieDays: 100 }, 1));
    expect(refused.code).toBe('conflict');
    expect(refused.details).toMatchObject({
      version: 2,
      changedBy: `CRO of ${tenant.slug}`,
      theirs: { zombieDays: 45 },
      seen: { zombieDays: 90 },
    });
    const both = await Promise.all([change({ graceDays: 1 }, 2), change({ graceDays: 2 }, 2)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it('with another life of hardware count retention anew', async () => {
    value(await change({ hardwareLifeMonths: 36 }));
    await withUnit({ tenantId: tenant.id, mode: 'read' }, async (unit) => {
      expect(await compareRollUps(unit)).toEqual([]);
    });
  });

  it('are read by the CEO and changed by the CRO alone', async () => {
    expect(value(await showSettings(tenant.as.CEO, {})).mayChange).toBe(false);
    for (const role of ['CEO', 'REP', 'DELIVERY', 'VIEWER'] as const)
      expect(refusal(await changeSettings(tenant.as[role], { ...DEFAULT_SETTINGS, version: 1 })).code).toBe(
        'not_found',
      );
  });
});

describe('the floor of a rep', () => {
  const floor = (floorMinor: string | null, seenMinor: string | null) =>
    setRepFloor(tenant.as.CRO, { repId: tenant.repId, floorMinor, seenMinor });

  it('is set, changed and lifted, and every one is kept', async () => {
    value(await floor('5000000', null));
    expect((await show()).floors).toMatchObject([{ name: 'Ria Rep', floorMinor: 5_000_000n }]);
    value(await floor('6000000', '5000000'));
    expect(value(await floor('0', '6000000')).floorMinor).toBeNull();
    await withUnit({ tenantId: tenant.id, mode: 'read' }, async (unit) => {
      const rows = await unit.sql<{ floor: bigint | null }>(
        'SELECT floor_minor AS floor FROM rep_floor WHERE tenant_id = $1 ORDER BY id',
        [tenant.id],
      );
      expect(rows.map((row) => row.floor)).toEqual([5_000_000n, 6_000_000n, null]);
    });
  });

  it('that somebody else set meanwhile is a conflict with both', async () => {
    value(await floor('5000000', null));
    const refused = refusal(await floor('7000000', null));
    expect(refused).toMatchObject({
      code: 'conflict',
      details: { theirs: { floorMinor: '5000000' }, seen: { floorMinor: null } },
    });
    expect(refusal(await floor('-1', null)).code).toBe('invalid');
    const unknown = { repId: tenant.id, floorMinor: '1', seenMinor: null };
    expect(refusal(await setRepFloor(tenant.as.CRO, unknown)).code).toBe('not_found');
  });
});
