import { beforeAll, describe, expect, it } from 'vitest';
import { forecastMinor } from '@/domain/forecast/forecast';
import { createDeal, editDeal } from '@/features/deals/commands';
import { moveDeal } from '@/features/deals/commands-evidence';
import { takeSnapshot } from '@/features/forecast/commands-snapshots';
import { forecastQuery } from '@/features/forecast/queries';
import { compareForecasts } from '@/features/forecast/queries-compare';
import { atInstant } from '@/platform/clock/clock';
import { newId } from '@/platform/db/ids';
import { withUnit } from '@/platform/db/unit-of-work';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';

const NOW = '2026-11-22T10:00:00Z';
const MONDAY = '2026-11-16';
let tenant: TestTenant;
let snapshotId: string;

const now = <T>(work: () => Promise<T>) => atInstant(NOW, work);
const compare = (input: Parameters<typeof compareForecasts>[1] = {}, as = tenant.as.CRO) =>
  now(() => compareForecasts(as, input));

/** Two deals before the Monday of the snapshot; after it one gets its PO and is Ria's, and a third is new. */
beforeAll(async () => {
  tenant = await makeTenant();
  const evidence = [
    { kind: 'demo' as const, evidenceOn: '2026-08-01' },
    { kind: 'quote' as const, reference: 'Q', evidenceOn: '2026-08-10', amountMinor: '1000000' },
  ];
  const lines = [{ stream: 'hardware' as const, description: 'Gateways', units: 10, amountMinor: '1000000' }];
  const quoted = await atInstant('2026-11-10T10:00:00Z', async () => {
    value(
      await createDeal(tenant.as.CRO, {
        name: 'Stays',
        customer: 'A',
        amountMinor: '300000',
        closeOn: '2027-02-01',
      }),
    );
    const deal = value(
      await createDeal(tenant.as.CRO, {
        name: 'Ordered',
        customer: 'B',
        contact: 'Bo',
        repId: tenant.repId,
        closeOn: '2026-12-01',
        lines,
      }),
    );
    return value(await moveDeal(tenant.as.CRO, { ...deal, to: 'hardware_quote_sent', evidence }));
  });
  snapshotId = value(
    await atInstant(`${MONDAY}T08:00:00Z`, () => takeSnapshot(tenant.as.CRO, { asOf: MONDAY })),
  ).snapshotId;
  await atInstant('2026-11-18T10:00:00Z', async () => {
    const po = { kind: 'po' as const, reference: 'PO-7', evidenceOn: '2026-11-17', amountMinor: '1000000' };
    const { dealId, version } = quoted;
    value(await moveDeal(tenant.as.CRO, { dealId, version, to: 'hardware_po_received', evidence: [po] }));
    value(
      await createDeal(tenant.as.CRO, {
        name: 'Came',
        customer: 'C',
        amountMinor: '500000',
        closeOn: '2027-01-15',
      }),
    );
  });
});

