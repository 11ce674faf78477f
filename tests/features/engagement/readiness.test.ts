import { describe, expect, it } from 'vitest';
import { recordContract, removeContract } from '@/features/contracts/commands';
import { answerReadiness } from '@/features/engagement/commands-readiness';
import { showReadiness } from '@/features/engagement/queries-readiness';
import { closeMonth } from '@/features/revenue/commands-months';
import { setRate } from '@/features/rates/commands';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';
import { on } from './engaged-company';

const NOW = '2026-05-20';
const show = (tenant: TestTenant) => on(NOW, async () => value(await showReadiness(tenant.as.CEO, {})));

/** So many customers at so much a year, one more each month up to March 2026. */
async function sell(tenant: TestTenant, customers: number, amountMinor: string) {
  await on(NOW, async () => {
    for (let i = 0; i < customers; i += 1) {
      const month = 24_315 - customers + i;
      const startOn = `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-05`;
      const contract = { customer: `Customer ${i}`, stream: 'software' as const, startOn, endOn: null };
      value(await recordContract(tenant.as.CRO, { ...contract, amountMinor, periodMonths: 12 }));
    }
  });
}

describe('the readiness check', () => {
  it('asks where the ledger is empty, and believes the answer that is given last', async () => {
    const tenant = await makeTenant();
    expect(await show(tenant)).toMatchObject({ verdict: 'unproven' });
    const answer = (said: 'yes' | 'no', note: string | null = null) =>
      on(NOW, () => answerReadiness(tenant.as.CRO, { question: 'pre_revenue', answer: said, note }));
    value(await answer('no'));
    value(await answer('yes', 'First pilots in autumn'));
    const shown = await show(tenant);
    expect(shown.verdict).toBe('premature');
    expect(shown.text).toContain('there is no recurring revenue yet');
    expect(shown.history.map(({ answer: one, note }) => [one, note])).toEqual([
      ['yes', 'First pilots in autumn'],
      ['no', null],
    ]);
    expect(
      refusal(await answerReadiness(tenant.as.CEO, { question: 'pre_revenue', answer: 'no', note: null }))
        .code,
    ).toBe('not_found');
  });

  it('says premature under ten customers and under 500,000 dollars, and why', async () => {
    const tenant = await makeTenant();
    await sell(tenant, 6, '1200000');
    const { verdict, text, checks } = await show(tenant);
    expect(verdict).toBe('premature');
    expect(text).toContain('6 paying customers, fewer than 10, and the ARR is under USD 500,000');
    expect(checks.map(({ id, state, from }) => [id, state, from])).toEqual([
      ['revenue', 'met', 'ledger'],
      ['customers', 'missed', 'ledger'],
      ['arr', 'missed', 'ledger'],
      ['motion', 'unknown', 'answer'],
      ['product', 'unknown', 'answer'],
    ]);
  });

  it('says ready with enough of both, a motion that the ledger shows, and hardware', async () => {
    const tenant = await makeTenant();
    await sell(tenant, 16, '6000000');
    await on(NOW, async () =>
      value(
        await answerReadiness(tenant.as.CRO, { question: 'physical_product', answer: 'yes', note: null }),
      ),
    );
    const shown = await show(tenant);
    expect(shown.verdict).toBe('ready');
    expect(shown.checks.find(({ id }) => id === 'motion')).toMatchObject({ state: 'met', from: 'ledger' });
  });

  it('counts who began to pay by when that was, found out after its month was closed or taken back since', async () => {
    const tenant = await makeTenant();
    await sell(tenant, 6, '6000000');
    const motion = async () => (await show(tenant)).checks.find(({ id }) => id === 'motion')?.text;
    const contract = { stream: 'software' as const, endOn: null, amountMinor: '6000000', periodMonths: 12 };
    await on(NOW, async () => {
      value(await recordContract(tenant.as.CRO, { ...contract, customer: 'Old', startOn: '2024-01-01' }));
      const mistake = { ...contract, customer: 'Mistake', startOn: '2025-11-20' };
      const made = value(await recordContract(tenant.as.CRO, mistake));
      value(await closeMonth(tenant.as.CRO, { period: '2026-03' }));
      expect(await motion()).toMatch(/^7 customers began to pay/);
      const { contractId, version } = made;
      value(await removeContract(tenant.as.CRO, { contractId, version, reason: 'Never signed' }));
      expect(await motion()).toMatch(/^6 customers began to pay/);
      value(await recordContract(tenant.as.CRO, { ...contract, customer: 'Late', startOn: '2025-12-10' }));
      expect(await motion()).toMatch(/^7 customers began to pay/);
    });
  });

  it('compares in the company’s currency by its stored rate, and says where there is none', async () => {
    const tenant = await makeTenant({ currency: 'EUR' });
    await sell(tenant, 16, '3000000');
    const arr = async () => (await show(tenant)).checks.find(({ id }) => id === 'arr');
    expect(await arr()).toMatchObject({ state: 'unknown' });
    await on(NOW, async () =>
      value(await setRate(tenant.as.CRO, { currency: 'USD', month: '2026-04', rate: '0.9' })),
    );
    expect(await arr()).toMatchObject({ state: 'met' });
    expect((await arr())?.text).toContain('EUR 480,000 today; it takes EUR 450,000 (USD 500,000 at 0.9)');
  });
});
