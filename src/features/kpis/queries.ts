import { readKpiData } from '@/data/kpis';
import { kpisJson as figuresJson } from '@/domain/kpis/json';
import { computeKpis, type Kpis } from '@/domain/kpis/kpis';
import type { CalendarDate } from '@/domain/values/calendar-date';
import { ok } from '@/domain/values/result';
import type { Context } from '@/platform/operations/context';
import { defineQuery } from '@/platform/operations/define-query';
import { kpisInput } from './inputs';

type Clock = { asOf?: CalendarDate; knownAt?: string };

export type KpisResult = { currency: string; asOf: CalendarDate; kpis: Kpis };

/** The four KPIs with trend, target, alarm and basis (docs/metrics.md). One statement reads all of it. */
export const kpisQuery = defineQuery({
  name: 'kpis.dashboard',
  permission: 'kpis.read',
  input: kpisInput,
  run: async (ctx, clock) => {
    const data = await readKpisData(ctx, clock);
    const result: KpisResult = { currency: data.currency, asOf: data.asOf, kpis: computeKpis(data) };
    return ok(result);
  },
});

/** The form of the command line: {asOf, currency, nnarr, grr, acvPerDeployment, ttfv}. */
export function kpisJson({ asOf, currency, kpis }: KpisResult) {
  return { asOf, currency, ...figuresJson(kpis) };
}

/** What the figures are computed from; also what the rows behind them are chosen from. */
export function readKpisData(ctx: Context, { asOf = ctx.today, knownAt }: Clock) {
  const { currency, fiscalStartMonth } = ctx.tenant;
  return readKpiData(ctx.unit, { currency, fiscalStartMonth, asOf, knownAt });
}
