import { readDealFacts } from '@/data/deal-facts';
import { listDeliveredDeals } from '@/data/delivered-deals';
import { readSnapshotHeaders } from '@/data/forecast-snapshots';
import { listReps } from '@/data/reps';
import { readStageModel } from '@/data/stage-models';
import { forecast } from '@/domain/forecast/forecast';
import {
  actualsOf,
  momentDay,
  MOMENTS,
  takenOf,
  type MeasuredQuarter,
  type RepAmounts,
} from '@/domain/forecast/accuracy/quarters';
import { standardBook } from '@/domain/forecast/lead-times';
import type { SnapshotHeader } from '@/domain/forecast/snapshot';
import { DEFAULT_LEAD_TIMES } from '@/domain/forecast/types';
import { addDays, type CalendarDate } from '@/domain/values/calendar-date';
import { fiscalOf, fiscalQuarter, type FiscalQuarter } from '@/domain/values/fiscal-calendar';
import type { Context } from '@/platform/operations/context';

/** The last quarters that are over, oldest first, and the running one as the last. */
export function quartersBack(ctx: Context, count: number): { over: FiscalQuarter[]; running: FiscalQuarter } {
  const fiscal = fiscalOf(ctx.tenant);
  const at = (n: number) => fiscalQuarter(ctx.today, fiscal, n);
  return { over: Array.from({ length: count }, (_, i) => at(i - count)), running: at(0) };
}

/**
 * What was frozen of each quarter at its three moments, and what it came to as known today. Of the deals that the actor sees: a rep his own
 * (the frozen part by whose they were then). A snapshot in another currency says nothing of these amounts.
 */
export async function measureQuarters(
  ctx: Context,
  quarters: readonly FiscalQuarter[],
): Promise<MeasuredQuarter[]> {
  const days = quarters.flatMap((quarter) => MOMENTS.map((moment) => momentDay(quarter, moment)));
  const headers = await readSnapshotHeaders(ctx.unit, days);
  const byDay = new Map(
    headers.filter(({ currency }) => currency === ctx.tenant.currency).map((header) => [header.asOf, header]),
  );
  const actual = await readActuals(ctx, quarters);
  return quarters.map((quarter, i) => {
    const taken = MOMENTS.flatMap((moment) => {
      const header = byDay.get(momentDay(quarter, moment));
      const said = header ? takenOf(seenBy(ctx, header), quarter) : null;
      return said ? [[moment, said] as const] : [];
    });
    return { quarter, actual: actual[i] ?? [], taken: Object.fromEntries(taken) };
  });
}

/** A rep sees of a snapshot what was his. */
function seenBy({ scope }: Context, header: SnapshotHeader): SnapshotHeader {
  if (scope.kind === 'all') return header;
  const own = scope.kind === 'own' ? scope.repId : null;
  const reps = header.figures.reps.filter(({ repId }) => repId !== null && repId === own);
  return { ...header, figures: { ...header.figures, reps } };
}

/** What happened in each quarter, by the rep whose deal it is: as of its last day, the running quarter as of today. */
async function readActuals(ctx: Context, quarters: readonly FiscalQuarter[]): Promise<RepAmounts[][]> {
  const dealIds = await listDeliveredDeals(ctx.unit, ctx.scope);
  const deals = await readDealFacts(ctx.unit, { scope: ctx.scope, dealIds });
  // What happened asks no lead time.
  const book = standardBook(DEFAULT_LEAD_TIMES);
  const names = new Map((await listReps(ctx.unit)).map(({ id, name }) => [id, name]));
  const owners = new Map(deals.map(({ id, repId }) => [id, repId]));
  const repOf = (dealId: string) => {
    const repId = owners.get(dealId) ?? null;
    return { repId, name: repId === null ? null : (names.get(repId) ?? null) };
  };
  const actuals: RepAmounts[][] = [];
  for (const quarter of quarters) {
    const asOf = lastDayOf(quarter, ctx.today);
    const model = await readStageModel(ctx.unit, asOf);
    const came = forecast(deals, { asOf, fiscal: fiscalOf(ctx.tenant), book, model, quarters: [quarter] });
    actuals.push(actualsOf(came, repOf)[0] ?? []);
  }
  return actuals;
}

/** The day at whose end the quarter is measured. */
export function lastDayOf({ until }: FiscalQuarter, today: CalendarDate): CalendarDate {
  const last = addDays(until, -1);
  return last < today ? last : today;
}
