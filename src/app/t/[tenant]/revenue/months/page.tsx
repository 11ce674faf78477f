import type { Metadata } from 'next';
import { may } from '@/domain/access/permissions';
import { startOfPeriod } from '@/domain/values/fiscal-calendar';
import { RatesSection } from '@/features/rates/components/rates-section';
import { ratesQuery } from '@/features/rates/queries';
import { ClosedMonths } from '@/features/revenue/components/closed-months';
import { CloseMonth } from '@/features/revenue/components/close-month';
import { NextMonthCard } from '@/features/revenue/components/next-month';
import { RevenueTabs } from '@/features/revenue/components/revenue-tabs';
import { ledgerMonths } from '@/features/revenue/queries-months';
import { readView, revenueHref } from '@/features/revenue/revenue-address';
import { callOrNotFound } from '@/platform/operations/page-caller';
import { countOf } from '@/ui/format/counts';
import { dateText, monthText } from '@/ui/format/dates';
import { moneyExact } from '@/ui/format/money';
import { Card } from '@/ui/layout/card';
import { PageHeader } from '@/ui/layout/page-header';
import { Section } from '@/ui/layout/section';
import { frameOf } from '../../frame';

export const metadata: Metadata = { title: 'Months' };

type Props = { params: Promise<{ tenant: string }> };

/** Which months are settled, and what settling the next one would freeze. */
export default async function MonthsPage({ params }: Props) {
  const { tenant: slug } = await params;
  const { currency, closes, next, firstOpenDay } = await callOrNotFound(ledgerMonths, slug, {});
  const rates = await callOrNotFound(ratesQuery, slug, {});
  const { actor, tenant } = await frameOf(slug);
  const name = next ? monthText(startOfPeriod(next.period)) : '';
  return (
    <>
      <PageHeader
        title="Months"
        lead={
          firstOpenDay === null
            ? 'A closed month never changes again. None is closed yet.'
            : `What lies before ${dateText(firstOpenDay)} never changes again. What is found out about it later counts from that day on, marked.`
        }
      />
      <RevenueTabs slug={slug} active="months" role={actor.role} />
      {next ? (
        <Section
          title="Next to close"
          lead={`${countOf(next.movements, 'row')} of the ledger up to its end.`}
        >
          <NextMonthCard
            next={next}
            currency={currency}
            action={
              may(actor, 'revenue.close') ? (
                <CloseMonth
                  slug={slug}
                  month={next.month}
                  name={name}
                  movements={next.movements}
                  freezes={`It freezes ${countOf(next.movements, 'row')} and an ARR of ${moneyExact({ minor: next.amounts.closingMinor, currency })} at its end.`}
                />
              ) : undefined
            }
          />
        </Section>
      ) : null}
      <Section title="Closed months">
        <Card flush>
          <ClosedMonths
            closes={closes}
            currency={currency}
            zone={tenant.zone}
            correctionsHref={revenueHref(
              slug,
              'movements',
              { ...readView({}), window: 'all' },
              { corrections: '1' },
            )}
          />
        </Card>
      </Section>
      <RatesSection slug={slug} rates={rates} />
    </>
  );
}
