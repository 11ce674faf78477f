import type { Outcome, StageId } from '@/domain/deals/deal';
import type { Category } from '@/domain/deals/probability';
import type { CalendarDate } from '@/domain/values/calendar-date';
import type { FiscalCalendar } from '@/domain/values/fiscal-calendar';
import type { LeadTimeBook } from './lead-times';
import type { ClockFinding, ForecastColumn, ForecastColumns, ForecastPeriod, ForecastRow } from './types';

/** What of a line had happened by then, in whatever period; without an id the amount of a deal without lines. */
export type SnapshotLine = { lineId: string | null; column: ForecastColumn; realisedMinor: bigint };

/** A deal as a forecast saw it: everything that its page, and a comparison with another day, ask of it. */
export type SnapshotDeal = {
  dealId: string;
  name: string;
  repId: string | null;
  repName: string | null;
  customerId: string | null;
  customerName: string | null;
  /** That which filters go by: the deal's, else of its first line that has one. */
  product: string | null;
  /** The stage that counted. */
  stage: StageId;
  outcome: Outcome;
  /** null: not open. */
  category: Category | null;
  committed: boolean;
  bp: number;
  /** A claim or a verbal yes that its evidence did not carry. */
  knockedDown: boolean;
  closeOn: CalendarDate | null;
  /** Days of its clock, facts or expected. */
  poOn: CalendarDate | null;
  shipOn: CalendarDate | null;
  activationOn: CalendarDate | null;
  /** No activity for too long by the audit's rule. Without a PO the clean-up would have closed it. */
  isZombie: boolean;
  lines: SnapshotLine[];
  /** `period` counts in the periods of the snapshot. */
  rows: ForecastRow[];
  findings: ClockFinding[];
};

/** Amounts by period, in the order of the snapshot's periods, and column. */
export type SnapshotCells = readonly ForecastColumns[];

/**
 * The figures of a snapshot, enough for lists and accuracy without opening its records. Money in minor units of the snapshot's currency.
 * Stored as JSON with whole numbers as text (snapshot-figures.ts).
 */
export type SnapshotFigures = {
  /** The quarter before (what happened in it), then those of the page: the current one, the next four, later, undated. */
  periods: readonly ForecastPeriod[];
  cells: SnapshotCells;
  /** The same without what the audit's clean-up would have closed. */
  cleanedCells: SnapshotCells;
  /** By rep, in the order of their names; null: deals of nobody. Their sum is the whole. */
  reps: readonly SnapshotRep[];
  /** What the plain SaaS table said for each period: signed plus weighted. */
  plain: readonly bigint[];
  /** For each period: wins by the source's word alone, of which our cells know nothing and the plain table everything. */
  byWord: readonly bigint[];
  /** Lead times as they were known, without the single observations. */
  book: LeadTimeBook;
};
export type SnapshotRep = {
  repId: string | null;
  name: string | null;
  cells: SnapshotCells;
  cleanedCells: SnapshotCells;
};

/** The forecast of a day, frozen: `asOf` is the tenant's day that had just begun, `knownAt` its first instant (ISO, UTC). */
export type SnapshotHeader = {
  id: string;
  asOf: CalendarDate;
  knownAt: string;
  takenAt: string;
  /** The first day of a fiscal quarter. */
  quarterStart: boolean;
  currency: string;
  modelVersion: number;
  settingsVersion: number;
  fiscal: FiscalCalendar;
  deals: number;
  figures: SnapshotFigures;
};
