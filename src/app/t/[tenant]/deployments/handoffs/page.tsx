import type { Metadata } from 'next';
import { HANDOFF_STANDINGS } from '@/domain/deployments/handoff';
import { DeploymentTabs } from '@/features/deployments/components/deployment-tabs';
import { HandoffTable } from '@/features/handoffs/components/handoff-table';
import { EMPTY_WORDS, STANDING_NAMES } from '@/features/handoffs/handoff-words';
import { handoffsQuery } from '@/features/handoffs/queries';
import { callOrNotFound } from '@/platform/operations/page-caller';
import { EmptyState } from '@/ui/controls/empty-state';
import { TabLinks } from '@/ui/controls/tab-links';
import { countOf, countText } from '@/ui/format/counts';
import { Card } from '@/ui/layout/card';
import { PageHeader } from '@/ui/layout/page-header';
import { Pagination } from '@/ui/layout/pagination';
import { frameOf } from '../../frame';

export const metadata: Metadata = { title: 'Handoffs' };

type Props = {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** What reps handed over at the PO, what they still owe, and what waits for delivery. */
export default async function HandoffsPage({ params, searchParams }: Props) {
  const { tenant: slug } = await params;
  const { standing: asked, after: from } = await searchParams;
  const after = typeof from === 'string' ? from : null;
  const { rows, counts, standing, next, may } = await callOrNotFound(handoffsQuery, slug, {
    standing: HANDOFF_STANDINGS.find((each) => each === asked),
    after,
  });
  const { actor } = await frameOf(slug);
  const path = `/t/${slug}/deployments/handoffs`;
  const href = `${path}?standing=${standing}`;
  return (
    <>
      <PageHeader
        title="Handoffs"
        lead="At the PO the rep tells delivery what was promised, where, on which network, and what the customer sees first."
      />
      <DeploymentTabs slug={slug} active="handoffs" role={actor.role} />
      <div className="no-print">
        <TabLinks
          label="Handoffs"
          links={HANDOFF_STANDINGS.map((each) => ({
            href: `${path}?standing=${each}`,
            label: STANDING_NAMES[each],
            count: countText(counts[each]),
            active: each === standing,
          }))}
        />
      </div>
      {rows.length === 0 ? (
        <EmptyState {...EMPTY_WORDS[standing]} />
      ) : (
        <>
          <Card flush>
            <HandoffTable slug={slug} standing={standing} rows={rows} may={may} />
          </Card>
          <Pagination
            summary={`${countText(rows.length)} of ${countOf(counts[standing], 'deal')}`}
            previousHref={after ? href : null}
            nextHref={next ? `${href}&after=${encodeURIComponent(next)}` : null}
          />
        </>
      )}
    </>
  );
}
