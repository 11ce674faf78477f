import type { CalendarDate } from '@/domain/values/calendar-date';

/** Draws of every deal that a range is made of, unless told. */
export const TRIALS = 10_000;

/** States of a deal whose lead times are drawn: fifteen ways that they may go if it is won, and one in which it is lost. */
export const WAYS = 15;

/** Lead times are drawn from so many equally likely values. */
export const SLIP_POINTS = 32;

/**
 * What a simulation needs of a forecast, as plain numbers: small enough to be sent to a browser, and without a name in it. Amounts are whole
 * minor units, days are counted from 1970-01-01. A cell is period × 4 + column, in the order of FORECAST_COLUMNS.
 */
export type RangeInput = {
  asOf: CalendarDate;
  currency: string;
  trials: number;
  /** The same seed draws the same; what a deal draws does not depend on the deals beside it. */
  seed: number;
  /** As the forecast lists them: quarters, later, undated. */
  periods: { kind: 'quarter' | 'later' | 'undated'; label: string }[];
  /** First days of the dated periods, ascending. */
  starts: number[];
  today: number;
  /** By cell: what has happened and what already runs. */
  certain: number[];
  deals: {
    /** Where the draws of a deal begin: made of its id. */
    key: number[];
    /** What it counts, in basis points. */
    bp: number[];
    /** Deals of one group may be late together; −1: of none. */
    group: number[];
    /** Rows of the deal end before this one; they begin where those of the deal before it end. */
    rowsEnd: number[];
  };
  /** What is won or lost with its deal, at the median of its lead times. */
  rows: {
    column: number[];
    amount: number[];
    /** First day; −1 without one. */
    day: number[];
    /** Spread evenly over so many days; 0: falls on its day. */
    days: number[];
    /** Which lead times its first and its last day hang on: 1 to ship, 2 to install, 4 to activate, added up. */
    first: number[];
    last: number[];
    /** Index into `slips` of the time to ship, to install and to activate. */
    ship: number[];
    install: number[];
    activation: number[];
  };
  /** Days against the median, ascending, SLIP_POINTS equally likely values each. */
  slips: number[][];
  /** How much of a lead time is shared by the deals of a group, 0 to 1: that share of draws is the group's own. */
  sharedSlip: number;
};

/** Percentiles and mean of what may come, minor units as plain numbers: for drawing, never for adding up. */
export type Band = { p10: number; p50: number; p90: number; mean: number };

/** Of forecast = actual + what is won, in the order of the input. */
export type Range = {
  trials: number;
  seed: number;
  /** By period, then by column. */
  cells: Band[][];
  /** All columns of a period. */
  periods: Band[];
  /** A column over all periods. */
  columns: Band[];
  total: Band;
};
