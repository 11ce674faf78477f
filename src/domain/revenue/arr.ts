import { multiplyRatio } from '../values/money';

/**
 * Annual recurring revenue of a contract line: `amountMinor` each `periodMonths` months, per year; half to even at the minor unit
 * (docs/metrics.md, "ARR"). Throws a RangeError on a period below one month.
 */
export function annualise(amountMinor: bigint, periodMonths: number): bigint {
  requireMonths(periodMonths);
  return multiplyRatio(amountMinor, 12n, BigInt(periodMonths));
}

export type ContractValue = { totalMinor: bigint; oneTimeMinor: bigint; termMonths: number };

/**
 * Annual contract value: (whole contract value − one-time fees) / years (docs/metrics.md, "ACV"). The term is in months so that
 * a contract of 18 months is exact.
 */
export function acvOf(contract: ContractValue): bigint {
  requireMonths(contract.termMonths);
  return multiplyRatio(contract.totalMinor - contract.oneTimeMinor, 12n, BigInt(contract.termMonths));
}

/** Monthly recurring revenue is only printed, never stored or added up: ARR / 12. */
export function monthly(arrMinor: bigint): bigint {
  return multiplyRatio(arrMinor, 1n, 12n);
}

function requireMonths(months: number): void {
  if (!Number.isInteger(months) || months < 1) throw new RangeError(`Not a number of months: ${months}`);
}
