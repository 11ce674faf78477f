import { listSnapshots } from '@/data/forecast-snapshots';
import { may } from '@/domain/access/permissions';
import { dealPasses, rowPasses, type ForecastFilter } from '@/domain/forecast/filter';
import { forecastMinor, sumUp } from '@/domain/forecast/forecast';
import type { ForecastCell, ForecastPeriod } from '@/domain/forecast/types';
import type { WaterfallSide } from '@/domain/forecast/waterfall';
import { comparableQuarters, waterfallBetween } from '@/domain/forecast/waterfall-between';
import { addDays, parseCalendarDate, startOfDay, type CalendarDate } from '@/domain/values/calendar-date';
import { notFound, ok, refuse } from '@/domain/values/result';
import { later } from '@/platform/clock/clock';
import type { Context } from '@/platform/operations/context';
import { defineQuery } from '@/platform/operations/define-query';
import { compareForecastsInput } from './inputs-compare';
import { filterOf } from './read-forecast';
import { liveSide, snapshotSide } from './snapshot-sides';

/** The snapshot of last week is the latest that is at least so many days old; without one the day a week ago stands in. */
const DAYS_OLD = 4;
const WEEK = 7;

/**
 * Two forecasts beside each other and why one became the other, for any part of them; the steps add up to the minor unit. Refuses
 * ('invalid') a first day after the second, and a quarter that not both show; 'not_found' for a snapshot that does not exist.
 */
export const compareForecasts = defineQuery({
  name: 'forecast.compare',
  permission: 'forecast.read',
  input: compareForecastsInput,
  run: async (ctx, input) => {
    const { asOf = ctx.today, knownAt, measure, step, limit } = input;
    const earlier = await firstSide(ctx, input.from, asOf);
    const from = earlier && (await earlier.read());
    const to =
      input.to === 'now'
        ? await liveSide(ctx, { asOf, knownAt, since: from?.asOf ?? null })
        : await snapshotSide(ctx, input.to);
    if (!from || !to) return notFound();
    if (from.asOf > to.asOf) {
      const fields = { from: 'Choose an earlier day.' };
      return refuse('invalid', 'The first day comes after the second.', { fields });
    }
    const quarters = comparableQuarters(from, to);
    const range = input.quarter === null ? null : quarterOf(quarters, input.quarter, to.asOf);
    if (range === undefined) {
      const fields = { quarter: 'Choose a quarter that both show.' };
      return refuse('invalid', 'Not both forecasts show this quarter.', { fields });
    }
    const filter = filterOf(input);
    const { moves, ...waterfall } = waterfallBetween(from, to, { measure, range, filter });
    const wanted = step === null ? moves : moves.filter((move) => move.step === step);
    return ok({
      currency: ctx.tenant.currency,
      from: { asOf: from.asOf, snapshotId: earlier.snapshotId },
      to: { asOf: to.asOf, snapshotId: input.to === 'now' ? null : input.to },
      quarters: quarters.map((quarter) => ({ label: quarter.label, from: quarter.from })),
      quarter: range?.label ?? null,
      waterfall,
      moves: wanted.slice(0, limit),
      moveCount: wanted.length,
      beside: besideOf(quarters, from, to, filter),
      mayOpenDeals: may(ctx.actor.role, 'deals.read'),
    });
  },
});

type Side = { snapshotId: string | null; read: () => Promise<WaterfallSide | null> };

async function firstSide(ctx: Context, from: string | null, asOf: CalendarDate): Promise<Side> {
  const asked = from === null ? null : parseCalendarDate(from);
  if (from !== null && asked === null) return ofSnapshot(ctx, from);
  if (asked !== null) return ofDay(ctx, asked);
  const [latest] = await listSnapshots(ctx.unit, { until: addDays(asOf, -DAYS_OLD), limit: 1 });
  return latest ? ofSnapshot(ctx, latest.id) : ofDay(ctx, addDays(asOf, -WEEK));
}

function ofSnapshot(ctx: Context, snapshotId: string): Side {
  return { snapshotId, read: () => snapshotSide(ctx, snapshotId) };
}

/** A day stands for all that was recorded on it. */
function ofDay(ctx: Context, asOf: CalendarDate): Side {
  const knownAt = later(startOfDay(addDays(asOf, 1), ctx.tenant.zone), -0.001);
  return { snapshotId: null, read: () => liveSide(ctx, { asOf, knownAt }) };
}

/** undefined: not both show it. */
function quarterOf(
  quarters: readonly ForecastPeriod[],
  wanted: CalendarDate | 'current',
  asOf: CalendarDate,
) {
  return quarters
    .filter((quarter): quarter is ForecastPeriod & { from: CalendarDate; until: CalendarDate } => {
      return quarter.from !== null && quarter.until !== null;
    })
    .find(({ from, until }) => (wanted === 'current' ? from <= asOf && asOf < until : from === wanted));
}

type Beside = { label: string; from: Figures; to: Figures };
type Figures = { actualMinor: bigint; commitMinor: bigint; weightedMinor: bigint; forecastMinor: bigint };

/** What both say of each quarter that both show. */
function besideOf(
  quarters: readonly ForecastPeriod[],
  from: WaterfallSide,
  to: WaterfallSide,
  filter: ForecastFilter,
): Beside[] {
  const [was, is] = [from, to].map(({ asOf, periods, deals }) => {
    const rows = deals
      .filter((deal) => dealPasses(deal, filter))
      .flatMap((deal) => deal.rows.filter((row) => rowPasses(row, filter)));
    return sumUp(asOf, periods, rows, []).periods;
  });
  return quarters.map(({ label, from: start }) => ({
    label,
    from: figuresOf(was?.find((period) => period.from === start)?.total),
    to: figuresOf(is?.find((period) => period.from === start)?.total),
  }));
}

function figuresOf(cell: ForecastCell | undefined): Figures {
  if (!cell) return { actualMinor: 0n, commitMinor: 0n, weightedMinor: 0n, forecastMinor: 0n };
  const { actualMinor, commitMinor, weightedMinor } = cell;
  return { actualMinor, commitMinor, weightedMinor, forecastMinor: forecastMinor(cell) };
}
