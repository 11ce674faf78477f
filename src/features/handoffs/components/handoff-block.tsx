import Link from 'next/link';
import type { StoredHandoff } from '@/data/handoffs';
import { dayOfInstant } from '@/domain/values/calendar-date';
import { Alert } from '@/ui/controls/alert';
import { Badge } from '@/ui/controls/badge';
import { countOf } from '@/ui/format/counts';
import { dateText } from '@/ui/format/dates';
import { Card } from '@/ui/layout/card';
import { Section } from '@/ui/layout/section';
import type { DealHandoff } from '../queries';
import { AcceptDialog, ReturnDialog } from './decide-dialogs';
import { HandoffFacts } from './handoff-facts';
import { OfferDialog } from './offer-dialog';

type Props = { slug: string; found: NonNullable<DealHandoff> };

/** On a deal's page from the PO on: what delivery was told, and what they said. */
export function HandoffBlock({ slug, found }: Props) {
  const { handoff, standing } = found;
  if (handoff && standing === 'accepted') return <Accepted slug={slug} found={found} handoff={handoff} />;
  return (
    <div id="handoff">
      <Section title="Handoff to delivery" actions={<Actions slug={slug} found={found} />}>
        {standing === 'missing' ? <Missing found={found} /> : null}
        {standing === 'returned' ? (
          <Alert
            tone="look"
            title={`Delivery returned it: ${handoff?.decisionNote ?? 'something is missing.'}`}
          >
            Complete it and hand it over again.
          </Alert>
        ) : null}
        {handoff ? (
          <Card>
            {standing === 'offered' ? (
              <p className="mb-4 flex items-center gap-2 text-sm text-muted">
                <Badge tone={found.days > 7 ? 'act' : 'look'}>Waits for delivery</Badge>
                {found.days > 0 ? `for ${countOf(found.days, 'day')}` : 'since today'}
              </p>
            ) : null}
            <HandoffFacts handoff={handoff} zone={found.zone} />
          </Card>
        ) : null}
      </Section>
    </div>
  );
}

/** Done: one line that leads on, and the words of the day for who asks. */
function Accepted({ slug, found, handoff }: Props & { handoff: StoredHandoff }) {
  const { decidedAt, decidedBy, deploymentId, deployment } = handoff;
  return (
    <div id="handoff">
      <Section title="Handoff to delivery">
        <Card>
          <p className="text-sm">
            Accepted{decidedAt ? ` ${dateText(dayOfInstant(decidedAt, found.zone))}` : ''}
            {decidedBy ? ` by ${decidedBy}` : ''}, goes on in{' '}
            {deploymentId && found.may.deployments ? (
              <Link href={`/t/${slug}/deployments/${deploymentId}`}>{deployment}</Link>
            ) : (
              deployment
            )}
            .
          </p>
          <details className="mt-2">
            <summary className="cursor-pointer text-sm text-accent">What was handed over</summary>
            <div className="mt-3">
              <HandoffFacts handoff={handoff} zone={found.zone} />
            </div>
          </details>
        </Card>
      </Section>
    </div>
  );
}

function Missing({ found: { document, days, may, rep } }: Pick<Props, 'found'>) {
  const since = document ? `The PO came on ${dateText(document.on)}` : 'The order is there';
  return (
    <Alert
      tone={days > 7 ? 'act' : 'look'}
      title={`${since}, and delivery does not know yet what was promised.`}
    >
      {may.offer
        ? 'Five lines: what was promised, where, on which network, and what the customer will see first.'
        : `${rep ?? 'The rep'} hands it over: what was promised, where, on which network, what the customer sees first.`}
    </Alert>
  );
}

function Actions({ slug, found }: Props) {
  const { handoff, dealId, draft, may, free, deal } = found;
  return (
    <>
      {may.offer ? (
        <OfferDialog
          {...{ slug, dealId, draft, deal }}
          standing={found.standing}
          version={handoff?.version ?? null}
        />
      ) : null}
      {may.decide && handoff ? (
        <>
          <ReturnDialog slug={slug} handoff={handoff} deal={deal} />
          <AcceptDialog slug={slug} handoff={handoff} deal={deal} free={free} />
        </>
      ) : null}
    </>
  );
}
