import Link from 'next/link';
import type { TrendMeasure, TrendPoint } from '@/domain/reviews/trend';
import { Chart } from '@/ui/charts/chart';
import { Card } from '@/ui/layout/card';
import { trendChart } from '../../trend-chart';
import { changeSentence, MEASURE_TITLES } from '../../trend-words';

type Props = {
  measure: TrendMeasure;
  points: readonly TrendPoint[];
  currency: string;
  /** The deals behind the figures; null: they are shown. */
  behindHref: string | null;
};

/** One measure: what changed in a sentence, the picture, and the way to the rows. */
export function MeasureCard({ measure, points, currency, behindHref }: Props) {
  const chart = trendChart(measure, points, currency);
  const title = MEASURE_TITLES[measure];
  const summary = changeSentence(measure, points, currency);
  return (
    <Card className="flex flex-col gap-3">
      {chart ? (
        <Chart title={title} summary={summary} chart={chart} />
      ) : (
        <div className="flex min-h-24 flex-col gap-1">
          <h3 className="text-sm font-semibold">{title}</h3>
          <p className="text-xs text-muted">There is no figure in these reviews.</p>
        </div>
      )}
      {behindHref ? (
        <Link
          href={behindHref}
          aria-label={`The deals behind it: ${title}`}
          className="self-start text-xs text-muted underline underline-offset-2"
        >
          The deals behind it
        </Link>
      ) : null}
    </Card>
  );
}
