import type { ReactNode } from 'react';
import type { KpiId } from '@/domain/kpis/kpi-data';
import type { Kpis } from '@/domain/kpis/kpis';
import { KPI_DEFINITIONS } from '@/domain/kpis/registry';
import { Chart } from '@/ui/charts/chart';
import { Card } from '@/ui/layout/card';
import { trendOf, type TrendQuestion } from '../../dashboard-trends';

type Props = TrendQuestion & {
  kpi: KpiId;
  kpis: Kpis;
  /** What is shown at the top of a quarter with notes; `place` is its place in the periods. */
  pinOf: (place: number) => ReactNode;
};

/** How one KPI came here, under its card: every quarter opens its rows. */
export function TrendCard({ kpi, kpis, pinOf, ...question }: Props) {
  const trend = trendOf(kpi, kpis, question);
  if (!trend) {
    return (
      <Card className="flex flex-col gap-1 p-3">
        <h3 className="text-sm font-semibold">{KPI_DEFINITIONS[kpi].short}</h3>
        <p className="text-sm text-muted">No quarter shown here has a figure yet.</p>
      </Card>
    );
  }
  const { title, summary, spec } = trend;
  const hidden = question.periods.length - spec.points.length;
  const pins = spec.points.flatMap(({ notes }, column) =>
    notes ? [{ column, node: pinOf(column + hidden) }] : [],
  );
  return (
    <Card className="break-inside-avoid p-3">
      <Chart title={title} summary={summary} hideSummary chart={{ kind: 'trend', spec }} pins={pins} />
    </Card>
  );
}
