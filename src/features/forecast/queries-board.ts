import type { BoardFacts } from '@/domain/board/build';
import { quarterAccuracy } from '@/domain/forecast/accuracy/quarters';
import { addDays, type CalendarDate } from '@/domain/values/calendar-date';
import { fiscalOf, fiscalQuarter } from '@/domain/values/fiscal-calendar';
import type { Context } from '@/platform/operations/context';
import { measureQuarters } from './read-accuracy';
import { readForecast } from './read-forecast';

/**
 * The forecast of the quarter that runs after the end of a day, and how far the forecasts of it and of the quarter before are off what was
 * frozen on their first days. A day that ends a quarter looks back on that one as a whole and ahead on the next.
 */
export async function readBoardForecast(ctx: Context, asOf: CalendarDate): Promise<BoardFacts['forecast']> {
  const next = addDays(asOf, 1);
  const fiscal = fiscalOf(ctx.tenant);
  const [before, quarter] = [fiscalQuarter(next, fiscal, -1), fiscalQuarter(next, fiscal, 0)];
  const { result } = await readForecast(ctx, { asOf });
  const period = result.periods.find(({ kind, from }) => kind === 'quarter' && from === quarter.from);
  // Measured as of that day, whenever it is looked at.
  const measured = await measureQuarters({ ...ctx, today: asOf }, [before, quarter]);
  const [completed, running] = measured.map((one) => quarterAccuracy(one, null));
  if (!period || !completed || !running) throw new Error('A forecast shows the quarters around its day');
  return { quarter, streams: period.streams, total: period.total, completed, running };
}
