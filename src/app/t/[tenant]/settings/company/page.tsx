import type { Metadata } from 'next';
import { Download } from 'lucide-react';
import { WAITING_DAYS } from '@/features/company-life/commands';
import { DeleteDialog } from '@/features/company-life/components/delete-dialog';
import {
  ArchiveButton,
  CallOffButton,
  RestoreButton,
} from '@/features/company-life/components/state-buttons';
import { TransferDialog } from '@/features/company-life/components/transfer-dialog';
import { showTenantLife } from '@/features/company-life/queries';
import { SettingsTabs } from '@/features/settings/components/settings-tabs';
import { callOrNotFound } from '@/platform/operations/page-caller';
import { Alert } from '@/ui/controls/alert';
import { LinkButton } from '@/ui/controls/link-button';
import { instantText } from '@/ui/format/dates';
import { Card } from '@/ui/layout/card';
import { KeyValueList } from '@/ui/layout/key-value-list';
import { PageHeader } from '@/ui/layout/page-header';
import { Section } from '@/ui/layout/section';

export const metadata: Metadata = { title: 'Company' };

export default async function CompanyPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant: slug } = await params;
  const life = await callOrNotFound(showTenantLife, slug, {});
  const { company, state, lastExport } = life;
  const day = (instant: string | null) => instantText(instant ?? '', company.zone);
  return (
    <>
      <SettingsTabs slug={slug} active="company" readSettings />
      <div className="flex max-w-4xl flex-col gap-6">
        <PageHeader
          title="Company"
          lead={`Export everything of ${company.name}, hand it over, archive or delete it.`}
        />
        {state === 'leaving' ? (
          <Alert
            tone="act"
            title={`${company.name} is deleted on ${day(life.deletesAt)}.`}
            action={life.mayKeep ? <CallOffButton slug={slug} name={company.name} /> : null}
          >
            {life.askedBy ?? 'Somebody'} asked for it on {day(life.since)}. Until then everything can be read
            and exported; called off, it is as it was before.
          </Alert>
        ) : null}
        {state === 'archived' ? (
          <Alert
            tone="look"
            title={`${company.name} is archived since ${day(life.since)}.`}
            action={life.mayArchive ? <RestoreButton slug={slug} name={company.name} /> : null}
          >
            {life.mayArchive ? 'Restored, it is worked in as before.' : 'Its CRO can restore it.'}
          </Alert>
        ) : null}
        <Card>
          <KeyValueList
            stacked
            items={[
              { key: 'Name', value: company.name },
              { key: 'Address', value: `/t/${company.slug}` },
              { key: 'Currency', value: company.currency },
              { key: 'Time zone', value: company.zone },
            ]}
          />
        </Card>
        <Section
          title="Export"
          lead="A zip with a CSV file for each table, the files of the deals, and a list of contents with counts and checksums. It is written into the log."
          actions={
            <LinkButton
              href={`/api/t/${slug}/company-export`}
              prefetch={false}
              variant="secondary"
              icon={<Download aria-hidden className="size-4" />}
            >
              Export everything
            </LinkButton>
          }
        >
          <p className="-mt-2 text-sm text-muted">
            {lastExport
              ? `Last exported by ${lastExport.by}, ${day(lastExport.at)}.`
              : 'Nobody has exported it yet.'}
          </p>
        </Section>
        {life.mayTransfer ? (
          <Section
            title="Hand over"
            lead="Another member becomes CRO, and you step down or leave."
            actions={
              life.others.length > 0 ? (
                <TransferDialog slug={slug} name={company.name} others={life.others} />
              ) : (
                <LinkButton href={`/t/${slug}/members`}>Invite somebody first</LinkButton>
              )
            }
          >
            {null}
          </Section>
        ) : null}
        {life.mayArchive && state === 'active' ? (
          <Section
            title="Archive"
            lead="For an engagement that is over or rests: read-only for everybody, restored in one click."
            actions={<ArchiveButton slug={slug} name={company.name} />}
          >
            {null}
          </Section>
        ) : null}
        {life.mayDelete && state !== 'leaving' ? (
          <Section
            title="Delete"
            lead={
              company.isDemo
                ? 'This is a company for show: it cannot be deleted. Empty the database of the demonstration, and it is told anew.'
                : `Read-only at once, gone after ${WAITING_DAYS} days. Only its name stays on record.`
            }
            actions={
              company.isDemo ? null : <DeleteDialog slug={slug} name={company.name} days={WAITING_DAYS} />
            }
          >
            {null}
          </Section>
        ) : null}
      </div>
    </>
  );
}
