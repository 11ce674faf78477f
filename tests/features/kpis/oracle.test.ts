import { describe, expect, it } from 'vitest';
import { ensureCustomer } from '@/data/customers';
import { readKpiData } from '@/data/kpis';
import { readRenewedLines } from '@/data/renewed-lines';
import { kpiRowsInput } from '@/features/kpis/inputs';
import { rowsBehind } from '@/features/kpis/queries-rows';
import type { KpiData } from '@/domain/kpis/kpi-data';
import { computeKpis, type Kpis } from '@/domain/kpis/kpis';
import { renewalRate } from '@/domain/kpis/renewal-rate';
import { MOVEMENT_KINDS } from '@/domain/revenue/movements';
import { addDays, addMonths, date, type CalendarDate } from '@/domain/values/calendar-date';
import type { RatioOrNone } from '@/domain/values/ratio';
import { STREAMS } from '@/domain/values/stream';
import { newId } from '@/platform/db/ids';
import { withUnit, type Unit } from '@/platform/db/unit-of-work';
import { value } from '../../support/tenants';
import { dice, type Dice } from '../../domain/revenue/random-ledgers';
import { GrownLedger } from '../revenue/grown-ledger';
import { oracleFigures, type OracleFigures } from './kpi-oracle';

const COMPANIES = 6;
const STEPS = 24;
const SITES = 14;
const FIRST = date('2022-01-01');
/** On a month's and a quarter's last day, within one, and on a first day. */
const DAYS = ['2024-12-31', '2025-05-31', '2025-02-14', '2025-07-01'].map(date);
const NOW = '2026-02-01T00:00:00Z';

/** Sites whose dates contradict each other now and then, with failures of their devices, past every command. */
async function grownSites(unit: Unit, roll: Dice): Promise<void> {
  for (let i = 0; i < SITES; i += 1) {
    const customerId = await ensureCustomer(unit, `Customer ${roll(3)}`, NOW);
    const signed = addDays(addMonths(FIRST, roll(42)), roll(28));
    const after = (share: number, most: number) =>
      roll(share) === 0 ? null : addDays(signed, roll(most) - 8);
    const id = newId();
    await unit.execute(
      `INSERT INTO deployment (tenant_id, id, customer_id, site, kind, devices, signed_on, installed_on, activated_on, first_value_on, ended_on,
         acv_minor, recorded_at, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7::date, $8::date, $9::date, $10::date, $11::date, $12, $13, $13)`,
      [
        unit.tenantId,
        id,
        customerId,
        `Site ${i}`,
        roll(5) === 0 ? 'pilot' : 'production',
        roll(5) === 0 ? null : 1 + roll(40),
        roll(8) === 0 ? null : signed,
        after(2, 200),
        after(3, 250),
        after(3, 180),
        roll(5) === 0 ? addDays(signed, 260 + roll(500)) : null,
        roll(6) === 0 ? null : String(roll(90_001)),
        NOW,
      ],
    );
    for (let nth = roll(3); nth > 0; nth -= 1) {
      await unit.execute(
        `INSERT INTO deployment_failure (tenant_id, id, deployment_id, failed_on, devices, cause, recorded_at)
         VALUES ($1, $2, $3, $4::date, $5, $6, $7)`,
        [
          unit.tenantId,
          newId(),
          id,
          addDays(signed, roll(700)),
          1 + roll(5),
          roll(2) === 0 ? 'software' : 'hardware',
          NOW,
        ],
      );
    }
  }
}

async function oursOf(unit: Unit, data: KpiData, kpis: Kpis): Promise<OracleFigures> {
  const {
    nnarr,
    grr,
    acvPerDeployment: acv,
    ttfv,
    daysToDeployment: days,
    hardwareFailureRate: failure,
  } = kpis;
  const { hardwareLife: life, year } = grr;
  const soft = life.byStream.software.ratio;
  const window = { from: addDays(life.from, 1), until: life.until };
  const { ended, begun } = await readRenewedLines(unit, window, data.currency);
  const renewal = renewalRate(ended, begun, window);
  const text = (amount: bigint | number | null) => (amount === null ? null : String(amount));
  return {
    nnarr: text(nnarr.valueMinor ?? 0n),
    opening: text(nnarr.window.openingMinor),
    closing: text(nnarr.window.closingMinor),
    to_date: text(nnarr.quarterToDate?.nnarrMinor ?? 0n),
    grr_life: `${life.startMinor} ${life.retainedMinor} ${life.endMinor}`,
    grr_year: `${year.startMinor} ${year.retainedMinor}`,
    software: soft ? `${soft.denominator} ${soft.numerator}` : '0 0',
    acv: `${acv.latest.deployments} ${acv.latest.totalMinor}`,
    acv_mean: text(acv.latest.meanMinor),
    acv_median: text(acv.latest.medianMinor),
    ttfv: `${ttfv.headline.signed} ${ttfv.headline.arrived}`,
    ttfv_median: text(ttfv.headline.median.days),
    ttfv_p75: text(ttfv.headline.p75.days),
    ttfv_60: partsOf(ttfv.headline.within60),
    days_to_deployment: `${days.window.totalDays} ${days.window.activated}`,
    failed: text(failure.window.failedDevices),
    in_service: failure.window.inService.join(' '),
    renewal: `${renewal.dueMinor} ${renewal.renewedMinor}`,
  };
}

