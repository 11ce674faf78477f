import type { Band } from './range';

const BUCKETS = 1024;
/** From here on sorting is quicker than counting. */
const FEW = 64;

/** P10, P50 and P90 by nearest rank, and the mean. Counts into buckets instead of sorting; leaves the values as they are. */
export function bandOf(values: Float64Array): Band {
  const count = values.length;
  let sum = 0;
  for (let i = 0; i < count; i++) sum += values[i] as number;
  const [p10, p50, p90] = [0.1, 0.5, 0.9].map((part) => Math.ceil(part * count) - 1);
  const found = atRanks(values, [p10 ?? 0, p50 ?? 0, p90 ?? 0]);
  return { p10: found[0] ?? 0, p50: found[1] ?? 0, p90: found[2] ?? 0, mean: count === 0 ? 0 : sum / count };
}

/** A band that has no width. */
export function certainBand(value: number): Band {
  return { p10: value, p50: value, p90: value, mean: value };
}

/** The values at ranks from 0, as if the list were sorted. */
function atRanks(values: Float64Array, ranks: readonly number[]): number[] {
  if (values.length <= FEW) {
    const sorted = values.slice().sort();
    return ranks.map((rank) => sorted[rank] ?? 0);
  }
  let [least, most] = [values[0] as number, values[0] as number];
  for (let i = 1; i < values.length; i++) {
    const value = values[i] as number;
    if (value < least) least = value;
    else if (value > most) most = value;
  }
  if (least === most) return ranks.map(() => least);
  const scale = (BUCKETS - 1) / (most - least);
  const counts = new Uint32Array(BUCKETS);
  for (let i = 0; i < values.length; i++) {
    const bucket = (((values[i] as number) - least) * scale) | 0;
    counts[bucket] = (counts[bucket] as number) + 1;
  }
  return ranks.map((rank) => {
    let [bucket, before] = [0, 0];
    while (bucket < BUCKETS - 1 && before + (counts[bucket] as number) <= rank) {
      before += counts[bucket] as number;
      bucket += 1;
    }
    const inside = new Float64Array(counts[bucket] as number);
    for (let i = 0, found = 0; found < inside.length; i++) {
      const value = values[i] as number;
      if ((((value - least) * scale) | 0) === bucket) inside[found++] = value;
    }
    return atRanks(inside, [rank - before])[0] ?? 0;
  });
}
