import { Ellipsis } from 'lucide-react';
import Link from 'next/link';
import { memo } from 'react';
import { percentText } from '@/domain/deals/stages';
import { cn } from '@/ui/class-names';
import { STREAM_LABEL, StreamMark, type StreamName } from '@/ui/controls/stream-mark';
import { Amount } from '@/ui/format/amount';
import { Day } from '@/ui/format/day';
import type { BoardCard } from '../../board-card';

export type CardProps = {
  card: BoardCard;
  slug: string;
  currency: string;
  today: string;
  /** The one card that Tab stops at; arrow keys go on from it. */
  active: boolean;
  movable: boolean;
  onMenu: (id: string, button: HTMLElement) => void;
};

/** One deal on the board: what it is worth, what it counts and why not more, and what is due. */
export const BoardCardView = memo(function BoardCardView(props: CardProps) {
  const { card, slug, currency, today, active, movable, onMenu } = props;
  const tabIndex = active ? 0 : -1;
  return (
    <li data-card={card.id} className="board-card" data-knocked={card.ruling ? '' : undefined}>
      <div className="flex items-start gap-1">
        <Link
          href={`/t/${slug}/deals/${card.id}`}
          draggable={false}
          tabIndex={tabIndex}
          prefetch={false}
          data-card-link
          className="min-w-0 flex-1 font-medium break-words no-underline hover:underline"
        >
          {card.name}
        </Link>
        {movable ? (
          <button
            type="button"
            tabIndex={tabIndex}
            aria-haspopup="menu"
            aria-label={`Move ${card.name} to…`}
            onClick={(event) => onMenu(card.id, event.currentTarget)}
            className="-me-1.5 -mt-1 flex size-7 shrink-0 items-center justify-center rounded-md text-muted hover:bg-hover hover:text-text pointer-coarse:size-11"
          >
            <Ellipsis aria-hidden className="size-4" />
          </button>
        ) : null}
      </div>
      {card.customer && card.customer !== card.name ? (
        <p className="truncate text-xs text-muted">{card.customer}</p>
      ) : null}
      <p className="mt-1 flex items-baseline justify-between gap-2 tabular-nums">
        <span className="font-semibold">
          <Amount money={card.amountMinor === null ? null : { minor: card.amountMinor, currency }} />
        </span>
        <Counts card={card} />
      </p>
      {card.ruling ? <p className="mt-0.5 text-xs text-look">{card.ruling.lacks}</p> : null}
      <Dates card={card} today={today} />
      <Streams card={card} />
    </li>
  );
});

function Counts({ card }: { card: BoardCard }) {
  const claimed = card.ruling?.claimedBp ?? null;
  return (
    <span title={card.why} className={card.ruling ? 'font-semibold' : 'text-muted'}>
      {claimed === null ? null : (
        <s className="me-1 font-normal text-faint">
          <span className="sr-only">claimed </span>
          {percentText(claimed)}
        </s>
      )}
      <span className="sr-only">counts </span>
      {percentText(card.bp)}
    </span>
  );
}

function Dates({ card, today }: { card: BoardCard; today: string }) {
  const passed = card.closeOn !== null && card.closeOn < today;
  const overdue = card.nextStepOn !== null && card.nextStepOn < today;
  return (
    <p className="mt-1 flex flex-wrap gap-x-3 text-xs text-muted">
      {card.closeOn ? (
        <span className={cn(passed && 'text-look')}>
          <span className="sr-only">close date </span>
          <Day date={card.closeOn} />
          {passed ? ' passed' : ''}
        </span>
      ) : null}
      {overdue ? (
        <span className="text-look" title={card.nextStep ?? undefined}>
          step overdue
        </span>
      ) : null}
      {card.nextStepOn === null ? <span>no next step</span> : null}
    </p>
  );
}

const STREAMS = Object.keys(STREAM_LABEL) as StreamName[];

function Streams({ card }: { card: BoardCard }) {
  const there = STREAMS.filter((stream) => card.streams[stream] !== 0n);
  if (there.length === 0 && card.quietDays === null) return null;
  return (
    <p className="mt-1.5 flex items-center gap-1.5">
      {there.map((stream) => (
        <StreamMark key={stream} stream={stream} hideLabel />
      ))}
      {card.quietDays === null ? null : (
        <span className="ms-auto text-xs text-look">quiet {card.quietDays} days</span>
      )}
    </p>
  );
}
