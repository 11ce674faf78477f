import type { Metadata } from 'next';
import { may } from '@/domain/access/permissions';
import { IMPORT_KINDS } from '@/domain/imports/types';
import { NothingNew } from '@/features/company-life/components/nothing-new';
import { UploadForm } from '@/features/imports/components/upload-form';
import { prepareImport } from '@/features/imports/queries';
import { callOrNotFound } from '@/platform/operations/page-caller';
import { Card } from '@/ui/layout/card';
import { PageHeader } from '@/ui/layout/page-header';
import { frameOf } from '../../frame';

export const metadata: Metadata = { title: 'Import a file' };

type Props = {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function NewImportPage({ params, searchParams }: Props) {
  const { tenant } = await params;
  const { kind } = await searchParams;
  await callOrNotFound(prepareImport, tenant, {});
  const { actor } = await frameOf(tenant);
  return (
    <>
      <PageHeader
        title="Import a file"
        lead="Salesforce, HubSpot, Pipedrive, Dynamics 365 and Zoho exports are recognised; any other file is mapped by you."
      />
      {may(actor, 'imports.write') ? (
        <Card>
          <UploadForm slug={tenant} initialKind={IMPORT_KINDS.find((known) => known === kind) ?? 'deals'} />
        </Card>
      ) : (
        <NothingNew what="new imports" />
      )}
    </>
  );
}
