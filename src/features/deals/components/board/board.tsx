'use client';

import { Suspense, useCallback, useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { StageId } from '@/domain/deals/deal';
import type { StageModel } from '@/domain/deals/stages';
import { Kbd } from '@/ui/controls/kbd';
import { toast } from '@/ui/controls/toast';
import type { Action } from '@/ui/keyboard/actions';
import { singleKeysOn } from '@/ui/keyboard/single-keys';
import { useActions } from '@/ui/keyboard/use-actions';
import { lazyPart } from '@/ui/lazy-part';
import type { BoardCard } from '../../board-card';
import { findCard } from '../../board-state';
import type { BoardColumn } from '../../queries-board';
import { BoardColumnView, type ColumnProps } from './board-column';
import { focusCard, neighbourOf, WALKING } from './board-keys';
import { leaveGate, moveCard, pathOf, saveMove } from './board-moves';
import { useBoard } from './use-board';
import { useDragging } from './use-dragging';
import './board.css';

const BoardMenu = lazyPart(() => import('./board-menu'));
const GateDialog = lazyPart(() => import('./gate-dialog'));

export type BoardProps = {
  slug: string;
  columns: BoardColumn[];
  model: StageModel;
  currency: string;
  today: string;
  /** Stages to which this member may move deals; empty: he looks on. */
  moveTo: readonly StageId[];
  /** The filter as the address has it: "show more" asks for the same. */
  query: Record<string, string>;
};

/** The open deals by stage. A move is painted at once, by mouse, menu or key; what a gate lacks is asked in place. */
export function Board({ slug, columns: initial, model, currency, today, moveTo, query }: BoardProps) {
  const board = useRef<HTMLDivElement>(null);
  const [said, setSaid] = useState('');
  const [menu, setMenu] = useState<{ id: string; at: HTMLElement } | null>(null);
  const [dragged, setDragged] = useState<string | null>(null);
  const { columns, asked, desk, more } = useBoard({ slug, model, initial, query, say: setSaid });
  const { stop, setStop } = useStop(board, columns, asked !== null);
  const movable = moveTo.length > 0;
  const openMenu = useCallback((id: string, at: HTMLElement) => setMenu({ id, at }), []);

  function take(id: string, to: StageId) {
    if (moveTo.includes(to)) moveCard(desk, id, to);
    else toast({ title: `Your role does not move deals to ${model.labels[to]}.` });
    setStop(id);
    requestAnimationFrame(() => focusCard(board.current, id));
  }
  useDragging(board, movable, {
    onStart: setDragged,
    onEnd: (id, to) => {
      setDragged(null);
      if (to) take(id, to);
    },
  });

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    const card = (event.target as HTMLElement).closest<HTMLElement>('[data-card]');
    if (!card || event.ctrlKey || event.metaKey || event.altKey) return;
    const next = WALKING.includes(event.key) ? neighbourOf(card, event.key) : null;
    if (next) next.querySelector<HTMLElement>('[data-card-link]')?.focus();
    else if (event.key === 'm' && movable && singleKeysOn())
      openMenu(card.dataset.card ?? '', card.querySelector('button') ?? card);
    else return;
    event.preventDefault();
  }

  useActions(movable ? MOVING : LOOKING);
  const draggedCard = dragged === null ? null : findCard(columns, dragged);
  const menuCard = menu === null ? null : findCard(columns, menu.id);
  return (
    <>
      {movable ? <Hint /> : null}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- walks between the links inside, which have the focus */}
      <div
        ref={board}
        className="board"
        onKeyDown={onKeyDown}
        onFocus={(event) => setStop(event.target.closest<HTMLElement>('[data-card]')?.dataset.card ?? stop)}
      >
        {columns.map((column) => (
          <BoardColumnView
            key={column.stage}
            column={column}
            label={model.labels[column.stage]}
            figureBp={model.probabilityBp[column.stage]}
            activeId={column.cards.some(({ id }) => id === stop) ? stop : null}
            way={wayInto(draggedCard, column.stage)}
            {...{ slug, currency, today, movable }}
            onMenu={openMenu}
            onMore={more}
          />
        ))}
        {moveTo.includes('closed_lost') ? (
          <LostStrip label={model.labels.closed_lost} way={wayInto(draggedCard, 'closed_lost')} />
        ) : null}
      </div>
      <p role="status" className="sr-only">
        {said}
      </p>
      <Suspense fallback={null}>
        {menu && menuCard ? (
          <BoardMenu
            card={menuCard}
            at={menu.at}
            {...{ model, moveTo }}
            onMove={take}
            onClose={() => setMenu(null)}
          />
        ) : null}
        {asked ? (
          <GateDialog
            asked={asked}
            slug={slug}
            path={pathOf(slug, asked.card.id)}
            model={model}
            save={(card, input, version) => saveMove(desk, card, input, version)}
            onClose={() => leaveGate(desk, asked)}
          />
        ) : null}
      </Suspense>
    </>
  );
}

const LOOKING: Action[] = [
  { id: 'board-walk', label: 'Walk the cards', group: 'Board', keys: '← ↑ ↓ →' },
  { id: 'board-open', label: 'Open the deal', group: 'Board', keys: 'Enter' },
];
const MOVING: Action[] = [
  ...LOOKING,
  { id: 'board-move', label: 'Move the deal to…', group: 'Board', keys: 'm' },
  { id: 'board-back', label: 'Put the card back, in the form of a gate', group: 'Board', keys: 'Esc' },
];

/** The one card that Tab stops at: the last that had the focus, else the first. It gets the focus back when the form closes. */
function useStop(board: { current: HTMLElement | null }, columns: readonly BoardColumn[], away: boolean) {
  const [last, setStop] = useState<string | null>(null);
  const first = columns.find(({ cards }) => cards.length > 0)?.cards[0]?.id ?? null;
  const stop = last !== null && findCard(columns, last) ? last : first;
  const was = useRef(false);
  useEffect(() => {
    if (was.current && !away && stop !== null) focusCard(board.current, stop);
    was.current = away;
  }, [away, board, stop]);
  return { stop, setStop };
}

function wayInto(card: BoardCard | null, stage: StageId): ColumnProps['way'] {
  if (!card || card.stage === stage) return null;
  return card.ways[stage] ?? 'closed';
}

/** Closed Lost only takes: a strip at the end of the board. */
function LostStrip({ label, way }: { label: string; way: ColumnProps['way'] }) {
  return (
    <section
      aria-label={label}
      data-column="closed_lost"
      data-way={way ?? undefined}
      className="board-column board-lost"
    >
      <h2>{label}</h2>
    </section>
  );
}

function Hint() {
  return (
    <p className="hidden items-center gap-1.5 text-xs text-muted sm:flex">
      Drag a deal to another stage, or use its menu. <Kbd>←</Kbd>
      <Kbd>↑</Kbd>
      <Kbd>↓</Kbd>
      <Kbd>→</Kbd> walk, <Kbd>M</Kbd> moves, <Kbd>Enter</Kbd> opens.
    </p>
  );
}
