import { startOfPeriod } from '../values/fiscal-calendar';
import type { CalendarDate } from '../values/calendar-date';
import type { Stream } from '../values/stream';
import type { ContractTerm } from './contract-term';
import { arrAt, constantRate, monthlyRateOn, rateOn, type OwnPrice, type Rate, type RateBook } from './fx';

/**
 * What one day does to one stream of a customer, signed ARR in the company's currency: `fxMinor` by exchange rates alone, `amountMinor`
 * by what the customer did, `constantMinor` the latter at constant rates.
 */
export type Step = { fxMinor: bigint; amountMinor: bigint; constantMinor: bigint };

export type StepsByDay = Map<CalendarDate, Map<Stream, Step>>;

/**
 * The steps of ONE customer's contracts (each ends after it starts): +ARR at the day's rate on the first day, −what then stands on the
 * first unpaid day, and between them a revaluation on the first day of each month whose rate differs from the one it stands at.
 * docs/metrics.md, "Currencies".
 */
export function arrSteps(contracts: readonly ContractTerm[], rates: RateBook): StepsByDay {
  const days: StepsByDay = new Map();
  for (const contract of contracts) addLife(days, contract, contracts, rates);
  return days;
}

function addLife(
  days: StepsByDay,
  contract: ContractTerm,
  all: readonly ContractTerm[],
  rates: RateBook,
): void {
  const { stream, startOn, endOn, own } = contract;
  let standing = valueOn(contract, startOn, rates);
  const constant = own ? arrAt(own, constantRate(rates, own), rates.currency) : contract.arrMinor;
  add(days, startOn, stream, { fxMinor: 0n, amountMinor: standing, constantMinor: constant });
  const revalue = (day: CalendarDate, value: bigint) => {
    add(days, day, stream, { fxMinor: value - standing, amountMinor: 0n, constantMinor: 0n });
    standing = value;
  };
  if (own)
    for (const { day, rate } of revaluations(contract, own, rates))
      revalue(day, arrAt(own, rate, rates.currency));
  if (endOn === null) return;
  const goesOnAt = own ? followingRate(contract, own, endOn, all, rates) : null;
  if (own && goesOnAt !== null) revalue(endOn, arrAt(own, goesOnAt, rates.currency));
  const other = all.find(
    (one) => one.changesCurrencyOf === contract.id && one.stream === stream && one.startOn === endOn,
  );
  if (other) revalue(endOn, valueOn(other, endOn, rates));
  add(days, endOn, stream, { fxMinor: 0n, amountMinor: -standing, constantMinor: -constant });
}

function valueOn({ own, arrMinor }: ContractTerm, day: CalendarDate, rates: RateBook): bigint {
  return own ? arrAt(own, rateOn(rates, own, day), rates.currency) : arrMinor;
}

/** The first days of months with a rate of their own, of which start < day ≤ end. */
function revaluations({ startOn, endOn }: ContractTerm, own: OwnPrice, rates: RateBook) {
  return (rates.monthly.get(own.currency) ?? [])
    .map(({ period, rate }) => ({ day: startOfPeriod(period), rate }))
    .filter(({ day }) => startOn < day && (endOn === null || day <= endOn));
}

/**
 * Without a monthly rate each contract stands at its own. Where another of the currency and stream starts the day that this one ends, this
 * one is valued at the other's rate first (the lowest, if there are several), so that a renewal at the same price is never expansion.
 */
function followingRate(
  { stream }: ContractTerm,
  { currency }: OwnPrice,
  endOn: CalendarDate,
  all: readonly ContractTerm[],
  rates: RateBook,
): Rate | null {
  if (monthlyRateOn(rates, currency, endOn) !== null) return null;
  let lowest: Rate | null = null;
  for (const other of all) {
    if (other.stream !== stream || other.own?.currency !== currency || other.startOn !== endOn) continue;
    if (lowest === null || other.own.rate < lowest) lowest = other.own.rate;
  }
  return lowest;
}

function add(days: StepsByDay, day: CalendarDate, stream: Stream, step: Step): void {
  const streams = days.get(day) ?? new Map<Stream, Step>();
  const known = streams.get(stream) ?? { fxMinor: 0n, amountMinor: 0n, constantMinor: 0n };
  streams.set(stream, {
    fxMinor: known.fxMinor + step.fxMinor,
    amountMinor: known.amountMinor + step.amountMinor,
    constantMinor: known.constantMinor + step.constantMinor,
  });
  days.set(day, streams);
}
