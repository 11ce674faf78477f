import Link from 'next/link';
import type { CalendarDate } from '@/domain/values/calendar-date';
import { HandoffFacts } from '@/features/handoffs/components/handoff-facts';
import { deploymentHandoff } from '@/features/handoffs/queries';
import { PlanSection } from '@/features/value-plans/components/plan-section';
import { showValuePlan } from '@/features/value-plans/queries';
import { callOrNotFound } from '@/platform/operations/page-caller';
import { Card } from '@/ui/layout/card';
import { Section } from '@/ui/layout/section';

export type PartProps = {
  slug: string;
  deploymentId: string;
  /** The deal that it came from, where the member may see it. */
  deal: { dealId: string; name: string } | null;
  /** The plan as far as it was then. */
  asOf?: CalendarDate;
};

/** What was handed over at the PO, and the plan that brings the first value nearer. */
export async function HandoffPart({ slug, deploymentId, deal, asOf }: PartProps) {
  const [handoff, plan] = await Promise.all([
    callOrNotFound(deploymentHandoff, slug, { deploymentId }),
    callOrNotFound(showValuePlan, slug, { deploymentId, asOf }),
  ]);
  return (
    <>
      <PlanSection slug={slug} plan={plan} />
      <Section title="Handoff">
        <Card>
          {handoff ? (
            <HandoffFacts handoff={handoff.handoff} zone={handoff.zone} />
          ) : (
            <p className="text-sm text-muted">
              Nobody handed this deployment over, so what was promised is not on record here.
            </p>
          )}
          {deal ? (
            <p className="mt-3 text-sm">
              From the deal <Link href={`/t/${slug}/deals/${deal.dealId}`}>{deal.name}</Link>
              {handoff?.rep ? `, ${handoff.rep}’s` : null}.
            </p>
          ) : null}
        </Card>
      </Section>
    </>
  );
}
