import { beforeAll, describe, expect, it } from 'vitest';
import { postMovements } from '@/data/movements';
import { MOVEMENT_KINDS } from '@/domain/revenue/movements';
import { REVENUE_WINDOWS } from '@/domain/revenue/window';
import { addMonths, startOfMonth } from '@/domain/values/calendar-date';
import { periodOf } from '@/domain/values/fiscal-calendar';
import { STREAMS, type Stream } from '@/domain/values/stream';
import { recordContract } from '@/features/contracts/commands';
import { renewContract } from '@/features/contracts/commands-life';
import { setRate } from '@/features/rates/commands';
import { closeMonth } from '@/features/revenue/commands-months';
import { revenueLosses } from '@/features/revenue/queries-losses';
import { movementsPage, revenueExport } from '@/features/revenue/queries-movements';
import { revenueOverview } from '@/features/revenue/queries-overview';
import { partOf } from '@/features/revenue/revenue-words';
import { today } from '@/platform/clock/clock';
import { newId } from '@/platform/db/ids';
import { withUnit } from '@/platform/db/unit-of-work';
import { makeTenant, value, type TestTenant } from '../../support/tenants';

/** The first day of the month so many months ago; below 0 ahead. */
const ago = (months: number) => addMonths(startOfMonth(today('UTC')), -months);

type Given = Partial<Parameters<typeof recordContract>[1]> & { customer: string };

async function record(tenant: TestTenant, given: Given) {
  return value(
    await recordContract(tenant.as.CRO, {
      stream: 'software',
      startOn: ago(30),
      amountMinor: '1200000',
      periodMonths: 12,
      ...given,
    }),
  );
}

type Row = {
  customer_id: string;
  stream: Stream;
  kind: (typeof MOVEMENT_KINDS)[number];
  effective_on: string;
  amount: bigint;
  fx: bigint;
};
let tenant: TestTenant;
let ledger: Row[];

/** Three customers, three streams, two currencies whose rates move, a loss with and without a reason, a closed month and what came late. */
beforeAll(async () => {
  tenant = await makeTenant({ fiscalStartMonth: 4 });
  const euro = { customer: 'Brume', currency: 'EUR', rate: '1.1', stream: 'services' as const };
  await record(tenant, { customer: 'Acme', endOn: ago(7), endReason: 'hardware_failure' });
  await record(tenant, { customer: 'Acme', startOn: ago(7), amountMinor: '900000' });
  await record(tenant, { customer: 'Acme', stream: 'hardware', startOn: ago(20), endOn: ago(2) });
  await record(tenant, { ...euro, startOn: ago(24) });
  await record(tenant, { ...euro, startOn: ago(15), endOn: ago(4), rate: '1.2', stream: 'software' });
  await record(tenant, { customer: 'Corvo', startOn: ago(26), endOn: ago(10) });
  await record(tenant, { customer: 'Corvo', startOn: ago(6), signedOn: ago(6) });
  await setRates(tenant, [
    ['1.05', 9],
    ['1.2', 3],
    ['1.15', 1],
  ]);
  value(await closeMonth(tenant.as.CRO, { period: ago(3).slice(0, 7) }));
  const late = await record(tenant, { customer: 'Dorn', startOn: ago(12), stream: 'hardware' });
  await record(tenant, {
    customer: 'Dorn',
    startOn: ago(12),
    endOn: ago(5),
    stream: 'hardware',
    contractId: late.contractId,
    version: late.version,
  });
  await record(tenant, { customer: 'Corvo', startOn: ago(-2), signedOn: ago(1), amountMinor: '600000' });
  ledger = await withUnit({ tenantId: tenant.id, mode: 'read' }, (unit) =>
    unit.sql<Row>(
      `SELECT customer_id, stream, kind, effective_on, amount_minor AS amount, fx_minor AS fx FROM movement WHERE tenant_id = $1`,
      [unit.tenantId],
    ),
  );
});

async function setRates(of: TestTenant, rates: [string, number][]) {
  await withUnit({ tenantId: of.id, mode: 'write' }, async (unit) => {
    const now = new Date().toISOString();
    for (const [rate, months] of rates)
      await unit.execute(
        'INSERT INTO fx_rate (tenant_id, id, currency, period, rate, recorded_at) VALUES ($1, $2, $3, $4, $5, $6)',
        [unit.tenantId, newId(), 'EUR', periodOf(ago(months)), rate, now],
      );
    await postMovements(unit, { customerIds: 'all', importId: null, now });
  });
}

const customers = () => [null, ...new Set(ledger.map((row) => row.customer_id))];

/** Every filter of the pages that there is for this company. */
function filters() {
  return customers().flatMap((customerId) =>
    [null, ...STREAMS].flatMap((stream) =>
      [false, true].map((constant) => ({ customerId, stream, constant })),
    ),
  );
}

