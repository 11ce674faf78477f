import Link from 'next/link';
import { amountText } from '@/domain/approvals/amount-text';
import { instantText } from '@/ui/format/dates';
import { Card } from '@/ui/layout/card';
import type { Waiting } from '../queries';
import { WithdrawButton } from './ask-dialog';
import { DecideButtons } from './decide-buttons';
import { Similar } from './similar';
import { WaitingBadge } from './waiting-badge';

type Props = { slug: string; zone: string; request: Waiting; mayDecide: boolean; mayWithdraw: boolean };

/** One deal on the desk: what it is worth, what the floor is, what others like it pay, and the answer. */
export function RequestCard({ slug, zone, request, mayDecide, mayWithdraw }: Props) {
  const { id, dealId, deal, customer, rep, need, comparison, currency, note, requestedBy, requestedAt } =
    request;
  const acvMinor = need?.acvMinor ?? request.acvMinor;
  const floorMinor = need?.floorMinor ?? request.floorMinor;
  const figures = `${amountText(acvMinor, currency)} ${currency} a year against a floor of ${amountText(floorMinor, currency)}`;
  return (
    <Card className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3 className="text-sm font-semibold">
          <Link href={`/t/${slug}/deals/${dealId}`}>{deal}</Link>
        </h3>
        <WaitingBadge days={request.days} urgency={request.urgency} />
        <p className="text-xs text-muted">{[customer, rep].filter((part) => part !== null).join(' · ')}</p>
      </div>
      <p className="text-base font-medium tabular-nums">{figures}</p>
      {need ? null : (
        <p className="text-sm text-muted">
          It needs no approval any more: it is closed, a pilot, or no longer below the floor.
        </p>
      )}
      {comparison ? <Similar comparison={comparison} currency={currency} /> : null}
      <p className="text-sm">
        {note ? <q>{note}</q> : <span className="text-muted">Nobody has said yet why it is worth it.</span>}
        <span className="block text-xs text-muted">
          {requestedBy ?? 'By itself'}, {instantText(requestedAt, zone)}
        </span>
      </p>
      <div className="no-print flex flex-wrap gap-2">
        {mayDecide && need ? (
          <DecideButtons
            slug={slug}
            approvalId={id}
            deal={deal}
            acvMinor={acvMinor.toString()}
            figures={figures}
          />
        ) : null}
        {mayWithdraw && !(mayDecide && need) ? (
          <WithdrawButton slug={slug} dealId={dealId} approvalId={id} />
        ) : null}
      </div>
    </Card>
  );
}
