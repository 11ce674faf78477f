'use client';

import { useCallback, useRef, useState } from 'react';
import type { TableRow } from '../../table-row';
import type { Rows } from './use-rows';

export type Picked = { dealId: string; version: number };

export type Selection = {
  /** Deal → the version that was seen. */
  picked: ReadonlyMap<string, number>;
  busy: boolean;
  toggle: (index: number, row: TableRow, range: boolean) => void;
  /** Everything that the filter matches, as far as one change can reach. */
  pickAll: () => void;
  keep: (deals: readonly Picked[]) => void;
};

/** Which deals are selected; by id, so that they stay it when the list is sorted or reloaded. */
export function useSelection({ slug, query, rows }: { slug: string; query: string; rows: Rows }): Selection {
  const [picked, setPicked] = useState<ReadonlyMap<string, number>>(new Map());
  const [busy, setBusy] = useState(false);
  const anchor = useRef<number | null>(null);

  const toggle = useCallback(
    (index: number, row: TableRow, range: boolean) => {
      const from = range ? anchor.current : null;
      anchor.current = index;
      if (from === null) return setPicked((before) => toggled(before, row));
      const [low, high] = [Math.min(from, index), Math.max(from, index)];
      void rows.ensure(low, high).then(() =>
        setPicked((before) => {
          const after = new Map(before);
          for (let at = low; at <= high; at++) {
            const between = rows.at(at);
            if (between) after.set(between.id, between.version);
          }
          return after;
        }),
      );
    },
    [rows],
  );

  async function pickAll() {
    setBusy(true);
    const response = await fetch(`/api/t/${slug}/pipeline/selection?${query}`).catch(() => null);
    const answer = response?.ok ? ((await response.json()) as { deals: Picked[] }) : null;
    setBusy(false);
    if (answer) setPicked(asMap(answer.deals));
  }

  const keep = useCallback((deals: readonly Picked[]) => setPicked(asMap(deals)), []);
  return { picked, busy, toggle, pickAll: () => void pickAll(), keep };
}

function toggled(before: ReadonlyMap<string, number>, { id, version }: TableRow): Map<string, number> {
  const after = new Map(before);
  if (!after.delete(id)) after.set(id, version);
  return after;
}

function asMap(deals: readonly Picked[]): Map<string, number> {
  return new Map(deals.map(({ dealId, version }) => [dealId, version]));
}
