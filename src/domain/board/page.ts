import type { ForecastColumn } from '../forecast/types';
import type { KpiId } from '../kpis/kpi-data';
import type { CalendarDate } from '../values/calendar-date';
import { canonical } from '../values/canonical';

/** A figure as people read it, exact for hover and copies, and as a whole number of its unit (text); null where there is none. */
export type BoardFigure = { text: string; exact: string | null; amount: string | null };

/** How a KPI counts: minor units of the company's currency, basis points, or days. */
export type BoardUnit = 'minor' | 'basis_points' | 'days';

/** One quarter of a trend, oldest first. `amount` is a whole number of the KPI's unit; null where there was no figure. */
export type BoardPoint = { label: string; amount: string | null; text: string };

/** on_track: nothing to do. look: off its target or turning. act: its alarm is raised. not_judged: not enough is known. */
export type BoardVerdict = { state: 'on_track' | 'look' | 'act' | 'not_judged'; text: string };

export type BoardKpi = {
  id: KpiId;
  name: string;
  /** Name and window as on its card: "GRR, 24 months". */
  label: string;
  unit: BoardUnit;
  value: BoardFigure;
  /** Why there is no value; null where there is one. */
  reason: string | null;
  /** What stands beside the value: "12 m 88 %"; empty for nothing. */
  beside: string;
  trend: BoardPoint[];
  /** Against a quarter or a year ago, in words: "up $120k on Q2 2026". `good` is null where it is neither. */
  change: { text: string; direction: 'up' | 'down' | 'flat'; good: boolean | null } | null;
  target: BoardFigure | null;
  verdict: BoardVerdict;
  /** What the figures say by themselves, then the CRO's own sentence about them. */
  figuresSay: string;
  sentence: string | null;
  /** The formula in words, and with this month's numbers in it. */
  formula: { words: string; numbers: string | null };
  window: string;
  measuredOn: CalendarDate;
};

/** A stream, what is not split, or their sum. */
export type BoardColumn = ForecastColumn | 'total';

/** The quarter's forecast. Minor units as text. forecast = actual + weighted. */
export type BoardForecastRow = {
  column: BoardColumn;
  actualMinor: string;
  commitMinor: string;
  weightedMinor: string;
  forecastMinor: string;
};

/** Frozen forecast against what came. `varianceBp` = |actual − forecast| / actual in basis points; null where nothing came. */
export type BoardVarianceRow = {
  column: BoardColumn;
  forecastMinor: string;
  actualMinor: string;
  varianceBp: number | null;
};

/** One quarter against the snapshot of its first day. `rows` ends with the total; empty where `reason` says why there is none. */
export type BoardVariance = {
  quarter: string;
  from: CalendarDate;
  until: CalendarDate;
  /** The quarter is over: its actual will not grow any more. */
  over: boolean;
  snapshotOn: CalendarDate | null;
  rows: BoardVarianceRow[];
  /** (forecast − actual) / actual of the total in basis points: above 0 more was forecast than came. */
  biasBp: number | null;
  reason: string | null;
};

export type BoardForecast = {
  quarter: { label: string; from: CalendarDate; until: CalendarDate };
  /** Hardware, software, services, unsplit where there is any, and the total as the last. */
  rows: BoardForecastRow[];
  /** The last quarter that is over, then the running one so far. */
  completed: BoardVariance;
  running: BoardVariance;
  /** Variance is to be under this, in basis points. */
  goalBp: number;
  sentence: string | null;
};

/** Where the engagement stands; days count from its first day as 1. */
export type BoardProgramme = {
  day: number;
  startOn: CalendarDate;
  /** Month 1 clean-up, 2 model and training, 3 reinforcement; null once the three are over. */
  phase: { number: 1 | 2 | 3; name: string } | null;
  stepsDone: number;
  stepsOpen: number;
  verdict: { text: string; spokenOn: CalendarDate } | null;
};

/** What became of a decision or action by the page's day. open and late: not settled yet; kept and kept_late: done in time and after it. */
export type BoardOutcome = 'taken' | 'open' | 'late' | 'kept' | 'kept_late' | 'dropped';

export type BoardDecision = {
  id: string;
  kind: 'decision' | 'action';
  text: string;
  owner: string | null;
  dueOn: CalendarDate | null;
  became: BoardOutcome;
  settledOn: CalendarDate | null;
};

export type BoardAgendaItem = { key: string; title: string; minutes: number; secondsUsed: number };

export type BoardSeat = {
  userId: string;
  name: string;
  role: string | null;
  answer: 'coming' | 'not_coming' | null;
  attended: boolean | null;
};

/** Whose signatures the stage model in force carries. The CEO's is the endorsement. */
export type BoardEndorsement = {
  modelVersion: number;
  signatures: { role: 'CRO' | 'CEO'; name: string; signedOn: CalendarDate }[];
};

/** Exceptions that were asked of the stage model: all so far, none made, and those of the month. */
export type BoardExceptions = {
  asked: number;
  made: 0;
  ofMonth: { asked: string; why: string; refusal: string; by: string | null; on: CalendarDate }[];
};

/** Rows that were booked about closed months since the month before was closed, by the month that they are about ("2026-08"). */
export type BoardCorrections = {
  since: CalendarDate | null;
  months: { month: string; rows: number; amountMinor: string }[];
  rows: number;
  sumMinor: string;
};

/**
 * The board's page of one month: everything that screen, print, PDF, slides and link show, names and words included, so that a closed one
 * needs nothing else. Only whole numbers; amounts are decimal text of minor units of `currency`, days are calendar dates, instants are UTC.
 */
export type BoardPage = {
  /** The form of this page, so that later forms can be told from it. */
  format: 1;
  company: string;
  currency: string;
  zone: string;
  /** "2026-10" as addresses write it and "October 2026" as people do. `period` is year × 12 + month − 1. */
  month: { period: number; key: string; name: string };
  /** The end of this day is when everything was measured. */
  asOf: CalendarDate;
  heldOn: CalendarDate | null;
  kpis: BoardKpi[];
  forecast: BoardForecast;
  programme: BoardProgramme | null;
  /** Agreed in the review before, with what became of it, and in this one. */
  lastMonth: { month: string | null; items: BoardDecision[] };
  thisMonth: BoardDecision[];
  agenda: BoardAgendaItem[];
  attendance: BoardSeat[];
  endorsement: BoardEndorsement;
  exceptions: BoardExceptions;
  corrections: BoardCorrections;
  /** Who closed the month when (UTC); null while it is open. */
  closed: { by: string; at: string } | null;
};

/** The one text of a page: the same page is the same bytes. */
export function canonicalPage(page: BoardPage): string {
  return canonical(page, 'page');
}

/** A page from its text. The text is one that `canonicalPage` wrote: its checksum says so. */
export function parsePage(text: string): BoardPage {
  return JSON.parse(text) as BoardPage;
}
