import { useCallback, useMemo, useState, useSyncExternalStore } from 'react';
import type { StageId } from '@/domain/deals/deal';
import type { StageModel } from '@/domain/deals/stages';
import { toast } from '@/ui/controls/toast';
import { withCard, withMore } from '../../board-state';
import type { BoardColumn } from '../../queries-board';
import type { Desk, Waiting } from './board-moves';
import { askMore } from './move-request';

type Board = {
  slug: string;
  model: StageModel;
  initial: BoardColumn[];
  query: Record<string, string>;
  say: (text: string) => void;
};

type Store = {
  columns: () => BoardColumn[];
  change: (next: (columns: readonly BoardColumn[]) => BoardColumn[]) => void;
  listen: (listener: () => void) => () => void;
};

/** Columns that several moves change at the same time: each sees what the others have done, and the page is drawn at once. */
function boardStore(initial: BoardColumn[]): Store {
  let columns = initial;
  const listeners = new Set<() => void>();
  return {
    columns: () => columns,
    change: (next) => {
      columns = next(columns);
      for (const listener of listeners) listener();
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The board between the server's answers: its columns, the move that waits at a gate, and the desk that moves work on. */
export function useBoard({ slug, model, initial, query, say }: Board) {
  const store = useMemo(() => boardStore(initial), [initial]);
  const columns = useSyncExternalStore(store.listen, store.columns, store.columns);
  const [asked, ask] = useState<Waiting | null>(null);
  const desk = useMemo<Desk>(
    () => ({
      slug,
      model,
      columns: store.columns,
      stand: (id, card) => store.change((before) => withCard(before, id, card)),
      ask,
      say,
      running: new Map(),
    }),
    [slug, model, store, say],
  );
  /** The next cards of a stage, as the address filters them. */
  const more = useCallback(
    async (stage: StageId) => {
      const next = store.columns().find((column) => column.stage === stage)?.next;
      const page = next ? await askMore(slug, { ...query, stage, after: next.key, afterId: next.id }) : null;
      if (page) store.change((before) => withMore(before, stage, page));
      else toast({ title: 'The next deals could not be read. Try again.', tone: 'act' });
    },
    [slug, query, store],
  );
  return { columns, asked, desk, more };
}
