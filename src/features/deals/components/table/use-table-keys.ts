'use client';

import { useLayoutEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import type { TableRow } from '../../table-row';
import type { Rows } from './use-rows';
import type { Selection } from './use-selection';

type Props = {
  box: RefObject<HTMLElement | null>;
  total: number;
  rows: Rows;
  selection: Selection;
  scrollTo: (index: number) => void;
};

export type TableKeys = {
  /** The row whose controls Tab reaches. */
  active: number;
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  /** Puts the focus on a control of a row, once it is drawn. */
  focus: (index: number, column: string) => void;
};

/** Keys of the table: J, K and arrows go through it, Space and X select, Shift takes a stretch, Escape lets go. */
export function useTableKeys({ box, total, rows, selection, scrollTo }: Props): TableKeys {
  const [active, setActive] = useState(0);
  const waiting = useRef<{ index: number; column: string } | null>(null);

  // With the drawing, not after it: an effect left over from the drawing before would still find the field that was edited, not its cell.
  useLayoutEffect(() => {
    const wanted = waiting.current;
    const row = wanted ? box.current?.querySelector(`[data-index="${wanted.index}"]`) : null;
    if (!wanted || !row) return;
    const control =
      row.querySelector<HTMLElement>(`[data-col="${wanted.column}"]`) ??
      row.querySelector<HTMLElement>('[data-col="name"]');
    if (!control) return;
    waiting.current = null;
    control.focus({ preventScroll: true });
  });

  function focus(index: number, column: string) {
    if (index < 0 || index >= total) return;
    waiting.current = { index, column };
    setActive(index);
    scrollTo(index);
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const at = placeOf(event);
    if (!at || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = STEPS[event.key];
    const row = rows.at(at.index);
    if (step !== undefined) moveBy(at, step, event.shiftKey);
    else if (event.key === 'ArrowRight' || event.key === 'ArrowLeft')
      beside(at.control, event.key === 'ArrowRight');
    else if (row && selects(event, at.column)) selection.toggle(at.index, row, event.shiftKey);
    else if (event.key === 'Escape' && selection.picked.size > 0) selection.keep([]);
    else return;
    event.preventDefault();
  }

  function moveBy({ index, column }: Place, step: number, range: boolean) {
    const next = rows.at(index + step);
    if (range && next) selection.toggle(index + step, next, true);
    focus(index + step, column);
  }

  return { active, onKeyDown, focus };
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 };

type Place = { index: number; column: string; control: HTMLElement };

function placeOf({ target }: KeyboardEvent<HTMLElement>): Place | null {
  if (!(target instanceof HTMLElement)) return null;
  const index = target.closest<HTMLElement>('[data-index]')?.dataset['index'];
  const column = target.dataset['col'];
  return index === undefined || column === undefined
    ? null
    : { index: Number(index), column, control: target };
}

/** X selects anywhere; Space too, but a box is ticked by the browser. */
function selects(event: KeyboardEvent<HTMLElement>, column: string): boolean {
  return event.key.toLowerCase() === 'x' || (event.key === ' ' && column !== 'pick');
}

function beside(control: HTMLElement, forward: boolean): void {
  const controls = [...(control.closest('[data-index]')?.querySelectorAll<HTMLElement>('[data-col]') ?? [])];
  controls[controls.indexOf(control) + (forward ? 1 : -1)]?.focus();
}

/** Versions as they are on screen: what was edited here since it was selected is not somebody else's change. */
export function seenVersions(
  picked: ReadonlyMap<string, number>,
  shown: Iterable<TableRow>,
): { dealId: string; version: number }[] {
  const now = new Map([...shown].map(({ id, version }) => [id, version]));
  return [...picked].map(([dealId, version]) => ({ dealId, version: now.get(dealId) ?? version }));
}
