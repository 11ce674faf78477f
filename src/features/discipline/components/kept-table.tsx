import type { KeptZombie } from '@/domain/board/discipline';
import { dateText } from '@/ui/format/dates';
import { DataTable } from '@/ui/layout/data-table';
import { HOW_WORDS } from '../discipline-words';
import { keptKey } from '../kept-page';

/** Silent deals that somebody kept open, in the order in which they come. */
export function KeptTable({ slug, kept }: { slug: string; kept: readonly KeptZombie[] }) {
  return (
    <DataTable<KeptZombie>
      caption="Silent deals that were kept open"
      rows={kept}
      rowKey={keptKey}
      rowHref={({ dealId }) => `/t/${slug}/deals/${dealId}`}
      empty={<p className="p-4 text-sm text-muted">None was kept open.</p>}
      columns={[
        { key: 'deal', header: 'Deal', width: '36%', cell: ({ deal }) => deal },
        { key: 'how', header: 'How', cell: ({ how }) => HOW_WORDS[how] },
        { key: 'by', header: 'By', cell: ({ by }) => by ?? 'the system' },
        { key: 'on', header: 'On', cell: ({ on }) => dateText(on) },
      ]}
    />
  );
}
