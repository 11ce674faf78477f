import type { Metadata } from 'next';
import { RecordDialog } from '@/features/contracts/components/record-dialog';
import { RenewalCards } from '@/features/contracts/components/renewal-cards';
import { RenewalsTable, SettledTable } from '@/features/contracts/components/renewals-table';
import { renewalsQuery } from '@/features/contracts/queries-renewals';
import { renewalsLead } from '@/features/contracts/contract-words';
import { customerHref, readClock } from '@/features/kpis/kpi-address';
import { RevenueTabs } from '@/features/revenue/components/revenue-tabs';
import { callOrNotFound } from '@/platform/operations/page-caller';
import { Card } from '@/ui/layout/card';
import { PageHeader } from '@/ui/layout/page-header';
import { Section } from '@/ui/layout/section';
import { frameOf } from '../../frame';

export const metadata: Metadata = { title: 'Renewals' };

type Props = {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** What ends soon, whose it is, and what speaks against it. */
export default async function RenewalsPage({ params, searchParams }: Props) {
  const { tenant: slug } = await params;
  const { asOf } = readClock(await searchParams);
  const page = await callOrNotFound(renewalsQuery, slug, { asOf });
  const { currency, today, owners, mayWrite, days, sums } = page;
  const { actor } = await frameOf(slug);
  const shared = {
    slug,
    currency,
    today,
    owners,
    mayWrite,
    customerHref: (id: string) => customerHref(slug, id, { asOf }),
  };
  return (
    <>
      <PageHeader
        title="Renewals"
        lead={renewalsLead(page)}
        actions={
          mayWrite ? (
            <RecordDialog slug={slug} currency={currency} customer={null} today={today} line={null} />
          ) : null
        }
      />
      <RevenueTabs slug={slug} active="renewals" role={actor.role} clock={{ asOf }} />
      <RenewalCards sums={sums} currency={currency} days={days} />
      {page.lapsed.length > 0 ? (
        <Section
          title="Ended, and nobody said what came"
          lead="They count as lost. Renew them from the day on which they go on, or say why they ended."
        >
          <Card flush>
            <RenewalsTable
              {...shared}
              caption="Lapsed contracts"
              rows={page.lapsed}
              sum={sums.lapsed}
              empty={{ title: '', why: '' }}
            />
          </Card>
        </Section>
      ) : null}
      <Section title={`Due within ${days} days`} lead="The days are a setting of the company.">
        <Card flush>
          <RenewalsTable
            {...shared}
            caption="Renewals due"
            rows={page.due}
            sum={sums.due}
            empty={{
              title: 'Nothing is due',
              why: `No contract ends within ${days} days without its next term agreed. Give contracts their end days, and they appear here in time.`,
            }}
          />
        </Card>
      </Section>
      <div className="grid items-start gap-6 xl:grid-cols-2">
        {page.renewed.length > 0 ? (
          <Section
            title="Renewed"
            lead={`Their term ends within ${days} days before or after; the next one is agreed.`}
          >
            <Card flush>
              <SettledTable {...shared} caption="Renewed contracts" rows={page.renewed} sum={sums.renewed} />
            </Card>
          </Section>
        ) : null}
        {page.leaving.length > 0 ? (
          <Section
            title="Leaving"
            lead="They will end for good. Each has its reason among the losses from its end day on."
          >
            <Card flush>
              <SettledTable
                {...shared}
                caption="Contracts that leave"
                rows={page.leaving}
                sum={sums.leaving}
              />
            </Card>
          </Section>
        ) : null}
      </div>
    </>
  );
}
