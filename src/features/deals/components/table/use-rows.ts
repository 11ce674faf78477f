'use client';

import { useCallback, useEffect, useState } from 'react';
import type { TablePage } from '../../queries-table';
import type { TableRow } from '../../table-row';

/** Rows are fetched in stretches of this many; the page brings the first. */
export const STRETCH = 50;

type Store = {
  rows: Map<number, TableRow>;
  /** Row number → position before it, for the database to go on from. */
  positions: Map<number, string>;
  /** Stretches that are as the database has them; the others are shown as they were until they are fetched again. */
  fresh: Set<number>;
  loading: Set<number>;
};

function storeOf(first: TablePage, before?: Store): Store {
  const rows = new Map(before?.rows);
  first.rows.forEach((row, index) => rows.set(index, row));
  return {
    rows,
    positions: new Map(first.next ? [[first.rows.length, first.next]] : []),
    fresh: new Set([0]),
    loading: new Set(),
  };
}

export type Rows = {
  at: (index: number) => TableRow | undefined;
  /** Fetches what is missing between two row numbers; done when all of it is there. */
  ensure: (from: number, to: number) => Promise<void>;
  /** Changes one row where it is shown, until the next answer of the server. */
  patch: (id: string, changes: Partial<TableRow>) => void;
};

/**
 * The rows of a long list, of which only those near the window were ever fetched. A new first page (the page was read again) makes the
 * others stale: they stay on screen until they have been fetched again.
 */
export function useRows({ slug, query, first }: { slug: string; query: string; first: TablePage }): Rows {
  const [, redraw] = useState(0);
  const [held, setHeld] = useState(() => ({ first, store: storeOf(first) }));
  if (held.first !== first) setHeld({ first, store: storeOf(first, held.store) });
  const { store } = held;

  const fetchStretch = useCallback(
    async (stretch: number) => {
      if (store.fresh.has(stretch) || store.loading.has(stretch)) return;
      store.loading.add(stretch);
      const page = await askRows(slug, query, stretch * STRETCH, store.positions);
      store.loading.delete(stretch);
      if (!page) return;
      page.rows.forEach((row, index) => store.rows.set(stretch * STRETCH + index, row));
      if (page.next) store.positions.set((stretch + 1) * STRETCH, page.next);
      store.fresh.add(stretch);
      redraw((count) => count + 1);
    },
    [slug, query, store],
  );

  const ensure = useCallback(
    async (from: number, to: number) => {
      const wanted: number[] = [];
      for (let stretch = Math.floor(from / STRETCH); stretch <= Math.floor(to / STRETCH); stretch++)
        wanted.push(stretch);
      await Promise.all(wanted.map(fetchStretch));
    },
    [fetchStretch],
  );

  const patch = useCallback(
    (id: string, changes: Partial<TableRow>) => {
      for (const [index, row] of store.rows) if (row.id === id) store.rows.set(index, { ...row, ...changes });
      redraw((count) => count + 1);
    },
    [store],
  );

  return { at: (index) => store.rows.get(index), ensure, patch };
}

/** Rows from a number on: from the nearest position known before it, and from there so many further. null: the server did not answer. */
async function askRows(
  slug: string,
  query: string,
  from: number,
  positions: ReadonlyMap<number, string>,
): Promise<TablePage | null> {
  let [nearest, after] = [0, ''];
  for (const [index, position] of positions)
    if (index <= from && index > nearest) [nearest, after] = [index, position];
  const params = new URLSearchParams(query);
  if (after) params.set('after', after);
  params.set('skip', String(from - nearest));
  params.set('limit', String(STRETCH));
  const response = await fetch(`/api/t/${slug}/pipeline/rows?${params}`).catch(() => null);
  return response?.ok ? ((await response.json()) as TablePage) : null;
}

/** Asks for what the window shows, once it stands still for a moment. */
export function useWindowed(rows: Rows, from: number, to: number, first: TablePage): void {
  const { ensure } = rows;
  useEffect(() => {
    if (to < from) return;
    const timer = setTimeout(() => void ensure(from, to), 60);
    return () => clearTimeout(timer);
  }, [ensure, from, to, first]);
}
