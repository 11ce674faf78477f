import { beforeEach, describe, expect, it } from 'vitest';
import { readLeadTimeBook } from '@/data/lead-times';
import { leadTimesFor } from '@/domain/forecast/find-lead-times';
import { recordEvidence } from '@/features/deals/commands-evidence';
import { forecastQuery } from '@/features/forecast/queries';
import { delaySupplier, endDelay, removeLeadTime, setLeadTime } from '@/features/lead-times/commands';
import { dealLeadTimes, leadTimesQuery, previewDelay } from '@/features/lead-times/queries';
import { atInstant } from '@/platform/clock/clock';
import { withUnit } from '@/platform/db/unit-of-work';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';
import { dealOf, HARDWARE, PO, SOFTWARE } from '../deals/a-deal';

let tenant: TestTenant;
beforeEach(async () => {
  tenant = await makeTenant();
});

const library = async () => value(await leadTimesQuery(tenant.as.CRO, {}));
const bookOf = (knownAt?: string) =>
  withUnit({ tenantId: tenant.id, mode: 'read' }, (unit) => readLeadTimeBook(unit, knownAt));
const LINE = { product: 'TempSense', supplier: 'Nordchip' };
const WANTED = { kind: 'hardware' as const, ...LINE, p50Days: 40, p80Days: 50, reason: 'Framework order' };
const set = (over: Partial<Parameters<typeof setLeadTime>[1]> = {}) =>
  setLeadTime(tenant.as.CRO, { ...WANTED, ...over });
const hardwareOf = async (knownAt?: string) =>
  leadTimesFor(await bookOf(knownAt), LINE, { product: null }).of.hardware.why;

describe('a lead time that the company sets', () => {
  it('counts at once, until it is changed or removed; every version stays known', async () => {
    const at = (day: number) => `2026-03-0${day}T12:00:00.000Z`;
    const { leadTimeId } = await atInstant(at(2), async () => value(await set()));
    const changed = await atInstant(at(4), () => set({ product: 'tempsense ', p80Days: 60, seen: 1 }));
    expect(value(changed)).toEqual({ leadTimeId, version: 2 });
    expect(await hardwareOf()).toBe('set for tempsense from Nordchip');
    const gone = { leadTimeId, version: 2, reason: 'Order is over' };
    const removed = await atInstant(at(6), () => removeLeadTime(tenant.as.CRO, gone));
    expect(value(removed)).toEqual({ leadTimeId, version: 3 });
    const known = [];
    for (const instant of [at(1), at(3), at(5), undefined]) known.push(await hardwareOf(instant));
    expect(known).toEqual([
      'default',
      'set for TempSense from Nordchip',
      'set for tempsense from Nordchip',
      'default',
    ]);
    const { versions } = await library();
    expect(versions.map(({ state, p80Days, note, by }) => [state, p80Days, note, by])).toEqual([
      ['removed', 60, 'Order is over', `CRO of ${tenant.slug}`],
      ['set', 60, 'Framework order', `CRO of ${tenant.slug}`],
      ['set', 50, 'Framework order', `CRO of ${tenant.slug}`],
    ]);
    // Its undoing is setting it again.
    expect(value(await set())).toEqual({ leadTimeId, version: 4 });
  });

  it('names a product or a supplier, and no four of five that are sooner than every second one', async () => {
    expect(refusal(await set({ product: '', supplier: null, p80Days: 30 }))).toMatchObject({
      code: 'invalid',
      fields: {
        product: 'Name a product or a supplier.',
        p80Days: 'Four of five take at least as long as every second one.',
      },
    });
    expect(refusal(await set({ p50Days: 731, p80Days: 731 })).code).toBe('invalid');
    expect(refusal(await set({ reason: ' ' })).fields).toEqual({ reason: 'Please fill this in.' });
  });

  it('is never overwritten in silence', async () => {
    const { leadTimeId } = value(await set());
    expect(refusal(await set({ p50Days: 1 }))).toMatchObject({
      code: 'conflict',
      details: { theirs: { p50Days: 40, p80Days: 50, version: 1 } },
    });
    expect(refusal(await set({ seen: 1 })).code).toBe('rule');
    expect(refusal(await removeLeadTime(tenant.as.CRO, { leadTimeId, version: 2, reason: 'x' })).code).toBe(
      'conflict',
    );
    value(await removeLeadTime(tenant.as.CRO, { leadTimeId, version: 1, reason: 'x' }));
    expect(refusal(await set({ seen: 1 })).message).toContain('It is not set any more.');
    expect(refusal(await removeLeadTime(tenant.as.CRO, { leadTimeId, version: 2, reason: 'x' })).code).toBe(
      'conflict',
    );
  });

  it('is one of two that are set at the same time', async () => {
    const answers = await Promise.all([set(), set({ product: 'TEMPSENSE' }), set()]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.filter((answer) => !answer.ok && answer.refusal.code === 'conflict')).toHaveLength(2);
  });

  it('is the CRO’s alone, and read by everybody who works on deals', async () => {
    for (const role of ['CEO', 'REP', 'DELIVERY', 'VIEWER'] as const) {
      expect(refusal(await setLeadTime(tenant.as[role], WANTED)).code).toBe('not_found');
      expect((await leadTimesQuery(tenant.as[role], {})).ok).toBe(role !== 'VIEWER');
    }
  });
});

