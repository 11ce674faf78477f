import { ApprovalBlock } from '@/features/approvals/components/approval-block';
import { dealApproval } from '@/features/approvals/queries';
import { HandoffBlock } from '@/features/handoffs/components/handoff-block';
import { dealHandoff } from '@/features/handoffs/queries';
import { PilotBlock } from '@/features/pilots/components/pilot-block';
import { dealPilot } from '@/features/pilots/queries';
import { callOrNotFound } from '@/platform/operations/page-caller';

/** What others have to do with this deal: its approval, the pilot that it is or came from, and its handoff to delivery. */
export async function DeskBlocks({
  slug,
  dealId,
  isPilot,
}: {
  slug: string;
  dealId: string;
  isPilot: boolean;
}) {
  const [approval, pilot, handoff] = await Promise.all([
    callOrNotFound(dealApproval, slug, { dealId }),
    callOrNotFound(dealPilot, slug, { dealId }),
    callOrNotFound(dealHandoff, slug, { dealId }),
  ]);
  return (
    <>
      {approval ? <ApprovalBlock slug={slug} dealId={dealId} approval={approval} /> : null}
      {pilot ? <PilotBlock slug={slug} isPilot={isPilot} dealPilot={pilot} /> : null}
      {handoff ? <HandoffBlock slug={slug} found={handoff} /> : null}
    </>
  );
}
