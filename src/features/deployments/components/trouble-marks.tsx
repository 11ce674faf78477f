import { Badge } from '@/ui/controls/badge';
import { countOf } from '@/ui/format/counts';
import { daysText } from '@/ui/format/dates';
import { BLOCK_NAMES } from '../deployment-words';
import type { Troubles } from '../standing-troubles';

/** What stands in the way now, and failures that are not resolved; a dash where all is well. */
export function TroubleMarks({ blocked, failing }: Troubles) {
  if (blocked.length === 0 && failing === 0) return <span className="text-faint">–</span>;
  return (
    <span className="flex flex-wrap gap-1">
      {blocked.map(({ cause, days }) => (
        <Badge key={cause} tone="look" title="Blocked now">
          {BLOCK_NAMES[cause]} {daysText(days)}
        </Badge>
      ))}
      {failing > 0 ? <Badge tone="act">{countOf(failing, 'open failure')}</Badge> : null}
    </span>
  );
}
