import Link from 'next/link';
import { LEARNED_FROM, type LeadTimeKind } from '@/domain/forecast/lead-times';
import type { LibraryPlace } from '@/domain/forecast/library';
import type { LeadTimeVersion } from '@/data/set-lead-times';
import { Button } from '@/ui/controls/button';
import { countOf } from '@/ui/format/counts';
import { DataTable, type Column } from '@/ui/layout/data-table';
import { KIND_WORDS, placeText, rangeText } from '../lead-time-words';
import { LeadTimeDialog, type KnownNames } from './lead-time-dialog';
import { RemoveDialog } from './remove-dialog';
import { SampleStrip } from './sample-strip';

export type Place = LibraryPlace<LeadTimeVersion>;
type Props = {
  slug: string;
  kind: LeadTimeKind;
  places: readonly Place[];
  names: KnownNames;
  mayWrite: boolean;
  /** Where the default is changed; null for those who may not look there. */
  settingsHref: string | null;
};

/** What each product and supplier takes, where it comes from, and what one may do about it. */
export function LibraryTable({ slug, kind, places, names, mayWrite, settingsHref }: Props) {
  const longest = Math.max(
    0,
    ...places.flatMap(({ learned, counts }) => [...(learned?.sample ?? []), counts?.p80Days ?? 0]),
  );
  const columns: Column<Place>[] = [
    { key: 'place', header: 'Product and supplier', width: '26%', cell: (place) => placeText(place) },
    {
      key: 'days',
      header: 'Counts',
      width: '9rem',
      cell: ({ counts }) =>
        counts ? (
          <span className="font-medium tabular-nums">{rangeText(counts)}</span>
        ) : (
          <span className="text-muted">the next row up</span>
        ),
    },
    {
      key: 'seen',
      header: longest > 0 ? `Seen, 0 to ${longest} days` : 'Seen',
      width: '12rem',
      hideOnPhone: true,
      cell: ({ learned, counts }) => (
        <SampleStrip sample={learned?.sample ?? []} counts={counts} longest={longest} />
      ),
    },
    { key: 'why', header: 'Because', cell: (place) => <Because place={place} settingsHref={settingsHref} /> },
  ];
  if (kind === 'hardware')
    columns.push({
      key: 'open',
      header: 'Open lines',
      numeric: true,
      hideOnPhone: true,
      cell: ({ openLines }) => openLines,
    });
  if (mayWrite)
    columns.push({
      key: 'change',
      header: 'Change',
      align: 'end',
      cell: (place) => <Change slug={slug} place={place} names={names} />,
    });
  return (
    <DataTable<Place>
      caption={KIND_WORDS[kind].label}
      rows={places}
      rowKey={({ product, supplier }) => `${product}|${supplier}`}
      columns={columns}
    />
  );
}

function Because({ place, settingsHref }: { place: Place; settingsHref: string | null }) {
  const { counts, learned, set, kind } = place;
  const seen = learned ? countOf(learned.observations, KIND_WORDS[kind].observed) : null;
  if (set)
    return (
      <>
        Set{set.by ? ` by ${set.by}` : ''}: {set.note ?? 'no reason given'}
        {learned && seen ? (
          <span className="text-muted">
            {' '}
            · {seen} took {rangeText(learned)}
          </span>
        ) : null}
      </>
    );
  if (counts?.basis === 'learned') return <>{seen}</>;
  if (counts)
    return (
      <>
        {settingsHref ? <Link href={settingsHref}>The default</Link> : 'The default'}
        {learned && seen ? <TooFew seen={seen} learned={learned} /> : null}
      </>
    );
  return learned && seen ? (
    <TooFew seen={seen} learned={learned} />
  ) : (
    <span className="text-muted">Nothing delivered yet</span>
  );
}

function TooFew({ seen, learned }: { seen: string; learned: NonNullable<Place['learned']> }) {
  return (
    <span className="text-muted">
      {' '}
      {seen} so far, {rangeText(learned)}; it counts from {LEARNED_FROM}
    </span>
  );
}

function Change({ slug, place, names }: { slug: string; place: Place; names: KnownNames }) {
  const { kind, product, supplier, set, learned } = place;
  // Everything else is what the settings are for.
  if (product === '' && supplier === '') return null;
  const begin = learned ? { p50Days: learned.p50Days, p80Days: learned.p80Days } : null;
  const opened = { kind, product, supplier, set, begin };
  return (
    <span className="inline-flex gap-2">
      <LeadTimeDialog
        slug={slug}
        names={names}
        place={opened}
        trigger={
          <Button size="small" aria-label={`${set ? 'Change' : 'Set'} ${placeText(place)}`}>
            {set ? 'Change' : 'Set'}
          </Button>
        }
      />
      {set ? <RemoveDialog slug={slug} set={set} /> : null}
    </span>
  );
}
