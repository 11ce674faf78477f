import type { JustificationRow } from '@/data/justifications';
import type { SweepVerdict } from '@/domain/audit/sweep';
import { Alert } from '@/ui/controls/alert';
import { countOf } from '@/ui/format/counts';
import { dateText, instantText } from '@/ui/format/dates';
import { Card } from '@/ui/layout/card';
import { Section } from '@/ui/layout/section';
import { JustifyDialog } from './justify-dialog';
import { RuleDialog } from './rule-dialog';

type Props = {
  slug: string;
  dealId: string;
  deal: string;
  silence: {
    idleDays: number | null;
    verdict: SweepVerdict;
    justifications: readonly JustificationRow[];
    mayJustify: boolean;
    mayRule: boolean;
    today: string;
    latestDay: string;
    zone: string;
  };
};

/** What the sweep would do with a quiet deal and how to keep it, and what was written about its silences. Nothing for a lively deal. */
export function Silence({ slug, dealId, deal, silence }: Props) {
  const { verdict, idleDays, justifications, mayJustify, mayRule, today, latestDay, zone } = silence;
  const warning = warningOf(verdict, idleDays);
  if (!warning && justifications.length === 0) return null;
  return (
    <>
      {warning ? (
        <Alert
          tone="look"
          title={warning.title}
          action={mayJustify ? <JustifyDialog {...{ slug, dealId, today, latestDay }} /> : undefined}
        >
          {warning.text}
        </Alert>
      ) : null}
      {justifications.length > 0 ? (
        <Section title="Why it stayed open">
          <Card flush>
            <ul className="divide-y">
              {justifications.map((row) => (
                <li key={row.id} className="flex flex-wrap items-start justify-between gap-3 p-4 text-sm">
                  <Justification row={row} zone={zone} />
                  {mayRule && row.escalated && !row.ruling ? (
                    <RuleDialog slug={slug} justificationId={row.id} deal={deal} />
                  ) : null}
                </li>
              ))}
            </ul>
          </Card>
        </Section>
      ) : null}
    </>
  );
}

function Justification({ row, zone }: { row: JustificationRow; zone: string }) {
  const { ruling } = row;
  return (
    <div className="flex min-w-0 flex-col gap-1 break-words">
      <p>
        Until {dateText(row.untilOn)}: {row.why}
      </p>
      {row.evidence ? <p className="text-muted">Shown by: {row.evidence}</p> : null}
      <p className="text-xs text-muted">
        {row.byName ?? 'The operator'}, {instantText(row.recordedAt, zone)}
        {row.escalated && !ruling ? '. Repeated: waits for the CRO.' : ''}
      </p>
      {ruling ? (
        <p className={ruling.accepted ? 'text-muted' : 'font-medium'}>
          {ruling.accepted ? 'Accepted' : 'Refused'} by {ruling.byName ?? 'the operator'}: {ruling.reason}
        </p>
      ) : null}
    </div>
  );
}

function warningOf(verdict: SweepVerdict, idleDays: number | null): { title: string; text: string } | null {
  const quiet = `Nothing has happened for ${countOf(idleDays ?? 0, 'day')}.`;
  switch (verdict.kind) {
    case 'warn':
      return {
        title: `Closes as lost on ${dateText(verdict.closesOn)}`,
        text: `${quiet} Log what happened, or say why it is alive.`,
      };
    case 'close':
      return {
        title: 'The next sweep closes this deal as lost',
        text: `${quiet} Log what happened, or say why it is alive.`,
      };
    case 'desk':
      return { title: 'Quiet with a PO', text: `${quiet} No sweep closes it: it lies on the CRO’s desk.` };
    case 'none':
      return null;
  }
}
