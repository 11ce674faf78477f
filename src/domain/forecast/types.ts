import type { Category } from '@/domain/deals/probability';
import type { StageModel } from '@/domain/deals/stages';
import type { CalendarDate } from '@/domain/values/calendar-date';
import type { FiscalCalendar, FiscalQuarter } from '@/domain/values/fiscal-calendar';
import type { Stream } from '@/domain/values/stream';
import type { ForecastFilter } from './filter';
import type { LeadTimeBook } from './lead-times';

/** The three streams, and amounts of deals without lines, which are never divided by guess. */
export const FORECAST_COLUMNS = ['hardware', 'software', 'services', 'unsplit'] as const;
export type ForecastColumn = Stream | 'unsplit';

/** What has happened, and the deal's category of what has not: every row is of exactly one. */
export const FORECAST_CATEGORIES = ['actual', 'commit', 'bestCase', 'pipeline'] as const;
export type ForecastCategory = 'actual' | Category;

/** What a cell says; its rows are those of the measure. */
export const MEASURES = ['actual', 'commit', 'bestCase', 'pipeline', 'weighted'] as const;
export type Measure = (typeof MEASURES)[number];

/** Days from PO to ship, ship to installed, installed to active. */
export type LeadTimes = { hardwareDays: number; installDays: number; activationDays: number };
export const DEFAULT_LEAD_TIMES: LeadTimes = { hardwareDays: 84, installDays: 14, activationDays: 21 };

export type ForecastOptions = {
  /** The rules' "today", end of that day. */
  asOf: CalendarDate;
  fiscal: FiscalCalendar;
  book: LeadTimeBook;
  model: StageModel;
  /** Whose deals and which rows; default all. */
  filter?: ForecastFilter;
  /** Which quarters to show, ascending and adjacent; default the current one and the next four. */
  quarters?: readonly FiscalQuarter[];
};

/** `until` is exclusive; "later" has no end, "undated" neither. */
export type ForecastPeriod = {
  kind: 'quarter' | 'later' | 'undated';
  label: string;
  from: CalendarDate | null;
  until: CalendarDate | null;
};

/**
 * One amount of one line in one period. `actual`: realised up to as-of. `open`: not yet, weighted by `probabilityBp`.
 * An accrual is one row per period: `date` is its first day in the period, `days` how many it covers there.
 */
export type ForecastRow = {
  dealId: string;
  lineId: string | null;
  column: ForecastColumn;
  /** Index into `periods`. */
  period: number;
  kind: 'actual' | 'open';
  /** 'actual' on actual rows; on open ones the category of the deal, a proven win's is commit. */
  category: ForecastCategory;
  amountMinor: bigint;
  /** The row's part of the line's rounded weight; 0 on actual rows. */
  weightedMinor: bigint;
  probabilityBp: number;
  /** The deal has live commit evidence: the row's amount is in the cell's commit. */
  committed: boolean;
  date: CalendarDate | null;
  days: number | null;
  /** Where the date comes from, in words. */
  why: string;
};

/** Commit, best case and pipeline: what has not happened, unweighted; together all that is open. */
export type ForecastCell = {
  actualMinor: bigint;
  commitMinor: bigint;
  bestCaseMinor: bigint;
  pipelineMinor: bigint;
  weightedMinor: bigint;
};
export type ForecastColumns = Record<ForecastColumn, ForecastCell>;

export type ClockStep = 'po' | 'ship' | 'install' | 'activation' | 'milestone' | 'close';

/** A planned day that passed without its fact: the clock moved it. */
export type ClockFinding = {
  dealId: string;
  lineId: string | null;
  step: ClockStep;
  dueOn: CalendarDate;
  movedTo: CalendarDate;
};

export type Forecast = {
  asOf: CalendarDate;
  periods: (ForecastPeriod & { streams: ForecastColumns; total: ForecastCell })[];
  /** Sum of all periods. */
  totals: ForecastColumns & { total: ForecastCell };
  /** Exactly the rows behind every cell. */
  rows: ForecastRow[];
  findings: ClockFinding[];
};
