import { beforeAll, describe, expect, it } from 'vitest';
import { changeKpiSet, startEngagement } from '@/features/kpis/commands-set';
import { kpisJson, kpisQuery } from '@/features/kpis/queries';
import { kpiPage } from '@/features/kpis/queries-detail';
import { kpiRowsQuery } from '@/features/kpis/queries-rows';
import { showEngagement, showKpiSet } from '@/features/kpis/queries-set';
import { atInstant } from '@/platform/clock/clock';
import { asAdmin } from '../../support/database';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';

const NEW_SET = { kpis: ['hardware_failure_rate', 'nnarr', 'grr'], reason: 'Devices break in the field' };
const on = <T>(day: string, run: () => Promise<T>) => atInstant(`${day}T12:00:00Z`, run);

describe('the set of KPIs', () => {
  let tenant: TestTenant;
  beforeAll(async () => {
    tenant = await makeTenant();
  });

  it('is the first four until it is changed, with a reason', async () => {
    const { as } = tenant;
    expect(value(await kpisQuery(as.CRO, {})).set).toEqual(['nnarr', 'grr', 'acv_per_deployment', 'ttfv']);
    value(await changeKpiSet(as.CRO, { ...NEW_SET, version: 0 }));
    const chosen = ['nnarr', 'hardware_failure_rate', 'grr'];
    expect(value(await kpisQuery(as.VIEWER, {})).set).toEqual(chosen);
    const shown = value(await showKpiSet(as.VIEWER, {}));
    expect(shown).toMatchObject({ set: chosen, version: 1, may: { change: false, setTarget: false } });
    expect(shown.versions).toMatchObject([{ version: 1, reason: NEW_SET.reason, kpis: chosen }]);
    expect(refusal(await changeKpiSet(as.CRO, { ...NEW_SET, version: 1 })).message).toBe(
      'Nothing has changed.',
    );
  });

  it('opens only the pages and rows of its own', async () => {
    const { as } = tenant;
    expect(value(await kpiPage(as.CRO, { kpi: 'hardware_failure_rate' })).rows.kpi).toBe(
      'hardware_failure_rate',
    );
    for (const kpi of ['ttfv', 'acv_per_deployment'] as const) {
      expect(refusal(await kpiPage(as.CRO, { kpi })).code).toBe('not_found');
      expect(refusal(await kpiRowsQuery(as.CRO, { kpi })).code).toBe('not_found');
    }
    const json = kpisJson(value(await kpisQuery(as.CRO, {})));
    expect(Object.keys(json)).toEqual('asOf currency constant set nnarr hardwareFailureRate grr'.split(' '));
  });

  it('is known as it was before it changed', async () => {
    const other = await makeTenant();
    const before = new Date().toISOString();
    value(await changeKpiSet(other.as.CRO, { ...NEW_SET, version: 0 }));
    expect(value(await kpisQuery(other.as.CRO, { knownAt: before })).set).toContain('ttfv');
  });

  it('refuses a fifth and what belongs to others, and writes nothing', async () => {
    const { as } = tenant;
    const ask = async (kpis: string[]) =>
      refusal(await changeKpiSet(as.CRO, { kpis, reason: 'More', version: 1 }));
    const six = ['nnarr', 'grr', 'acv_per_deployment', 'ttfv', 'days_to_deployment'];
    expect((await ask(six)).message).toContain('at most 4');
    expect(await ask(['nnarr', 'NPS'])).toMatchObject({ remedy: 'Its rightful owner is customer success.' });
    expect(value(await showKpiSet(as.CRO, {})).version).toBe(1);
    expect(refusal(await changeKpiSet(as.CEO, { ...NEW_SET, version: 1 })).code).toBe('not_found');
  });

  it('shows both sets to whoever comes second', async () => {
    const stale = refusal(
      await changeKpiSet(tenant.as.CRO, { kpis: ['nnarr', 'ttfv'], reason: 'Late', version: 0 }),
    );
    expect(stale).toMatchObject({
      code: 'conflict',
      details: { version: 1, theirs: { kpis: ['nnarr', 'hardware_failure_rate', 'grr'] } },
    });
    const together = await Promise.all(
      ['ttfv', 'acv_per_deployment'].map((kpi) =>
        changeKpiSet(tenant.as.CRO, { kpis: ['nnarr', kpi], reason: 'At once', version: 1 }),
      ),
    );
    expect(together.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it('cannot be written around the rules: five, twice the same, an unknown one', async () => {
    const write = (kpis: string) =>
      asAdmin((client) =>
        client.query(
          `INSERT INTO kpi_set (tenant_id, version, kpis, reason, recorded_at) VALUES ($1, 99, $2::text[], 'x', now())`,
          [tenant.id, kpis],
        ),
      );
    await expect(write('{nnarr,grr,ttfv,acv_per_deployment,days_to_deployment}')).rejects.toThrow(
      /at_most_four/,
    );
    await expect(write('{grr,grr}')).rejects.toThrow(/each_once/);
    await expect(write('{nps}')).rejects.toThrow(/known/);
  });
});

describe('the engagement', () => {
  it('locks the set after day 90, and its own first day with it', async () => {
    const { as } = await makeTenant();
    const begun = await on('2026-09-02', () =>
      startEngagement(as.CRO, { startOn: '2026-09-01', version: 0 }),
    );
    expect(value(begun)).toMatchObject({ day: 2, locked: false, version: 1 });
    await on('2026-11-28', async () => {
      value(await startEngagement(as.CRO, { startOn: '2026-08-31', version: 1 }));
      expect(value(await showEngagement(as.VIEWER, {}))).toMatchObject({
        day: 90,
        version: 2,
        mayStart: false,
      });
      value(await changeKpiSet(as.CRO, { ...NEW_SET, version: 0 }));
    });
    await on('2026-11-29', async () => {
      expect(
        refusal(await changeKpiSet(as.CRO, { kpis: ['grr'], reason: 'Kinder', version: 1 })).message,
      ).toContain('locked since');
      const again = refusal(await startEngagement(as.CRO, { startOn: '2026-11-01', version: 2 }));
      expect(again.message).toContain('would open the locked KPIs again');
      expect(value(await showEngagement(as.CEO, {}))).toMatchObject({ day: 91, locked: true });
    });
  });

  it('is begun once: who comes second sees the day that stands', async () => {
    const { as } = await makeTenant();
    const both = await Promise.all(
      ['2026-09-01', '2026-10-01'].map((startOn) => startEngagement(as.CRO, { startOn, version: 0 })),
    );
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    const second = refusal(await startEngagement(as.CRO, { startOn: '2026-10-05', version: 0 }));
    expect(second).toMatchObject({ code: 'conflict', details: { version: 1 } });
    expect(refusal(await startEngagement(as.CEO, { startOn: '2026-10-05', version: 1 })).code).toBe(
      'not_found',
    );
    expect(refusal(await showEngagement(as.REP, {})).code).toBe('not_found');
  });
});
