import { floorSentence } from '@/domain/approvals/floor';
import { Card } from '@/ui/layout/card';
import { Section } from '@/ui/layout/section';
import type { DealApproval } from '../queries';
import { AskDialog } from './ask-dialog';
import { DecidedTable } from './decided-table';
import { DecideButtons } from './decide-buttons';
import { Similar } from './similar';

type Props = { slug: string; dealId: string; approval: NonNullable<DealApproval> };

/** On a deal's page: that it is below the floor, who has to say yes, and what was said before. */
export function ApprovalBlock({ slug, dealId, approval }: Props) {
  const { need, comparison, rows, mayAsk, mayDecide, zone, currency, repName } = approval;
  const open = rows.find(({ decision }) => decision === null);
  const sentence = need ? floorSentence(need, { repName, currency }) : null;
  return (
    <Section
      title="Approval"
      lead={sentence ? `${sentence} It cannot pass Quote Sent without the CRO.` : undefined}
      actions={
        need && mayAsk && !mayDecide ? <AskDialog slug={slug} dealId={dealId} asked={Boolean(open)} /> : null
      }
    >
      {need ? (
        <Card className="flex flex-col gap-3">
          {comparison ? <Similar comparison={comparison} currency={currency} /> : null}
          {open?.note ? (
            <p className="text-sm">
              <q>{open.note}</q>
            </p>
          ) : null}
          {mayDecide && open ? (
            <DecideButtons
              slug={slug}
              approvalId={open.id}
              deal={open.deal}
              acvMinor={need.acvMinor.toString()}
              figures={sentence ?? ''}
            />
          ) : null}
          {mayDecide && !open ? <AskDialog slug={slug} dealId={dealId} asked={false} /> : null}
          {!mayDecide && open ? <p className="text-sm text-muted">The CRO has been asked.</p> : null}
        </Card>
      ) : null}
      {rows.some(({ decision }) => decision !== null) ? (
        <Card flush>
          <DecidedTable rows={rows.filter(({ decision }) => decision !== null)} zone={zone} />
        </Card>
      ) : null}
    </Section>
  );
}
