import type { ReadinessCheck } from '@/domain/engagement/readiness';
import { Badge } from '@/ui/controls/badge';
import { Card } from '@/ui/layout/card';
import { DataTable, type Column } from '@/ui/layout/data-table';

const STATE_WORDS = { met: 'Met', missed: 'Missed', unknown: 'Not known' } as const;
const STATE_TONES = { met: 'plain', missed: 'act', unknown: 'outline' } as const;

const COLUMNS: Column<ReadinessCheck>[] = [
  { key: 'title', header: 'It takes', width: '26%', cell: ({ title }) => title },
  { key: 'text', header: 'It stands', width: '46%', cell: ({ text }) => text },
  {
    key: 'from',
    header: 'Comes from',
    cell: ({ from }) => <span className="text-muted">{from === 'ledger' ? 'The ledger' : 'An answer'}</span>,
  },
  {
    key: 'state',
    header: 'State',
    cell: ({ state }) => <Badge tone={STATE_TONES[state]}>{STATE_WORDS[state]}</Badge>,
  },
];

/** What a fractional CRO needs to find, and what is there. */
export function ReadinessChecks({ checks }: { checks: readonly ReadinessCheck[] }) {
  return (
    <Card flush>
      <DataTable caption="What it takes" columns={COLUMNS} rows={checks} rowKey={({ id }) => id} />
    </Card>
  );
}
