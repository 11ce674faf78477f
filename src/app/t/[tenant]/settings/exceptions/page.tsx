import type { Metadata } from 'next';
import { SettingsTabs } from '@/features/settings/components/settings-tabs';
import { ExceptionDialog } from '@/features/stage-models/components/exception-dialog';
import { ExceptionList } from '@/features/stage-models/components/exception-list';
import { listExceptions } from '@/features/stage-models/queries';
import { callOrNotFound } from '@/platform/operations/page-caller';
import { Card } from '@/ui/layout/card';
import { PageHeader } from '@/ui/layout/page-header';

export const metadata: Metadata = { title: 'Exceptions' };

type Props = {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function ExceptionsPage({ params, searchParams }: Props) {
  const { tenant: slug } = await params;
  const { deal: asked } = await searchParams;
  const input = typeof asked === 'string' ? { dealId: asked } : {};
  const {
    asked: count,
    made,
    rows,
    labels,
    deal,
    zone,
    mayAsk,
  } = await callOrNotFound(listExceptions, slug, input);
  return (
    <>
      <SettingsTabs slug={slug} active="exceptions" readSettings />
      <PageHeader
        title="Exceptions"
        lead={`Asked ${count}, made ${made}. The model answers every question, and no answer changes a number.`}
        actions={mayAsk ? <ExceptionDialog slug={slug} model={{ labels }} deal={deal} /> : undefined}
      />
      <Card flush>
        <ExceptionList rows={rows} zone={zone} />
      </Card>
    </>
  );
}
