import Link from 'next/link';
import { MISS_CAUSES, type Miss, type MissPart } from '@/domain/forecast/accuracy/miss';
import type { CalendarDate } from '@/domain/values/calendar-date';
import { toDecimal } from '@/domain/values/money';
import { Chart } from '@/ui/charts/chart';
import type { BridgeStep } from '@/ui/charts/chart-types';
import { StreamMark } from '@/ui/controls/stream-mark';
import { Amount } from '@/ui/format/amount';
import { countOf } from '@/ui/format/counts';
import { dateText } from '@/ui/format/dates';
import { moneyChange, moneyCompact, moneyExact } from '@/ui/format/money';
import { Card } from '@/ui/layout/card';
import { DataTable } from '@/ui/layout/data-table';
import { CAUSE_LABELS, CAUSE_WORDS } from '../accuracy-words';

type Props = {
  miss: Miss & {
    currency: string;
    label: string;
    frozenOn: CalendarDate;
    partCount: number;
    mayOpenDeals: boolean;
  };
  slug: string;
};

/** From the frozen forecast to what came: a step for each cause, and the deals that it is made of. */
export function MissSection({ miss, slug }: Props) {
  const { currency, forecastMinor, actualMinor, causes, frozenOn, label, parts, partCount } = miss;
  const drawn = (minor: bigint) => ({
    value: Number(toDecimal({ minor, currency })),
    text: moneyExact({ minor, currency }),
  });
  const shown = MISS_CAUSES.filter((cause) => causes[cause] !== 0n);
  const steps: BridgeStep[] = [
    { label: 'Forecast', role: 'total', ...drawn(forecastMinor) },
    ...shown.map((cause) => ({
      label: CAUSE_LABELS[cause],
      role: 'change' as const,
      ...drawn(causes[cause]),
    })),
    { label: 'Actual', role: 'total', ...drawn(actualMinor) },
  ];
  const compact = (minor: bigint) => moneyCompact({ minor, currency });
  return (
    <div className="flex flex-col gap-4">
      <Card>
        <Chart
          title={`From the forecast of ${dateText(frozenOn)} to the actual of ${label}`}
          summary={`${compact(forecastMinor)} was forecast, ${compact(actualMinor)} came.`}
          chart={{ kind: 'bridge', spec: { unit: { kind: 'money', currency }, steps } }}
        />
        <dl className="mt-4 grid gap-x-6 gap-y-1.5 border-t pt-3 text-sm sm:grid-cols-2">
          {MISS_CAUSES.filter((cause) => shown.includes(cause) || cause === 'fx').map((cause) => (
            <div key={cause} className="flex justify-between gap-3">
              <dt className="min-w-0">
                {CAUSE_LABELS[cause]} <span className="text-xs text-muted">{CAUSE_WORDS[cause]}</span>
              </dt>
              <dd className="whitespace-nowrap tabular-nums">
                {causes[cause] === 0n ? '0' : moneyChange({ minor: causes[cause], currency })}
              </dd>
            </div>
          ))}
        </dl>
      </Card>
      {parts.length > 0 ? (
        <Card flush>
          <DataTable<MissPart>
            caption={partsCaption(parts.length, partCount)}
            showCaption
            rows={parts}
            rowKey={({ dealId, column, cause }) => `${dealId} ${column} ${cause}`}
            columns={[
              {
                key: 'deal',
                header: 'Deal',
                cell: ({ dealId, name }) =>
                  miss.mayOpenDeals ? <Link href={`/t/${slug}/deals/${dealId}`}>{name}</Link> : name,
              },
              {
                key: 'stream',
                header: 'Stream',
                hideOnPhone: true,
                cell: ({ column }) => <StreamMark stream={column} />,
              },
              { key: 'cause', header: 'Cause', cell: ({ cause }) => CAUSE_LABELS[cause] },
              {
                key: 'amount',
                header: 'More or less',
                numeric: true,
                cell: ({ amountMinor }) => <Amount money={{ minor: amountMinor, currency }} />,
              },
            ]}
          />
        </Card>
      ) : null}
    </div>
  );
}

function partsCaption(shown: number, count: number): string {
  return shown < count
    ? `The ${shown} largest of ${countOf(count, 'part')}`
    : 'What it is made of, largest first';
}
