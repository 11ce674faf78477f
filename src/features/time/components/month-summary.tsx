import type { ReactNode } from 'react';
import { TIME_KINDS, type TimeMonth } from '@/domain/engagement/days';
import { durationText } from '@/domain/engagement/duration';
import { Amount } from '@/ui/format/amount';
import { Card } from '@/ui/layout/card';
import { KeyValueList } from '@/ui/layout/key-value-list';
import { daysFigure } from '@/domain/engagement/figures';
import { daysOf } from '../days-words';
import { KIND_WORDS } from '../time-words';
import { DaysBar } from './days-bar';

type Props = { time: TimeMonth; currency: string; visits: ReactNode };

/** The month in one look: the bar, what it costs, and where the time went. */
export function MonthSummary({ time, currency, visits }: Props) {
  const { contractedDays, usedDays, leftDays, overDays, usedMinor, contractedMinor } = time;
  const money = (minor: bigint | null) => (
    <Amount as="whole" money={minor === null ? null : { minor, currency }} />
  );
  const kinds = TIME_KINDS.filter((kind) => time.byKind[kind] > 0);
  return (
    <Card className="flex flex-col gap-4">
      <div className="flex flex-col gap-2">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
          <p className="text-xl font-semibold tracking-tight tabular-nums">
            {daysFigure(usedDays)}
            {contractedDays === null ? null : (
              <span className="text-base font-normal text-muted"> of {daysOf(contractedDays)}</span>
            )}
          </p>
          <p className="text-sm tabular-nums">
            {contractedDays === null
              ? 'No number of days is agreed'
              : overDays > 0
                ? `${daysOf(overDays)} over`
                : `${daysOf(leftDays ?? 0)} left`}
          </p>
        </div>
        <DaysBar time={time} />
      </div>
      <KeyValueList
        stacked
        items={[
          { key: 'Agreed', value: money(contractedMinor) },
          { key: 'Used so far', value: money(usedMinor) },
          ...kinds.map((kind) => ({
            key: KIND_WORDS[kind],
            value: <span className="tabular-nums">{durationText(time.byKind[kind])} h</span>,
          })),
          { key: 'Visits on site', value: visits },
        ]}
      />
    </Card>
  );
}
