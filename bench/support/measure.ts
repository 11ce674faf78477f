/** The middle of the values (the lower one of two). */
export function median(values: readonly number[]): number {
  return percentile(values, 50);
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const index = Math.max(0, Math.ceil((share / 100) * sorted.length) - 1);
  return sorted[index] ?? NaN;
}

/** Milliseconds that `work` takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** A side returns its own milliseconds, so that preparing and checking stay outside. */
export type Side = (round: number) => Promise<number>;

/**
 * Every side in turn, round after round, so that whatever the machine does meets all of them; the order turns with the round. The
 * times of the warm-up rounds are thrown away.
 */
export async function alternate<Name extends string>(
  sides: Record<Name, Side>,
  { rounds, warmUp }: { rounds: number; warmUp: number },
): Promise<Record<Name, number[]>> {
  const names = Object.keys(sides) as Name[];
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = 0; round < warmUp + rounds; round++) {
    const order = round % 2 === 0 ? names : [...names].reverse();
    for (const name of order) {
      const took = await sides[name](round);
      if (round >= warmUp) times[name].push(took);
    }
  }
  return times;
}
