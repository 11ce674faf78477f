import type { Metadata } from 'next';
import { NothingNew } from '@/features/company-life/components/nothing-new';
import { NewDealForm } from '@/features/deals/components/new-deal-form';
import { newDealPage } from '@/features/deals/queries';
import { may } from '@/domain/access/permissions';
import { callOrNotFound } from '@/platform/operations/page-caller';
import { Card } from '@/ui/layout/card';
import { PageHeader } from '@/ui/layout/page-header';
import { frameOf } from '../../frame';

export const metadata: Metadata = { title: 'New deal' };

export default async function NewDealPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant } = await params;
  const { currency } = await callOrNotFound(newDealPage, tenant, {});
  const { actor } = await frameOf(tenant);
  return (
    <>
      <PageHeader title="New deal" lead="It starts as a Lead and counts 10 %. Evidence moves it on." />
      {may(actor, 'deals.write') ? (
        <Card>
          <NewDealForm slug={tenant} currency={currency} />
        </Card>
      ) : (
        <NothingNew what="new deals" />
      )}
    </>
  );
}
