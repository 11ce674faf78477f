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

/** One company as the person who runs several sees it: figures, what needs him, meetings, days. Its numbers are those of its own pages. */
export const portfolioCompany = defineQuery({
  name: 'portfolio.company',
  permission: 'portfolio.read',
  input: companyInput,
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

export type Portfolio = {
  /** Those that are at work, whoever needs the reader most first. */
  companies: (PortfolioCompany & { standing: CompanyStanding })[];
  /** Archived and leaving ones, by name. */
  resting: PortfolioCompany[];
};

/**
 * The companies of a person, one unit of work for each, with his right there, and never a statement over several. Companies in which he is
 * neither CRO nor CEO are left out.
 */
export async function portfolioOf(callers: readonly Caller[]): Promise<Portfolio> {
  const found: PortfolioCompany[] = [];
  const waiting = [...callers];
  async function work(): Promise<void> {
    for (let caller = waiting.shift(); caller; caller = waiting.shift()) {
      const company = await portfolioCompany(caller, {});
      if (company.ok) found.push(company.value);
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  const companies = found.flatMap((one) => (one.standing ? [{ ...one, standing: one.standing }] : []));
  return {
    companies: companies.toSorted((a, b) => byNeed(rankedOf(a), rankedOf(b))),
    resting: found
      .filter(({ standing }) => standing === null)
      .toSorted((a, b) => a.company.localeCompare(b.company)),
  };
}

function rankedOf({ company, standing: { needs, review, board } }: Portfolio['companies'][number]) {
  return { company, needs, review, board };
}
