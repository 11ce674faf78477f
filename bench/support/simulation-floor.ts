import { streamOf } from '@/domain/forecast/simulation/draws';
import type { RangeInput } from '@/domain/forecast/simulation/range';

/**
 * The least that anybody's simulation of three streams must do: one draw per deal and trial by the same generator, and three additions,
 * in one loop over typed arrays without a branch. No percentiles, no periods, no lead times.
 */
export function bareLoop({ deals, rows, seed, trials }: RangeInput): number {
  const [hardware, software, services] = [0, 1, 2].map(() => new Float64Array(trials));
  if (!hardware || !software || !services) return 0;
  for (let deal = 0; deal < deals.key.length; deal++) {
    const amounts = rows.amount.slice(deal * 3, deal * 3 + 3);
    addDeal(streamOf(seed, deals.key[deal] ?? 0), (deals.bp[deal] ?? 0) / 10_000, amounts, [
      hardware,
      software,
      services,
    ]);
  }
  return (hardware[0] ?? 0) + (software[0] ?? 0) + (services[0] ?? 0);
}

function addDeal(
  { from, step }: { from: number; step: number },
  probability: number,
  [first = 0, second = 0, third = 0]: readonly number[],
  [a, b, c]: readonly [Float64Array, Float64Array, Float64Array],
): void {
  const threshold = Math.round(probability * 2_147_483_648) | 0;
  let counter = from;
  for (let t = 0; t < a.length; t++) {
    counter = (counter + step) | 0;
    let x = counter ^ (counter >>> 16);
    x = Math.imul(x, 0x21f0aaad);
    x ^= x >>> 15;
    x = Math.imul(x, 0x735a2d97);
    const won = ((x >>> 1) - threshold) >>> 31;
    a[t] = (a[t] as number) + won * first;
    b[t] = (b[t] as number) + won * second;
    c[t] = (c[t] as number) + won * third;
  }
}
