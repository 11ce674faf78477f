import { BridgePicture } from './bridge-picture';
import { ChartPatterns } from './chart-patterns';
import type { AnyChart } from './chart-types';
import { HistogramPicture } from './histogram-picture';
import { pictureMarkup } from './picture-markup';
import { QuartersPicture } from './quarters-picture';
import { StepsPicture } from './steps-picture';
import { TrendPicture } from './trend-picture';

/** A chart's picture and the patterns that it and its live successor are filled with, as markup. */
export function markupOf(chart: AnyChart): string {
  return pictureMarkup([<ChartPatterns key="patterns" />, <Picture key="picture" chart={chart} />]);
}

function Picture({ chart }: { chart: AnyChart }) {
  switch (chart.kind) {
    case 'trend':
      return <TrendPicture spec={chart.spec} />;
    case 'bridge':
      return <BridgePicture spec={chart.spec} />;
    case 'quarters':
      return <QuartersPicture spec={chart.spec} />;
    case 'histogram':
      return <HistogramPicture spec={chart.spec} />;
    case 'steps':
      return <StepsPicture spec={chart.spec} />;
  }
}
