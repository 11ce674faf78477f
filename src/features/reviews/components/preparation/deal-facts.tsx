import { percentText } from '@/domain/deals/stages';
import { dayUnsaid } from '@/domain/reviews/step-day';
import { dateShort, dateText } from '@/ui/format/dates';
import { Badge } from '@/ui/controls/badge';
import type { PreparedDeal } from '../../preparation-view';
import { PROMISE_TITLES } from '../../outcome-words';

/** What the deal counts and why, what is claimed of it, and what was promised last time: what the rep will be asked about. */
export function DealFacts({ deal }: { deal: PreparedDeal }) {
  const { promise, closeOn, closePast } = deal;
  return (
    <dl className="grid gap-x-6 gap-y-3 rounded-lg bg-sunken p-3 text-sm sm:grid-cols-2">
      <div className="min-w-0">
        <dt className="text-xs text-muted">Counts</dt>
        <dd>
          <Figure deal={deal} />
          <span className="block text-muted">{deal.why}</span>
        </dd>
      </div>
      <div className="min-w-0">
        <dt className="text-xs text-muted">Closes</dt>
        <dd>
          {closeOn ? dateText(closeOn) : 'No close date'}
          {closePast ? (
            <Badge tone="look" className="ms-2">
              Past
            </Badge>
          ) : null}
        </dd>
      </div>
      {promise ? (
        <div className="min-w-0 sm:col-span-2">
          <dt className="text-xs text-muted">Promised on {dateShort(promise.heldOn)}</dt>
          <dd className="wrap-anywhere">
            <q>{promise.text}</q>
            {dayUnsaid(promise.text, promise.on) ? ` by ${dateShort(promise.on)}` : null}{' '}
            {promise.suggested ? (
              <Badge tone={promise.suggested === 'kept' ? 'plain' : 'look'}>
                {PROMISE_TITLES[promise.suggested]}
              </Badge>
            ) : null}
            <span className="block text-muted">{promise.why}</span>
          </dd>
        </div>
      ) : null}
    </dl>
  );
}

/** "~~80 %~~ 20 %": a claim that the evidence does not carry is struck through beside what counts. */
function Figure({ deal: { bp, claimBp, rulings, verbalYesOn } }: { deal: PreparedDeal }) {
  const knocked = rulings.length > 0;
  return (
    <span className="tabular-nums">
      {knocked && claimBp !== null && claimBp > bp ? (
        <s className="me-1 text-faint">
          <span className="sr-only">claimed </span>
          {percentText(claimBp)}
        </s>
      ) : null}
      <span className="text-base font-semibold">{percentText(bp)}</span>
      {knocked && verbalYesOn ? (
        <span className="text-muted"> verbal yes of {dateShort(verbalYesOn)}</span>
      ) : null}
    </span>
  );
}
