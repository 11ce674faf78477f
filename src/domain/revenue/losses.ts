import { blockedDays, NOT_BLOCKED, type Block, type BlockedDays } from '../deployments/blocks';
import type { DeploymentFact } from '../deployments/deployment';
import { failureSums, type Failure, type FailureSums } from '../deployments/failures';
import { clockOf, clockRange, type LifeClock } from '../deployments/life';
import type { CalendarDate } from '../values/calendar-date';
import { ratioOf, type RatioOrNone } from '../values/ratio';
import type { EndReason } from './contract-life';

/** What was lost for one reason, signed minor units (a loss is below 0); no reason yet is one of them, null. */
export type ReasonSum = { reason: EndReason | null; amountMinor: bigint; count: number };
export type ReasonShare = ReasonSum & { share: RatioOrNone };

/**
 * The reasons of what was lost, each with its share of all of it: what has no reason yet first, because it is to be given one, then the
 * largest loss. Together they are the total.
 */
export function reasonShares(sums: readonly ReasonSum[]): {
  reasons: ReasonShare[];
  totalMinor: bigint;
  count: number;
} {
  const totalMinor = sums.reduce((total, { amountMinor }) => total + amountMinor, 0n);
  const reasons = sums
    .map((sum) => ({ ...sum, share: ratioOf(sum.amountMinor, totalMinor, 'Nothing was lost.') }))
    .toSorted(inOrder);
  return { reasons, totalMinor, count: sums.reduce((total, { count }) => total + count, 0) };
}

function inOrder(a: ReasonSum, b: ReasonSum): number {
  if ((a.reason === null) !== (b.reason === null)) return a.reason === null ? -1 : 1;
  if (a.amountMinor !== b.amountMinor) return a.amountMinor < b.amountMinor ? -1 : 1;
  return (a.reason ?? '').localeCompare(b.reason ?? '');
}

/** How one site of the customer went, up to the day of a loss. */
export type SiteBeside = {
  deploymentId: string;
  site: string;
  kind: DeploymentFact['kind'];
  /** The loss was put down to this one by name. */
  named: boolean;
  clock: LifeClock;
  blocked: BlockedDays;
  failures: FailureSums;
};

export type SiteFacts = DeploymentFact & { blocks: readonly Block[]; failures: readonly Failure[] };

/**
 * The sites that stand beside a loss as they were when its day ended: the one that it was put down to, else all of the customer that had
 * been signed or begun by then; the slowest to first value first. `blocked` is the part of that time in which something stood in the way.
 */
export function sitesBeside(
  loss: { on: CalendarDate; deploymentId: string | null },
  sites: readonly SiteFacts[],
): SiteBeside[] {
  const own = sites.filter((site) => site.id === loss.deploymentId);
  const chosen = own.length > 0 ? own : sites.filter((site) => clockRange(site, loss.on) !== null);
  return chosen
    .map((site): SiteBeside => {
      const range = clockRange(site, loss.on);
      return {
        deploymentId: site.id,
        site: site.site,
        kind: site.kind,
        named: site.id === loss.deploymentId,
        clock: clockOf(site, loss.on),
        blocked: range === null ? NOT_BLOCKED : blockedDays(site.blocks, range),
        failures: failureSums(site.failures, loss.on),
      };
    })
    .toSorted((a, b) => daysOf(b) - daysOf(a) || a.site.localeCompare(b.site));
}

function daysOf({ clock }: SiteBeside): number {
  return clock.state === 'none' ? -1 : clock.days;
}
