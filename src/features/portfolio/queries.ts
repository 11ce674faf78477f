import { readAgenda } from '@/data/portfolio';
import { readQuarterVariances } from '@/data/quarter-variances';
import { readTimeMonth } from '@/data/time-entries';
import type { Role } from '@/domain/access/permissions';
import { variance } from '@/domain/forecast/accuracy/variance';
import { FORECAST_COLUMNS, type ForecastColumn } from '@/domain/forecast/types';
import { figureOf } from '@/domain/kpis/kpis';
import { byNeed, needsOf, type CompanyFacts, type Meeting, type Need } from '@/domain/portfolio/needs';
import { todayOf, type TodayItem } from '@/domain/portfolio/today';
import type { CalendarDate } from '@/domain/values/calendar-date';
import { fiscalOf, fiscalQuarter, periodOf } from '@/domain/values/fiscal-calendar';
import type { RatioOrNone } from '@/domain/values/ratio';
import { ok } from '@/domain/values/result';
import { readFindings } from '@/features/audit/queries';
import { kpisResult, readKpisData, type KpisResult } from '@/features/kpis/queries';
import { readDesk } from '@/features/kpis/queries-desk';
import { later } from '@/platform/clock/clock';
import { logBug } from '@/platform/log/log';
import type { Caller, TenantState } from '@/platform/operations/caller';
import type { Context } from '@/platform/operations/context';
import { defineQuery } from '@/platform/operations/define-query';
import { companyInput } from './inputs';

/** How far the last quarter that is over was off its forecast of its first day. */
export type CompanyVariance = {
  quarter: string;
  snapshotOn: CalendarDate;
  total: RatioOrNone;
  /** Something was forecast, and nothing of it came. */
  nothingCame: boolean;
};

/** Hundredths of a day of the running month; contracted null where nothing is agreed. */
export type CompanyDays = { contracted: number | null; used: number };

export type CompanyStanding = {
  today: CalendarDate;
  kpis: KpisResult;
  variance: CompanyVariance | null;
  /** Red ones first. */
  needs: Need[];
  forToday: TodayItem[];
  review: Meeting | null;
  board: Meeting | null;
  days: CompanyDays | null;
};

export type PortfolioCompany = {
  slug: string;
  company: string;
  zone: string;
  isDemo: boolean;
  role: Role;
  state: TenantState;
  /** null: archived or leaving, so nothing of it needs anybody. */
  standing: CompanyStanding | null;
};

/** One company that does not answer must not keep the page with all others waiting; one that is well answers in a hundredth of it. */
const PATIENCE_MS = 5000;

/** One company as the person who runs several sees it: figures, what needs him, meetings, days. Its numbers are those of its own pages. */
export const portfolioCompany = defineQuery({
  name: 'portfolio.company',
  permission: 'portfolio.read',
  input: companyInput,
  statementTimeout: PATIENCE_MS,
  run: async (ctx) => {
    const { slug, name: company, zone, isDemo, state } = ctx.tenant;
    const shown: PortfolioCompany = {
      slug,
      company,
      zone,
      isDemo,
      role: ctx.actor.role,
      state,
      standing: state === 'active' ? await readCompanyStanding(ctx) : null,
    };
    return ok(shown);
  },
});

const HOUR = 3600;
/** A review whose time has come and that nobody has opened is still the next one for so long, as in the week of reviews. */
const LATE_SECONDS = 12 * HOUR;
/** An answer is news for so long. */
const NEWS_SECONDS = 3 * 24 * HOUR;

