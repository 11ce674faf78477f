import type { Metadata } from 'next';
import { DisciplineTable } from '@/features/discipline/components/discipline-table';
import { KeptTable } from '@/features/discipline/components/kept-table';
import { LeadershipNote } from '@/features/discipline/components/leadership-note';
import { showDiscipline } from '@/features/discipline/queries';
import { AskDialog } from '@/features/requests/components/ask-dialog';
import { RequestTable } from '@/features/requests/components/request-table';
import { listRequests } from '@/features/requests/queries';
import { callOrNotFound } from '@/platform/operations/page-caller';
import { LinkButton } from '@/ui/controls/link-button';
import { Card } from '@/ui/layout/card';
import { PageHeader } from '@/ui/layout/page-header';
import { Section } from '@/ui/layout/section';

export const metadata: Metadata = { title: 'Discipline' };

/** What the last months show of discipline, and what the CRO asked of the CEO. */
export default async function DisciplinePage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant: slug } = await params;
  const { months, leadership, today } = await callOrNotFound(showDiscipline, slug, {});
  const requests = await callOrNotFound(listRequests, slug, {});
  const kept = months.toReversed().flatMap(({ zombies }) => zombies.kept);
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
      <Section title="Requests to the CEO" lead="What only the CEO can do. An answer stands.">
        <Card flush>
          <RequestTable
            slug={slug}
            rows={requests.rows}
            zone={requests.zone}
            mayAsk={requests.mayAsk}
            mayAnswer={requests.mayAnswer}
          />
        </Card>
      </Section>
      <Section
        title={`Silent deals that were kept open (${kept.length})`}
        lead="More than 90 days without activity: the rule closes them, unless somebody says why not."
      >
        <Card flush>
          <KeptTable slug={slug} kept={kept} />
        </Card>
      </Section>
    </>
  );
}
