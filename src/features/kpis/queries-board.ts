import type { KpiFacts } from '@/domain/board/build';
import type { CalendarDate } from '@/domain/values/calendar-date';
import type { Context } from '@/platform/operations/context';
import { kpiLine } from './board-lines';
import { kpisResult, readKpisData } from './queries';

/** The KPIs of the company's set at the end of a day, as the board's page says them. */
export async function readBoardKpis(ctx: Context, asOf: CalendarDate): Promise<KpiFacts[]> {
  const { set, kpis, currency } = kpisResult(await readKpisData(ctx, { asOf }));
  return set.map((kpi) => kpiLine(kpi, kpis, currency));
}
