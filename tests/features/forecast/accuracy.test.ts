import { beforeAll, describe, expect, it } from 'vitest';
import { createDeal } from '@/features/deals/commands';
import { moveDeal } from '@/features/deals/commands-evidence';
import { takeSnapshot } from '@/features/forecast/commands-snapshots';
import { forecastAccuracy, forecastMiss } from '@/features/forecast/queries-accuracy';
import { atInstant } from '@/platform/clock/clock';
import type { Caller } from '@/platform/operations/caller';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';

const NOW = '2026-10-05T10:00:00Z';
let tenant: TestTenant;

type Kept = { dealId: string; version: number };
type Move = Parameters<typeof moveDeal>[1];

async function created(by: Caller, name: string, price: string, promisedOn: string): Promise<Kept> {
  const lines = [
    { stream: 'hardware' as const, description: 'Gateways', units: 10, amountMinor: price, promisedOn },
  ];
  const deal = { name, customer: name, contact: 'Bo', closeOn: '2026-07-15', lines };
  const { dealId, version } = value(await createDeal(by, deal));
  return { dealId, version };
}

async function moved(
  { dealId, version }: Kept,
  to: Move['to'],
  evidence: Move['evidence'],
  reason?: string,
): Promise<Kept> {
  const asked = { dealId, version, to, evidence, ...(reason ? { reason } : {}) };
  const { version: next } = value(await moveDeal(tenant.as.CRO, asked));
  return { dealId, version: next };
}

const TALK: Move['evidence'] = [
  { kind: 'demo', evidenceOn: '2026-06-01' },
  { kind: 'quote', reference: 'Q', evidenceOn: '2026-06-02', amountMinor: '100000' },
];
const ORDER: Move['evidence'] = [
  ...TALK,
  { kind: 'po', reference: 'PO-1', evidenceOn: '2026-06-15', amountMinor: '100000' },
];

/**
 * Q3 2026. Ria's deal has its PO before the quarter: 1,000.00 of hardware at 70 %; in August six of ten units ship. The house's deal of
 * 500.00 has a quote, 40 %, and is lost in August. So 900.00 was forecast and 600.00 came.
 */
beforeAll(async () => {
  tenant = await makeTenant();
  const [ria, house] = await atInstant('2026-06-20T09:00:00Z', async () => [
    await moved(await created(tenant.as.REP, 'Ria’s', '100000', '2026-08-01'), 'hardware_po_received', ORDER),
    await moved(await created(tenant.as.CRO, 'House', '50000', '2026-09-01'), 'hardware_quote_sent', TALK),
  ]);
  if (!ria || !house) throw new Error('Two deals');
  await atInstant('2026-07-01T00:05:00Z', async () =>
    value(await takeSnapshot(tenant.as.CRO, { asOf: '2026-07-01' })),
  );
  const shipment = { kind: 'shipment' as const, evidenceOn: '2026-08-05', units: 6 };
  await atInstant('2026-08-10T09:00:00Z', () => moved(ria, 'hardware_shipped', [shipment]));
  await atInstant('2026-08-20T09:00:00Z', () => moved(house, 'closed_lost', [], 'Price'));
  await atInstant(NOW, async () => value(await takeSnapshot(tenant.as.CRO, { asOf: '2026-10-05' })));
});

const asked = (by: Caller, input: Parameters<typeof forecastAccuracy>[1] = {}) =>
  atInstant(NOW, async () => value(await forecastAccuracy(by, input)));
const missOf = (by: Caller, input: Partial<Parameters<typeof forecastMiss>[1]> = {}) =>
  atInstant(NOW, () => forecastMiss(by, { quarter: '2026-07-01', ...input }));

