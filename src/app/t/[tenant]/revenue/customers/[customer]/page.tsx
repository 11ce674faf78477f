import type { Metadata } from 'next';
import Link from 'next/link';
import { withoutUndonePairs } from '@/domain/revenue/postings';
import { sum } from '@/domain/values/money';
import { STREAMS } from '@/domain/values/stream';
import { ContractsSection } from '@/features/contracts/components/contracts-section';
import { HealthMark } from '@/features/contracts/components/health-mark';
import { contractsOfCustomer } from '@/features/contracts/queries';
import { customersHref, readClock } from '@/features/kpis/kpi-address';
import { LifeLine } from '@/features/revenue/components/life-line';
import { customerRevenueQuery } from '@/features/revenue/queries';
import { readView, revenueHref } from '@/features/revenue/revenue-address';
import { callOrNotFound } from '@/platform/operations/page-caller';
import { countOf } from '@/ui/format/counts';
import { dateText } from '@/ui/format/dates';
import { moneyExact } from '@/ui/format/money';
import { Card } from '@/ui/layout/card';
import { PageHeader } from '@/ui/layout/page-header';
import { Section } from '@/ui/layout/section';

export const metadata: Metadata = { title: 'Customer' };

type Props = {
  params: Promise<{ tenant: string; customer: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** Behind one row of the ledger: the customer's movements, and the contracts that they follow from. */
export default async function CustomerPage({ params, searchParams }: Props) {
  const { tenant: slug, customer: customerId } = await params;
  const { asOf: day } = readClock(await searchParams);
  const clock = day ? { asOf: day } : {};
  const page = await callOrNotFound(customerRevenueQuery, slug, { customerId, ...clock });
  const life = await callOrNotFound(contractsOfCustomer, slug, { customerId, ...clock });
  const { currency, asOf, customer, movements, arr } = page;
  const shown = movements.filter(({ effectiveOn }) => effectiveOn <= asOf);
  const total = sum(
    STREAMS.map((stream) => ({ minor: arr[stream], currency })),
    currency,
  );
  const later = movements.length - shown.length;
  const counted = withoutUndonePairs(shown);
  const everything = readView({ window: 'all', customer: customerId, asOf: day });
  return (
    <>
      <PageHeader
        eyebrow={<Link href={customersHref(slug, asOf, clock)}>ARR by customer</Link>}
        title={customer.name}
        lead={`${moneyExact(total)} of ARR at the end of ${dateText(asOf)}.${later > 0 ? ` ${countOf(later, 'movement lies', 'movements lie')} after it.` : ''}`}
      />
      {total.minor > 0n ? (
        <Card className="flex flex-wrap items-center gap-x-6 gap-y-2 text-sm">
          <span className="text-xs text-muted">Health of its renewals</span>
          <HealthMark health={life.health} currency={currency} />
        </Card>
      ) : null}
      <ContractsSection slug={slug} {...life} />
      <Section
        title="Movements"
        lead="Each follows from the contracts above; a wrong one is taken back, never changed."
        actions={
          counted.length < shown.length ? (
            <Link href={revenueHref(slug, 'movements', everything, { undone: '1' })} className="text-sm">
              {countOf(shown.length - counted.length, 'row')} taken back at once
            </Link>
          ) : null
        }
      >
        <Card flush>
          <LifeLine movements={counted} currency={currency} />
        </Card>
      </Section>
    </>
  );
}
