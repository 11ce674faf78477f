import { clocksOf } from '../kpis/ttfv-clock';
import type { CalendarDate } from '../values/calendar-date';
import { quarterOf, type FiscalQuarter } from '../values/fiscal-calendar';
import { ratioOf, type RatioOrNone } from '../values/ratio';
import { blockedDays, NOT_BLOCKED, type Block, type BlockCause, type BlockedDays } from './blocks';
import { saleSpans, type SignedDeal } from './cycle-times';
import type { DeploymentFact } from './deployment';
import { clockRange } from './life';
import { spanOf, type Span } from './spans';

/** How long a sale took, and how long its deployment takes after it. `stretch`: (sale + deployment) ÷ sale, of the medians. */
export type Stretch = { sale: Span; deployment: Span; stretch: RatioOrNone };

export type QuarterStretch = Stretch & Pick<FiscalQuarter, 'label' | 'from' | 'until'>;

/**
 * Deals by the day of their commit document, and production deployments by the day of their signature: created → signed, and signed →
 * first value (the clocks of TTFV, so a quarter's figures are its cohort's).
 */
export function stretchOf(
  deals: readonly SignedDeal[],
  deployments: readonly DeploymentFact[],
  asOf: CalendarDate,
): Stretch {
  const sale = spanOf(saleSpans(deals));
  const deployment = spanOf(clocksOf(deployments, asOf));
  const missing = sale.median === null ? 'sale' : 'deployment';
  const reason = `Too few have come to the end of the ${missing} for a median.`;
  if (sale.median === null || deployment.median === null)
    return { sale, deployment, stretch: { ratio: null, reason } };
  const stretch = ratioOf(
    BigInt(sale.median + deployment.median),
    BigInt(sale.median),
    'The sales took no time.',
  );
  return { sale, deployment, stretch };
}

/** By fiscal quarter of the signature, the oldest first; only quarters in which something was signed. */
export function stretchByQuarter(
  deals: readonly SignedDeal[],
  deployments: readonly DeploymentFact[],
  { asOf, fiscalStartMonth }: { asOf: CalendarDate; fiscalStartMonth: number },
): QuarterStretch[] {
  const days = [...deals, ...deployments].flatMap(({ signedOn }) => signedOn ?? []);
  const quarters = new Map<string, FiscalQuarter>();
  for (const day of days) {
    const quarter = quarterOf(day, fiscalStartMonth);
    quarters.set(quarter.from, quarter);
  }
  return [...quarters.values()]
    .sort((a, b) => a.from.localeCompare(b.from))
    .map(({ label, from, until }) => ({
      label,
      from,
      until,
      ...stretchOf(signedIn(deals, { from, until }), signedIn(deployments, { from, until }), asOf),
    }));
}

/** Those signed in a half-open range of days. */
export function signedIn<T extends { signedOn: CalendarDate | null }>(
  list: readonly T[],
  { from, until }: { from: CalendarDate; until: CalendarDate },
): T[] {
  return list.filter(({ signedOn }) => signedOn !== null && signedOn >= from && signedOn < until);
}

/** One clock with the part of it in which it could not go on. */
export type BlockedClock<D> = { deployment: D; days: number; arrived: boolean; blocked: BlockedDays };

export type BlockedBeside<D> = {
  /** The most blocked first; only those that were blocked. */
  rows: BlockedClock<D>[];
  /** Days of all clocks, and of those the blocked ones by cause. */
  clockDays: number;
  blocked: BlockedDays;
  /** On how many clocks each cause lay. */
  touched: Record<BlockCause, number>;
  /** First value as it is, and as it would be without the blocked days. */
  actual: Span;
  without: Span;
};

/** Blocked time beside the time to first value, of production deployments whose clock can be read at the end of the day. */
export function blockedBeside<D extends DeploymentFact>(
  deployments: readonly D[],
  blocksOf: (deploymentId: string) => readonly Block[],
  asOf: CalendarDate,
): BlockedBeside<D> {
  const byId = new Map(deployments.map((deployment) => [deployment.id, deployment]));
  const clocks = clocksOf(deployments, asOf).flatMap(
    ({ deployment: { id }, days, arrived }): BlockedClock<D>[] => {
      const deployment = byId.get(id);
      if (!deployment) return [];
      const range = clockRange(deployment, asOf);
      const blocked = range ? blockedDays(blocksOf(id), range) : NOT_BLOCKED;
      return [{ deployment, days, arrived, blocked }];
    },
  );
  const [sums, touched] = [{ ...NOT_BLOCKED.byCause }, { ...NOT_BLOCKED.byCause }];
  for (const { blocked } of clocks) {
    for (const cause of Object.keys(sums) as BlockCause[]) {
      sums[cause] += blocked.byCause[cause];
      if (blocked.byCause[cause] > 0) touched[cause] += 1;
    }
  }
  return {
    rows: clocks
      .filter(({ blocked }) => blocked.total > 0)
      .sort((a, b) => b.blocked.total - a.blocked.total || a.deployment.id.localeCompare(b.deployment.id)),
    clockDays: clocks.reduce((total, { days }) => total + days, 0),
    blocked: { total: clocks.reduce((total, { blocked }) => total + blocked.total, 0), byCause: sums },
    touched,
    actual: spanOf(clocks),
    without: spanOf(clocks.map(({ days, arrived, blocked }) => ({ days: days - blocked.total, arrived }))),
  };
}
