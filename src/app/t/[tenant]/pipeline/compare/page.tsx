import type { Metadata } from 'next';
import Link from 'next/link';
import { frameOf } from '../../frame';
import { changeWords } from '@/features/history/change-words';
import { ChangeBridge, type BridgeStep } from '@/features/history/components/change-bridge';
import { compareQuery } from '@/features/history/queries';
import { addDays, addMonths, parseCalendarDate } from '@/domain/values/calendar-date';
import { callOrNotFound } from '@/platform/operations/page-caller';
import { Button } from '@/ui/controls/button';
import { DateField } from '@/ui/controls/date-field';
import { EmptyState } from '@/ui/controls/empty-state';
import { Amount } from '@/ui/format/amount';
import { countOf } from '@/ui/format/counts';
import { dateText } from '@/ui/format/dates';
import { moneyCompact } from '@/ui/format/money';
import { Card } from '@/ui/layout/card';
import { DataTable, type Column } from '@/ui/layout/data-table';
import { PageHeader } from '@/ui/layout/page-header';
import { Section } from '@/ui/layout/section';

export const metadata: Metadata = { title: 'What changed' };

type Props = {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const MOVES = [
  ['pushed', 'Close date pushed'],
  ['pulledIn', 'Close date pulled in'],
  ['grown', 'Amount up'],
  ['shrunk', 'Amount down'],
  ['stage', 'Stage changed'],
  ['commitGained', 'Commit gained'],
  ['commitLost', 'Commit lost'],
] as const;

export default async function ComparePage({ params, searchParams }: Props) {
  const { tenant: slug } = await params;
  const raw = await searchParams;
  const { today } = await frameOf(slug);
  const dayOf = (name: string) => (typeof raw[name] === 'string' ? parseCalendarDate(raw[name]) : null);
  const to = dayOf('to') ?? today;
  const asked = dayOf('from') ?? addMonths(today, -1);
  const from = asked > to ? addDays(to, -1) : asked;
  const compared = await callOrNotFound(compareQuery, slug, { from, to });
  const { opening, closing, kinds, moves, deals, currency, labels } = compared;
  const money = (minor: bigint) => moneyCompact({ minor, currency });
  const steps: BridgeStep[] = [
    { label: `Open on ${dateText(from)}`, count: opening.count, minor: opening.amountMinor, total: true },
    { label: 'New', count: kinds.new.count, minor: kinds.new.deltaMinor },
    { label: 'Open again', count: kinds.reopened.count, minor: kinds.reopened.deltaMinor },
    { label: 'Won', count: kinds.won.count, minor: kinds.won.deltaMinor },
    { label: 'Lost', count: kinds.lost.count, minor: kinds.lost.deltaMinor },
    { label: 'Taken out', count: kinds.gone.count, minor: kinds.gone.deltaMinor },
    {
      label: 'Changed amounts of the deals that stayed',
      count: moves.grown.count + moves.shrunk.count,
      minor: kinds.open.deltaMinor,
    },
    { label: `Open on ${dateText(to)}`, count: closing.count, minor: closing.amountMinor, total: true },
  ];
  const columns: Column<(typeof deals)[number]>[] = [
    { key: 'deal', header: 'Deal', width: '30%', cell: (deal) => deal.name },
    { key: 'customer', header: 'Customer', cell: (deal) => deal.customer ?? '–' },
    {
      key: 'change',
      header: 'What changed',
      cell: (deal) => changeWords(deal, labels, currency).join(' · '),
    },
    {
      key: 'delta',
      header: 'Open pipeline',
      numeric: true,
      cell: (deal) => <Amount money={{ minor: deal.deltaMinor, currency }} />,
    },
  ];
  return (
    <>
      <PageHeader
        eyebrow={<Link href={`/t/${slug}/pipeline`}>Pipeline</Link>}
        title="What changed"
        lead={`${money(opening.amountMinor)} was open at the end of ${dateText(from)}, ${money(closing.amountMinor)} at the end of ${dateText(to)}: both as they were recorded then.`}
      />
      <form className="flex flex-wrap items-end gap-3">
        <DateField label="From the end of" name="from" defaultValue={from} max={today} />
        <DateField label="To the end of" name="to" defaultValue={to} max={today} />
        <Button type="submit">Compare</Button>
      </form>
      <Card flush>
        <ChangeBridge steps={steps} currency={currency} />
      </Card>
      <Section title="Of the deals that stayed open">
        <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
          {MOVES.map(([move, label]) => (
            <li key={move}>
              <Card>
                <p className="text-sm text-muted">{label}</p>
                <p className="text-lg font-semibold tabular-nums">{countOf(moves[move].count, 'deal')}</p>
                <p className="text-sm text-muted tabular-nums">worth {money(moves[move].amountMinor)}</p>
              </Card>
            </li>
          ))}
        </ul>
      </Section>
      <Card flush>
        <DataTable
          caption="Deals that changed"
          columns={columns}
          rows={deals}
          rowKey={(deal) => deal.id}
          rowHref={(deal) => `/t/${slug}/deals/${deal.id}`}
          empty={<EmptyState title="Nothing changed" why="The open pipeline is the same on both days." />}
        />
      </Card>
    </>
  );
}
