import Link from 'next/link';
import { Badge } from '@/ui/controls/badge';
import { Day } from '@/ui/format/day';
import { Card } from '@/ui/layout/card';
import { DataTable } from '@/ui/layout/data-table';
import { Section } from '@/ui/layout/section';
import { deploymentHref } from '../deployment-address';
import type { ClocksPage } from '../queries-board';

/** What no column can hold: clocks without a start, dates that contradict each other, and ends without first value. */
export function ClocksApart({ slug, page }: { slug: string; page: ClocksPage }) {
  const { unread, lost } = page;
  const rows = [
    ...unread.map(({ deployment, why }) => ({
      deployment,
      mark: why === 'fault' ? 'First value before the signature' : 'Not signed',
      tone: why === 'fault' ? ('look' as const) : ('outline' as const),
    })),
    ...lost.map(({ deployment }) => ({
      deployment,
      mark: 'Ended without first value',
      tone: 'plain' as const,
    })),
  ];
  if (rows.length === 0) return null;
  return (
    <Section
      title="Without a clock"
      lead="Counted in no column: the days have to be recorded or corrected first, or it is over."
    >
      <Card flush>
        <DataTable
          caption="Deployments without a clock"
          columns={[
            {
              key: 'site',
              header: 'Deployment',
              width: '40%',
              cell: ({ deployment }) => (
                <Link href={deploymentHref(slug, deployment.id)}>{deployment.site}</Link>
              ),
            },
            { key: 'customer', header: 'Customer', cell: ({ deployment }) => deployment.customer },
            { key: 'signed', header: 'Signed', cell: ({ deployment }) => <Day date={deployment.signedOn} /> },
            {
              key: 'value',
              header: 'First value',
              cell: ({ deployment }) => <Day date={deployment.firstValueOn} />,
            },
            { key: 'why', header: 'Why', cell: ({ mark, tone }) => <Badge tone={tone}>{mark}</Badge> },
          ]}
          rows={rows}
          rowKey={({ deployment }) => deployment.id}
        />
      </Card>
    </Section>
  );
}