function partsOf({ ratio }: RatioOrNone): string {
  return ratio ? `${ratio.numerator} ${ratio.denominator}` : '0 0';
}

/** What the rows of each filter add up to is the figure that they are behind, and the parts make the whole. */
async function checkRows(unit: Unit, data: KpiData, kpis: Kpis): Promise<void> {
  const clock = { asOf: data.asOf, constant: data.constant };
  type Asked = Parameters<typeof kpiRowsInput.parse>[0];
  const ask = async (asked: Asked) => value(await rowsBehind(unit, data, kpiRowsInput.parse(asked)));
  const sumOf = async (kind: string | null, stream: string | null) => {
    const rows = await ask({ kpi: 'nnarr', ...clock, kind, stream });
    if (rows.kpi !== 'nnarr') throw new Error(rows.kpi);
    expect(rows.rows.reduce((sum, row) => sum + row.amountMinor, 0n)).toBe(rows.totalMinor);
    return rows.totalMinor;
  };
  const { window, valueMinor } = kpis.nnarr;
  for (const kind of MOVEMENT_KINDS) expect(await sumOf(kind, null)).toBe(window[`${kind}Minor`]);
  let whole = 0n;
  for (const stream of STREAMS) whole += await sumOf(null, stream);
  expect(whole).toBe(valueMinor ?? 0n);
  for (const of of [kpis.grr.hardwareLife, kpis.grr.year]) {
    for (const stream of [null, ...STREAMS]) {
      const { ratio } = stream === null ? of.grr : of.byStream[stream];
      const found = await ask({ kpi: 'grr', ...clock, months: of.months, stream });
      expect(found).toMatchObject({
        totals: { startMinor: ratio?.denominator ?? 0n, retainedMinor: ratio?.numerator ?? 0n },
      });
    }
  }
  const { latest } = kpis.acvPerDeployment;
  const { daysToDeployment: days, hardwareFailureRate: failure, ttfv } = kpis;
  expect(await ask({ kpi: 'acv_per_deployment', ...clock })).toMatchObject({
    totalMinor: latest.totalMinor,
    count: latest.deployments,
  });
  expect(await ask({ kpi: 'ttfv', ...clock })).toMatchObject({ count: ttfv.headline.signed });
  expect(await ask({ kpi: 'days_to_deployment', ...clock })).toMatchObject({
    totalDays: days.window.totalDays,
    count: days.window.activated,
  });
  expect(await ask({ kpi: 'hardware_failure_rate', ...clock })).toMatchObject({
    failedDevices: failure.window.failedDevices,
  });
}

async function figuresOf(unit: Unit, asOf: CalendarDate, constant: boolean) {
  const data = await readKpiData(unit, { currency: 'USD', fiscalStartMonth: 1, asOf, constant });
  const kpis = computeKpis(data);
  const said = await oracleFigures(unit, { asOf, life: data.hardwareLifeMonths, constant });
  await checkRows(unit, data, kpis);
  return { ours: await oursOf(unit, data, kpis), said };
}

describe('random companies with contracts in three currencies, rates, closes, sites and failures', () => {
  it('have the KPIs that an independent statement over the raw rows says, and every filter’s rows add up to them', async () => {
    for (let seed = 1; seed <= COMPANIES; seed += 1) {
      const { tenantId } = await GrownLedger.grow(seed, STEPS);
      await withUnit({ tenantId, mode: 'write' }, async (unit) => {
        await grownSites(unit, dice(seed + 1_000));
        for (const asOf of DAYS)
          for (const constant of [false, true]) {
            const { ours, said } = await figuresOf(unit, asOf, constant);
            expect({ seed, asOf, constant, ...ours }).toEqual({ seed, asOf, constant, ...said });
          }
      });
    }
  });
});
