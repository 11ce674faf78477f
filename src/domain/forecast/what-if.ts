import { isZombie } from '@/domain/audit/activity';
import type { DealFacts } from '@/domain/deals/deal';
import { commitEvidence } from '@/domain/deals/evidence';
import type { AuditThresholds } from '@/domain/settings/settings';
import { filterDeals, NO_FILTER } from './filter';
import { libraryName } from './find-lead-times';
import { forecast, sumUp } from './forecast';
import type { LeadTimeBook } from './lead-times';
import { joinedInput, rangeInputOf } from './simulation/range-input';
import type { RangeInput } from './simulation/range';
import type { Forecast, ForecastOptions } from './types';

/** What of this supplier (of one product, "" for all of his) has not shipped is late by so many more days. */
export type SupplierSlip = { supplier: string; product: string; days: number };

/** What is supposed, and saved nowhere. */
export type Supposition = {
  /** The first is the one that is moved by the week. */
  supplierSlips: readonly SupplierSlip[];
  loseDealIds: readonly string[];
  /** Every open deal without a PO (or order form) is lost. */
  dropWithoutPo: boolean;
  /** What the audit's clean-up would close is closed. */
  cleanUp: boolean;
};

/** How far a supplier may be moved: none to twelve weeks. */
export const SLIP_WEEKS = 12;

/** Of more deals than this every fourth week is a step: each step is a forecast of its own, and is sent. */
const MANY_DEALS = 500;

/** Deals that are open and without a PO, and of those the ones that the clean-up would close. */
export type WithoutPo = { deals: string[]; zombies: string[] };

export type WhatIf = {
  before: Forecast;
  /** By how late the first supplier is, in days; one step of 0 days where none is named. */
  steps: { days: number; after: Forecast }[];
  /** From one step to the next, in weeks. */
  stepWeeks: number;
  withoutPo: WithoutPo;
};

type Thresholds = Pick<AuditThresholds, 'zombieDays' | 'graceDays'>;

/** The forecast as it is, and as it would be. A deal that is lost keeps what has happened. Money in minor units of one currency. */
export function whatIf(
  deals: readonly DealFacts[],
  options: ForecastOptions,
  supposition: Supposition,
  thresholds: Thresholds,
): WhatIf {
  const before = forecast(deals, options);
  const withoutPo = findWithoutPo(deals, options, thresholds);
  const { rest, late, stepDays, stepWeeks } = split(deals, options, supposition, withoutPo);
  const kept = forecast(rest, { ...options, book: laterBook(options.book, supposition, 0) });
  const steps = stepDays.map((days) => {
    const moved = forecast(late, { ...options, book: laterBook(options.book, supposition, days) });
    return { days, after: sumUp(options.asOf, before.periods, [...kept.rows, ...moved.rows], []) };
  });
  return { before, steps, stepWeeks, withoutPo };
}

/** What the ranges of the same are drawn from: before, and after it what stays with every step and what the step brings. */
export type WhatIfRanges = { before: RangeInput; rest: RangeInput; steps: RangeInput[] };

export function whatIfRanges(
  deals: readonly DealFacts[],
  options: ForecastOptions,
  supposition: Supposition,
  thresholds: Thresholds,
  currency: string,
): WhatIfRanges {
  const withoutPo = findWithoutPo(deals, options, thresholds);
  const { rest, late, stepDays } = split(deals, options, supposition, withoutPo);
  const input = (chosen: readonly DealFacts[], days: number) =>
    rangeInputOf(chosen, { ...options, book: laterBook(options.book, supposition, days) }, currency);
  return {
    before: rangeInputOf(deals, options, currency),
    rest: input(rest, 0),
    steps: stepDays.map((days) => input(late, days)),
  };
}

/** The input of one step; −1 and others that there are not: the first. */
export function stepInput({ rest, steps }: WhatIfRanges, step: number): RangeInput {
  const own = steps[step] ?? steps[0];
  return own ? joinedInput(rest, own) : rest;
}

/** Of the deals that are looked at. */
function findWithoutPo(
  deals: readonly DealFacts[],
  { asOf, book, filter = NO_FILTER }: ForecastOptions,
  { zombieDays, graceDays }: Thresholds,
): WithoutPo {
  const open = filterDeals(deals, filter).filter(
    (deal) => deal.outcome === 'open' && commitEvidence(deal, asOf) === null,
  );
  const settings = { zombieDays, graceDays, asOf, leadTimes: book.standard.p50 };
  return {
    deals: open.map(({ id }) => id),
    zombies: open.filter((deal) => isZombie(deal, settings)).map(({ id }) => id),
  };
}

/** The deals as supposed, apart those that hang on the first supplier: only these have to be computed for each step. */
function split(
  deals: readonly DealFacts[],
  { asOf }: ForecastOptions,
  { supplierSlips, loseDealIds, dropWithoutPo, cleanUp }: Supposition,
  withoutPo: WithoutPo,
): { rest: DealFacts[]; late: DealFacts[]; stepDays: number[]; stepWeeks: number } {
  const lost = new Set([
    ...loseDealIds,
    ...(dropWithoutPo ? withoutPo.deals : []),
    ...(cleanUp ? withoutPo.zombies : []),
  ]);
  const supposed = deals.map((deal) => (lost.has(deal.id) ? asLost(deal, asOf) : deal));
  const [slip] = supplierSlips;
  if (!slip) return { rest: supposed, late: [], stepDays: [0], stepWeeks: 1 };
  const name = libraryName(slip.supplier);
  const hangs = (deal: DealFacts) => deal.lines.some(({ supplier }) => libraryName(supplier ?? '') === name);
  const late = supposed.filter(hangs);
  const stepWeeks = late.length > MANY_DEALS ? 4 : 1;
  const whole = Array.from({ length: SLIP_WEEKS / stepWeeks + 1 }, (_, i) => i * stepWeeks * 7);
  const stepDays = whole.includes(slip.days) ? whole : [...whole, slip.days].sort((x, y) => x - y);
  return { rest: supposed.filter((deal) => !hangs(deal)), late, stepDays, stepWeeks };
}

/** Lost today, whenever it was won: it keeps what has happened since. One that is lost already stays so from its own day. */
function asLost(deal: DealFacts, asOf: ForecastOptions['asOf']): DealFacts {
  const closedOn = deal.outcome === 'lost' ? deal.closedOn : asOf;
  return { ...deal, stage: 'closed_lost', outcome: 'lost', closedOn };
}

/** The book with what is supposed of suppliers; the first of them late by `days`. */
function laterBook(book: LeadTimeBook, { supplierSlips }: Supposition, days: number): LeadTimeBook {
  if (supplierSlips.length === 0) return book;
  const supposed = supplierSlips.map((slip, i) => ({
    id: `supposed ${i}`,
    ...slip,
    days: i === 0 ? days : slip.days,
  }));
  return { ...book, delays: [...book.delays, ...supposed.filter((slip) => slip.days !== 0)] };
}
