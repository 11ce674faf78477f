import { ReasonDialog } from '@/features/contracts/components/reason-dialog';
import type { Loss } from '@/features/revenue/queries-losses';
import { Button } from '@/ui/controls/button';
import { dateText } from '@/ui/format/dates';

/** The way to say why something was lost, or to say it better. Nothing where the line that ended is there no more. */
export function GiveReason({ slug, loss }: { slug: string; loss: Loss }) {
  if (loss.contractId === null || loss.contractVersion === null) return null;
  return (
    <ReasonDialog
      slug={slug}
      contractId={loss.contractId}
      version={loss.contractVersion}
      of={`${loss.customer}, ${dateText(loss.on)}`}
      given={{ endReason: loss.reason, endNote: loss.note, endDeploymentId: loss.deploymentId }}
      sites={loss.choices}
      trigger={
        loss.reason === null ? <Button variant="primary">Say why</Button> : <Button>Change the reason</Button>
      }
    />
  );
}
