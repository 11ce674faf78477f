'use client';

import { useEffect } from 'react';
import { BridgeLive } from './bridge-live';
import { HistogramLive } from './histogram-live';
import type { LiveChartProps } from './lazy-chart';
import { QuartersLive } from './quarters-live';
import { StepsLive } from './steps-live';
import { TrendLive } from './trend-live';

/** The one chunk that carries recharts. */
export default function LiveChart({ chart, width, height, label, onDrawn }: LiveChartProps) {
  useEffect(() => {
    // Two frames: recharts places its axes in the first.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(onDrawn);
    });
    return () => cancelAnimationFrame(frame);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once, when it appears
  }, []);
  const size = { width, height, label };
  return (
    <div className="chart-live">
      {chart.kind === 'trend' ? <TrendLive spec={chart.spec} {...size} /> : null}
      {chart.kind === 'bridge' ? <BridgeLive spec={chart.spec} {...size} /> : null}
      {chart.kind === 'quarters' ? <QuartersLive spec={chart.spec} {...size} /> : null}
      {chart.kind === 'histogram' ? <HistogramLive spec={chart.spec} {...size} /> : null}
      {chart.kind === 'steps' ? <StepsLive spec={chart.spec} {...size} /> : null}
    </div>
  );
}
