import type { Metadata } from 'next';
import { Suspense } from 'react';
import { DecidedTable } from '@/features/approvals/components/decided-table';
import { RequestCard } from '@/features/approvals/components/request-card';
import { approvalQueue } from '@/features/approvals/queries';
import { RunningTable } from '@/features/pilots/components/pilot-table';
import { pilotBoard } from '@/features/pilots/queries';
import { callOrNotFound } from '@/platform/operations/page-caller';
import { EmptyState } from '@/ui/controls/empty-state';
import { countOf } from '@/ui/format/counts';
import { Card } from '@/ui/layout/card';
import { PageHeader } from '@/ui/layout/page-header';
import { Section } from '@/ui/layout/section';
import { frameOf } from '../frame';
import { DeskTabs } from './desk-tabs';
import { ZombiesOnDesk } from './zombies-on-desk';

export const metadata: Metadata = { title: 'Desk' };

type Props = { params: Promise<{ tenant: string }> };

const LEADS = {
  CRO: 'What waits for you.',
  CEO: 'What waits for the CRO. You see it; the CRO decides.',
  REP: 'Your deals that wait for the CRO, and your pilots that are to be decided.',
};

export default async function DeskPage({ params }: Props) {
  const { tenant: slug } = await params;
  const { actor } = await frameOf(slug);
  const queue = await callOrNotFound(approvalQueue, slug, {});
  const { pilots, may, today } = await callOrNotFound(pilotBoard, slug, {});
  const overdue = pilots.filter(({ stands }) => stands === 'overdue');
  const { role } = actor;
  const lead = role === 'CRO' || role === 'CEO' || role === 'REP' ? LEADS[role] : undefined;
  return (
    <>
      <PageHeader title="Desk" lead={lead} />
      <DeskTabs slug={slug} active="waiting" />
      <Section
        title="Below the floor"
        lead={
          queue.open.length > 0
            ? `${countOf(queue.open.length, 'deal')} cannot pass Quote Sent before the CRO decides. The longest waiting first.`
            : undefined
        }
      >
        {queue.open.length === 0 ? (
          <EmptyState
            title="No deal waits for approval"
            why="A deal whose ACV is below its rep’s floor comes here when its quote goes out."
          />
        ) : (
          <div className="grid gap-4 xl:grid-cols-2">
            {queue.open.map((request) => (
              <RequestCard
                key={request.id}
                slug={slug}
                zone={queue.zone}
                request={request}
                mayDecide={queue.mayDecide}
                mayWithdraw={queue.mayWithdraw}
              />
            ))}
          </div>
        )}
      </Section>
      {overdue.length > 0 ? (
        <Section title="Pilots past their day" lead="Convert, kill, or extend with a reason. Nothing else.">
          <Card flush>
            <RunningTable
              slug={slug}
              caption="Pilots past their day"
              pilots={overdue}
              may={may}
              today={today}
            />
          </Card>
        </Section>
      ) : null}
      {role === 'CRO' ? (
        <Suspense>
          <ZombiesOnDesk slug={slug} />
        </Suspense>
      ) : null}
      {queue.decided.length > 0 ? (
        <Section title="Decided">
          <Card flush>
            <DecidedTable
              rows={queue.decided}
              zone={queue.zone}
              hrefOf={(row) => `/t/${slug}/deals/${row.dealId}`}
            />
          </Card>
        </Section>
      ) : null}
    </>
  );
}
