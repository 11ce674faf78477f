import Link from 'next/link';
import { withFilter } from '@/features/forecast/filter-address';
import { WaterfallSteps } from '@/features/forecast/components/waterfall-steps';
import { compareForecasts } from '@/features/forecast/queries-compare';
import type { ForecastFilter } from '@/domain/forecast/filter';
import type { Clocks } from '@/domain/values/clocks';
import { callOrNotFound } from '@/platform/operations/page-caller';
import { Chip } from '@/ui/controls/chip';
import { dateText } from '@/ui/format/dates';

type Props = {
  slug: string;
  filter: ForecastFilter;
  clock: Clocks;
  /** The current quarter, or everything ahead. */
  span: 'quarter' | 'all';
  spanHref: (span: 'quarter' | 'all') => string;
};

/** Of a quarter the forecast that its card says; of everything what is ahead: what has happened in earlier quarters stands in neither. */
const ASKED = {
  quarter: { quarter: 'current', measure: 'forecast' },
  all: { quarter: null, measure: 'weighted' },
} as const;

/** What has moved the forecast since last week's snapshot, reason by reason. */
export async function SinceLastWeek({ slug, filter, clock, span, spanHref }: Props) {
  const asked = ASKED[span];
  const compared = await callOrNotFound(compareForecasts, slug, { ...filter, ...clock, ...asked, limit: 0 });
  const { from, to, waterfall, currency } = compared;
  const start = from.snapshotId ?? from.asOf;
  const address = (more: Record<string, string>) =>
    withFilter(
      `/t/${slug}/forecast/compare?${new URLSearchParams({ from: start, ...(span === 'all' ? { quarter: 'all', measure: 'weighted' } : {}), ...more }).toString()}`,
      filter,
      clock,
    );
  return (
    <section
      aria-labelledby="since"
      className="flex flex-col gap-3 xl:absolute xl:inset-4 xl:overflow-y-auto print:static"
    >
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 id="since" className="text-sm font-semibold">
          Since {dateText(from.asOf)}
        </h2>
        <nav aria-label="Periods" className="no-print flex gap-1.5">
          <Chip
            label={compared.quarter ? `Forecast, ${compared.quarter}` : 'This quarter'}
            href={spanHref('quarter')}
            selected={span === 'quarter'}
          />
          <Chip label="All weighted" href={spanHref('all')} selected={span === 'all'} />
        </nav>
      </div>
      <WaterfallSteps
        waterfall={waterfall}
        currency={currency}
        caption="What moved the forecast"
        startLabel={dateText(from.asOf)}
        endLabel={dateText(to.asOf)}
        hrefOf={(step) => address({ step })}
      />
      {waterfall.steps.length === 0 ? (
        <p className="text-sm text-muted">
          Nothing has moved. A slipped date, a new PO or a new deal would stand here.
        </p>
      ) : null}
      <p className="no-print mt-auto text-sm">
        <Link href={address({})} className="underline underline-offset-2">
          Deal by deal
        </Link>
      </p>
    </section>
  );
}
