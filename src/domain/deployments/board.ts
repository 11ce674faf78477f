import type { CalendarDate } from '../values/calendar-date';
import { completedQuarters, quarterOf } from '../values/fiscal-calendar';
import type { DeploymentFact } from './deployment';
import { clockOf, type LifeClock } from './life';

/** The first day of the last four completed quarters: whatever was signed from it on is what the headline of TTFV looks at. */
export function clocksFrom(asOf: CalendarDate, fiscalStartMonth: number): CalendarDate {
  const [first] = completedQuarters(asOf, fiscalStartMonth, 4);
  return (first ?? quarterOf(asOf, fiscalStartMonth)).from;
}

export const BOARD_COLUMNS = ['within_60', 'within_120', 'past_120', 'arrived'] as const;
export type BoardColumn = (typeof BOARD_COLUMNS)[number];

export type Clocked<D> = { deployment: D; clock: Extract<LifeClock, { days: number }> };

export type ClocksBoard<D> = {
  /** Waiting ones by their age, the oldest first; arrived ones of those signed from `from` on, the latest arrival first. */
  columns: Record<BoardColumn, Clocked<D>[]>;
  /** Ended without first value, of those signed from `from` on. */
  lost: Clocked<D>[];
  /** Production deployments whose clock cannot be read: not signed, or a first value before the signature. */
  unread: { deployment: D; why: 'unsigned' | 'fault' }[];
};

/**
 * The clocks from signature to first value at the end of a day, as columns: up to 60 days, up to 120, past it, and there. Who waits is
 * never dropped, however old. Counts agree with the KPI (domain/kpis/ttfv): the same clocks, the same bands.
 */
export function clocksBoard<D extends DeploymentFact>(
  deployments: readonly D[],
  { asOf, from }: { asOf: CalendarDate; from: CalendarDate },
): ClocksBoard<D> {
  const board: ClocksBoard<D> = {
    columns: { within_60: [], within_120: [], past_120: [], arrived: [] },
    lost: [],
    unread: [],
  };
  for (const deployment of deployments) {
    const clock = clockOf(deployment, asOf);
    if (clock.state === 'none') {
      const { why } = clock;
      const later = deployment.signedOn !== null && deployment.signedOn > asOf;
      if (why !== 'pilot' && !later) board.unread.push({ deployment, why });
      continue;
    }
    const recent = deployment.signedOn !== null && deployment.signedOn >= from;
    if (clock.state === 'waiting') board.columns[clock.band].push({ deployment, clock });
    else if (recent)
      (clock.state === 'arrived' ? board.columns.arrived : board.lost).push({ deployment, clock });
  }
  for (const band of ['within_60', 'within_120', 'past_120'] as const) {
    board.columns[band].sort((a, b) => b.clock.days - a.clock.days || byId(a, b));
  }
  board.columns.arrived.sort((a, b) => byArrival(b, a) || byId(a, b));
  return board;
}

function byId<D extends DeploymentFact>(a: Clocked<D>, b: Clocked<D>): number {
  return a.deployment.id.localeCompare(b.deployment.id);
}

function byArrival<D extends DeploymentFact>(a: Clocked<D>, b: Clocked<D>): number {
  return (a.deployment.firstValueOn ?? '').localeCompare(b.deployment.firstValueOn ?? '');
}
