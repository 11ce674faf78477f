'use client';

import { ArrowDown, ArrowLeftRight, ArrowUp, Check, ChevronDown, ExternalLink, X } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { isFromCommitOn } from '@/domain/deals/stages';
import type { CalendarDate } from '@/domain/values/calendar-date';
import { cn } from '@/ui/class-names';
import { Badge } from '@/ui/controls/badge';
import { Button } from '@/ui/controls/button';
import { Amount } from '@/ui/format/amount';
import type { PreparedDeal } from '../../preparation-view';
import { DealAnswers } from './deal-answers';
import { DealFacts } from './deal-facts';
import { missingOf, type Lane } from './lane';
import type { SaveDesk } from './save-desk';
import { SaveState } from './save-state';
import { reasonText } from './words';

export type CardProps = {
  slug: string;
  deal: PreparedDeal;
  lane: Lane;
  desk: SaveDesk;
  today: CalendarDate;
  place: number;
  count: number;
  open: boolean;
  disabled: boolean;
  /** Order and choice are still open; once the review is on, its agenda stands. */
  choosing: boolean;
  onToggle: () => void;
  onMove: (by: -1 | 1) => void;
  onSwap: () => void;
  onLeaveOut: () => void;
  /** Opens the next deal; null on the last. */
  onNext: (() => void) | null;
  record: ReactNode;
};

/** One of the five: closed it says how far it is, open it takes the three answers. */
export function DealCard(props: CardProps) {
  const { slug, deal, lane, place, open, onToggle } = props;
  const closed = deal.outcome !== 'open';
  const missing = closed ? 0 : missingOf(lane).length;
  const bodyId = `deal-${deal.dealId}-body`;
  return (
    <li id={`deal-${deal.dealId}`} className="prepared-deal min-w-0 rounded-lg border bg-surface">
      <h2>
        <button type="button" aria-expanded={open} aria-controls={bodyId} onClick={onToggle}>
          <span className="prepared-mark" data-done={missing === 0 || undefined}>
            {missing === 0 ? <Check aria-hidden className="size-4" /> : place}
            <span className="sr-only">{missing === 0 ? `${place}, ready: ` : ': '}</span>
          </span>
          <span className="min-w-0">
            <span className="line-clamp-2 text-base font-semibold wrap-anywhere">{deal.name}</span>
            <span className="block truncate text-xs text-muted">
              {[deal.customer, progressText(missing, closed)].filter(Boolean).join(' · ')}
            </span>
          </span>
          <span className="flex flex-col items-end gap-1">
            <Amount
              money={deal.amountMinor === null ? null : { minor: deal.amountMinor, currency: deal.currency }}
            />
            <ChevronDown
              aria-hidden
              className={cn('size-4 text-muted transition-transform', open && 'rotate-180')}
            />
          </span>
        </button>
      </h2>
      {open ? (
        <div id={bodyId} className="flex flex-col gap-5 px-4 pt-1 pb-4">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
            <Badge tone={isFromCommitOn(deal.stage) ? 'accent' : 'outline'}>{deal.stageLabel}</Badge>
            {deal.parked ? <Badge tone="look">Parked last time</Badge> : null}
            <Link
              href={`/t/${slug}/deals/${deal.dealId}`}
              className="inline-flex min-h-6 items-center gap-1 text-xs text-muted pointer-coarse:min-h-11"
            >
              Open the deal <ExternalLink aria-hidden className="size-3.5" />
            </Link>
            <span className="ms-auto">
              <SaveState lane={lane} />
            </span>
          </div>
          <p className="text-sm text-muted">{reasonText(deal)}</p>
          <DealFacts deal={deal} />
          {closed ? (
            <p className="text-sm">
              It is closed since you chose it ({deal.outcome}). Nothing is asked about it; swap it for an open
              one.
            </p>
          ) : (
            <DealAnswers {...props} />
          )}
          <CardActions {...props} />
        </div>
      ) : null}
    </li>
  );
}

function progressText(missing: number, closed: boolean): string {
  if (closed) return 'Closed';
  if (missing === 0) return 'Ready';
  return missing === 3 ? 'Not begun' : `${3 - missing} of 3 answered`;
}

function CardActions({ deal, place, count, choosing, onMove, onSwap, onLeaveOut, onNext }: CardProps) {
  if (!choosing && !onNext) return null;
  return (
    <div className="flex flex-wrap items-center gap-2 border-t pt-4">
      {choosing ? (
        <>
          <Button
            aria-label={`Move ${deal.name} up`}
            disabled={place === 1}
            onClick={() => onMove(-1)}
            icon={<ArrowUp aria-hidden className="size-4" />}
            size="icon"
          />
          <Button
            aria-label={`Move ${deal.name} down`}
            disabled={place === count}
            onClick={() => onMove(1)}
            icon={<ArrowDown aria-hidden className="size-4" />}
            size="icon"
          />
          <Button onClick={onSwap} icon={<ArrowLeftRight aria-hidden className="size-4" />}>
            Swap
          </Button>
        </>
      ) : null}
      {choosing && count > 1 ? (
        <Button variant="quiet" onClick={onLeaveOut} icon={<X aria-hidden className="size-4" />}>
          Leave out
        </Button>
      ) : null}
      {onNext ? (
        <Button variant="primary" className="ms-auto max-sm:w-full" onClick={onNext}>
          Next deal
        </Button>
      ) : null}
    </div>
  );
}
