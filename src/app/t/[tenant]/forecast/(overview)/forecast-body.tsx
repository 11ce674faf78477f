import { Suspense } from 'react';
import { BacklogCard, ClaimCard } from '@/features/forecast/components/beside-cards';
import { ForecastChart } from '@/features/forecast/components/forecast-chart';
import { ForecastTable } from '@/features/forecast/components/forecast-table';
import { KnockedDownDeals } from '@/features/forecast/components/knocked-down';
import { PlainTable } from '@/features/forecast/components/plain-table';
import { NextQuarterCard, QuarterCards } from '@/features/forecast/components/quarter-cards';
import type { forecastQuery } from '@/features/forecast/queries';
import type { ForecastView } from '@/features/forecast/view-address';
import type { ForecastFilter } from '@/domain/forecast/filter';
import type { PlainForecast } from '@/domain/forecast/plain-model';
import type { Forecast } from '@/domain/forecast/types';
import { withClocks, type Clocks } from '@/domain/values/clocks';
import { Alert } from '@/ui/controls/alert';
import { countOf } from '@/ui/format/counts';
import { Card } from '@/ui/layout/card';
import { SinceLastWeek } from './since-last-week';

type Shown = Extract<Awaited<ReturnType<typeof forecastQuery>>, { ok: true }>['value'];

type Props = {
  slug: string;
  filter: ForecastFilter;
  clock: Clocks;
  view: ForecastView;
  shown: Shown;
  current: Forecast['periods'][number];
  /** Instead of our own quarters; null: ours are shown. */
  plain: PlainForecast | null;
  hrefOf: (period: number | null, column: string | null, measure: string) => string;
  viewHref: (view: ForecastView) => string;
};

/** Everything under the filter: cards, quarters, what has moved, the table, and what to ask about. */
export function ForecastBody({ slug, filter, clock, view, shown, current, plain, hrefOf, viewHref }: Props) {
  const { currency, periods, totals, findings, knockedDown, mayOpenDeals, certainty, backlog, claims } =
    shown;
  const following = periods[1];
  return (
    <>
      <div className="grid gap-4 sm:auto-rows-[minmax(11rem,auto)] sm:grid-cols-2 xl:grid-cols-4">
        <QuarterCards quarter={current} currency={currency} hrefOf={(measure) => hrefOf(0, null, measure)} />
        <BacklogCard backlog={backlog} currency={currency} />
        {claims.some(({ category }) => category === 'commit' || category === 'bestCase') ? (
          <ClaimCard claims={claims} currency={currency} />
        ) : following ? (
          <NextQuarterCard
            quarter={following}
            period={1}
            currency={currency}
            href={hrefOf(1, null, 'weighted')}
          />
        ) : null}
      </div>
      <div className="grid gap-4 xl:grid-cols-[minmax(0,2fr)_minmax(20rem,1fr)]">
        <Card>
          <ForecastChart
            forecast={{ periods }}
            plain={plain}
            modelHref={(model) => viewHref({ ...view, model })}
            {...{ certainty, currency }}
          />
        </Card>
        {/* As high as the chart, however much has moved: what comes later pushes nothing away. */}
        <Card className="min-h-72 xl:relative print:min-h-0">
          <Suspense fallback={null}>
            <SinceLastWeek
              {...{ slug, filter, clock }}
              span={view.span}
              spanHref={(span) => viewHref({ ...view, span })}
            />
          </Suspense>
        </Card>
      </div>
      <Card flush>
        {plain ? (
          <PlainTable plain={plain} forecast={{ periods, totals }} currency={currency} />
        ) : (
          <ForecastTable forecast={{ periods, totals }} currency={currency} hrefOf={hrefOf} />
        )}
      </Card>
      <KnockedDownDeals
        {...knockedDown}
        currency={currency}
        hrefOf={mayOpenDeals ? (id) => withClocks(`/t/${slug}/deals/${id}`, clock) : null}
      />
      {findings.length > 0 ? (
        <Alert tone="look" title={`${countOf(findings.length, 'planned day')} passed without the fact.`}>
          Those clocks move to today plus the time still needed. Ask for the shipment or activation, or a new
          date.
        </Alert>
      ) : null}
    </>
  );
}
