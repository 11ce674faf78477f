import { readBlocks, readFailures } from '@/data/deployment-troubles';
import { standingBlocks, type BlockCause } from '@/domain/deployments/blocks';
import { isFailingOn } from '@/domain/deployments/failures';
import type { CalendarDate } from '@/domain/values/calendar-date';
import type { Unit } from '@/platform/db/unit-of-work';

/** What stands in the way of a deployment at the end of a day, with the days so far, and how many failures are not resolved. */
export type Troubles = { blocked: { cause: BlockCause; days: number }[]; failing: number };

/** For each of these deployments, in two statements. */
export async function readTroubles(
  unit: Unit,
  deploymentIds: readonly string[],
  asOf: CalendarDate,
): Promise<(deploymentId: string) => Troubles> {
  const blocks = standingBlocks(await readBlocks(unit, deploymentIds), asOf);
  const failures = (await readFailures(unit, deploymentIds)).filter((failure) => isFailingOn(failure, asOf));
  return (id) => ({
    blocked: blocks
      .filter(({ deploymentId }) => deploymentId === id)
      .map(({ cause, days }) => ({ cause, days })),
    failing: failures.filter(({ deploymentId }) => deploymentId === id).length,
  });
}
