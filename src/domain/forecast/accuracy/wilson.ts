/** 95 % of a normal distribution lie within so many standard deviations. */
const Z = 1.959963984540054;

export type Interval = { lowBp: number; highBp: number };

/**
 * The Wilson score interval (E. B. Wilson, 1927) of a rate that was seen `hits` times in `trials`, at 95 %, in basis points rounded
 * outwards. Unlike p ± 1.96 σ it stays within 0 and 100 % and says something of 0 and of all. Throws without a trial.
 */
export function wilsonInterval(hits: number, trials: number): Interval {
  if (trials < 1 || hits < 0 || hits > trials) throw new RangeError(`No rate: ${hits} of ${trials}`);
  const rate = hits / trials;
  const square = (Z * Z) / trials;
  const centre = (rate + square / 2) / (1 + square);
  const reach = (Math.sqrt((rate * (1 - rate)) / trials + square / (4 * trials)) * Z) / (1 + square);
  return {
    lowBp: hits === 0 ? 0 : Math.floor((centre - reach) * 10_000),
    highBp: hits === trials ? 10_000 : Math.ceil((centre + reach) * 10_000),
  };
}
