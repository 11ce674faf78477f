import { beforeAll, describe, expect, it } from 'vitest';
import { recordContract } from '@/features/contracts/commands';
import { setRate } from '@/features/rates/commands';
import { ratesQuery } from '@/features/rates/queries';
import { customersOnQuery } from '@/features/revenue/queries-customers';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';

let of: TestTenant;
beforeAll(async () => {
  of = await makeTenant();
  const euro = { customer: 'Rhein Werke', stream: 'software' as const, currency: 'EUR', rate: '1.1' };
  const term = { startOn: '2026-01-10', amountMinor: '1000000', periodMonths: 12 };
  value(await recordContract(of.as.CRO, { ...euro, ...term }));
});

const arrOn = async (on: string) => value(await customersOnQuery(of.as.CEO, { on })).totalMinor;

describe('a monthly rate', () => {
  it('values contracts anew from its month on, and what that moves is FX', async () => {
    expect(await arrOn('2026-03-31')).toBe(1_100_000n);
    const set = value(await setRate(of.as.CRO, { currency: 'eur', month: '2026-03', rate: '1.20' }));
    expect(set).toMatchObject({ currency: 'EUR', rate: '1.2', before: null });
    expect(set.moves.map((row) => `${row.effectiveOn} ${row.kind} ${row.amountMinor}`)).toEqual([
      '2026-03-01 fx 100000',
    ]);
    expect(await arrOn('2026-02-28')).toBe(1_100_000n);
    expect(await arrOn('2026-03-31')).toBe(1_200_000n);
  });

  it('is corrected by a newer one, and shown before it is', async () => {
    const correct = { currency: 'EUR', month: '2026-03', rate: '1.15', seen: '1.2' };
    const shown = value(await setRate(of.as.CRO, { ...correct, dryRun: true }));
    expect(shown.moves).toHaveLength(1);
    expect(await arrOn('2026-03-31')).toBe(1_200_000n);
    value(await setRate(of.as.CRO, correct));
    expect(await arrOn('2026-03-31')).toBe(1_150_000n);
    const page = value(await ratesQuery(of.as.VIEWER, {}));
    expect(page).toMatchObject({
      foreign: [{ currency: 'EUR', contracts: 1, constantRate: '1.1' }],
      rates: [{ currency: 'EUR', month: '2026-03', rate: '1.15', recordedBy: `CRO of ${of.slug}` }],
      mayWrite: false,
    });
  });

  it('is refused for what it is not', async () => {
    const set = { currency: 'EUR', month: '2026-03', rate: '1.3' };
    expect(refusal(await setRate(of.as.CRO, { ...set, seen: '1.2' })).code).toBe('conflict');
    expect(refusal(await setRate(of.as.CRO, { ...set, rate: '1.150' })).code).toBe('rule');
    expect(refusal(await setRate(of.as.CRO, { ...set, currency: 'USD' })).fields).toHaveProperty('currency');
    expect(refusal(await setRate(of.as.CRO, { ...set, rate: '0' })).fields).toHaveProperty('rate');
    expect(refusal(await setRate(of.as.CRO, { ...set, month: '2026-13' })).fields).toHaveProperty('month');
    expect(refusal(await setRate(of.as.CEO, set)).code).toBe('not_found');
  });
});