describe('two forecasts beside each other', () => {
  it('takes the snapshot of last week for the first, and adds up to what the forecast says', async () => {
    const { from, to, waterfall } = value(await compare());
    expect([from, to]).toEqual([
      { asOf: MONDAY, snapshotId },
      { asOf: '2026-11-22', snapshotId: null },
    ]);
    expect(waterfall.steps.map(({ step }) => step)).toEqual(expect.arrayContaining(['created', 'poGained']));
    const sum = waterfall.steps.reduce((all, { amountMinor }) => all + amountMinor, waterfall.startMinor);
    const shown = value(await now(() => forecastQuery(tenant.as.CRO, {})));
    expect(sum).toBe(waterfall.endMinor);
    expect(waterfall.endMinor).toBe(forecastMinor(shown.totals.total));
  });

  it('shows the quarters that both show, with the figures of each page', async () => {
    const { beside, quarters } = value(await compare({ quarter: 'current' }));
    const shown = value(await now(() => forecastQuery(tenant.as.CRO, {})));
    expect(quarters).toHaveLength(6);
    for (const { label, to } of beside.slice(1)) {
      const total = shown.periods.find((period) => period.label === label)?.total;
      expect([label, to.commitMinor, to.weightedMinor]).toEqual([
        label,
        total?.commitMinor,
        total?.weightedMinor,
      ]);
    }
  });

  it('tells a day without a snapshot by what was recorded on it', async () => {
    const { from, waterfall } = value(await compare({ from: '2026-11-09', measure: 'weighted' }));
    expect(from).toEqual({ asOf: '2026-11-09', snapshotId: null });
    expect(waterfall.startMinor).toBe(0n);
    const before = await atInstant('2026-11-15T10:00:00Z', () => compareForecasts(tenant.as.CRO, {}));
    expect(value(before).from).toEqual({ asOf: '2026-11-08', snapshotId: null });
  });

  it('opens a step to its deals, of one quarter and one rep alone', async () => {
    const { moves, moveCount, quarter } = value(await compare({ step: 'poGained', quarter: '2027-01-01' }));
    expect(quarter).toBe('Q1 2027');
    expect(moveCount).toBe(moves.length);
    expect(new Set(moves.map(({ name, step }) => `${step} ${name}`))).toEqual(new Set(['poGained Ordered']));
    const ria = value(await compare({ repId: tenant.repId }));
    expect(ria.waterfall.steps.map(({ step }) => step)).not.toContain('created');
    const rep = value(await compare({}, tenant.as.REP));
    expect(rep.waterfall).toEqual(ria.waterfall);
  });

  it('refuses a first day after the second, a quarter that one does not show, and a snapshot of nobody', async () => {
    expect(refusal(await compare({ from: '2026-12-01' }))).toMatchObject({ code: 'invalid' });
    expect(refusal(await compare({ from: '2026-11-20', to: snapshotId })).code).toBe('invalid');
    expect(refusal(await compare({ quarter: '2031-01-01' })).message).toBe(
      'Not both forecasts show this quarter.',
    );
    const other = await makeTenant();
    expect(refusal(await compare({ from: snapshotId }, other.as.CRO)).code).toBe('not_found');
    expect(refusal(await compare({}, tenant.as.DELIVERY)).code).toBe('not_found');
  });

  it('names deals to the board viewer, and says that he cannot open them', async () => {
    expect(value(await compare({}, tenant.as.VIEWER)).mayOpenDeals).toBe(false);
    expect(value(await compare({}, tenant.as.CEO)).mayOpenDeals).toBe(true);
  });
});

describe('a deal that was edited', () => {
  it('is a change of amount', async () => {
    const own = await makeTenant();
    const deal = await atInstant('2026-11-10T10:00:00Z', async () =>
      value(
        await createDeal(own.as.CRO, {
          name: 'Grows',
          customer: 'A',
          amountMinor: '100000',
          closeOn: '2027-02-01',
        }),
      ),
    );
    await atInstant('2026-11-20T10:00:00Z', async () =>
      value(
        await editDeal(own.as.CRO, { dealId: deal.dealId, version: deal.version, amountMinor: '180000' }),
      ),
    );
    const { waterfall } = value(await compare({ from: '2026-11-15', measure: 'weighted' }, own.as.CRO));
    expect(waterfall.steps).toMatchObject([{ step: 'amountUp', amountMinor: 8_000n, deals: 1 }]);
  });
});

describe('a deal that goes from one rep to another', () => {
  it('is neither gone for the one nor new for the other, against a day and against a snapshot', async () => {
    const own = await makeTenant();
    const elseId = newId();
    await withUnit({ tenantId: own.id, mode: 'write' }, (unit) =>
      unit.prisma.rep.create({
        data: { tenantId: own.id, id: elseId, name: 'Else', nameKey: 'else', createdAt: new Date() },
      }),
    );
    const deals = { 'Handed on': own.repId, 'Taken over': elseId };
    const made = await atInstant('2026-11-10T10:00:00Z', () =>
      Promise.all(
        Object.entries(deals).map(async ([name, repId], i) =>
          value(
            await createDeal(own.as.CRO, {
              name,
              customer: 'A',
              repId,
              amountMinor: String(100_000 * (i + 1)),
              closeOn: '2027-02-01',
            }),
          ),
        ),
      ),
    );
    const kept = await atInstant(`${MONDAY}T08:00:00Z`, () => takeSnapshot(own.as.CRO, { asOf: MONDAY }));
    await atInstant('2026-11-20T10:00:00Z', async () => {
      for (const [i, repId] of [elseId, own.repId].entries())
        value(
          await editDeal(own.as.CRO, {
            dealId: made[i]?.dealId ?? '',
            version: made[i]?.version ?? 0,
            name: `Renamed ${i}`,
            repId,
          }),
        );
    });
    for (const from of ['2026-11-15', value(kept).snapshotId]) {
      const { waterfall, moves } = value(await compare({ from, measure: 'weighted' }, own.as.REP));
      expect(waterfall.steps).toMatchObject([{ step: 'reassigned', amountMinor: 10_000n, deals: 2 }]);
      // Nobody sees what became of a deal that is not his any more.
      expect(moves.map(({ name, amountMinor }) => [name, amountMinor])).toEqual([
        ['Renamed 1', 20_000n],
        ['Handed on', -10_000n],
      ]);
    }
  });
});
