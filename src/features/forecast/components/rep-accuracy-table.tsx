import type { AccuracyRollUp, RepAccuracy, RollUp } from '@/domain/forecast/accuracy/quarters';
import { Amount } from '@/ui/format/amount';
import { DataTable, type Column } from '@/ui/layout/data-table';
import { leanText, offText } from '../accuracy-words';

type Props = {
  rollUp: AccuracyRollUp;
  currency: string;
  /** The page of one rep; null where there is none to go to. */
  hrefOf: ((repId: string) => string) | null;
};

/** All measured quarters added up, rep by rep and stream by stream: by name, this is no ranking. */
export function RepAccuracyTable({ rollUp, currency, hrefOf }: Props) {
  const stream = (key: 'hardware' | 'software' | 'services', header: string): Column<RepAccuracy> => ({
    key,
    header,
    align: 'end',
    cell: ({ whole }) => <Both rollUp={whole[key]} />,
    total: <Both rollUp={rollUp.whole[key]} />,
  });
  const { total } = rollUp.whole;
  const money = (minor: bigint) => <Amount money={{ minor, currency }} />;
  return (
    <DataTable<RepAccuracy>
      caption="Rep by rep and stream by stream"
      keepTable
      rows={rollUp.reps}
      rowKey={({ repId }) => repId ?? ''}
      rowHref={({ repId }) => (hrefOf ? hrefOf(repId ?? '') : null)}
      totalLabel="All"
      columns={[
        {
          key: 'rep',
          header: 'Rep',
          cell: ({ name }) => <span className="whitespace-nowrap">{name ?? 'Nobody’s deals'}</span>,
        },
        {
          key: 'forecast',
          header: 'Forecast',
          numeric: true,
          cell: ({ whole }) => money(whole.total.forecastMinor),
          total: money(total.forecastMinor),
        },
        {
          key: 'actual',
          header: 'Actual',
          numeric: true,
          cell: ({ whole }) => money(whole.total.actualMinor),
          total: money(total.actualMinor),
        },
        {
          key: 'all',
          header: 'Off by, leans',
          align: 'end',
          cell: ({ whole }) => <Both rollUp={whole.total} />,
          total: <Both rollUp={total} />,
        },
        stream('hardware', 'Hardware'),
        stream('software', 'Software'),
        stream('services', 'Services'),
      ]}
    />
  );
}

/** WAPE, and under it the signed bias: beside each other, so that two reps' opposite leanings do not cancel unseen. */
function Both({ rollUp: { wape, bias } }: { rollUp: RollUp }) {
  if (wape.ratio === null)
    return (
      <span className="text-faint" title={wape.reason}>
        n/a
      </span>
    );
  return (
    <span className="whitespace-nowrap tabular-nums">
      {offText(wape)}
      <span className="block text-xs text-muted">{leanText(bias)}</span>
    </span>
  );
}
