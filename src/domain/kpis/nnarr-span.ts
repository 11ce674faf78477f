import { joinBridges, netNew } from '../revenue/bridge';
import type { Nnarr, NnarrBar } from './nnarr';

/** How far back the dashboard's charts and bridge may look, in completed fiscal quarters. The first is the window of the KPIs themselves. */
export const SPANS = [4, 8, 12] as const;
export type Span = (typeof SPANS)[number];

/** The newest `span` completed quarters as one bridge, or as many as the ledger has; null where it has none. */
export function spanOf({ quarters, window }: Nnarr, span: Span): NnarrBar | null {
  // The KPI's own window also counts quarters before the ledger began: they are empty.
  if (span === SPANS[0]) return quarters.length === 0 ? null : window;
  const bars = quarters.slice(-span);
  const [oldest, newest] = [bars[0], bars.at(-1)];
  if (!oldest || !newest) return null;
  const amounts = joinBridges(bars);
  return {
    ...amounts,
    label: `${oldest.label} to ${newest.label}`,
    from: oldest.from,
    until: newest.until,
    nnarrMinor: netNew(amounts),
  };
}
