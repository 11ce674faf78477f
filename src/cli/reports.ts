import { kpisJson, kpisQuery } from '@/features/kpis/queries';
import { auditQuery } from '@/features/audit/queries';
import { exportQuery } from '@/features/deals/queries-export';
import { pipelineQuery } from '@/features/deals/queries-pipeline';
import { compareQuery } from '@/features/history/queries';
import { forecastQuery } from '@/features/forecast/queries';
import { ledgerJson, ledgerQuery } from '@/features/revenue/queries';
import { ledgerMonths } from '@/features/revenue/queries-months';
import { FORECAST_COLUMNS } from '@/domain/forecast/types';
import { ratioFields } from '@/domain/values/ratio';
import type { Result } from '@/domain/values/result';
import type { Caller } from '@/platform/operations/caller';
import { UsageError, type Flags } from './arguments';
import { tally } from './json';

export type Report = (caller: Caller, flags: Flags) => Promise<Result<unknown>>;

function clock(flags: Flags) {
  return { asOf: flags.one('as-of'), knownAt: flags.one('known-at') };
}

function mapped<T>(result: Result<T>, shape: (value: T) => unknown): Result<unknown> {
  return result.ok ? { ok: true, value: shape(result.value) } : result;
}

const audit: Report = async (caller, flags) =>
  mapped(await auditQuery(caller, clock(flags)), ({ currency, report }) => ({
    asOf: report.asOf,
    currency,
    open: tally(report.open),
    won: tally(report.won),
    lost: tally(report.lost),
    checks: report.checks.map((check) => ({
      id: check.id,
      state: check.state,
      reason: check.reason,
      basis: check.basis,
      count: check.count,
      amountMinor: check.amountMinor,
      ...ratioFields('share', check.share),
      deals: check.deals.map((deal) => deal.externalId ?? deal.id),
    })),
  }));

const pipeline: Report = async (caller, flags) => pipelineQuery(caller, clock(flags));

const forecast: Report = async (caller, flags) =>
  mapped(await forecastQuery(caller, clock(flags)), ({ currency, asOf, periods }) => ({
    asOf,
    currency,
    periods: periods.map(({ label, from, until, streams }) => ({
      label,
      from,
      until,
      streams: Object.fromEntries(FORECAST_COLUMNS.map((column) => [column, streams[column]])),
    })),
  }));

const ledger: Report = async (caller, flags) => {
  const by = flags.one('by') ?? 'month';
  if (by !== 'month' && by !== 'quarter') throw new UsageError('--by is month or quarter');
  const constant = flags.has('constant');
  return mapped(await ledgerQuery(caller, { by, constant, ...clock(flags) }), ledgerJson);
};

/** The closed months of the ledger; with --recount each is held against the ledger's rows. */
const months: Report = async (caller, flags) => ledgerMonths(caller, { recount: flags.has('recount') });

const kpis: Report = async (caller, flags) => mapped(await kpisQuery(caller, clock(flags)), kpisJson);

const exported: Report = async (caller, flags) => exportQuery(caller, clock(flags));

/** The open pipeline as known at two instants; a day is its end. */
const compare: Report = async (caller, flags) =>
  compareQuery(caller, { from: flags.required('from'), to: flags.one('to') });

export const REPORTS: Record<string, Report> = {
  audit,
  pipeline,
  forecast,
  ledger,
  months,
  kpis,
  export: exported,
  compare,
};
