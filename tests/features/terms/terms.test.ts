import { beforeEach, describe, expect, it } from 'vitest';
import { readTermsVersions } from '@/data/terms';
import { readTimeMonth } from '@/data/time-entries';
import { startEngagement } from '@/features/kpis/commands-set';
import { changeTerms } from '@/features/terms/commands';
import { showTerms } from '@/features/terms/queries';
import { date } from '@/domain/values/calendar-date';
import { periodOf } from '@/domain/values/fiscal-calendar';
import { atInstant } from '@/platform/clock/clock';
import { withUnit } from '@/platform/db/unit-of-work';
import { asAdmin } from '../../support/database';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';
import { engage, STARTED, TERMS } from './the-terms';

let tenant: TestTenant;
beforeEach(async () => {
  tenant = await makeTenant();
});

type Input = Parameters<typeof changeTerms>[1];
const change = (at: string, input: Partial<Input> & { version: number }) =>
  atInstant(at, () => changeTerms(tenant.as.CRO, { ...TERMS, ...input }));
const seen = async () => value(await atInstant('2026-04-01T08:00:00Z', () => showTerms(tenant.as.CEO, {})));

describe('the terms of an engagement', () => {
  it('need a first day', async () => {
    const refused = refusal(await change('2026-01-05T09:00:00Z', { version: 1 }));
    expect(refused).toMatchObject({ code: 'rule', remedy: expect.stringContaining('first day') as string });
    expect(await seen()).toMatchObject({ terms: null, versions: [], cost: { monthMinor: null } });
  });

  it('are written down whole, versioned, and told in the log', async () => {
    const version = await engage(tenant);
    expect(version).toBe(2);
    const { terms, versions, cost } = await seen();
    expect(terms).toMatchObject({
      contractedDays: 1000,
      dayRateMinor: 120_000n,
      crmAccess: 'granted',
      version: 2,
    });
    expect(versions.map((one) => [one.version, one.contractedDays, one.by])).toEqual([
      [2, 1000, `CRO of ${tenant.slug}`],
      [1, null, `CRO of ${tenant.slug}`],
    ]);
    expect(cost).toMatchObject({ daysMinor: 1_200_000n, monthUsdMinor: 1_200_000n });
    expect(cost.alternatives.map(({ id, standing }) => [id, standing])).toEqual([
      ['vp_sales', 'below'],
      ['rev_ops', 'below'],
      ['hiring_support', null],
    ]);
    const log = await asAdmin((client) =>
      client.query<{ summary: string }>(
        `SELECT summary FROM audit_event WHERE tenant_id = $1 AND operation = 'terms.change'`,
        [tenant.id],
      ),
    );
    expect(log.rows[0]?.summary).toContain('Days a month from not agreed to 10 days');
    expect(log.rows[0]?.summary).toContain('Day rate from not agreed to $1,200.00');
  });

  it('show both values to the second of two writers, and lose nothing', async () => {
    const version = await engage(tenant);
    value(await change('2026-02-01T09:00:00Z', { version, contractedDays: 1200 }));
    const refused = refusal(await change('2026-02-01T09:00:01Z', { version, dayRateMinor: '130000' }));
    expect(refused).toMatchObject({
      code: 'conflict',
      details: {
        version: 3,
        changedBy: `CRO of ${tenant.slug}`,
        theirs: { contractedDays: 1200, dayRateMinor: '120000' },
        seen: { contractedDays: 1000, dayRateMinor: '120000' },
      },
    });
    value(await change('2026-02-01T09:00:02Z', { version: 3, contractedDays: 1200, dayRateMinor: '130000' }));
    expect((await seen()).terms).toMatchObject({ contractedDays: 1200, dayRateMinor: 130_000n, version: 4 });
  });

  it('go back by saving what stood before: every version is kept', async () => {
    const version = await engage(tenant);
    value(await change('2026-02-01T09:00:00Z', { version, mode: 'remote' }));
    value(await change('2026-02-01T09:00:05Z', { version: 3 }));
    expect((await seen()).versions.map(({ version: nth, mode }) => [nth, mode])).toEqual([
      [4, 'hybrid'],
      [3, 'remote'],
      [2, 'hybrid'],
      [1, 'remote'],
    ]);
    expect(refusal(await change('2026-02-01T09:00:06Z', { version: 4 })).message).toBe(
      'Nothing has changed.',
    );
  });

  it.each([
    [{ contractedDays: 3200 }, 'contractedDays'],
    [{ minutesPerDay: 30 }, 'minutesPerDay'],
    [{ weeklyMinutes: -1 }, 'weeklyMinutes'],
    [{ visitsPerYear: 400 }, 'visitsPerYear'],
    [{ endOn: '2025-12-31' }, 'endOn'],
    [{ crmAccessOn: '2026-03-01' }, 'crmAccessOn'],
    [{ crmAccessOn: null }, 'crmAccessOn'],
    [{ crmAccess: 'not_asked' as const }, 'crmAccessOn'],
    [{ variableShareBp: 20_000 }, 'variableShareBp'],
    [{ variableCapMinor: '100' }, 'variableShareBp'],
    [{ dayRateMinor: '-1' }, 'dayRateMinor'],
  ])('refuse what is not possible, by its field: %j', async (wrong, field) => {
    const version = await engage(tenant);
    const refused = refusal(await change('2026-02-01T09:00:00Z', { version, ...wrong }));
    expect(refused.code).toBe('invalid');
    expect(Object.keys(refused.fields ?? {})).toContain(field);
  });

  it('stay whole where the first day is corrected', async () => {
    await engage(tenant);
    const start = { startOn: '2026-01-12', version: 2 };
    await atInstant('2026-01-20T08:00:00Z', async () => value(await startEngagement(tenant.as.CRO, start)));
    const versions = await withUnit({ tenantId: tenant.id, mode: 'read' }, readTermsVersions);
    expect(versions.map(({ startOn, contractedDays }) => [startOn, contractedDays])).toEqual([
      ['2026-01-12', 1000],
      [STARTED, 1000],
      [STARTED, null],
    ]);
  });

  it('count for a month as they stood at its end, in the company’s own zone', async () => {
    tenant = await makeTenant({ zone: 'Pacific/Auckland' });
    const version = await engage(tenant);
    // 31 January 12:00 UTC is February already in Auckland.
    value(await change('2026-01-31T12:00:00Z', { version, contractedDays: 1200 }));
    const days = (month: string) =>
      withUnit({ tenantId: tenant.id, mode: 'read' }, async (unit) => {
        const clock = { period: periodOf(date(month)), today: date('2026-04-01'), zone: 'Pacific/Auckland' };
        return (await readTimeMonth(unit, clock)).contractedDays;
      });
    expect(await days('2026-01-01')).toBe(871);
    expect(await days('2026-02-01')).toBe(1200);
  });
});