describe('the library', () => {
  it('lists what is set, what was seen and what is open, everything else first', async () => {
    value(await set({ supplier: '' }));
    await dealOf(tenant, [{ ...HARDWARE, ...LINE }, SOFTWARE]);
    const { places, products, suppliers, delays, mayWrite } = await library();
    expect(
      places.map(({ kind, product, supplier, counts, openLines }) => [
        kind,
        product,
        supplier,
        counts?.basis,
        openLines,
      ]),
    ).toEqual([
      ['hardware', '', '', 'default', 0],
      ['hardware', 'TempSense', '', 'set', 0],
      ['hardware', 'TempSense', 'Nordchip', undefined, 1],
      ['install', '', '', 'default', 0],
      ['activation', '', '', 'default', 0],
    ]);
    expect({ products, suppliers, delays, mayWrite }).toEqual({
      products: ['TempSense'],
      suppliers: ['Nordchip'],
      delays: [],
      mayWrite: true,
    });
  });
});

const DELAY = { supplier: 'nordchip', product: '', days: 30 };

describe('a supplier who is late', () => {
  it('is looked at, entered, counted and ended', async () => {
    await atInstant('2026-02-10T12:00:00.000Z', async () => {
      const { dealId } = await dealOf(tenant, [{ ...HARDWARE, ...LINE, promisedOn: '2026-03-20' }, SOFTWARE]);
      value(await recordEvidence(tenant.as.CRO, { dealId, evidence: [PO] }));
      await dealOf(tenant, [{ ...HARDWARE, supplier: 'Other', promisedOn: '2026-03-20' }]);
      const preview = value(await previewDelay(tenant.as.CRO, DELAY));
      expect(preview).toMatchObject({ supplied: 1, moved: { deals: 1, lines: 2 } });
      expect(preview.lines.map(({ column, from, to }) => [column, from, to])).toEqual([
        ['hardware', '2026-03-20', '2026-04-19'],
        ['software', '2026-04-24', '2026-05-24'],
      ]);
      expect(
        preview.lines[0]?.changes.map(({ period, amountMinor }) => [preview.periods[period], amountMinor]),
      ).toEqual([
        ['Q1 2026', -100_000n],
        ['Q2 2026', 100_000n],
      ]);
      const shipping = async () => {
        const { periods } = value(await forecastQuery(tenant.as.CRO, {}));
        return periods.slice(0, 2).map(({ streams }) => streams.hardware.commitMinor);
      };
      expect(await shipping()).toEqual([100_000n, 0n]);
      const { delayId } = value(await delaySupplier(tenant.as.CRO, { ...DELAY, reason: 'Wafer shortage' }));
      expect(await shipping()).toEqual([0n, 100_000n]);
      expect((await library()).delays).toMatchObject([
        { supplier: 'nordchip', days: 30, reason: 'Wafer shortage' },
      ]);
      expect(value(await dealLeadTimes(tenant.as.REP, { dealId: await ownDeal() })).lines).toMatchObject([
        { delayDays: 30, delayWhy: 'nordchip 30 days late', hardware: { basis: 'default', p80Days: 95 } },
      ]);
      value(await endDelay(tenant.as.CRO, { delayId }));
      expect(await shipping()).toEqual([100_000n, 0n]);
      expect(refusal(await endDelay(tenant.as.CRO, { delayId })).code).toBe('conflict');
    });
  });

  const ownDeal = async () => {
    const { dealId } = await dealOf(tenant, [{ ...HARDWARE, ...LINE }]);
    await withUnit({ tenantId: tenant.id, mode: 'write' }, (unit) =>
      unit.execute('UPDATE deal SET rep_id = $2 WHERE tenant_id = $1', [tenant.id, tenant.repId]),
    );
    return dealId;
  };

  it('is known from the instant it was entered to the one it ended', async () => {
    const at = (day: number) => `2026-03-0${day}T12:00:00.000Z`;
    const { delayId } = await atInstant(at(2), async () =>
      value(await delaySupplier(tenant.as.CRO, { ...DELAY, reason: 'Strike' })),
    );
    await atInstant(at(4), async () => value(await endDelay(tenant.as.CRO, { delayId })));
    const days = async (instant?: string) => (await bookOf(instant)).delays.map((delay) => delay.days);
    expect([await days(at(1)), await days(at(3)), await days()]).toEqual([[], [30], []]);
  });

  it('moves nothing that nobody gets from him, and refuses a delay of no days', async () => {
    await dealOf(tenant, [{ ...HARDWARE, ...LINE }]);
    const preview = value(await previewDelay(tenant.as.CRO, { ...DELAY, supplier: 'Nobody' }));
    expect(preview).toMatchObject({ supplied: 0, lines: [], totals: [] });
    expect(refusal(await previewDelay(tenant.as.CRO, { ...DELAY, days: 0 })).fields).toEqual({
      days: 'At least one day.',
    });
  });
});
