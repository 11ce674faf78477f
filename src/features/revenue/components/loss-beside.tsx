import Link from 'next/link';
import type { ReactNode } from 'react';
import { MOVEMENT_LABELS } from '@/domain/revenue/movements';
import type { SiteBeside } from '@/domain/revenue/losses';
import { Badge } from '@/ui/controls/badge';
import { STREAM_LABEL } from '@/ui/controls/stream-mark';
import { dateText } from '@/ui/format/dates';
import { moneyExact } from '@/ui/format/money';
import { Card } from '@/ui/layout/card';
import { blockedText, clockText, failuresText, isLate, reasonLabel } from '../loss-words';
import type { Loss } from '../queries-losses';

type Props = {
  loss: Loss;
  currency: string;
  customerHref: string;
  closeHref: string;
  /** The page of a deployment; null for who may not open it. */
  siteHref: ((deploymentId: string) => string) | null;
  /** The way to give the reason, for who may. */
  giveReason?: ReactNode;
};

/** A loss beside the customer's sites as they stood on its day: first value, failures, and what was in the way. */
export function LossBeside({ loss, currency, customerHref, closeHref, siteHref, giveReason }: Props) {
  return (
    <Card className="flex flex-col gap-4">
      <div className="flex items-start justify-between gap-3">
        <div>
          <h2 className="text-base font-semibold">
            <Link href={customerHref}>{loss.customer}</Link>
          </h2>
          <p className="text-sm text-muted">
            {MOVEMENT_LABELS[loss.kind]} in {STREAM_LABEL[loss.stream].toLowerCase()}, {dateText(loss.on)}
          </p>
        </div>
        <Link href={closeHref} scroll={false} className="text-sm">
          Close
        </Link>
      </div>
      <p className="text-xl font-semibold tabular-nums">
        {moneyExact({ minor: loss.amountMinor, currency })}
      </p>
      {loss.bookedOn === loss.on ? null : (
        <p className="text-sm text-muted">
          Back-dated: its month was closed, so it counts on {dateText(loss.bookedOn)}.
        </p>
      )}
      <div className="flex flex-col gap-2">
        <h3 className="text-sm font-semibold">Reason</h3>
        {loss.reason === null ? (
          <p className="text-sm">Nobody has said why yet.</p>
        ) : (
          <p className="text-sm">
            {reasonLabel(loss.reason)}
            {loss.note === null ? null : <span className="text-muted">: {loss.note}</span>}
          </p>
        )}
        {giveReason ? <div>{giveReason}</div> : null}
      </div>
      <div className="flex flex-col gap-3">
        <h3 className="text-sm font-semibold">How its sites went</h3>
        {loss.sites.length === 0 ? (
          <p className="text-sm text-muted">No deployment of this customer had been signed by that day.</p>
        ) : (
          <ul className="flex flex-col gap-3">
            {loss.sites.map((site) => (
              <Site key={site.deploymentId} site={site} href={siteHref?.(site.deploymentId) ?? null} />
            ))}
          </ul>
        )}
      </div>
    </Card>
  );
}

function Site({ site, href }: { site: SiteBeside; href: string | null }) {
  const [failures, blocked] = [failuresText(site), blockedText(site)];
  return (
    <li className="flex flex-col gap-0.5 border-s-2 ps-3 text-sm">
      <span className="flex flex-wrap items-center gap-2 font-medium">
        {href === null ? site.site : <Link href={href}>{site.site}</Link>}
        {site.named ? <Badge tone="accent">put down to this one</Badge> : null}
      </span>
      <span className={isLate(site) ? 'text-look' : undefined}>{clockText(site)}</span>
      <span className={failures ? undefined : 'text-muted'}>{failures ?? 'No failures'}</span>
      <span className={blocked ? undefined : 'text-muted'}>{blocked ?? 'Never blocked'}</span>
    </li>
  );
}
