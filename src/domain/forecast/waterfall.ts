import type { CalendarDate } from '@/domain/values/calendar-date';
import type { DateRange } from '@/domain/values/fiscal-calendar';
import type { SnapshotDeal } from './snapshot';
import type { ForecastColumn, ForecastPeriod } from './types';

/** Why a forecast changed, in the order in which a waterfall shows it. */
export const WATERFALL_STEPS = [
  /** The deal, or the line, is new. */
  'created',
  /** Was lost, or won without proof, and counts again. */
  'reopened',
  'amountUp',
  'amountDown',
  'poGained',
  'poVoided',
  /** Another stage, or its last stage done. */
  'stageMoved',
  /** A claim was knocked down or cleared. */
  'claimRuled',
  /** The company's stage table counts it differently. */
  'tableChanged',
  /** The expected PO moved, and the amount with it into what is looked at; out of it. */
  'pulledIn',
  'pushedOut',
  /** The shipment, the activation, the milestone moved by itself; either sign. */
  'shipSlip',
  'activationSlip',
  'milestoneSlip',
  /** Came to, or left, the rep, customer or product that is looked at. */
  'reassigned',
  'lost',
  /** It happened: no longer open; in the forecast what it is worth more as a fact. */
  'recognised',
  /** No longer on record. */
  'removed',
] as const;
export type WaterfallStep = (typeof WATERFALL_STEPS)[number];

/** weighted: open × probability. commit: open with a live PO, unweighted. forecast: actual + weighted. */
export const WATERFALL_MEASURES = ['weighted', 'commit', 'forecast'] as const;
export type WaterfallMeasure = (typeof WATERFALL_MEASURES)[number];

/** The forecast of one day, of a snapshot or of now (snapshot-deals.ts makes the records out of facts). */
export type WaterfallSide = {
  asOf: CalendarDate;
  modelVersion: number;
  periods: readonly ForecastPeriod[];
  deals: readonly SnapshotDeal[];
  /** Ids of deals that were on record that day and are not among those: somebody else's. Left out: `deals` are all there were. */
  others?: ReadonlySet<string>;
};

/** One reason for one deal and column; signed, minor units. The days are those of the line's next open amount. */
export type WaterfallMove = {
  dealId: string;
  name: string;
  column: ForecastColumn;
  step: WaterfallStep;
  amountMinor: bigint;
  fromOn: CalendarDate | null;
  toOn: CalendarDate | null;
};

export type WaterfallTotal = {
  step: WaterfallStep;
  amountMinor: bigint;
  columns: Record<ForecastColumn, bigint>;
  deals: number;
};

/** startMinor + Σ steps = endMinor, in total and for each column. */
export type Waterfall = {
  measure: WaterfallMeasure;
  /** null: all periods. */
  range: DateRange | null;
  startMinor: bigint;
  endMinor: bigint;
  columns: Record<ForecastColumn, { startMinor: bigint; endMinor: bigint }>;
  /** Those that are not 0, in the order of WATERFALL_STEPS. */
  steps: WaterfallTotal[];
  /** Largest first. Per deal and column they add up to its difference. */
  moves: WaterfallMove[];
};
