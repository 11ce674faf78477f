import { addSums, grrOf, NO_COHORT, type RetentionSums } from '../revenue/retention';
import type { RatioOrNone } from '../values/ratio';
import { rateOf, sumOf, type Renewal, type RenewalSums } from './renewal-rate';
import { bandOf, type TtfvBand } from './ttfv';
import type { Clock } from './ttfv-clock';

/** How long a customer waited: his slowest deployment that arrived; `none` while none has, `elsewhere` where he has no signed deployment. */
export const CUSTOMER_BANDS = ['within_60', 'within_120', 'past_120', 'none', 'elsewhere'] as const;
export type CustomerBand = (typeof CUSTOMER_BANDS)[number];

/** What the customers of a band kept and renewed in the window. */
export type BandRow = {
  band: CustomerBand;
  customers: number;
  retention: RetentionSums;
  grr: RatioOrNone;
  renewal: RenewalSums;
  renewalRate: RatioOrNone;
};

/** The band of every customer with a signed production deployment. */
export function customerBands(
  clocks: readonly Clock[],
  customerOf: (deploymentId: string) => string | null,
): Map<string, CustomerBand> {
  const slowest = new Map<string, number | null>();
  for (const { deployment, days, arrived } of clocks) {
    const customer = customerOf(deployment.id);
    if (customer === null) continue;
    const known = slowest.get(customer) ?? null;
    slowest.set(customer, arrived ? Math.max(known ?? days, days) : known);
  }
  const band = (days: number | null): TtfvBand | 'none' => (days === null ? 'none' : bandOf(days));
  return new Map([...slowest].map(([customer, days]) => [customer, band(days)]));
}

/**
 * Retention and renewals by how long customers waited (docs/metrics.md, "TTFV"). `whole` are the sums over all customers, `kept` those
 * of each customer with a deployment; the rows add up to `whole`, so customers without a deployment are what remains.
 */
export function bandRows(
  bands: ReadonlyMap<string, CustomerBand>,
  whole: RetentionSums,
  kept: ReadonlyMap<string, RetentionSums>,
  renewals: readonly Renewal[],
): BandRow[] {
  const measured = [...kept.values()].reduce(addSums, NO_COHORT);
  return CUSTOMER_BANDS.map((band) => {
    const own = [...bands].filter(([, of]) => of === band).map(([customer]) => customer);
    const retention =
      band === 'elsewhere'
        ? minus(whole, measured)
        : own.reduce((sum, customer) => addSums(sum, kept.get(customer) ?? NO_COHORT), NO_COHORT);
    const renewal = sumOf(
      renewals.filter(({ customerId }) => (bands.get(customerId) ?? 'elsewhere') === band),
    );
    return {
      band,
      customers: own.length,
      retention,
      grr: grrOf(retention, 'None of them had recurring revenue when the window began.'),
      renewal,
      renewalRate: rateOf(renewal, 'Nothing of theirs came up for renewal.'),
    };
  });
}

function minus(a: RetentionSums, b: RetentionSums): RetentionSums {
  return {
    startMinor: a.startMinor - b.startMinor,
    retainedMinor: a.retainedMinor - b.retainedMinor,
    endMinor: a.endMinor - b.endMinor,
  };
}