async function readCompanyStanding(ctx: Context): Promise<CompanyStanding> {
  const { unit, today, actor } = ctx;
  const kpis = kpisResult(await readKpisData(ctx, {}));
  const { checks } = await readFindings(ctx);
  const count = (id: string) => checks.find((check) => check.id === id)?.count ?? 0;
  const desk = await readDesk(ctx, today);
  const agenda = await readAgenda(unit, {
    today,
    userId: actor.userId,
    everybodys: actor.role === 'CRO',
    lateSince: later(ctx.now, -LATE_SECONDS),
    answeredSince: later(ctx.now, -NEWS_SECONDS),
    signs: actor.role === 'CRO' || actor.role === 'CEO' ? actor.role : null,
  });
  const month = await readTimeMonth(unit, { period: periodOf(today), today, zone: ctx.tenant.zone });
  const days =
    month.contractedDays === null && month.usedDays === 0
      ? null
      : { contracted: month.contractedDays, used: month.usedDays };
  const measured = await readLastVariance(ctx);
  const facts: CompanyFacts = {
    today,
    role: actor.role,
    alarms: kpis.set.filter((kpi) => figureOf(kpi, kpis.kpis).alarm.raised),
    variance: measured?.total ?? null,
    nothingCame: measured?.nothingCame ?? false,
    findings: {
      wonUnshipped: count('closed-won-without-ship-date'),
      closePast: count('close-date-past'),
      zombies: count('zombie'),
    },
    ...desk,
    ...agenda,
    days,
  };
  const { review, board } = agenda;
  return {
    today,
    kpis,
    variance: measured,
    needs: needsOf(facts),
    forToday: todayOf(facts),
    review,
    board,
    days,
  };
}

/** As it is kept; null where nothing of the last quarter was frozen on its first day. */
async function readLastVariance(ctx: Context): Promise<CompanyVariance | null> {
  const quarter = fiscalQuarter(ctx.today, fiscalOf(ctx.tenant), -1);
  const [kept] = await readQuarterVariances(ctx.unit, [quarter.from]);
  if (!kept) return null;
  const total = (amounts: Record<ForecastColumn, bigint>) =>
    FORECAST_COLUMNS.reduce((sum, column) => sum + amounts[column], 0n);
  const pair = { forecastMinor: total(kept.forecast), actualMinor: total(kept.actual) };
  const nothingCame = pair.actualMinor === 0n && pair.forecastMinor > 0n;
  return { quarter: quarter.label, snapshotOn: kept.snapshotOn, total: variance(pair), nothingCame };
}

/** Companies read at a time: a portfolio of many must not hold all connections. */
const AT_ONCE = 5;

/** Whose company is asked for, and what it is called if nothing more can be read of it. */
export type Asked = { caller: Caller; company: string };

/** A company whose reading failed; the error is in the log under the reference. */
export type UnreadCompany = { slug: string; company: string; reference: string };

export type Portfolio = {
  /** Those that could not be read, by name. Nobody knows what is in them, so they come before all others. */
  unread: UnreadCompany[];
  /** Those that are at work, whoever needs the reader most first. */
  companies: (PortfolioCompany & { standing: CompanyStanding })[];
  /** Archived and leaving ones, by name. */
  resting: PortfolioCompany[];
};

/**
 * The companies of a person, one unit of work for each, with his right there, and never a statement over several. Companies in which he is
 * neither CRO nor CEO are left out. What goes wrong in one company stays there: the others are shown.
 */
export async function portfolioOf(asked: readonly Asked[]): Promise<Portfolio> {
  const found: PortfolioCompany[] = [];
  const unread: UnreadCompany[] = [];
  const waiting = [...asked];
  async function work(): Promise<void> {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      try {
        const company = await portfolioCompany(next.caller, {});
        if (company.ok) found.push(company.value);
      } catch (error) {
        unread.push(unreadCompany(next, error));
      }
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  const companies = found.flatMap((one) => (one.standing ? [{ ...one, standing: one.standing }] : []));
  return {
    unread: unread.toSorted(byName),
    companies: companies.toSorted((a, b) => byNeed(rankedOf(a), rankedOf(b))),
    resting: found.filter(({ standing }) => standing === null).toSorted(byName),
  };
}

function unreadCompany({ caller, company }: Asked, error: unknown): UnreadCompany {
  const slug = caller.tenantSlug;
  return {
    slug,
    company,
    reference: logBug(error, { operation: portfolioCompany.operation.name, tenant: slug }),
  };
}

function byName(a: { company: string }, b: { company: string }): number {
  return a.company.localeCompare(b.company);
}

function rankedOf({ company, standing: { needs, review, board } }: Portfolio['companies'][number]) {
  return { company, needs, review, board };
}
