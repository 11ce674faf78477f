import { countRequestsByMonth, type AskedInMonth } from '@/data/ceo-requests';
import { readEngagement } from '@/data/engagements';
import {
  readCeoSeats,
  readClosedZombies,
  readExceptionsAsked,
  readKeptZombies,
  type CeoInMonth,
} from '@/data/discipline';
import { readEndorsement } from '@/data/stage-model-versions';
import { readTimeMonth } from '@/data/time-entries';
import type { MonthDiscipline } from '@/domain/board/discipline';
import { addDays, earliest, type CalendarDate } from '@/domain/values/calendar-date';
import { periodOf, startOfPeriod, type Period } from '@/domain/values/fiscal-calendar';
import type { Unit } from '@/platform/db/unit-of-work';
import type { Context } from '@/platform/operations/context';

/** What `count` months show of discipline, the running one first. */
export async function readMonths(ctx: Context, count: number): Promise<MonthDiscipline[]> {
  const { unit, today } = ctx;
  const { zone } = ctx.tenant;
  const running = periodOf(today);
  const first = running - count + 1;
  const range = { from: startOfPeriod(first), until: startOfPeriod(running + 1), zone };
  const kept = await readKeptZombies(unit, range);
  const closed = new Map((await readClosedZombies(unit, range)).map((row) => [row.period, row.closed]));
  const exceptions = await readExceptionsAsked(unit, range);
  const seats = await readCeoSeats(unit, first);
  const requests = await countRequestsByMonth(unit, { from: range.from, today, zone });
  const startOn = (await readEngagement(unit))?.startOn ?? null;
  const months: MonthDiscipline[] = [];
  for (let period = running; period >= first; period -= 1) {
    months.push({
      period,
      zombies: {
        kept: kept.filter(({ on }) => periodOf(on) === period),
        closed: closed.get(period) ?? 0,
      },
      exceptions: exceptions.filter(({ on }) => periodOf(on) === period),
      board: boardOf(seats.filter((seat) => seat.period === period)),
      requests: requestsOf(requests.find((month) => month.period === period)),
      ...(await collaborationOf(ctx, period, startOn)),
      model: await modelOn(unit, earliest(today, addDays(startOfPeriod(period + 1), -1))),
    });
  }
  return months;
}

function boardOf(seats: readonly CeoInMonth[]): MonthDiscipline['board'] {
  const [first] = seats;
  if (!first) return null;
  const ceos = seats.flatMap(({ name, answer, attended }) =>
    name === null ? [] : { name, answer, attended },
  );
  return { state: first.state, ceos };
}

function requestsOf(month: AskedInMonth | undefined): MonthDiscipline['requests'] {
  const { asked = 0, answered = 0, late = 0, overdue = 0 } = month ?? {};
  return { asked, answered, late, overdue };
}

async function collaborationOf(
  { unit, today, tenant }: Context,
  period: Period,
  startOn: CalendarDate | null,
): Promise<Pick<MonthDiscipline, 'weeks' | 'crm'>> {
  const { weeks, crmAccess, crmAccessOn } = await readTimeMonth(unit, {
    period,
    today,
    zone: tenant.zone,
  });
  const count = (state: string) => weeks.filter((week) => week.state === state).length;
  const kept = count('kept');
  const began = startOn !== null && periodOf(startOn) <= period;
  return {
    weeks: { kept, judged: kept + count('missed') },
    crm: began ? { access: crmAccess, since: crmAccessOn } : null,
  };
}

/** The version in force at the end of a day, and whether the CEO had signed it by then. */
async function modelOn(unit: Unit, day: CalendarDate): Promise<MonthDiscipline['model']> {
  const { version, effectiveFrom, signature } = await readEndorsement(unit, day);
  return { version, since: effectiveFrom, endorsed: signature !== null && signature.signedOn <= day };
}
