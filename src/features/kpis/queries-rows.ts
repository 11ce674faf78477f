import type { z } from 'zod';
import { readDeploymentCustomers } from '@/data/deployments';
import { readCohort, readMovementSums } from '@/data/kpi-rows';
import { isLiveOn, liveFrom, type DeploymentFact } from '@/domain/deployments/deployment';
import { kpiWindow, lastDayBefore, ROLLING_QUARTERS, type KpiData } from '@/domain/kpis/kpi-data';
import { activationsOf } from '@/domain/kpis/days-to-deployment';
import { countedOf } from '@/domain/kpis/hardware-failure-rate';
import { clocksOf } from '@/domain/kpis/ttfv-clock';
import { addMonths, startOfMonth, type CalendarDate } from '@/domain/values/calendar-date';
import { ok, refuse, type Result } from '@/domain/values/result';
import type { Unit } from '@/platform/db/unit-of-work';
import { defineQuery } from '@/platform/operations/define-query';
import { kpiRowsInput } from './inputs';
import { readKpisData } from './queries';

type Asked = z.output<typeof kpiRowsInput>;
type Of<K extends Asked['kpi']> = Extract<Asked, { kpi: K }>;

/** Exactly the rows behind one figure, and what they add up to: movements, the cohort, or deployments. */
export const kpiRowsQuery = defineQuery({
  name: 'kpis.rows',
  permission: 'kpis.read',
  input: kpiRowsInput,
  run: async (ctx, asked) => {
    const data = await readKpisData(ctx, asked);
    return data.set.includes(asked.kpi) ? rowsBehind(ctx.unit, data, asked) : NOT_IN_SET;
  },
});

type ValueOf<R> = R extends { ok: true; value: infer T } ? T : never;
type Rows<F extends (...args: never[]) => Promise<unknown>> = ValueOf<Awaited<ReturnType<F>>>;
export type RowsBehind =
  | Rows<typeof movementRows>
  | Rows<typeof cohortRows>
  | Rows<typeof deploymentRows>
  | Rows<typeof clockRows>
  | Rows<typeof activationRows>
  | Rows<typeof failureRows>;

/** Those of one KPI. */
export type RowsOf<K extends RowsBehind['kpi']> = Extract<RowsBehind, { kpi: K }>;

/** What `kpis.rows` answers, for pages that show it beside the figures. */
export async function rowsBehind(unit: Unit, data: KpiData, asked: Asked): Promise<Result<RowsBehind>> {
  if (asked.kpi === 'nnarr') return movementRows(unit, data, asked);
  if (asked.kpi === 'grr') return cohortRows(unit, data, asked);
  if (asked.kpi === 'ttfv') return clockRows(unit, data, asked);
  if (asked.kpi === 'days_to_deployment') return activationRows(unit, data, asked);
  if (asked.kpi === 'hardware_failure_rate') return failureRows(unit, data, asked);
  return deploymentRows(unit, data, asked);
}

/** Nobody is shown a figure outside the company's set. */
export const NOT_IN_SET = refuse('not_found', 'This KPI is not in the company’s set.');

const PAST_THE_END = refuse('invalid', 'This page does not exist. Start at the first one.', {
  fields: { offset: 'Behind the last row.' },
});

async function movementRows(unit: Unit, data: KpiData, asked: Of<'nnarr'>) {
  const { quarters, current } = kpiWindow(data.asOf, data.fiscalStartMonth);
  const window = {
    from: asked.from ?? quarters.at(-ROLLING_QUARTERS)?.from ?? current.from,
    until: asked.until ?? current.from,
  };
  const { kind, stream, knownAt, constant } = asked;
  const found = await readMovementSums(unit, { ...window, kind, stream, knownAt, constant }, asked);
  if (isPastTheEnd(found.rows, asked.offset)) return PAST_THE_END;
  return ok({ kpi: asked.kpi, currency: data.currency, ...window, ...found, next: nextOf(found, asked) });
}

async function cohortRows(unit: Unit, data: KpiData, asked: Of<'grr'>) {
  const months = asked.months ?? data.hardwareLifeMonths;
  const until = asked.until ?? kpiWindow(data.asOf, data.fiscalStartMonth).measuredOn;
  const window = { from: endOfMonthBefore(until, months), until };
  const { stream, knownAt, constant } = asked;
  const found = await readCohort(unit, { ...window, stream, knownAt, constant }, asked);
  if (isPastTheEnd(found.rows, asked.offset)) return PAST_THE_END;
  return ok({
    kpi: asked.kpi,
    currency: data.currency,
    months,
    ...window,
    ...found,
    next: nextOf(found, asked),
  });
}

/** The last day of the month that lies `months` before the month of `day`. */
function endOfMonthBefore(day: CalendarDate, months: number): CalendarDate {
  return lastDayBefore(addMonths(startOfMonth(day), 1 - months));
}

function isPastTheEnd(rows: readonly unknown[], offset: number): boolean {
  return rows.length === 0 && offset > 0;
}

