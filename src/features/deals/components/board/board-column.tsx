import { memo, useState } from 'react';
import { percentText } from '@/domain/deals/stages';
import type { StageId } from '@/domain/deals/deal';
import type { Way } from '@/domain/deals/ways';
import { Button } from '@/ui/controls/button';
import { STREAM_LABEL, StreamMark, type StreamName } from '@/ui/controls/stream-mark';
import { Amount } from '@/ui/format/amount';
import { countText } from '@/ui/format/counts';
import type { BoardColumn } from '../../queries-board';
import { BoardCardView, type CardProps } from './board-card-view';

export type ColumnProps = Pick<CardProps, 'slug' | 'currency' | 'today' | 'movable' | 'onMenu'> & {
  column: BoardColumn;
  label: string;
  figureBp: number;
  /** The card that Tab stops at, when it is in this column. */
  activeId: string | null;
  /** While a card is dragged: how this column would take it. */
  way: Way | 'closed' | null;
  onMore: (stage: StageId) => Promise<void>;
};

/** A stage: what all its deals are worth and weigh, and the first of them. */
export const BoardColumnView = memo(function BoardColumnView(props: ColumnProps) {
  const { column, label, figureBp, activeId, way, onMore, ...card } = props;
  const { stage, cards, count, next } = column;
  const heading = `board-${stage}`;
  return (
    <section
      aria-labelledby={heading}
      data-column={stage}
      data-way={way ?? undefined}
      className="board-column"
      data-commit={stage === 'hardware_po_received' ? '' : undefined}
    >
      <header className="board-head">
        <div className="flex items-baseline gap-2">
          <h2 id={heading} className="min-w-0 flex-1 text-sm font-semibold">
            {label}
          </h2>
          <span className="text-xs text-muted tabular-nums">{percentText(figureBp)}</span>
          <span className="text-sm tabular-nums">
            {countText(count)}
            <span className="sr-only">{count === 1 ? ' deal' : ' deals'}</span>
          </span>
        </div>
        <Totals column={column} currency={card.currency} />
      </header>
      <ul className="board-cards" aria-label={`${label}, by close date`}>
        {cards.map((one, place) => (
          <BoardCardView
            key={one.id}
            card={one}
            // Tab stops once in each column: what scrolls can be reached by keys.
            active={one.id === activeId || (place === 0 && cards.every(({ id }) => id !== activeId))}
            {...card}
          />
        ))}
        {next ? (
          <li>
            <MoreButton left={count - cards.length} onPress={() => onMore(stage)} />
          </li>
        ) : null}
        {cards.length === 0 ? <li className="board-empty">No deals</li> : null}
      </ul>
    </section>
  );
});

const STREAMS = Object.keys(STREAM_LABEL) as StreamName[];

function Totals({ column, currency }: { column: BoardColumn; currency: string }) {
  const there = STREAMS.filter((stream) => column.streams[stream] !== 0n);
  return (
    <>
      <p className="flex items-baseline justify-between gap-2 text-sm tabular-nums">
        <span className="font-semibold" data-total="amount">
          <Amount money={{ minor: column.amountMinor, currency }} />
        </span>
        <span className="text-xs text-muted" data-total="weighted">
          counts <Amount money={{ minor: column.weightedMinor, currency }} />
        </span>
      </p>
      <p className="flex min-h-5 flex-wrap gap-x-3 text-xs text-muted tabular-nums">
        {there.map((stream) => (
          <span key={stream} className="inline-flex items-center gap-1" title={STREAM_LABEL[stream]}>
            <StreamMark stream={stream} hideLabel />
            <Amount money={{ minor: column.streams[stream], currency }} />
          </span>
        ))}
      </p>
    </>
  );
}

function MoreButton({ left, onPress }: { left: number; onPress: () => Promise<void> }) {
  const [busy, setBusy] = useState(false);
  return (
    <Button
      variant="quiet"
      size="small"
      busy={busy}
      className="w-full"
      onClick={() => {
        setBusy(true);
        void onPress().finally(() => setBusy(false));
      }}
    >
      Show more ({countText(left)} left)
    </Button>
  );
}