/** Straight from the rows: what they add up to within days, both as the ledger counts them. */
function summed(
  { customerId, stream, constant }: ReturnType<typeof filters>[number],
  { from, until, kind }: { from?: string; until: string; kind?: string },
): bigint {
  let total = 0n;
  for (const row of ledger) {
    if (row.effective_on >= until || (from !== undefined && row.effective_on < from)) continue;
    if (customerId !== null && row.customer_id !== customerId) continue;
    if (stream !== null && row.stream !== stream) continue;
    if (kind === undefined || row.kind === kind) total += constant ? row.amount - row.fx : row.amount;
  }
  return total;
}

describe('the revenue page', () => {
  it('adds up in every window, period, stream, customer and basis of currency', async () => {
    for (const filter of filters()) {
      for (const window of REVENUE_WINDOWS) {
        for (const by of ['month', 'quarter'] as const) {
          const page = value(await revenueOverview(tenant.as.CEO, { ...filter, window, by }));
          for (const period of [page.bridge, ...page.periods]) {
            const moved = MOVEMENT_KINDS.reduce((sum, kind) => sum + partOf(period, kind), 0n);
            expect(period.openingMinor + moved).toBe(period.closingMinor);
          }
          for (const { from, until, ...period } of page.periods) {
            expect(period.openingMinor).toBe(summed(filter, { until: from }));
            expect(period.closingMinor).toBe(summed(filter, { until }));
            for (const kind of MOVEMENT_KINDS)
              expect(partOf(period, kind)).toBe(summed(filter, { from, until, kind }));
          }
          if (filter.constant) expect(page.bridge.fxMinor).toBe(0n);
        }
      }
    }
  });

  it('is the sum of its streams, and of its customers', async () => {
    const whole = value(await revenueOverview(tenant.as.CEO, {}));
    const of = async (part: object) => value(await revenueOverview(tenant.as.CEO, part)).liveMinor;
    const streams = await Promise.all(STREAMS.map((stream) => of({ stream })));
    expect(streams.reduce((a, b) => a + b, 0n)).toBe(whole.liveMinor);
    const each = await Promise.all(customers().flatMap((id) => (id ? [of({ customerId: id })] : [])));
    expect(each.reduce((a, b) => a + b, 0n)).toBe(whole.liveMinor);
  });

  it('counts what is signed and has not begun as contracted, not as live', async () => {
    const { liveMinor, contractedMinor, signed } = value(await revenueOverview(tenant.as.CEO, {}));
    expect(signed).toMatchObject({ count: 1, addsMinor: 600_000n });
    expect(signed.rows).toMatchObject([{ customer: 'Corvo', startOn: ago(-2), addsMinor: 600_000n }]);
    expect(contractedMinor - liveMinor).toBe(600_000n);
    const before = value(await revenueOverview(tenant.as.CEO, { asOf: ago(2) }));
    expect(before.signed.count).toBe(0);
  });

  it('counts a renewal that is signed ahead by its difference, and one after it too', async () => {
    const of = await makeTenant();
    const first = await record(of, { customer: 'Acme', endOn: ago(-2), amountMinor: '900000' });
    const renewed = async (
      line: { contractId: string; version: number },
      endOn: string | null,
      amount: string,
    ) =>
      value(
        await renewContract(of.as.CRO, {
          contractId: line.contractId,
          version: line.version,
          signedOn: ago(0),
          endOn,
          amountMinor: amount,
          periodMonths: 12,
          endReason: 'price',
        }),
      );
    const next = await renewed(first, ago(-14), '1200000');
    const once = value(await revenueOverview(of.as.CEO, {}));
    expect([once.liveMinor, once.contractedMinor]).toEqual([900_000n, 1_200_000n]);
    expect(once.signed.rows).toMatchObject([{ followedMinor: 900_000n, addsMinor: 300_000n }]);
    await renewed({ contractId: next.newContractId ?? '', version: 1 }, null, '1000000');
    const twice = value(await revenueOverview(of.as.CEO, {}));
    expect(twice.contractedMinor).toBe(1_000_000n);
    expect(twice.signed).toMatchObject({ count: 2, addsMinor: 100_000n });
  });

  it('values what is signed ahead at the day’s rates, as live ARR is', async () => {
    const of = await makeTenant();
    const euro = { customer: 'Rhein', currency: 'EUR', rate: '1.1', endOn: ago(-2), amountMinor: '100000' };
    const { contractId, version } = await record(of, euro);
    value(await setRate(of.as.CRO, { currency: 'EUR', month: ago(3).slice(0, 7), rate: '1.2' }));
    const term = { contractId, version, signedOn: ago(0), endOn: null };
    value(await renewContract(of.as.CRO, term));
    for (const [constant, minor] of [
      [false, 120_000n],
      [true, 110_000n],
    ] as const) {
      const { liveMinor, contractedMinor } = value(await revenueOverview(of.as.CEO, { constant }));
      expect([liveMinor, contractedMinor]).toEqual([minor, minor]);
    }
  });

  it('is the same for who may read it, and not there for the others', async () => {
    const told = value(await revenueOverview(tenant.as.CRO, {}));
    for (const role of ['CEO', 'VIEWER'] as const)
      expect(value(await revenueOverview(tenant.as[role], {}))).toEqual(told);
    for (const role of ['REP', 'DELIVERY'] as const)
      expect(await revenueOverview(tenant.as[role], {})).toMatchObject({
        ok: false,
        refusal: { code: 'not_found' },
      });
    const nobody = { customerId: newId() };
    expect(await revenueOverview(tenant.as.CRO, nobody)).toMatchObject({
      ok: false,
      refusal: { code: 'not_found' },
    });
  });
});

