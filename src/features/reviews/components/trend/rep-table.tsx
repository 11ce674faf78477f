import type { RepTrend } from '@/domain/reviews/trend';
import { Card } from '@/ui/layout/card';
import { DataTable, type Column } from '@/ui/layout/data-table';
import { Section } from '@/ui/layout/section';
import { measureText } from '../../trend-words';

type Props = { reps: readonly RepTrend[]; currency: string; hrefOf: (repId: string) => string };

/** The same figures rep by rep, over all reviews of the window: by name, not ranked. */
export function RepTable({ reps, currency, hrefOf }: Props) {
  const columns: Column<RepTrend>[] = [
    { key: 'rep', header: 'Rep', cell: ({ name }) => name },
    ...(
      [
        ['commit', 'Evidenced of claimed'],
        ['promises', 'Promises kept'],
        ['pushes', 'Pushes'],
        ['knockedDown', 'Knocked down'],
        ['prepared', 'Prepared'],
      ] as const
    ).map(([measure, header]): Column<RepTrend> => ({
      key: measure,
      header,
      align: 'end',
      cell: ({ total }) => measureText(measure, total, currency),
    })),
  ];
  return (
    <Section title="Rep by rep" lead="All reviews of the window added up. By name: this is no ranking.">
      <Card flush>
        <DataTable
          caption="Rep by rep"
          columns={columns}
          rows={reps}
          rowKey={({ repId }) => repId}
          rowHref={({ repId }) => hrefOf(repId)}
        />
      </Card>
    </Section>
  );
}