describe('forecast.accuracy', () => {
  it('holds each quarter against what was frozen when it began', async () => {
    const { quarters, running } = await asked(tenant.as.CRO);
    expect(quarters.map(({ label }) => label)).toHaveLength(8);
    const q3 = quarters.at(-1);
    expect(q3?.label).toBe('Q3 2026');
    const start = q3?.moments.start;
    expect(start?.total).toMatchObject({ forecastMinor: 90_000n, actualMinor: 60_000n });
    expect(start?.total.variance.ratio).toEqual({ numerator: 30_000n, denominator: 60_000n });
    expect(start?.hardware).toMatchObject({ forecastMinor: 90_000n, actualMinor: 60_000n });
    expect(start?.software.variance.reason).toBe('nothing was realised');
    expect(q3?.moments.week5).toBeNull();
    expect(quarters[0]?.moments.start).toBeNull();
    expect(running?.label).toBe('Q4 2026');
  });

  it('rolls reps and quarters up by their misses, of nobody last', async () => {
    const { rollUp, reps } = await asked(tenant.as.VIEWER);
    expect(rollUp.whole.total.wape.ratio).toEqual({ numerator: 30_000n, denominator: 60_000n });
    expect(reps.map(({ name, whole }) => [name, whole.total.forecastMinor, whole.total.actualMinor])).toEqual(
      [
        ['Ria Rep', 70_000n, 60_000n],
        [null, 20_000n, 0n],
      ],
    );
  });

  it('is a rep’s own for him, and one rep’s for who runs the company', async () => {
    const own = await asked(tenant.as.REP);
    expect(own.rollUp.whole.total).toMatchObject({ forecastMinor: 70_000n, actualMinor: 60_000n });
    expect([own.all, own.reps, own.programme]).toEqual([false, [], null]);
    const chosen = await asked(tenant.as.CEO, { repId: tenant.repId });
    expect(chosen.rollUp.whole.total).toMatchObject({ forecastMinor: 70_000n, actualMinor: 60_000n });
    expect((await asked(tenant.as.CEO, { repId: '' })).rollUp.whole.total.forecastMinor).toBe(20_000n);
    const other = { repId: '00000000-0000-4000-8000-000000000001' };
    for (const caller of [tenant.as.REP, tenant.as.CRO, tenant.as.DELIVERY])
      expect(refusal(await atInstant(NOW, () => forecastAccuracy(caller, other))).code).toBe('not_found');
  });

  it('counts the programme from the first deal on, as long as nothing of it is done', async () => {
    const { programme } = await asked(tenant.as.CRO);
    expect(programme).toMatchObject({ kind: 'short', goal: { from: '2026-08-01', until: '2026-08-15' } });
    expect(programme?.phases.map(({ state, doneOn }) => [state, doneOn])).toEqual([
      ['over', null],
      ['over', null],
      ['over', null],
    ]);
  });

  it('has nothing to say of a company without a past', async () => {
    const empty = await makeTenant();
    const { quarters, rollUp, programme } = await asked(empty.as.CRO);
    expect(quarters.every(({ moments }) => moments.start === null)).toBe(true);
    expect(rollUp.whole.total.wape.ratio).toBeNull();
    expect(programme).toBeNull();
  });
});

describe('forecast.miss', () => {
  it('splits what was missed into causes that add up, with the deals behind them', async () => {
    const miss = value(await missOf(tenant.as.CRO));
    expect([miss.forecastMinor, miss.actualMinor]).toEqual([90_000n, 60_000n]);
    // Ria's PO counted 700 of 1,000 and was certain: +300; four units wait: −400. The house's 200 were lost.
    expect(miss.causes).toMatchObject({ win_loss: 10_000n, hardware_slip: -40_000n, amount: 0n, fx: 0n });
    expect(miss.parts.map(({ name, cause, amountMinor }) => [name, cause, amountMinor])).toEqual([
      ['Ria’s', 'hardware_slip', -40_000n],
      ['Ria’s', 'win_loss', 30_000n],
      ['House', 'win_loss', -20_000n],
    ]);
  });

  it('is a rep’s own part for him, and links no deals for a viewer', async () => {
    const own = value(await missOf(tenant.as.REP));
    expect([own.forecastMinor, own.actualMinor, own.partCount]).toEqual([70_000n, 60_000n, 2]);
    expect(value(await missOf(tenant.as.VIEWER)).mayOpenDeals).toBe(false);
  });

  it('waits for the end of a quarter, and for a forecast that was kept', async () => {
    expect(refusal(await missOf(tenant.as.CRO, { quarter: '2026-11-01' })).message).toContain(
      'Q4 2026 is not over',
    );
    expect(refusal(await missOf(tenant.as.CRO, { quarter: '2026-04-01' })).message).toContain(
      'No forecast of Q2 2026',
    );
    expect(refusal(await missOf(tenant.as.CRO, { moment: 'week9' })).code).toBe('rule');
  });
});
