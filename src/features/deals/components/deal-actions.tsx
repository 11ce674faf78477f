import { LinkButton } from '@/ui/controls/link-button';
import type { DealPageFacts } from '../queries-deal-page';
import { ActivityDialog } from './activity-dialog';
import { EditDialog } from './edit-dialog';
import { MoveDialog } from './move-dialog';
import type { MoveGate } from './move-form';
import { RecordDialog } from './record-dialog';

type Props = { page: DealPageFacts; slug: string; gate: MoveGate };

/** What this member may do to the deal; nothing on a page of the past. */
export function DealActions({ page, slug, gate }: Props) {
  const { deal, facts, may, today } = page;
  const { id: dealId, currency } = deal;
  return (
    <>
      {may.edit ? (
        <EditDialog
          slug={slug}
          deal={deal}
          verbalYesOn={facts.verbalYesOn}
          claimBp={facts.claimBp}
          hasLines={facts.lines.length > 0}
          currency={currency}
          today={today}
        />
      ) : null}
      {may.edit ? <ActivityDialog slug={slug} dealId={dealId} today={today} /> : null}
      {may.record ? (
        <RecordDialog {...{ slug, dealId, currency, today }} lines={facts.lines} kinds={may.recordKinds} />
      ) : null}
      {may.askException ? (
        <LinkButton href={`/t/${slug}/settings/exceptions?deal=${dealId}`}>Ask for an exception</LinkButton>
      ) : null}
      {may.move ? <MoveDialog slug={slug} dealId={dealId} version={deal.version} {...gate} /> : null}
    </>
  );
}
