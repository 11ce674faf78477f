import { durationText } from '@/domain/engagement/duration';
import { Badge } from '@/ui/controls/badge';
import { countText } from '@/ui/format/counts';
import { Day } from '@/ui/format/day';
import { DataTable, type Column } from '@/ui/layout/data-table';
import type { ShownEntry } from '../queries';
import { daysFigure } from '@/domain/engagement/figures';
import { KIND_WORDS } from '../time-words';
import { EntryActions } from './entry-actions';

type Props = {
  slug: string;
  entries: readonly ShownEntry[];
  /** Of every entry of the month, also those on other pages. */
  all: { count: number; minutes: number; people: number };
  today: string;
  minutesPerDay: number;
  /** Whose entries may be corrected; null: nobody's. */
  me: string | null;
};

/** Entries of the month, the latest day first, and what all of it adds up to; with more than one person, whose each is. */
export function EntryTable({ slug, entries, all, today, minutesPerDay, me }: Props) {
  const columns: Column<ShownEntry>[] = [
    { key: 'day', header: 'Day', width: '7rem', cell: ({ workedOn }) => <Day date={workedOn} /> },
    { key: 'what', header: 'What', width: '9rem', cell: ({ kind }) => KIND_WORDS[kind] },
    {
      key: 'note',
      header: 'What for',
      cell: ({ note, billable }) => (
        <span className="inline-flex flex-wrap items-center gap-2">
          {note ?? <span className="text-faint">–</span>}
          {billable ? null : <Badge tone="outline">Not charged</Badge>}
        </span>
      ),
    },
    ...(all.people > 1 ? [{ key: 'who', header: 'Who', cell: ({ person }: ShownEntry) => person }] : []),
    {
      key: 'length',
      header: 'Time',
      numeric: true,
      width: '6rem',
      total: durationText(all.minutes),
      cell: ({ minutes }) => durationText(minutes),
    },
    {
      key: 'days',
      header: 'Days',
      numeric: true,
      width: '5rem',
      hideOnPhone: true,
      cell: ({ days }) => daysFigure(days),
    },
  ];
  if (me !== null)
    columns.push({
      key: 'do',
      header: 'What to do',
      align: 'end',
      width: '11rem',
      cell: (entry) =>
        entry.userId === me ? (
          <EntryActions slug={slug} entry={entry} today={today} minutesPerDay={minutesPerDay} />
        ) : null,
    });
  return (
    <DataTable
      caption="Time of the month"
      columns={columns}
      rows={entries}
      rowKey={({ id }) => id}
      totalLabel={entries.length < all.count ? `All ${countText(all.count)} entries` : 'Together'}
      dense
    />
  );
}
