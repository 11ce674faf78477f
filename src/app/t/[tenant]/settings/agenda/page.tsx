import type { Metadata } from 'next';
import Link from 'next/link';
import { AgendaForm } from '@/features/board/components/agenda-form';
import { AgendaList } from '@/features/board/components/agenda-list';
import { AgendaVersions } from '@/features/board/components/agenda-versions';
import { boardAgenda } from '@/features/board/queries';
import { SettingsTabs } from '@/features/settings/components/settings-tabs';
import { callOrNotFound } from '@/platform/operations/page-caller';
import { PageHeader } from '@/ui/layout/page-header';

export const metadata: Metadata = { title: 'Agenda of the board review' };

export default async function AgendaPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant: slug } = await params;
  const { current, versions, zone, mayWrite, mayReadSettings } = await callOrNotFound(boardAgenda, slug, {});
  return (
    <>
      <SettingsTabs slug={slug} active="agenda" readSettings={mayReadSettings} />
      <PageHeader
        title="Agenda of the board review"
        lead="At most sixty minutes. A review keeps the agenda that stood when it was planned."
        eyebrow={<Link href={`/t/${slug}/board`}>Board</Link>}
      />
      {mayWrite ? (
        <AgendaForm key={current.version} slug={slug} current={current} />
      ) : (
        <AgendaList items={current.items} />
      )}
      <AgendaVersions versions={versions} zone={zone} />
    </>
  );
}
