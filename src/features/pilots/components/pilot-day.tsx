import { Badge } from '@/ui/controls/badge';
import { countOf } from '@/ui/format/counts';
import type { Pilot } from '../queries';

/** How a pilot stands: red past its day, amber in its last week. */
export function PilotMark({ pilot }: { pilot: Pick<Pilot, 'stands' | 'left'> }) {
  const { stands, left } = pilot;
  if (stands === 'undefined') return <Badge tone="look">Not defined</Badge>;
  if (stands === 'converted') return <Badge tone="accent">Converted</Badge>;
  if (stands === 'killed') return <Badge>Killed</Badge>;
  if (left === null) return null;
  if (left < 0) return <Badge tone="act">{countOf(-left, 'day')} overdue</Badge>;
  return (
    <Badge tone={left <= 7 ? 'look' : 'plain'}>
      {left === 0 ? 'decision today' : `${countOf(left, 'day')} left`}
    </Badge>
  );
}