describe('the rows behind the bridge', () => {
  it('add up to the part that they were opened from', async () => {
    for (const filter of filters()) {
      for (const window of ['quarters', 'quarter', 'all'] as const) {
        const { bridge } = value(await revenueOverview(tenant.as.CEO, { ...filter, window }));
        for (const kind of MOVEMENT_KINDS) {
          const page = value(await movementsPage(tenant.as.CEO, { ...filter, window, kind }));
          expect(page.totalMinor).toBe(partOf(bridge, kind));
          expect(page.rows.reduce((sum, row) => sum + row.amountMinor, 0n)).toBe(page.totalMinor);
        }
      }
    }
  });

  it('mark what came late about a closed month, and list nothing else when asked for that', async () => {
    const page = value(await movementsPage(tenant.as.CEO, { window: 'all', corrections: true }));
    expect(page.rows.map(({ customer, concernsOn }) => [customer, concernsOn])).toEqual(
      expect.arrayContaining([['Dorn', ago(12)]]),
    );
    expect(
      page.rows.every(({ concernsOn, effectiveOn }) => concernsOn !== null && effectiveOn >= ago(2)),
    ).toBe(true);
    expect(page.totalMinor).toBe(0n);
  });

  it('are all in the file, none of them a formula', async () => {
    await record(tenant, { customer: '=HYPERLINK("x")', startOn: ago(1), amountMinor: '100' });
    const page = value(await movementsPage(tenant.as.VIEWER, { window: 'all' }));
    const file = value(await revenueExport(tenant.as.VIEWER, { window: 'all' }));
    const lines = file.pieces.join('').trim().split('\r\n');
    expect(lines).toHaveLength(page.count + 1);
    expect(lines.filter((line) => /(^|,)"?[=+@]/.test(line))).toEqual([]);
    expect(lines.some((line) => line.includes(`'=HYPERLINK`))).toBe(true);
    const cents = lines.slice(1).map((line) => Number(line.match(/,(-?\d+\.\d\d),USD,/)?.[1]));
    expect(Math.round(cents.reduce((sum, amount) => sum + amount * 100, 0))).toBe(Number(page.totalMinor));
  });
});

describe('the losses', () => {
  it('are the contraction and churn of the same window, whole and by reason', async () => {
    for (const filter of filters()) {
      for (const window of ['quarters', 'last_quarter', 'all'] as const) {
        const { bridge } = value(await revenueOverview(tenant.as.CEO, { ...filter, window }));
        const losses = value(await revenueLosses(tenant.as.CEO, { ...filter, window }));
        expect(losses.totalMinor).toBe(bridge.contractionMinor + bridge.churnMinor);
        expect(losses.rows.reduce((sum, row) => sum + row.amountMinor, 0n)).toBe(losses.totalMinor);
        for (const { reason, amountMinor, count } of losses.reasons) {
          const own = { ...filter, window, reason: reason ?? ('none' as const) };
          const { rows } = value(await revenueLosses(tenant.as.CEO, own));
          expect(rows).toHaveLength(count);
          expect(rows.reduce((sum, row) => sum + row.amountMinor, 0n)).toBe(amountMinor);
        }
      }
    }
  });

  it('carry the reason of the line that ended on the day, those without one first', async () => {
    const { rows, reasons } = value(await revenueLosses(tenant.as.CEO, { window: 'all' }));
    expect(reasons[0]?.reason).toBeNull();
    expect(rows.findIndex(({ reason }) => reason !== null)).toBe(reasons[0]?.count);
    expect(rows.at(-1)).toMatchObject({
      customer: 'Acme',
      kind: 'contraction',
      on: ago(7),
      amountMinor: -300_000n,
      reason: 'hardware_failure',
    });
  });
});