function nextOf(
  found: { rows: readonly unknown[]; count: number },
  asked: { offset: number },
): number | null {
  const next = asked.offset + found.rows.length;
  return next < found.count ? next : null;
}

async function deploymentRows(unit: Unit, data: KpiData, asked: Of<'acv_per_deployment'>) {
  const latest = kpiWindow(data.asOf, data.fiscalStartMonth).quarters.at(-1);
  const on = asked.on ?? (latest ? lastDayBefore(latest.until) : data.asOf);
  const live = data.deployments.filter((one) => one.kind === 'production' && isLiveOn(one, on));
  const named = await withCustomers(unit, live);
  const rows = named
    .map((row) => ({ ...row, liveFrom: liveFrom(row) }))
    .sort((a, b) => compare(b.acvMinor ?? -1n, a.acvMinor ?? -1n) || a.id.localeCompare(b.id));
  const counted = rows.filter(({ acvMinor }) => acvMinor !== null);
  const totalMinor = counted.reduce((sum, { acvMinor }) => sum + (acvMinor ?? 0n), 0n);
  return ok({ kpi: asked.kpi, currency: data.currency, on, rows, count: counted.length, totalMinor });
}

async function clockRows(unit: Unit, data: KpiData, asked: Of<'ttfv'>) {
  const { quarters, current } = kpiWindow(data.asOf, data.fiscalStartMonth);
  const from = asked.from ?? quarters.at(-ROLLING_QUARTERS)?.from ?? current.from;
  const until = asked.until ?? null;
  const clocks = clocksOf(data.deployments, data.asOf).filter(
    ({ signedOn }) => signedOn >= from && (until === null || signedOn < until),
  );
  const byId = new Map(clocks.map((clock) => [clock.deployment.id, clock]));
  const named = await withCustomers(
    unit,
    clocks.map(({ deployment }) => deployment),
  );
  const rows = named
    .flatMap((row) => {
      const clock = byId.get(row.id);
      return clock ? [{ ...row, days: clock.days, arrived: clock.arrived, lost: clock.lost }] : [];
    })
    .sort((a, b) => b.days - a.days || a.id.localeCompare(b.id));
  return ok({ kpi: asked.kpi, asOf: data.asOf, from, until, rows, count: rows.length });
}

async function activationRows(unit: Unit, data: KpiData, asked: Of<'days_to_deployment'>) {
  const { from, until } = fourQuarters(data, asked);
  const own = activationsOf(data.deployments, data.asOf).filter(
    ({ activatedOn }) => activatedOn >= from && activatedOn < until,
  );
  const named = await withCustomers(
    unit,
    own.map(({ deployment }) => deployment),
  );
  const rows = named
    .map((row, i) => ({ ...row, days: own[i]?.days ?? 0 }))
    .sort((a, b) => b.days - a.days || a.id.localeCompare(b.id));
  const totalDays = rows.reduce((sum, { days }) => sum + days, 0);
  return ok({ kpi: asked.kpi, from, until, rows, count: rows.length, totalDays });
}

async function failureRows(unit: Unit, data: KpiData, asked: Of<'hardware_failure_rate'>) {
  const { from, until } = fourQuarters(data, asked);
  const counted = countedOf(data);
  const own = data.failures.filter(
    ({ deploymentId, failedOn }) =>
      counted.has(deploymentId) && failedOn >= from && failedOn < until && failedOn <= data.asOf,
  );
  const named = await withCustomers(unit, [...counted.values()]);
  const rows = named
    .map((row) => {
      const failures = own.filter(({ deploymentId }) => deploymentId === row.id);
      const failedDevices = failures.reduce((sum, { devices }) => sum + devices, 0);
      return { ...row, failures: failures.length, failedDevices };
    })
    .filter(({ failures }) => failures > 0)
    .sort((a, b) => b.failedDevices - a.failedDevices || a.id.localeCompare(b.id));
  const failedDevices = rows.reduce((sum, row) => sum + row.failedDevices, 0);
  return ok({ kpi: asked.kpi, from, until, rows, count: rows.length, failedDevices });
}

/** The asked days, else the last four completed fiscal quarters. */
function fourQuarters(data: KpiData, asked: { from?: CalendarDate; until?: CalendarDate }) {
  const { quarters, current } = kpiWindow(data.asOf, data.fiscalStartMonth);
  return {
    from: asked.from ?? quarters.at(-ROLLING_QUARTERS)?.from ?? current.from,
    until: asked.until ?? current.from,
  };
}

type Named = DeploymentFact & { customerId: string | null; customer: string };

async function withCustomers(unit: Unit, deployments: readonly DeploymentFact[]): Promise<Named[]> {
  const customers = await readDeploymentCustomers(
    unit,
    deployments.map(({ id }) => id),
  );
  return deployments.map((one) => ({
    ...one,
    ...(customers.get(one.id) ?? { customerId: null, customer: '' }),
  }));
}

function compare(a: bigint, b: bigint): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
