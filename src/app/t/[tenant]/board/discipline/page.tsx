import type { Metadata } from 'next';
import { DisciplineTable } from '@/features/discipline/components/discipline-table';
import { KeptTable } from '@/features/discipline/components/kept-table';
import { LeadershipNote } from '@/features/discipline/components/leadership-note';
import { keptPage } from '@/features/discipline/kept-page';
import { showDiscipline } from '@/features/discipline/queries';
import { AskDialog } from '@/features/requests/components/ask-dialog';
import { RequestTable } from '@/features/requests/components/request-table';
import { listRequests } from '@/features/requests/queries';
import { requestsLead } from '@/features/requests/request-words';
import { callOrNotFound } from '@/platform/operations/page-caller';
import { LinkButton } from '@/ui/controls/link-button';
import { countOf, countText } from '@/ui/format/counts';
import { Card } from '@/ui/layout/card';
import { PageHeader } from '@/ui/layout/page-header';
import { Pagination } from '@/ui/layout/pagination';
import { Section } from '@/ui/layout/section';

export const metadata: Metadata = { title: 'Discipline' };

type Props = {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** What the last months show of discipline, and what the CRO asked of the CEO. */
export default async function DisciplinePage({ params, searchParams }: Props) {
  const { tenant: slug } = await params;
  const { requests: from, kept: keptFrom } = await searchParams;
  const { months, leadership, today } = await callOrNotFound(showDiscipline, slug, {});
  const after = typeof from === 'string' ? from : null;
  const requests = await callOrNotFound(listRequests, slug, { after });
  const kept = keptPage(months, typeof keptFrom === 'string' ? keptFrom : null);
  const path = `/t/${slug}/board/discipline`;
  return (
    <>
      <PageHeader
        title="Discipline"
        lead="The model holds as long as leadership holds it: silent deals are closed, the review is attended, requests get an answer."
        actions={
          <>
            <LinkButton href={`/t/${slug}/board`}>Months</LinkButton>
            {requests.mayAsk ? <AskDialog slug={slug} today={today} /> : null}
          </>
        }
      />
      <LeadershipNote leadership={leadership} />
      <Section title="By month" lead="The running month first; it is judged once it is over.">
        <Card flush>
          <DisciplineTable months={months} />
        </Card>
      </Section>
      <div id="requests">
        <Section title="Requests to the CEO" lead={requestsLead(requests)}>
          <Card flush>
            <RequestTable
              slug={slug}
              rows={requests.rows}
              zone={requests.zone}
              mayAsk={requests.mayAsk}
              mayAnswer={requests.mayAnswer}
            />
          </Card>
          {after === null && requests.next === null ? null : (
            <Pagination
              label="Pages of requests"
              summary={`${countText(requests.rows.length)} of ${countOf(requests.total, 'request')}`}
              previousHref={after === null ? null : `${path}#requests`}
              nextHref={
                requests.next === null
                  ? null
                  : `${path}?requests=${encodeURIComponent(requests.next)}#requests`
              }
            />
          )}
        </Section>
      </div>
      <div id="kept">
        <Section
          title={`Silent deals that were kept open (${countText(kept.total)})`}
          lead="More than 90 days without activity: the rule closes them, unless somebody says why not."
        >
          <Card flush>
            <KeptTable slug={slug} kept={kept.rows} />
          </Card>
          {kept.isFirst && kept.next === null ? null : (
            <Pagination
              label="Pages of deals kept open"
              summary={`${countText(kept.rows.length)} of ${countOf(kept.total, 'deal')}`}
              previousHref={kept.isFirst ? null : `${path}#kept`}
              nextHref={kept.next === null ? null : `${path}?kept=${encodeURIComponent(kept.next)}#kept`}
            />
          )}
        </Section>
      </div>
    </>
  );
}
