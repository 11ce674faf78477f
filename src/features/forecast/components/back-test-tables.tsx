import type { MarkId, TestedQuarter, WeekError } from '@/domain/forecast/back-test';
import { Amount } from '@/ui/format/amount';
import { DataTable } from '@/ui/layout/data-table';
import { MARK_WORDS } from '../back-test-words';
import { ErrorBar } from './error-bar';

type QuarterProps = { quarters: readonly TestedQuarter[]; mark: MarkId; currency: string };

/** Each quarter: what came, what both models had said at the mark, and how far off they were. */
export function TestedQuarters({ quarters, mark, currency }: QuarterProps) {
  const money = (minor: bigint | undefined) => (
    <Amount money={minor === undefined ? null : { minor, currency }} />
  );
  return (
    <DataTable<TestedQuarter>
      caption={`Both models quarter by quarter: ${MARK_WORDS[mark].toLowerCase()}`}
      rows={quarters}
      rowKey={({ from }) => from}
      columns={[
        {
          key: 'quarter',
          header: 'Quarter',
          cell: ({ label, marks }) => (
            <span className="flex flex-col">
              <span className="font-medium whitespace-nowrap">{label}</span>
              {marks[mark]?.basis === 'rewound' ? <span className="text-xs text-muted">rewound</span> : null}
            </span>
          ),
        },
        { key: 'came', header: 'Came', numeric: true, cell: ({ actualMinor }) => money(actualMinor) },
        {
          key: 'ours',
          header: 'Stages and clocks said',
          numeric: true,
          cell: ({ marks }) => money(marks[mark]?.ours.forecastMinor),
        },
        {
          key: 'oursOff',
          header: 'off by',
          width: '17%',
          cell: ({ marks }) => <Off error={marks[mark]?.ours.variance} model="ours" />,
        },
        {
          key: 'plain',
          header: 'Plain table said',
          numeric: true,
          cell: ({ marks }) => money(marks[mark]?.plain.forecastMinor),
        },
        {
          key: 'plainOff',
          header: 'off by ',
          width: '17%',
          cell: ({ marks }) => <Off error={marks[mark]?.plain.variance} model="plain" />,
        },
      ]}
    />
  );
}

/** How soon in a quarter each model comes near. */
export function WeekErrors({ weeks }: { weeks: readonly WeekError[] }) {
  return (
    <DataTable<WeekError>
      caption="How far both models were off, week by week of a quarter"
      rows={weeks}
      rowKey={({ week }) => String(week)}
      dense
      keepTable
      columns={[
        { key: 'week', header: 'Week', width: '5rem', cell: ({ week }) => <span>Week {week}</span> },
        {
          key: 'ours',
          header: 'Stages and clocks off by',
          cell: ({ ours }) => <ErrorBar error={ours} model="ours" />,
        },
        {
          key: 'plain',
          header: 'Plain table off by',
          cell: ({ plain }) => <ErrorBar error={plain} model="plain" />,
        },
      ]}
    />
  );
}

function Off({ error, model }: { error: TestedError | undefined; model: 'ours' | 'plain' }) {
  return error ? <ErrorBar error={error} model={model} /> : <span className="text-faint">–</span>;
}

type TestedError = WeekError['ours'];
