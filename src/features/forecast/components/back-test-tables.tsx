import {
  nearerOf,
  type MarkedDay,
  type MarkId,
  type TestedQuarter,
  type WeekError,
} from '@/domain/forecast/back-test';
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
          header: 'Ours said',
          numeric: true,
          cell: ({ marks }) => money(marks[mark]?.ours.forecastMinor),
        },
        {
          key: 'oursOff',
          header: 'Ours off by',
          width: '17%',
          cell: ({ marks }) => <Off day={marks[mark]} model="ours" />,
        },
        {
          key: 'plain',
          header: 'Plain table said',
          numeric: true,
          cell: ({ marks }) => money(marks[mark]?.plain.forecastMinor),
        },
        {
          key: 'plainOff',
          header: 'Plain table off by',
          width: '17%',
          cell: ({ marks }) => <Off day={marks[mark]} model="plain" />,
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
        {
          key: 'week',
          header: 'Week',
          width: '5rem',
          cell: ({ week }) => <span className="whitespace-nowrap">Week {week}</span>,
        },
        {
          key: 'ours',
          header: 'Ours off by',
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

/** The nearer of the two stands out. */
function Off({ day, model }: { day: MarkedDay | null; model: 'ours' | 'plain' }) {
  if (day === null) return <span className="text-faint">–</span>;
  return <ErrorBar error={day[model].variance} model={model} strong={nearerOf(day) === model} />;
}
