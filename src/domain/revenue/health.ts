/** After so many days without first value a deployment is an alarm (docs/metrics.md, "TTFV"). */
const LONG_WAIT = 120;

/** What is known about a customer on a day, as far as it speaks for or against a renewal. */
export type HealthFacts = {
  /** Days since the signature of the production deployment that has waited longest for first value; null: none waits. */
  waitingDays: number | null;
  /** Devices that failed and do not work again yet. */
  failedDevices: number;
  /** Deployments that cannot go on. */
  blocked: number;
  /** He has devices and none of them has reported within the setting's days. */
  silent: boolean;
  /** ARR that he took back in the twelve months before, as an amount ≥ 0. */
  contractedMinor: bigint;
};

export type HealthReason = 'waiting' | 'silent' | 'failures' | 'blocked' | 'contraction';
export type Health = { level: 'good' | 'look' | 'act'; reasons: HealthReason[] };

/** Reasons, the gravest first. One of the first two, or any two of them, ask to act; one of the others to look. */
export function healthOf(facts: HealthFacts): Health {
  const found: [HealthReason, boolean][] = [
    ['waiting', (facts.waitingDays ?? 0) > LONG_WAIT],
    ['silent', facts.silent],
    ['failures', facts.failedDevices > 0],
    ['blocked', facts.blocked > 0],
    ['contraction', facts.contractedMinor > 0n],
  ];
  const reasons = found.filter(([, is]) => is).map(([reason]) => reason);
  const grave = reasons.length > 1 || reasons[0] === 'waiting' || reasons[0] === 'silent';
  return { level: reasons.length === 0 ? 'good' : grave ? 'act' : 'look', reasons };
}
