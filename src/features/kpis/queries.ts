import { readKpiData } from '@/data/kpis';
import { kpisJson as figuresJson } from '@/domain/kpis/json';
import { computeKpis, FIGURE_NAME, type Kpis } from '@/domain/kpis/kpis';
import { kpiWindow, type KpiData, type KpiId } from '@/domain/kpis/kpi-data';
import type { CalendarDate } from '@/domain/values/calendar-date';
import type { FiscalQuarter } from '@/domain/values/fiscal-calendar';
import { ok } from '@/domain/values/result';
import type { Context } from '@/platform/operations/context';
import { defineQuery } from '@/platform/operations/define-query';
import { kpisInput } from './inputs';

type Clock = { asOf?: CalendarDate; knownAt?: string; constant?: boolean };

/** `set` are the company's own KPIs in the order of its dashboard; nobody is shown a figure outside it. */
export type KpisResult = {
  currency: string;
  asOf: CalendarDate;
  set: readonly KpiId[];
  constant: boolean;
  kpis: Kpis;
};

/** What every reader of the KPIs is given. */
export function kpisResult(data: KpiData): KpisResult {
  const { currency, asOf, set, constant } = data;
  return { currency, asOf, set, constant, kpis: computeKpis(data) };
}

/** The company's KPIs with trend, target, alarm and basis (docs/metrics.md). One statement reads all of it. */
export const kpisQuery = defineQuery({
  name: 'kpis.dashboard',
  permission: 'kpis.read',
  input: kpisInput,
  run: async (ctx, clock) => ok(kpisResult(await readKpisData(ctx, clock))),
});

/** The form of the command line: {asOf, currency, constant, set} and the figures of the set by their names: nnarr, grr, acvPerDeployment … */
export function kpisJson({ asOf, currency, constant, set, kpis }: KpisResult) {
  const all = figuresJson(kpis);
  const figures: Partial<typeof all> = Object.fromEntries(
    set.map((kpi) => [FIGURE_NAME[kpi], all[FIGURE_NAME[kpi]]]),
  );
  return { asOf, currency, constant, set, ...figures };
}

/** The quarters of the charts, oldest first: the completed ones and the one that runs. */
export function chartQuarters({ asOf, fiscalStartMonth }: KpiData): FiscalQuarter[] {
  const { quarters, current } = kpiWindow(asOf, fiscalStartMonth);
  return [...quarters, current];
}

/** What the figures are computed from; also what the rows behind them are chosen from. */
export function readKpisData(ctx: Context, { asOf = ctx.today, knownAt, constant = false }: Clock) {
  const { currency, fiscalStartMonth } = ctx.tenant;
  return readKpiData(ctx.unit, { currency, fiscalStartMonth, asOf, knownAt, constant });
}
