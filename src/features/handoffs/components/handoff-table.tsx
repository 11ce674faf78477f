import Link from 'next/link';
import type { HandoffStanding } from '@/domain/deployments/handoff';
import type { CalendarDate } from '@/domain/values/calendar-date';
import { Badge } from '@/ui/controls/badge';
import { LinkButton } from '@/ui/controls/link-button';
import { countOf, countText } from '@/ui/format/counts';
import { dateText } from '@/ui/format/dates';
import { DataTable, type Column } from '@/ui/layout/data-table';
import type { Handoff } from '../queries';
import { DOCUMENT_NAMES, STANDING_NAMES } from '../handoff-words';

type May = { offer: boolean; decide: boolean; deployments: boolean };
type Props = { slug: string; standing: HandoffStanding; rows: readonly Handoff[]; may: May };

/** Deals of one standing, those that wait longest first; the handoff itself is read and decided on the deal. */
export function HandoffTable({ slug, standing, rows, may }: Props) {
  const columns: Column<Handoff>[] = [
    { key: 'deal', header: 'Deal', width: '24%', cell: (row) => <Named slug={slug} row={row} /> },
    {
      key: 'rep',
      header: 'Rep',
      cell: ({ rep }) => <span className="whitespace-nowrap">{rep ?? 'Nobody'}</span>,
    },
    { key: 'order', header: 'Order', cell: (row) => <Order row={row} /> },
    { key: 'stands', header: WAITS[standing], cell: (row) => <Waits row={row} /> },
    ...(standing === 'missing' ? [] : standing === 'accepted' ? [NEEDED] : OFFERED),
    {
      key: 'do',
      header: standing === 'accepted' ? 'Deployment' : 'What to do',
      align: 'end',
      cell: (row) => <Way slug={slug} row={row} may={may} />,
    },
  ];
  const caption = `Handoffs: ${STANDING_NAMES[standing]}`;
  return <DataTable caption={caption} columns={columns} rows={rows} rowKey={({ dealId }) => dealId} />;
}

const WAITS: Record<HandoffStanding, string> = {
  missing: 'Since the order',
  offered: 'Waits',
  returned: 'Returned',
  accepted: 'Accepted',
};

const NEEDED: Column<Handoff> = {
  key: 'needed',
  header: 'Needed on',
  cell: ({ handoff }) => (handoff?.neededOn ? <Dated day={handoff.neededOn} /> : '–'),
};

const OFFERED: Column<Handoff>[] = [
  {
    key: 'site',
    header: 'Site',
    cell: ({ handoff }) => <span className="line-clamp-2">{handoff?.site ?? '–'}</span>,
  },
  {
    key: 'devices',
    header: 'Devices',
    numeric: true,
    hideOnPhone: true,
    cell: ({ handoff }) => (handoff?.devices == null ? '–' : countText(handoff.devices)),
  },
  NEEDED,
];

function Named({ slug, row }: { slug: string; row: Handoff }) {
  return (
    <span className="flex flex-col">
      <Link href={`/t/${slug}/deals/${row.dealId}#handoff`}>{row.deal}</Link>
      <span className="text-xs text-muted">{row.customer ?? 'No customer'}</span>
    </span>
  );
}

function Order({ row: { document } }: { row: Handoff }) {
  if (!document) return <Badge tone="look">No live PO</Badge>;
  return (
    <span className="flex flex-col whitespace-nowrap">
      <span>{document.reference ?? DOCUMENT_NAMES[document.kind] ?? 'Order'}</span>
      <span className="text-xs text-muted">{dateText(document.on)}</span>
    </span>
  );
}

function Dated({ day }: { day: CalendarDate }) {
  return <span className="whitespace-nowrap">{dateText(day)}</span>;
}

/** A week without a word to delivery is red: TTFV runs since the order. */
function Waits({ row: { days, standing, handoff } }: { row: Handoff }) {
  const text = days === 0 ? 'today' : countOf(days, 'day');
  if (standing === 'accepted') return <>{days === 0 ? 'Today' : `${text} ago`}</>;
  return (
    <span className="flex flex-col items-start gap-1">
      <Badge tone={days > 7 ? 'act' : 'look'}>{text}</Badge>
      {standing === 'returned' && handoff?.decisionNote ? (
        <span className="line-clamp-2 text-xs text-muted">{handoff.decisionNote}</span>
      ) : null}
    </span>
  );
}

function Way({ slug, row, may }: { slug: string; row: Handoff; may: May }) {
  const { standing, handoff, dealId } = row;
  if (standing === 'accepted')
    return may.deployments && handoff?.deploymentId ? (
      <Link href={`/t/${slug}/deployments/${handoff.deploymentId}`}>{handoff.deployment}</Link>
    ) : (
      <>{handoff?.deployment ?? '–'}</>
    );
  const label =
    standing === 'offered' ? (may.decide ? 'Read and decide' : null) : may.offer ? 'Hand over' : null;
  if (label === null) return null;
  return (
    <LinkButton size="small" href={`/t/${slug}/deals/${dealId}#handoff`} aria-label={`${label}: ${row.deal}`}>
      {label}
    </LinkButton>
  );
}
