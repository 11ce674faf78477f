import Link from 'next/link';
import { countOf, countText } from '@/ui/format/counts';
import { dateText } from '@/ui/format/dates';
import { DataTable, type Column } from '@/ui/layout/data-table';
import type { Pilot } from '../queries';
import { DefineDialog } from './define-dialog';
import { PilotActions } from './pilot-actions';
import { PilotMark } from './pilot-day';

type Props = {
  slug: string;
  caption: string;
  pilots: readonly Pilot[];
  may: { write: boolean; extend: boolean };
  today: string;
};

/** Pilots that are not decided yet, with what can be done about them. */
export function RunningTable({ slug, caption, pilots, may, today }: Props) {
  const columns: Column<Pilot>[] = [
    { key: 'deal', header: 'Pilot', width: '20%', cell: (pilot) => <Named slug={slug} pilot={pilot} /> },
    { key: 'rep', header: 'Rep', cell: (pilot) => pilot.rep ?? '–' },
    { key: 'day', header: 'Decision', cell: (pilot) => <Decision pilot={pilot} /> },
    {
      key: 'size',
      header: 'Devices',
      numeric: true,
      cell: ({ units }) => (units === null ? '–' : countText(units)),
    },
    {
      key: 'criteria',
      header: 'Success criteria',
      width: '26%',
      cell: ({ criteria }) => <span className="line-clamp-2 text-muted">{criteria ?? '–'}</span>,
    },
    {
      key: 'do',
      header: 'What to do',
      cell: (pilot) => <Ways {...{ slug, pilot, may, today }} />,
    },
  ];
  return <DataTable caption={caption} columns={columns} rows={pilots} rowKey={({ dealId }) => dealId} />;
}

function Named({ slug, pilot }: { slug: string; pilot: Pilot }) {
  return (
    <span className="flex flex-col">
      <Link href={`/t/${slug}/deals/${pilot.dealId}`}>{pilot.deal}</Link>
      <span className="text-xs text-muted">{pilot.customer ?? '–'}</span>
    </span>
  );
}

function Decision({ pilot }: { pilot: Pilot }) {
  const { decisionOn, extensions } = pilot;
  return (
    <span className="flex flex-col items-start gap-1">
      <PilotMark pilot={pilot} />
      <span className="text-xs text-muted">
        {decisionOn === null ? null : dateText(decisionOn)}
        {extensions > 0 ? `, extended ${countOf(extensions, 'time')}` : null}
      </span>
    </span>
  );
}

function Ways({ slug, pilot, may, today }: Omit<Props, 'caption' | 'pilots'> & { pilot: Pilot }) {
  const { dealId, version, deal, units } = pilot;
  if (pilot.stands !== 'undefined') return <PilotActions {...{ slug, dealId, version, deal, units, may }} />;
  return may.write ? <DefineDialog slug={slug} dealId={dealId} today={today} plan={null} /> : null;
}

/** What became of the others. */
export function DecidedPilots({ slug, pilots }: Pick<Props, 'slug' | 'pilots'>) {
  const columns: Column<Pilot>[] = [
    { key: 'deal', header: 'Pilot', width: '24%', cell: (pilot) => <Named slug={slug} pilot={pilot} /> },
    { key: 'rep', header: 'Rep', cell: (pilot) => pilot.rep ?? '–' },
    { key: 'end', header: 'End', cell: (pilot) => <PilotMark pilot={pilot} /> },
    { key: 'on', header: 'Decided', cell: ({ decidedOn }) => dateText(decidedOn) },
    {
      key: 'what',
      header: 'Why, or what came of it',
      cell: ({ productionDealId, production, reason }) =>
        productionDealId === null ? (
          (reason ?? 'The deal was closed as lost')
        ) : (
          <Link href={`/t/${slug}/deals/${productionDealId}`}>{production ?? 'Production deal'}</Link>
        ),
    },
  ];
  return (
    <DataTable caption="Decided pilots" columns={columns} rows={pilots} rowKey={({ dealId }) => dealId} />
  );
}
