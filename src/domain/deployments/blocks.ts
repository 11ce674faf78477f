import { daysBetween, type CalendarDate } from '../values/calendar-date';

/** Why a deployment cannot go on. */
export const BLOCK_CAUSES = [
  'hardware_installation',
  'network_configuration',
  'integration',
  'customer',
] as const;
export type BlockCause = (typeof BLOCK_CAUSES)[number];

/** Time in which a deployment could not go on: from a day until the first day on which it went on; null while it lasts. */
export type Block = {
  cause: BlockCause;
  fromOn: CalendarDate;
  untilOn: CalendarDate | null;
};

export type BlockedDays = { total: number; byCause: Record<BlockCause, number> };

export const NOT_BLOCKED: BlockedDays = {
  total: 0,
  byCause: { hardware_installation: 0, network_configuration: 0, integration: 0, customer: 0 },
};

/**
 * Days of the half-open range on which something stood in the way. A day on which two blocks lie counts once, for the one that began first
 * (of two that began together, for the cause that is named first in BLOCK_CAUSES): so the causes add up to the total.
 */
export function blockedDays(
  blocks: readonly Block[],
  range: { from: CalendarDate; until: CalendarDate },
): BlockedDays {
  const byCause = { ...NOT_BLOCKED.byCause };
  let total = 0;
  let counted = range.from;
  for (const { cause, fromOn, untilOn } of blocks.toSorted(inOrder)) {
    const start = fromOn > counted ? fromOn : counted;
    const end = untilOn === null || untilOn > range.until ? range.until : untilOn;
    if (end <= start) continue;
    byCause[cause] += daysBetween(start, end);
    total += daysBetween(start, end);
    counted = end;
  }
  return { total, byCause };
}

function inOrder(a: Block, b: Block): number {
  return a.fromOn.localeCompare(b.fromOn) || BLOCK_CAUSES.indexOf(a.cause) - BLOCK_CAUSES.indexOf(b.cause);
}

/** Something stands in the way on this day. */
export function isBlockedOn(block: Block, day: CalendarDate): boolean {
  return block.fromOn <= day && (block.untilOn === null || block.untilOn > day);
}

/** The blocks that stand in the way at the end of a day, with the whole days that each has lasted; the oldest first. */
export function standingBlocks<B extends Block>(
  blocks: readonly B[],
  day: CalendarDate,
): (B & { days: number })[] {
  return blocks
    .filter((block) => isBlockedOn(block, day))
    .map((block) => ({ ...block, days: daysBetween(block.fromOn, day) }))
    .toSorted(inOrder);
}
