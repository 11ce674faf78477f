import type { Metadata } from 'next';
import { EngagementTabs } from '@/features/engagement/components/engagement-tabs';
import { CostBeside } from '@/features/terms/components/cost-beside';
import { TermsFacts, TermsHistory } from '@/features/terms/components/terms-facts';
import { TermsPanel } from '@/features/terms/components/terms-panel';
import { VariablePart } from '@/features/terms/components/variable-part';
import { showTerms } from '@/features/terms/queries';
import { plainTerms, termsSentence } from '@/features/terms/term-words';
import { callOrNotFound } from '@/platform/operations/page-caller';
import { EmptyState } from '@/ui/controls/empty-state';
import { LinkButton } from '@/ui/controls/link-button';
import { Card } from '@/ui/layout/card';
import { PageHeader } from '@/ui/layout/page-header';
import { Section } from '@/ui/layout/section';

export const metadata: Metadata = { title: 'Terms' };

/** What the CRO and the company agreed, what it costs beside other ways, and every version of it. */
export default async function TermsPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant: slug } = await params;
  const { terms, versions, currency, zone, today, preview, cost, mayWrite } = await callOrNotFound(
    showTerms,
    slug,
    {},
  );
  return (
    <>
      <EngagementTabs slug={slug} active="terms" readTime readTerms />
      <PageHeader
        title="Terms"
        lead={termsSentence(terms, currency)}
        actions={
          <LinkButton href="/vetting" variant="secondary">
            Questions to ask a CRO
          </LinkButton>
        }
      />
      {terms === null ? (
        <EmptyState
          title="The engagement has no first day yet"
          why="Terms hold from a day on: say first when the engagement begins."
          action={
            mayWrite ? <LinkButton href={`/t/${slug}/engagement`}>Set the first day</LinkButton> : undefined
          }
        />
      ) : (
        <>
          {mayWrite ? (
            <TermsPanel
              slug={slug}
              terms={plainTerms(terms)}
              version={terms.version}
              currency={currency}
              today={today}
              fresh={terms.contractedDays === null && versions.length === 1}
            >
              <TermsFacts terms={terms} currency={currency} />
            </TermsPanel>
          ) : (
            <Card>
              <TermsFacts terms={terms} currency={currency} />
            </Card>
          )}
          <Section title="The variable part">
            <VariablePart slug={slug} preview={preview} currency={currency} />
          </Section>
        </>
      )}
      <Section title="What other ways cost" lead="Ranges of the market in US dollars.">
        <CostBeside slug={slug} cost={cost} currency={currency} />
      </Section>
      {versions.length > 0 ? (
        <Section title="Every version there was">
          <Card flush>
            <TermsHistory versions={versions} currency={currency} zone={zone} />
          </Card>
        </Section>
      ) : null}
    </>
  );
}
