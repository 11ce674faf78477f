import type { Urgency } from '@/domain/approvals/waiting';
import { Badge } from '@/ui/controls/badge';
import { countOf } from '@/ui/format/counts';

const TONES = { fine: 'plain', look: 'look', act: 'act' } as const;

/** How long a request has waited: amber after three days, red after seven. */
export function WaitingBadge({ days, urgency }: { days: number; urgency: Urgency }) {
  return <Badge tone={TONES[urgency]}>{days === 0 ? 'since today' : `waits ${countOf(days, 'day')}`}</Badge>;
}
