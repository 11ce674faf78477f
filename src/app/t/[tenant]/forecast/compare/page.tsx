import type { Metadata } from 'next';
import Link from 'next/link';
import { BesideTable } from '@/features/forecast/components/beside-table';
import { ComparisonForm } from '@/features/forecast/components/comparison-form';
import { filterWords, ForecastFilters } from '@/features/forecast/components/forecast-filters';
import { ForecastTabs } from '@/features/forecast/components/forecast-tabs';
import { MovesTable } from '@/features/forecast/components/moves-table';
import { WaterfallSteps } from '@/features/forecast/components/waterfall-steps';
import { comparisonPath, readComparison } from '@/features/forecast/compare-address';
import { readFilter, withFilter } from '@/features/forecast/filter-address';
import { compareForecasts } from '@/features/forecast/queries-compare';
import { forecastFilters } from '@/features/forecast/queries-page';
import { listForecastSnapshots } from '@/features/forecast/queries-snapshots';
import { MEASURE_WORDS, STEP_WORDS } from '@/features/forecast/step-words';
import { readClocks, withClocks } from '@/domain/values/clocks';
import { callForPage, callOrNotFound } from '@/platform/operations/page-caller';
import { Alert } from '@/ui/controls/alert';
import { Chip } from '@/ui/controls/chip';
import { LinkButton } from '@/ui/controls/link-button';
import { countOf } from '@/ui/format/counts';
import { dateText } from '@/ui/format/dates';
import { moneyExact } from '@/ui/format/money';
import { Card } from '@/ui/layout/card';
import { PageHeader } from '@/ui/layout/page-header';
import { Section } from '@/ui/layout/section';
import { frameOf } from '../../frame';

export const metadata: Metadata = { title: 'Compare forecasts' };

const SHOWN = 50;
const MOST = 500;

type Props = {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function CompareForecastsPage({ params, searchParams }: Props) {
  const { tenant: slug } = await params;
  const raw = await searchParams;
  const [clock, filter, comparison] = [readClocks(raw), readFilter(raw), readComparison(raw)];
  const page = `/t/${slug}/forecast/compare`;
  const limit = raw.moves === 'all' ? MOST : SHOWN;
  const [compared, { snapshots }, choices, { actor, today }] = await Promise.all([
    callForPage(compareForecasts, slug, { ...clock, ...filter, ...comparison, limit }),
    callOrNotFound(listForecastSnapshots, slug, {}),
    callOrNotFound(forecastFilters, slug, { customerId: filter.customerId || null }),
    frameOf(slug),
  ]);
  const path = comparisonPath(page, comparison);
  const all = withFilter(`${path}${path === page ? '?' : '&'}moves=all`, filter, clock);
  const here = (changed: Partial<typeof comparison>) =>
    withFilter(comparisonPath(page, { ...comparison, ...changed }), filter, clock);
  const form = (
    <>
      <ComparisonForm
        action={page}
        quarters={compared.ok ? compared.value.quarters : []}
        {...{ comparison, filter, clock, snapshots, today }}
      />
      <ForecastFilters path={path} {...{ filter, clock, choices }} />
    </>
  );
  const tabs = <ForecastTabs slug={slug} active="compare" role={actor.role} clock={clock} />;
  if (!compared.ok)
    return (
      <>
        {tabs}
        <PageHeader title="Compare" />
        {form}
        <Alert
          tone="look"
          title={compared.refusal.message}
          action={<LinkButton href={page}>Compare with last week</LinkButton>}
        />
      </>
    );
  const { from, to, waterfall, moves, moveCount, beside, currency, quarter, mayOpenDeals } = compared.value;
  const [start, end] = [dateText(from.asOf), dateText(to.asOf)];
  const exact = (minor: bigint) => moneyExact({ minor, currency });
  const what = `${MEASURE_WORDS[waterfall.measure]} of ${quarter ?? 'all periods'}`;
  return (
    <>
      {tabs}
      <PageHeader
        title="Compare"
        lead={`${what}: ${exact(waterfall.startMinor)} on ${start}, ${exact(waterfall.endMinor)} on ${end}. ${filterWords(filter, choices)}`}
      />
      {form}
      <div className="grid items-start gap-4 xl:grid-cols-2">
        <Card>
          <WaterfallSteps
            {...{ waterfall, currency }}
            caption={`${what}: from ${start} to ${end}`}
            startLabel={start}
            endLabel={end}
            hrefOf={(step) => here({ step })}
          />
        </Card>
        <Card flush>
          <BesideTable
            rows={beside}
            measure={waterfall.measure}
            fromLabel={start}
            toLabel={end}
            currency={currency}
          />
        </Card>
      </div>
      <Section
        title="Deal by deal"
        lead={
          moveCount > moves.length
            ? `The largest ${moves.length} of ${countOf(moveCount, 'change')}.`
            : countOf(moveCount, 'change')
        }
        actions={
          comparison.step ? (
            <Chip
              label="Why"
              value={STEP_WORDS[comparison.step]}
              removeHref={here({ step: null })}
              selected
            />
          ) : undefined
        }
      >
        <Card flush>
          <MovesTable
            moves={moves}
            currency={currency}
            hrefOf={mayOpenDeals ? (id) => withClocks(`/t/${slug}/deals/${id}`, clock) : null}
          />
        </Card>
        {moveCount > moves.length && limit < MOST ? (
          <p className="no-print text-sm">
            <Link href={all} scroll={false}>
              Show {Math.min(moveCount, MOST)}
            </Link>
          </p>
        ) : null}
      </Section>
    </>
  );
}
