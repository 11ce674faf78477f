import { beforeEach, describe, expect, it } from 'vitest';
import { recordDeployment } from '@/features/deployments/commands';
import { showCompensation, showTerms } from '@/features/terms/queries';
import { setRate } from '@/features/rates/commands';
import { atInstant } from '@/platform/clock/clock';
import { makeTenant, value, type TestTenant } from '../../support/tenants';
import { engage } from './the-terms';

const NOW = '2026-05-15T12:00:00Z';
let tenant: TestTenant;
beforeEach(async () => {
  tenant = await makeTenant();
});

async function site(activatedOn: string, acvMinor: string, name: string) {
  const dates = { signedOn: activatedOn, shippedOn: activatedOn, installedOn: activatedOn, activatedOn };
  await atInstant(NOW, async () =>
    value(
      await recordDeployment(tenant.as.CRO, {
        customer: 'Acme',
        site: name,
        kind: 'production',
        devices: 100,
        acvMinor,
        ...dates,
      }),
    ),
  );
}

const preview = async (input: Parameters<typeof showCompensation>[1] = {}) =>
  value(await atInstant(NOW, () => showCompensation(tenant.as.CEO, input))).preview;

describe('the variable part of a company', () => {
  it('is reckoned on its own deployments, from the ACV per deployment on the first day', async () => {
    await site('2025-06-01', '4000000', 'Old hall');
    await site('2026-02-01', '6000000', 'New hall');
    await engage(tenant, { variableShareBp: 1000, variableCapMinor: '1000000' });
    const shown = await preview();
    expect(shown).toMatchObject({ terms: { baseMinor: 4_000_000n, shareBp: 1000 } });
    expect(['baseline', 'first_day']).toContain(shown.source);
    expect(shown.quarters.map(({ label, state, payMinor }) => [label, state, payMinor])).toEqual([
      ['Q2 2025', 'before', 0n],
      ['Q3 2025', 'before', 0n],
      ['Q4 2025', 'before', 0n],
      ['Q1 2026', 'over', 200_000n],
      ['Q2 2026', 'not_over', 0n],
    ]);
    const [first] = shown.quarters[3]?.deployments ?? [];
    expect(first).toMatchObject({ site: 'New hall', acvMinor: 6_000_000n, on: '2026-02-01' });
  });

  it('is shown with other terms before they are agreed', async () => {
    await site('2026-02-01', '6000000', 'New hall');
    await engage(tenant);
    expect(await preview()).toMatchObject({ reason: 'No variable part is agreed.', quarters: [] });
    const tried = await preview({ shareBp: 500, floorMinor: '5000000', capMinor: '20000' });
    expect(tried).toMatchObject({ source: 'agreed', terms: { baseMinor: 5_000_000n } });
    expect(tried.quarters[3]).toMatchObject({ payMinor: 20_000n, capped: true });
  });

  it('says why there is nothing to reckon with', async () => {
    expect((await preview()).reason).toBe('Nobody has said when the engagement begins.');
    await engage(tenant, { variableShareBp: 1000 });
    expect((await preview()).reason).toContain('no production deployment on the first day');
  });
});

describe('what a month costs beside other ways', () => {
  const cost = async () => value(await atInstant(NOW, () => showTerms(tenant.as.CEO, {}))).cost;

  it('counts the days and the variable part of an average month', async () => {
    await site('2025-06-01', '4000000', 'Old hall');
    await site('2026-02-01', '6000000', 'New hall');
    await engage(tenant, { variableShareBp: 1000 });
    // 2,000.00 in four quarters are 166.67 a month.
    expect(await cost()).toMatchObject({
      daysMinor: 1_200_000n,
      variableMinor: 16_667n,
      monthMinor: 1_216_667n,
    });
  });

  it('stands in dollars at the rate that the company keeps, and says so where there is none', async () => {
    tenant = await makeTenant({ currency: 'EUR' });
    await engage(tenant);
    expect(await cost()).toMatchObject({ monthMinor: 1_200_000n, monthUsdMinor: null, rate: null });
    await atInstant(NOW, async () =>
      value(await setRate(tenant.as.CRO, { currency: 'USD', month: '2026-05', rate: '0.8' })),
    );
    expect(await cost()).toMatchObject({ monthUsdMinor: 1_500_000n, rate: '0.8' });
    expect((await cost()).alternatives[1]).toMatchObject({ id: 'rev_ops', standing: 'within' });
  });
});
