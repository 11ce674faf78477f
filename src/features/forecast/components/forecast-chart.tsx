import type { PeriodCertainty } from '@/domain/forecast/certainty';
import type { PlainForecast } from '@/domain/forecast/plain-model';
import type { Forecast } from '@/domain/forecast/types';
import { Chart } from '@/ui/charts/chart';
import { Chip } from '@/ui/controls/chip';
import { oursPicture, plainPicture } from '../forecast-picture';
import { RangedChart } from '../range/range-provider';

type Props = {
  forecast: Pick<Forecast, 'periods'>;
  certainty: readonly PeriodCertainty[];
  /** Instead of ours; null: ours. */
  plain: PlainForecast | null;
  currency: string;
  modelHref: (model: 'ours' | 'plain') => string;
};

/** The quarters by our three clocks, or as the plain SaaS table would have them, with ours as a tick. */
export function ForecastChart({ forecast, certainty, plain, currency, modelHref }: Props) {
  const title = 'Forecast by quarter and stream';
  return (
    <div className="relative">
      <nav aria-label="Model" className="no-print mb-3 flex gap-1.5 sm:absolute sm:end-0 sm:top-0 sm:mb-0">
        <Chip label="Ours" href={modelHref('ours')} selected={plain === null} />
        <Chip label="Plain SaaS table" href={modelHref('plain')} selected={plain !== null} />
      </nav>
      {plain === null ? (
        <RangedChart title={title} currency={currency} {...oursPicture(forecast, certainty, currency)} />
      ) : (
        <PlainChart plain={plain} forecast={forecast} currency={currency} />
      )}
    </div>
  );
}

function PlainChart({
  plain,
  forecast,
  currency,
}: Pick<Props, 'forecast' | 'currency'> & { plain: PlainForecast }) {
  const { spec, summary } = plainPicture(plain, forecast, currency);
  return <Chart title="What a plain SaaS table says" summary={summary} chart={{ kind: 'quarters', spec }} />;
}
