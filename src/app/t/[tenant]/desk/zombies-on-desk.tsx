import Link from 'next/link';
import { RuleDialog } from '@/features/justifications/components/rule-dialog';
import { sweepDesk } from '@/features/sweeps/queries';
import { callOrNotFound } from '@/platform/operations/page-caller';
import { Amount } from '@/ui/format/amount';
import { countOf } from '@/ui/format/counts';
import { dateText } from '@/ui/format/dates';
import { Card } from '@/ui/layout/card';
import { DataTable, type Column } from '@/ui/layout/data-table';
import { Section } from '@/ui/layout/section';

type Stuck = Extract<Awaited<ReturnType<typeof sweepDesk>>, { ok: true }>['value']['stuck'][number];

/** Quiet deals that no sweep may close: repeated justifications to rule on, and those with a PO. */
export async function ZombiesOnDesk({ slug }: { slug: string }) {
  const { currency, justifications, stuck } = await callOrNotFound(sweepDesk, slug, {});
  return (
    <>
      {justifications.length > 0 ? (
        <Section
          title="Justified again"
          lead="A rep keeps a quiet deal open for the second time. It stays open until you rule."
        >
          <div className="grid gap-4 xl:grid-cols-2">
            {justifications.map((item) => (
              <Card key={item.id} className="flex flex-col gap-2">
                <h3 className="text-sm font-semibold">
                  <Link href={`/t/${slug}/deals/${item.dealId}`}>{item.deal}</Link>
                </h3>
                <p className="text-xs text-muted">
                  {[item.customer, item.rep].filter((part) => part !== null).join(' · ')}
                </p>
                <p className="text-sm">
                  <q>{item.why}</q> Until {dateText(item.untilOn)}.
                </p>
                {item.evidence ? <p className="text-sm text-muted">{item.evidence}</p> : null}
                <div>
                  <RuleDialog slug={slug} justificationId={item.id} deal={item.deal} />
                </div>
              </Card>
            ))}
          </div>
        </Section>
      ) : null}
      {stuck.length > 0 ? (
        <Section
          title="Quiet with a PO"
          lead={`${countOf(stuck.length, 'deal')} with a live PO and no activity past the planned day. Never closed silently.`}
        >
          <Card flush>
            <DataTable
              caption="Quiet deals with a PO"
              columns={columnsOf(currency)}
              rows={stuck}
              rowKey={({ dealId }) => dealId}
              rowHref={({ dealId }) => `/t/${slug}/deals/${dealId}`}
            />
          </Card>
        </Section>
      ) : null}
    </>
  );
}

function columnsOf(currency: string): Column<Stuck>[] {
  return [
    { key: 'deal', header: 'Deal', width: '30%', cell: ({ name }) => name },
    { key: 'customer', header: 'Customer', cell: ({ customer }) => customer ?? '–' },
    { key: 'rep', header: 'Rep', cell: ({ rep }) => rep ?? '–' },
    {
      key: 'amount',
      header: 'Amount',
      numeric: true,
      cell: ({ amountMinor }) => <Amount money={{ minor: amountMinor, currency }} />,
    },
    { key: 'planned', header: 'Planned', cell: ({ plannedOn }) => dateText(plannedOn) },
    {
      key: 'quiet',
      header: 'Quiet for',
      numeric: true,
      cell: ({ idleDays }) => (idleDays === null ? '–' : countOf(idleDays, 'day')),
    },
  ];
}
