import { FORECAST_COLUMNS } from '@/domain/forecast/types';
import { StreamMark } from '@/ui/controls/stream-mark';
import { Amount } from '@/ui/format/amount';
import type { Pipeline } from '../queries-pipeline';

/** The three streams of the open pipeline, never one line; what has no split yet stands apart. */
export function StreamTotals({ pipeline }: { pipeline: Pipeline }) {
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-3 sm:grid-cols-4">
      {FORECAST_COLUMNS.map((column) => (
        <div key={column}>
          <dt className="text-xs text-muted">
            <StreamMark stream={column} />
          </dt>
          <dd className="text-lg font-semibold tabular-nums">
            <Amount money={{ minor: pipeline.byStream[column], currency: pipeline.currency }} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
