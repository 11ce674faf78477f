import type { Metadata } from 'next';
import { NoticeSwitches } from '@/features/notices/components/notice-switches';
import { noticeSettings } from '@/features/notices/queries';
import { SettingsTabs } from '@/features/settings/components/settings-tabs';
import { callOrNotFound } from '@/platform/operations/page-caller';
import { Alert } from '@/ui/controls/alert';
import { LinkButton } from '@/ui/controls/link-button';
import { Card } from '@/ui/layout/card';
import { PageHeader } from '@/ui/layout/page-header';

export const metadata: Metadata = { title: 'What you hear of' };

export default async function NoticeSettingsPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant: slug } = await params;
  const { kinds, isDemo, readSettings } = await callOrNotFound(noticeSettings, slug, {});
  return (
    <>
      <SettingsTabs slug={slug} active="notices" readSettings={readSettings} />
      <PageHeader
        title="What you hear of"
        lead="Yours alone, in this company. What you have seen here is not mailed to you as well."
        actions={
          <>
            <LinkButton href={`/t/${slug}/settings/notices/preview`}>See your digest</LinkButton>
            <LinkButton href={`/t/${slug}/notices`}>Your notices</LinkButton>
          </>
        }
      />
      {isDemo ? (
        <Alert title="This is a company for show">It sends no mail, whatever is switched on here.</Alert>
      ) : null}
      <Card flush>
        <NoticeSwitches slug={slug} kinds={kinds} />
      </Card>
    </>
  );
}
