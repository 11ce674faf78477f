import { ApprovalBlock } from '@/features/approvals/components/approval-block';
import { dealApproval } from '@/features/approvals/queries';
import { PilotBlock } from '@/features/pilots/components/pilot-block';
import { dealPilot } from '@/features/pilots/queries';
import { callOrNotFound } from '@/platform/operations/page-caller';

/** What the CRO's desk has to do with this deal: its approval, and the pilot that it is or came from. */
export async function DeskBlocks({
  slug,
  dealId,
  isPilot,
}: {
  slug: string;
  dealId: string;
  isPilot: boolean;
}) {
  const [approval, pilot] = await Promise.all([
    callOrNotFound(dealApproval, slug, { dealId }),
    callOrNotFound(dealPilot, slug, { dealId }),
  ]);
  return (
    <>
      {approval ? <ApprovalBlock slug={slug} dealId={dealId} approval={approval} /> : null}
      {pilot ? <PilotBlock slug={slug} isPilot={isPilot} dealPilot={pilot} /> : null}
    </>
  );
}
