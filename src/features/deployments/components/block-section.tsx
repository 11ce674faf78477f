import { BLOCK_CAUSES } from '@/domain/deployments/blocks';
import { daysBetween } from '@/domain/values/calendar-date';
import { Badge } from '@/ui/controls/badge';
import { countOf } from '@/ui/format/counts';
import { daysText } from '@/ui/format/dates';
import { Day } from '@/ui/format/day';
import { Card } from '@/ui/layout/card';
import { DataTable, type Column } from '@/ui/layout/data-table';
import { Section } from '@/ui/layout/section';
import { BLOCK_NAMES } from '../deployment-words';
import type { DeploymentPage } from '../queries-show';
import { BlockDialog, RemoveBlock, UnblockDialog } from './block-dialogs';

type Props = { slug: string; page: DeploymentPage };
type Row = DeploymentPage['blocks'][number];

/** What stood in the way, by cause; a day on which two things did counts once. */
export function BlockSection({ slug, page }: Props) {
  const { deployment, blocks, today, asOf, may } = page;
  const columns: Column<Row>[] = [
    { key: 'cause', header: 'Cause', width: '24%', cell: ({ cause }) => BLOCK_NAMES[cause] },
    { key: 'from', header: 'Since', cell: ({ fromOn }) => <Day date={fromOn} /> },
    {
      key: 'until',
      header: 'Went on',
      cell: ({ untilOn }) => (untilOn ? <Day date={untilOn} /> : <Badge tone="look">Blocked now</Badge>),
    },
    {
      key: 'days',
      header: 'Days',
      numeric: true,
      cell: ({ fromOn, untilOn }) => daysText(Math.max(0, daysBetween(fromOn, untilOn ?? asOf))),
    },
    { key: 'note', header: 'Note', cell: ({ note }) => note ?? '–' },
  ];
  if (may.write) {
    columns.push({
      key: 'do',
      header: 'What to do',
      cell: (block) => (
        <span className="flex flex-wrap gap-1">
          <UnblockDialog slug={slug} block={block} today={today} />
          <RemoveBlock slug={slug} block={block} />
        </span>
      ),
    });
  }
  return (
    <Section
      title="Blocked time"
      lead={leadOf(page)}
      actions={may.write ? <BlockDialog slug={slug} deploymentId={deployment.id} today={today} /> : undefined}
    >
      <Card flush>
        <DataTable
          caption="Blocked time"
          columns={columns}
          rows={blocks}
          rowKey={({ id }) => id}
          empty={<p className="p-4 text-sm text-muted">Nothing stood in the way.</p>}
        />
      </Card>
    </Section>
  );
}

function leadOf({ blocked }: DeploymentPage): string {
  if (blocked.total === 0) return 'Days on which it could not go on before its first value, by cause.';
  const parts = BLOCK_CAUSES.filter((cause) => blocked.byCause[cause] > 0).map(
    (cause) => `${BLOCK_NAMES[cause].toLowerCase()} ${blocked.byCause[cause]}`,
  );
  const twice = parts.length > 1 ? ' A day with two causes counts once, for the one that began first.' : '';
  return `${countOf(blocked.total, 'day')} before first value: ${parts.join(', ')}.${twice}`;
}
