import type { Metadata } from 'next';
import { readClocks } from '@/domain/values/clocks';
import { RevenueTabs } from '@/features/revenue/components/revenue-tabs';
import { ledgerQuery } from '@/features/revenue/queries';
import { callOrNotFound } from '@/platform/operations/page-caller';
import { dateText } from '@/ui/format/dates';
import { moneyCompact } from '@/ui/format/money';
import { PageHeader } from '@/ui/layout/page-header';
import { frameOf } from '../../frame';

export const metadata: Metadata = { title: 'Revenue' };

type Props = {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function RevenuePage({ params, searchParams }: Props) {
  const { tenant: slug } = await params;
  const { asOf: day } = readClocks(await searchParams);
  const { currency, asOf, periods } = await callOrNotFound(ledgerQuery, slug, { asOf: day, by: 'quarter' });
  const { actor } = await frameOf(slug);
  const live = moneyCompact({ minor: periods.at(-1)?.closingMinor ?? 0n, currency });
  return (
    <>
      <PageHeader title="Revenue" lead={`${live} of ARR at the end of ${dateText(asOf)}.`} />
      <RevenueTabs slug={slug} active="revenue" role={actor.role} clock={{ asOf: day }} />
    </>
  );
}
