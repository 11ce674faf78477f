import { forecastMinor } from '@/domain/forecast/forecast';
import type { ForecastCell } from '@/domain/forecast/types';
import { Amount } from '@/ui/format/amount';

type Props = { before: ForecastCell; after: ForecastCell; currency: string };

/** The forecast before and after the clean-up, drawn on one scale from zero. */
export function BeforeAfter({ before, after, currency }: Props) {
  const sizes = [forecastMinor(before), forecastMinor(after)] as const;
  const largest = sizes[0] > sizes[1] ? sizes[0] : sizes[1];
  const width = (minor: bigint) => (largest === 0n ? '0%' : `${Number((minor * 1000n) / largest) / 10}%`);
  return (
    <dl className="flex flex-col gap-2">
      {(['Forecast now', 'After clean-up'] as const).map((label, index) => (
        <div key={label} className="grid grid-cols-[8rem_minmax(0,1fr)_6rem] items-center gap-3 text-sm">
          <dt className="text-muted">{label}</dt>
          <dd aria-hidden className="h-3 rounded-sm bg-sunken">
            <span
              className={
                index === 0 ? 'block h-3 rounded-sm bg-line-strong' : 'block h-3 rounded-sm bg-accent'
              }
              style={{ width: width(sizes[index] ?? 0n) }}
            />
          </dd>
          <dd className="text-end font-semibold tabular-nums">
            <Amount money={{ minor: sizes[index] ?? 0n, currency }} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
