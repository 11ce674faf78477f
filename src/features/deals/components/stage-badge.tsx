import type { StageId } from '@/domain/deals/deal';
import { STAGE_LABELS, isFromCommitOn } from '@/domain/deals/stages';
import { Badge } from '@/ui/controls/badge';

/** Solid from the PO on, outline before it: an honest pipeline looks solid. */
export function StageBadge({ stage, label }: { stage: StageId; label?: string }) {
  return (
    <Badge tone={isFromCommitOn(stage) ? 'accent' : stage === 'closed_lost' ? 'plain' : 'outline'}>
      {label ?? STAGE_LABELS[stage]}
    </Badge>
  );
}
