import Link from 'next/link';
import { Card } from '@/ui/layout/card';
import { Section } from '@/ui/layout/section';

export type PartProps = {
  slug: string;
  deploymentId: string;
  /** The deal that it came from, where the member may see it. */
  deal: { dealId: string; name: string } | null;
};

/** What was handed over at the PO, and the plan that brings the first value nearer. */
export function HandoffPart({ slug, deal }: PartProps) {
  return (
    <Section title="Handoff">
      <Card>
        {deal ? (
          <p className="text-sm">
            From the deal <Link href={`/t/${slug}/deals/${deal.dealId}`}>{deal.name}</Link>.
          </p>
        ) : (
          <p className="text-sm text-muted">No deal of yours stands behind this deployment.</p>
        )}
      </Card>
    </Section>
  );
}
