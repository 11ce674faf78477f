import { readQuarterVariances } from '@/data/quarter-variances';
import { GOAL_BP } from '@/domain/board/forecast-part';
import { judgeLeadership, type JudgedForecast } from '@/domain/board/leadership';
import { may } from '@/domain/access/permissions';
import { FORECAST_COLUMNS } from '@/domain/forecast/types';
import { fiscalOf, fiscalQuarter } from '@/domain/values/fiscal-calendar';
import { multiplyRatio } from '@/domain/values/money';
import { ok } from '@/domain/values/result';
import type { Context } from '@/platform/operations/context';
import { defineQuery } from '@/platform/operations/define-query';
import { disciplineInput } from './inputs';
import { readMonths } from './read-months';

const SHOWN_MONTHS = 6;
/** Completed months that are judged together. */
const JUDGED_MONTHS = 3;

/**
 * What the last months show of discipline, the running one first: zombies kept and by whom, exceptions asked of the model, the CEO at the
 * board reviews, requests, the weekly hours, access to the CRM, the endorsement; and whether the forecast's problem is one of leadership.
 */
export const showDiscipline = defineQuery({
  name: 'discipline.show',
  permission: 'discipline.read',
  input: disciplineInput,
  run: async (ctx, { months: shown = SHOWN_MONTHS }) => {
    const [running, ...before] = await readMonths(ctx, Math.max(shown, JUDGED_MONTHS + 1));
    if (!running) throw new Error('There is always a month');
    const forecast = await lastForecast(ctx);
    return ok({
      today: ctx.today,
      months: [running, ...before].slice(0, shown),
      forecast,
      leadership: judgeLeadership(before.slice(0, JUDGED_MONTHS), running, { forecast, today: ctx.today }),
      mayAsk: may(ctx.actor, 'requests.write'),
    });
  },
});

/** The kept variance of the last completed quarter against what was frozen on its first day. */
async function lastForecast(ctx: Context): Promise<JudgedForecast> {
  const quarter = fiscalQuarter(ctx.today, fiscalOf(ctx.tenant), -1);
  const [kept] = await readQuarterVariances(ctx.unit, [quarter.from]);
  const of = (side: 'forecast' | 'actual') =>
    FORECAST_COLUMNS.reduce((sum, column) => sum + (kept?.[side][column] ?? 0n), 0n);
  const [forecast, actual] = [of('forecast'), of('actual')];
  const off = forecast > actual ? forecast - actual : actual - forecast;
  const varianceBp = actual > 0n ? Number(multiplyRatio(off, 10_000n, actual)) : null;
  const nothingCame = actual === 0n && forecast > 0n;
  return { quarter: quarter.label, varianceBp, nothingCame, goalBp: GOAL_BP };
}
