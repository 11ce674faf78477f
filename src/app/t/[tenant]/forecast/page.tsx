import type { Metadata } from 'next';
import { ForecastChart } from '@/features/forecast/components/forecast-chart';
import { KnockedDownDeals } from '@/features/forecast/components/knocked-down';
import { ForecastTable } from '@/features/forecast/components/forecast-table';
import { ForecastTabs } from '@/features/forecast/components/forecast-tabs';
import { forecastQuery } from '@/features/forecast/queries';
import { forecastMinor } from '@/domain/forecast/forecast';
import { readClocks, withClocks } from '@/domain/values/clocks';
import { callOrNotFound } from '@/platform/operations/page-caller';
import { Alert } from '@/ui/controls/alert';
import { EmptyState } from '@/ui/controls/empty-state';
import { LinkButton } from '@/ui/controls/link-button';
import { Amount } from '@/ui/format/amount';
import { countOf } from '@/ui/format/counts';
import { dateText } from '@/ui/format/dates';
import { Card } from '@/ui/layout/card';
import { DefinitionTip } from '@/ui/layout/definition-tip';
import { PageHeader } from '@/ui/layout/page-header';
import { StatCard } from '@/ui/layout/stat-card';
import { frameOf } from '../frame';

export const metadata: Metadata = { title: 'Forecast' };

type Props = {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function ForecastPage({ params, searchParams }: Props) {
  const { tenant: slug } = await params;
  const clock = readClocks(await searchParams);
  const shown = await callOrNotFound(forecastQuery, slug, clock);
  const { actor } = await frameOf(slug);
  const { currency, asOf, periods, totals, findings, knockedDown, mayOpenDeals } = shown;
  const current = periods[0];
  const money = (minor: bigint) => <Amount money={{ minor, currency }} />;
  const hrefOf = (period: number | null, column: string | null, kind: string) => {
    const query = new URLSearchParams({ kind });
    if (period !== null) query.set('period', String(period));
    if (column) query.set('column', column);
    return withClocks(`/t/${slug}/forecast/rows?${query.toString()}`, clock);
  };
  const empty =
    totals.total.actualMinor === 0n && totals.total.commitMinor === 0n && totals.total.weightedMinor === 0n;
  return (
    <>
      <ForecastTabs slug={slug} active="forecast" role={actor.role} clock={clock} />
      <PageHeader title="Forecast" lead={`Three streams, each on its own clock, as of ${dateText(asOf)}.`} />
      {empty || !current ? (
        <EmptyState
          title="Nothing to forecast yet"
          why="The forecast is made of deals with amounts. Import your CRM's export, or create a deal."
          action={<LinkButton href={`/t/${slug}/pipeline`}>Open the pipeline</LinkButton>}
        />
      ) : (
        <>
          <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-4">
            <StatCard
              label={`Actual, ${current.label}`}
              value={money(current.total.actualMinor)}
              beside="shipped, active, completed"
              href={hrefOf(0, null, 'actual')}
            />
            <StatCard
              label={`Commit, ${current.label}`}
              value={money(current.total.commitMinor)}
              beside="a PO is on record"
              href={hrefOf(0, null, 'commit')}
            />
            <StatCard
              label={`Weighted, ${current.label}`}
              value={money(current.total.weightedMinor)}
              beside="amount × what evidence counts"
              href={hrefOf(0, null, 'weighted')}
            />
            <StatCard
              label={`Forecast, ${current.label}`}
              value={money(forecastMinor(current.total))}
              beside="actual + weighted"
              tip={
                <DefinitionTip
                  term="Forecast"
                  meaning="What has happened in the quarter plus the weighted amounts that their clocks put into it."
                  formula="actual + weighted"
                />
              }
            />
          </div>
          <KnockedDownDeals
            {...knockedDown}
            currency={currency}
            hrefOf={mayOpenDeals ? (id) => withClocks(`/t/${slug}/deals/${id}`, clock) : null}
          />
          {findings.length > 0 ? (
            <Alert tone="look" title={`${countOf(findings.length, 'planned day')} passed without the fact.`}>
              Those clocks move to today plus the time still needed. Ask for the shipment or activation, or a
              new date.
            </Alert>
          ) : null}
          <Card>
            <ForecastChart forecast={{ periods }} currency={currency} />
          </Card>
          <Card flush>
            <ForecastTable forecast={{ periods, totals }} currency={currency} hrefOf={hrefOf} />
          </Card>
        </>
      )}
    </>
  );
}
