import { beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '@/domain/settings/settings';
import { auditCheckQuery, auditQuery, auditTotalsQuery } from '@/features/audit/queries';
import { createDeal } from '@/features/deals/commands';
import { changeSettings } from '@/features/settings/commands';
import { atInstant } from '@/platform/clock/clock';
import { withUnit } from '@/platform/db/unit-of-work';
import { makeTenant, value, type TestTenant } from '../../support/tenants';

// One deal of 5 January that nobody touched, looked at on 6 March: 60 days of silence. It is a zombie or not by the number of days that
// the company had set by the instant one goes back to, whatever it has set since.

const AS_OF = '2026-03-06';
const BEFORE = '2026-02-01T12:00:00.000Z';
const STRICT = '2026-02-10T12:00:00.000Z';
const LENIENT = '2026-02-20T12:00:00.000Z';
/** A moment before and after an instant. */
const [JUST_BEFORE_STRICT, JUST_BEFORE_LENIENT] = ['2026-02-10T11:59:59.999Z', '2026-02-20T11:59:59.999Z'];

let tenant: TestTenant;
beforeAll(async () => {
  tenant = await makeTenant();
  await withUnit({ tenantId: tenant.id, mode: 'write' }, (unit) =>
    unit.execute('UPDATE tenant_setting SET updated_at = $2 WHERE tenant_id = $1', [
      tenant.id,
      '2026-01-01T00:00:00.000Z',
    ]),
  );
  const numbers = (over: Partial<typeof DEFAULT_SETTINGS>, version: number) =>
    changeSettings(tenant.as.CRO, { ...DEFAULT_SETTINGS, ...over, version });
  await atInstant('2026-01-05T10:00:00Z', async () =>
    value(await createDeal(tenant.as.CRO, { name: 'Silent', customer: 'Acme', amountMinor: '100000' })),
  );
  await atInstant(STRICT, async () => value(await numbers({ zombieDays: 45, verbalYesDays: 90 }, 1)));
  await atInstant(LENIENT, async () => value(await numbers({ zombieDays: 120 }, 2)));
});

const zombies = (report: { checks: readonly { id: string; count: number | null }[] }) =>
  report.checks.find(({ id }) => id === 'zombie')?.count;

describe('the audit of a past instant', () => {
  it.each<[string, string | undefined, number, number]>([
    ['before any change: the defaults', BEFORE, 90, 0],
    ['just before the stricter number', JUST_BEFORE_STRICT, 90, 0],
    ['at the stricter number', STRICT, 45, 1],
    ['just before it was eased', JUST_BEFORE_LENIENT, 45, 1],
    ['when it was eased', LENIENT, 120, 0],
    ['now', undefined, 120, 0],
  ])('judges by the numbers of then, and says which they were: %s', async (_when, knownAt, days, found) => {
    const clock = { asOf: AS_OF, knownAt };
    const whole = value(await auditQuery(tenant.as.CRO, clock));
    const totals = value(await auditTotalsQuery(tenant.as.CRO, clock));
    const check = value(await auditCheckQuery(tenant.as.CRO, { ...clock, check: 'zombie' }));
    expect([whole.thresholds, totals.thresholds, check.thresholds].map((one) => one.zombieDays)).toEqual([
      days,
      days,
      days,
    ]);
    expect([zombies(whole.report), zombies(totals.report), check.check.deals.length]).toEqual([
      found,
      found,
      found,
    ]);
  });

  it('takes all numbers of one version, not the one that is asked about from then and the rest from now', async () => {
    const clock = { asOf: AS_OF, knownAt: JUST_BEFORE_LENIENT };
    expect(value(await auditQuery(tenant.as.CRO, clock)).thresholds).toMatchObject({
      zombieDays: 45,
      verbalYesDays: 90,
    });
    const { thresholds } = value(await auditQuery(tenant.as.CRO, { asOf: AS_OF }));
    expect(thresholds).toMatchObject({ zombieDays: 120, verbalYesDays: DEFAULT_SETTINGS.verbalYesDays });
  });
});
