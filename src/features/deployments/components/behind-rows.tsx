import Link from 'next/link';
import { Badge } from '@/ui/controls/badge';
import { countOf } from '@/ui/format/counts';
import { daysText } from '@/ui/format/dates';
import { Card } from '@/ui/layout/card';
import { DataTable } from '@/ui/layout/data-table';
import { Section } from '@/ui/layout/section';
import { deploymentHref } from '../deployment-address';
import type { BehindRow } from '../queries-cycle-times';

type Props = { slug: string; title: string; rows: readonly BehindRow[]; closeHref: string };

/** Rows that the page shows, the longest first. */
const MOST = 200;

/** What a figure of the page was made of. */
export function BehindRows({ slug, title, rows, closeHref }: Props) {
  const left = rows.length - MOST;
  return (
    <Section
      title={title}
      lead={`${countOf(rows.length, 'row')}; who is not there yet counts with the days so far.${left > 0 ? ` The longest ${MOST} are shown.` : ''}`}
      actions={<Link href={closeHref}>Close</Link>}
    >
      <Card flush>
        <DataTable
          caption={title}
          columns={[
            {
              key: 'name',
              header: 'Name',
              width: '50%',
              cell: ({ kind, id, name }) => (
                <Link href={kind === 'deal' ? `/t/${slug}/deals/${id}` : deploymentHref(slug, id)}>
                  {name}
                </Link>
              ),
            },
            { key: 'kind', header: 'What', cell: ({ kind }) => (kind === 'deal' ? 'Deal' : 'Deployment') },
            { key: 'days', header: 'Days', numeric: true, cell: ({ days }) => daysText(days) },
            {
              key: 'state',
              header: 'State',
              cell: ({ arrived }) =>
                arrived ? <span className="text-muted">Done</span> : <Badge tone="outline">Under way</Badge>,
            },
          ]}
          rows={rows.slice(0, MOST)}
          rowKey={({ kind, id }) => `${kind} ${id}`}
          empty={<p className="p-4 text-sm text-muted">Nothing stands behind it.</p>}
        />
      </Card>
    </Section>
  );
}
