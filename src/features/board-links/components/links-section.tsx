import type { BoardLink } from '@/data/board-links';
import { addDays, dayOfInstant } from '@/domain/values/calendar-date';
import { countOf } from '@/ui/format/counts';
import { dateText, instantText } from '@/ui/format/dates';
import { DataTable, type Column } from '@/ui/layout/data-table';
import { Section } from '@/ui/layout/section';
import { DAYS_BY_DEFAULT, MOST_DAYS } from '../inputs';
import type { ShownLinks } from '../queries';
import { NewLink } from './new-link';
import { RevokeLink } from './revoke-link';

type Props = { slug: string; month: string; monthName: string; shown: ShownLinks };

/** Who outside reads a closed page: its links with their views, and a new one. Not part of the page, so never printed. */
export function LinksSection({
  slug,
  month,
  monthName,
  shown: { closed, mayMake, mayRevoke, links, zone, now },
}: Props) {
  const stands = (link: BoardLink) => link.revokedAt === null && link.expiresAt > now;
  const columns: Column<BoardLink>[] = [
    {
      key: 'label',
      header: 'For',
      width: '30%',
      cell: (link) => <span className={stands(link) ? undefined : 'text-muted'}>{link.label}</span>,
    },
    {
      key: 'made',
      header: 'Made',
      hideOnPhone: true,
      cell: ({ createdAt, createdByName }) =>
        `${instantText(createdAt, zone)}${createdByName ? `, ${createdByName}` : ''}`,
    },
    { key: 'standing', header: 'Standing', cell: (link) => standing(link, zone, now) },
    { key: 'views', header: 'Opened', cell: (link) => <Views of={link} zone={zone} /> },
    {
      key: 'revoke',
      header: 'Revoke',
      align: 'end',
      cell: (link) =>
        mayRevoke && stands(link) ? <RevokeLink slug={slug} linkId={link.id} label={link.label} /> : null,
    },
  ];
  return (
    <Section
      className="no-print"
      title="Links for people outside"
      lead={
        closed
          ? 'A link shows this closed page to whoever has it, until its day or until you revoke it. Every opening is logged; a preview in a chat is counted apart.'
          : 'A link shows a closed page to somebody without an account. Close the month first; until then, send its PDF.'
      }
    >
      {links.length > 0 ? (
        <DataTable caption="Links" columns={columns} rows={links} rowKey={({ id }) => id} />
      ) : null}
      {mayMake ? (
        <NewLink
          slug={slug}
          month={month}
          monthName={monthName}
          days={DAYS_BY_DEFAULT}
          mostDays={MOST_DAYS}
        />
      ) : null}
    </Section>
  );
}

function standing({ revokedAt, revokedByName, expiresAt }: BoardLink, zone: string, now: string) {
  if (revokedAt !== null) {
    return (
      <span className="text-muted">
        Revoked {instantText(revokedAt, zone)}
        {revokedByName ? `, ${revokedByName}` : ''}
      </span>
    );
  }
  if (expiresAt <= now) return <span className="text-muted">Expired {instantText(expiresAt, zone)}</span>;
  return `Open until the end of ${dateText(addDays(dayOfInstant(expiresAt, zone), -1))}`;
}

/** How often a link was opened, and the latest openings behind it. */
function Views({ of: { views, previews, lastViews, label }, zone }: { of: BoardLink; zone: string }) {
  const all = views + previews;
  if (all === 0) return <span className="text-muted">never</span>;
  const read = views === 0 ? 'never' : countOf(views, 'time');
  return (
    <details>
      <summary aria-label={`Openings of the link for ${label}`}>
        {previews === 0 ? read : `${read}, ${countOf(previews, 'preview')}`}
      </summary>
      <ul className="mt-1 flex flex-col gap-0.5 text-xs text-muted">
        {lastViews.map(({ at, browser, network }, i) => (
          <li key={i}>
            {instantText(at, zone)}, {browser}
            {network === 'unknown' ? '' : `, ${network}`}
          </li>
        ))}
        {all > lastViews.length ? <li>and {countOf(all - lastViews.length, 'time')} before</li> : null}
      </ul>
    </details>
  );
}
