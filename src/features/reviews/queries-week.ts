import { readReviewDates, type ReviewDate } from '@/data/review-dates';
import { countActions, countReady } from '@/data/review-week';
import { may, type Role } from '@/domain/access/permissions';
import { ok } from '@/domain/values/result';
import { later } from '@/platform/clock/clock';
import type { Caller } from '@/platform/operations/caller';
import { defineQuery } from '@/platform/operations/define-query';
import { weekInput } from './inputs-cadence';
import { seatOf } from './queries-cadence';

const DAY = 24 * 3600;
/** A day of some zone begins up to a day before one of another. */
const BACK_SECONDS = 2 * DAY;
const AHEAD_SECONDS = 9 * DAY;
/** A review whose time has come and that nobody has opened is still the next one for so long. */
const LATE_SECONDS = DAY / 2;
const MOST = 60;

export type CompanyWeek = {
  slug: string;
  company: string;
  zone: string;
  role: Role;
  mayRun: boolean;
  maySchedule: boolean;
  /** The review that is on; else null. */
  open: ReviewDate | null;
  /** The next planned one, or the one that should have begun. Reps ready for it, of those who have something to bring (a rep: himself). */
  next: (ReviewDate & { ready: number; reps: number }) | null;
  /** From the day before yesterday to nine days ahead, skipped ones too. */
  dates: ReviewDate[];
  /** Agreed actions that are not settled; a rep's and a CEO's own, all for the CRO. */
  actions: { open: number; overdue: number };
};

/** One company in its member's week: what is on, what comes, who is ready, what is owed. */
export const companyWeek = defineQuery({
  name: 'reviews.week',
  permission: 'reviews.read',
  input: weekInput,
  run: async (ctx) => {
    const { slug, name: company, zone } = ctx.tenant;
    const { role, userId } = ctx.actor;
    const repId = seatOf(ctx.scope);
    const from = later(ctx.now, -BACK_SECONDS);
    const dates = await readReviewDates(ctx.unit, { from, repId, limit: MOST });
    const due = later(ctx.now, -LATE_SECONDS);
    const coming = dates.find(({ state, startsAt }) => state === 'planned' && startsAt > due);
    const until = later(ctx.now, AHEAD_SECONDS);
    const week: CompanyWeek = {
      slug,
      company,
      zone,
      role,
      mayRun: may(ctx.actor, 'reviews.run'),
      maySchedule: may(ctx.actor, 'reviews.schedule'),
      open: dates.find(({ state }) => state === 'open') ?? null,
      next: coming ? { ...coming, ...(await countReady(ctx.unit, coming.id, repId)) } : null,
      dates: dates.filter(({ startsAt }) => startsAt >= from && startsAt < until),
      actions: await countActions(ctx.unit, ctx.today, role === 'CRO' ? null : userId),
    };
    return ok(week);
  },
});

/** Companies read at a time: a week of many must not hold all connections. */
const AT_ONCE = 5;

/**
 * The week of a person over his companies, by what comes first: one unit of work for each, with his right there, and never a statement over
 * several. Companies in which he may not see reviews are left out.
 */
export async function weekOf(callers: readonly Caller[]): Promise<CompanyWeek[]> {
  const weeks: CompanyWeek[] = [];
  const waiting = [...callers];
  async function work(): Promise<void> {
    for (let caller = waiting.shift(); caller; caller = waiting.shift()) {
      const week = await companyWeek(caller, {});
      if (week.ok) weeks.push(week.value);
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return weeks.toSorted((a, b) => compare(orderOf(a), orderOf(b)));
}

/** What is on comes first, then by time, then companies without a review by name. */
function orderOf({ open, next, company }: CompanyWeek): string {
  if (open) return `0 ${open.startsAt} ${company}`;
  return next ? `1 ${next.startsAt} ${company}` : `2 ${company}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
