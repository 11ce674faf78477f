import type { Metadata } from 'next';
import { DISCOUNT_BP, LEAST_SALES } from '@/domain/forecast/discounts';
import { percentText } from '@/domain/deals/stages';
import { parseCalendarDate } from '@/domain/values/calendar-date';
import { readClocks, withClocks } from '@/domain/values/clocks';
import { DiscountLines, DiscountQuarters } from '@/features/forecast/components/discount-tables';
import { ForecastTabs } from '@/features/forecast/components/forecast-tabs';
import { discountsQuery } from '@/features/forecast/queries-discounts';
import { callOrNotFound } from '@/platform/operations/page-caller';
import { EmptyState } from '@/ui/controls/empty-state';
import { LinkButton } from '@/ui/controls/link-button';
import { Card } from '@/ui/layout/card';
import { PageHeader } from '@/ui/layout/page-header';
import { Section } from '@/ui/layout/section';
import { frameOf } from '../../frame';

export const metadata: Metadata = { title: 'Discounts' };

const LEAD =
  'Hardware sold in the last two weeks of a quarter for less than its product usually brings, and what the same deals bring in recurring revenue.';

type Props = {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** Whether quarters are closed by giving hardware away. */
export default async function DiscountsPage({ params, searchParams }: Props) {
  const { tenant: slug } = await params;
  const raw = await searchParams;
  const clock = readClocks(raw);
  const quarter = typeof raw.quarter === 'string' ? parseCalendarDate(raw.quarter) : null;
  const [watch, { actor }] = await Promise.all([
    callOrNotFound(discountsQuery, slug, { ...clock, ...(quarter ? { quarter } : {}) }),
    frameOf(slug),
  ]);
  const { currency, quarters, shown, discounts, mayOpenDeals } = watch;
  const page = `/t/${slug}/forecast/discounts`;
  const known = quarters.some(({ sold }) => sold > 0);
  return (
    <>
      <ForecastTabs slug={slug} active="discounts" role={actor.role} clock={clock} />
      <PageHeader title="Discounts" lead={LEAD} />
      {known ? (
        <>
          <Card flush>
            <DiscountQuarters
              quarters={quarters}
              currency={currency}
              hrefOf={({ from }) => withClocks(`${page}?quarter=${from}`, clock)}
            />
          </Card>
          <Section title={`Under the norm: ${shown?.label ?? ''}`}>
            {discounts.length > 0 ? (
              <Card flush>
                <DiscountLines
                  label={shown?.label ?? ''}
                  discounts={discounts}
                  currency={currency}
                  hrefOf={mayOpenDeals ? (id) => withClocks(`/t/${slug}/deals/${id}`, clock) : null}
                />
              </Card>
            ) : (
              <p className="text-sm text-muted">
                Nothing was sold under its norm in the last two weeks of this quarter.
              </p>
            )}
          </Section>
          <p className="max-w-prose text-xs text-pretty text-muted">
            The norm of a product is the median price of one over the four quarters before, from {LEAST_SALES}{' '}
            signed sales on; a price {percentText(DISCOUNT_BP)} or more under it is a discount. A deal counts
            on the day of its PO, an open one of this quarter on its close date. NNARR is what the ledger says
            of these customers from that PO on. Pilots are left out.
          </p>
        </>
      ) : (
        <EmptyState
          title="No hardware was sold at a quarter’s end"
          why="The watch compares prices of one: it needs hardware lines with units and a PO, or a close date in the last two weeks of this quarter."
          action={<LinkButton href={`/t/${slug}/pipeline`}>Open the pipeline</LinkButton>}
        />
      )}
    </>
  );
}
