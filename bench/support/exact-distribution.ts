/** A sum of independent amounts, each there with its probability or not at all. Amounts are whole bins. */
export type Chance = { bins: number; probability: number };

/** The exact distribution of the sum by convolution, amount by amount: probability of 0, 1, 2 … bins. No sampling error. */
export function exactDistribution(chances: readonly Chance[]): Float64Array {
  const most = chances.reduce((sum, { bins }) => sum + bins, 0);
  const probability = new Float64Array(most + 1);
  probability[0] = 1;
  let top = 0;
  for (const { bins, probability: p } of chances) {
    top += bins;
    for (let i = top; i >= 0; i--) {
      const before = i >= bins ? (probability[i - bins] ?? 0) : 0;
      probability[i] = (probability[i] ?? 0) * (1 - p) + before * p;
    }
  }
  return probability;
}

/** The least number of bins that is not exceeded with the given probability. */
export function exactPercentile(probability: Float64Array, part: number): number {
  let sum = 0;
  for (let bin = 0; bin < probability.length; bin++) {
    sum += probability[bin] ?? 0;
    if (sum >= part - 1e-12) return bin;
  }
  return probability.length - 1;
}
