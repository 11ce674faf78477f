import { readTerms } from '@/data/terms';
import {
  readTimeEntries,
  readTimeMonth,
  readTimer,
  readTimeSpan,
  readVisitDays,
  sumTimeEntries,
  type TimeEntry,
} from '@/data/time-entries';
import { may } from '@/domain/access/permissions';
import { daysOfMinutes, type TimeMonth } from '@/domain/engagement/days';
import { visitsOf, visitsOfQuarter } from '@/domain/engagement/visits';
import { addDays } from '@/domain/values/calendar-date';
import {
  fiscalOf,
  fiscalQuarter,
  periodOf,
  startOfPeriod,
  type Period,
} from '@/domain/values/fiscal-calendar';
import { ok } from '@/domain/values/result';
import { tableFile } from '@/platform/files/table-file';
import type { Context } from '@/platform/operations/context';
import { defineQuery } from '@/platform/operations/define-query';
import { timeExportInput, timeListInput } from './inputs';
import { TIME_HEADER, summarySheet, timeCells } from './time-cells';

/**
 * One month of the CRO's time: days contracted, used, left and over, the weekly hours, the visits of the quarter in which it ends, and a page
 * of its entries, the latest first. `all` is over every entry of the month; `timer` is the reader's own that runs.
 */
export const listTime = defineQuery({
  name: 'time.list',
  permission: 'time.read',
  input: timeListInput,
  run: async (ctx, { month = periodOf(ctx.today), after, limit }) => {
    const terms = await readTerms(ctx.unit);
    const { time, entries: found } = await readMonth(ctx, month, { after, limit: limit + 1 });
    const entries = found.slice(0, limit);
    const last = entries.at(-1);
    const span = await readTimeSpan(ctx.unit);
    const first = [span?.from, terms?.startOn].filter((day) => day !== undefined).toSorted()[0] ?? ctx.today;
    return ok({
      month: monthName(month),
      period: month,
      time,
      entries,
      next: found.length > limit && last ? `${last.workedOn} ${last.id}` : null,
      all: await sumTimeEntries(ctx.unit, daysOf(month)),
      timer: may(ctx.actor, 'time.write') ? await readTimer(ctx.unit, ctx.actor.userId) : null,
      visits: await visitsBeside(ctx, month, terms?.visitsPerYear ?? 0),
      begun: terms !== null,
      hasTerms: terms?.contractedDays != null,
      earlier: month > periodOf(first) ? monthName(month - 1) : null,
      later: month < periodOf(ctx.today) ? monthName(month + 1) : null,
      currency: ctx.tenant.currency,
      zone: ctx.tenant.zone,
      today: ctx.today,
      now: ctx.now,
      me: ctx.actor.userId,
      mayWrite: may(ctx.actor, 'time.write'),
    });
  },
});

/** The month's time for the invoice: an entry a line, and in a workbook a second sheet with what it adds up to. */
export const exportTime = defineQuery({
  name: 'time.export',
  permission: 'time.read',
  input: timeExportInput,
  run: async (ctx, { month = periodOf(ctx.today), format }) => {
    const { time, entries } = await readMonth(ctx, month, { after: null, limit: null });
    const rows = entries.toReversed().map(timeCells);
    return ok(
      tableFile(`time-${ctx.tenant.slug}-${monthName(month)}`, format, [
        { name: 'Time', header: TIME_HEADER, rows },
        summarySheet(time, ctx.tenant.currency),
      ]),
    );
  },
});

/** A month as addresses write it: "2026-10". */
function monthName(period: Period): string {
  return startOfPeriod(period).slice(0, 7);
}

function daysOf(period: Period) {
  return { from: startOfPeriod(period), until: startOfPeriod(period + 1) };
}

async function readMonth(
  ctx: Context,
  period: Period,
  page: Parameters<typeof readTimeEntries>[2],
): Promise<{ time: TimeMonth; entries: ShownEntry[] }> {
  const clock = { period, today: ctx.today, zone: ctx.tenant.zone };
  const time = await readTimeMonth(ctx.unit, clock);
  const entries = await readTimeEntries(ctx.unit, daysOf(period), page);
  return { time, entries: entries.map((entry) => withDays(entry, time.minutesPerDay)) };
}

/** `days` in hundredths, as the month counts them. */
export type ShownEntry = TimeEntry & { minutes: number; days: number };

function withDays(entry: TimeEntry, minutesPerDay: number): ShownEntry {
  const minutes = entry.minutes ?? 0;
  return { ...entry, minutes, days: daysOfMinutes(minutes, minutesPerDay) };
}

/** The visits of the fiscal quarter in which a month ends, and those of the last twelve months. */
async function visitsBeside(ctx: Context, period: Period, perYear: number) {
  const until = startOfPeriod(period + 1);
  const quarter = fiscalQuarter(addDays(until, -1), fiscalOf(ctx.tenant));
  const year = { from: startOfPeriod(period - 11), until };
  const from = quarter.from < year.from ? quarter.from : year.from;
  const visits = visitsOf(await readVisitDays(ctx.unit, { from, until: quarter.until }));
  return {
    quarter: quarter.label,
    ...visitsOfQuarter(visits, quarter, perYear),
    year: visits.filter((visit) => visit.from >= year.from && visit.from < until).length,
    perYear,
  };
}
