import type { ReactNode } from 'react';
import type { KpiId } from '@/domain/kpis/kpi-data';
import type { Kpis } from '@/domain/kpis/kpis';
import { KPI_DEFINITIONS } from '@/domain/kpis/registry';
import { Chart } from '@/ui/charts/chart';
import type { ColumnPin } from '@/ui/charts/column-pins';
import { Card } from '@/ui/layout/card';
import { trendOf, type Trend, type TrendQuestion } from '../../dashboard-trends';

export type TrendProps = TrendQuestion & {
  kpi: KpiId;
  kpis: Kpis;
  /** What is shown at the top of a quarter with notes; `place` is its place in the periods. */
  pinOf: (place: number) => ReactNode;
};

/** The pins of the quarters that a trend shows: it may begin later than the periods. */
export function pinsOf({ spec: { points } }: Trend, { periods, pinOf }: TrendProps): ColumnPin[] {
  const hidden = periods.length - points.length;
  return points.flatMap(({ notes }, column) => (notes ? [{ column, node: pinOf(column + hidden) }] : []));
}

/** How one KPI came here, under its card: every quarter opens its rows. */
export function TrendCard(props: TrendProps) {
  const { kpi, kpis } = props;
  const trend = trendOf(kpi, kpis, { ...props, size: 'small' });
  if (!trend) {
    return (
      <Card className="flex flex-col gap-1 p-3">
        <h3 className="text-sm font-semibold">{KPI_DEFINITIONS[kpi].short}</h3>
        <p className="text-sm text-muted">No quarter shown here has a figure yet.</p>
      </Card>
    );
  }
  const { title, summary, spec } = trend;
  return (
    <Card className="break-inside-avoid p-3">
      <Chart
        title={title}
        summary={summary}
        hideSummary
        chart={{ kind: 'trend', spec }}
        pins={pinsOf(trend, props)}
      />
    </Card>
  );
}
