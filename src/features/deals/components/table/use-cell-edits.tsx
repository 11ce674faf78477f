'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { Refusal } from '@/domain/values/result';
import { toast } from '@/ui/controls/toast';
import type { TableRow } from '../../table-row';
import { ConflictDialog } from '../conflict-panel';
import { undoToast } from '../undo-toast';
import type { Edit } from './typed-fields';
import type { Rows } from './use-rows';

type Conflict = { row: TableRow; edit: Edit; refusal: Refusal };
type Props = {
  slug: string;
  currency: string;
  reps: readonly { id: string; name: string }[];
  rows: Rows;
};

/** Edits of cells: shown at once, taken back with the reason where they are refused; of two at once the person chooses. */
export function useCellEdits({ slug, currency, reps, rows }: Props): {
  save: (row: TableRow, edit: Edit) => Promise<void>;
  dialog: ReactNode;
} {
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const readAgain = useRest(1500);
  const names = Object.fromEntries(reps.map(({ id, name }) => [id, name]));

  // Own edits of one deal follow one another: the next one builds on the version that the last one made.
  const last = useRef(new Map<string, Promise<number>>());

  async function send(row: TableRow, edit: Edit, version: number): Promise<Answer> {
    const answer = await sendCell(slug, { dealId: row.id, version, ...edit }).catch(unreachable);
    if (!answer.ok) return answer;
    rows.patch(row.id, { ...shown(edit, names), version: answer.version });
    undoToast({ title: `Saved ${row.name}`, slug, dealId: row.id, version: answer.version });
    readAgain();
    return answer;
  }

  async function save(row: TableRow, edit: Edit): Promise<void> {
    rows.patch(row.id, shown(edit, names));
    const before = last.current.get(row.id) ?? Promise.resolve(row.version);
    const sent = before.then((version) => send(row, edit, Math.max(version, row.version)));
    last.current.set(
      row.id,
      sent.then((answer) => (answer.ok ? answer.version : row.version)),
    );
    const answer = await sent;
    if (answer.ok) return;
    rows.patch(row.id, fieldsBefore(row, edit));
    if (answer.refusal.code === 'conflict') return setConflict({ row, edit, refusal: answer.refusal });
    toast({ title: answer.refusal.message, description: answer.refusal.remedy, tone: 'act' });
  }

  async function saveOver(row: TableRow, edit: Edit, version: number): Promise<Refusal | null> {
    const answer = await send(row, edit, version);
    if (!answer.ok) return answer.refusal;
    last.current.set(row.id, Promise.resolve(answer.version));
    return null;
  }

  const dialog = conflict ? (
    <ConflictDialog
      refusal={conflict.refusal}
      mine={conflict.edit}
      currency={currency}
      names={names}
      onSave={(fields, version) => saveOver(conflict.row, fields as Edit, version)}
      onDone={() => setConflict(null)}
    />
  ) : null;
  return { save, dialog };
}

function shown(edit: Edit, names: Readonly<Record<string, string>>): Partial<TableRow> {
  return edit.repId === undefined ? edit : { ...edit, rep: edit.repId ? (names[edit.repId] ?? null) : null };
}

/** The page's totals are read again once nothing was edited for so many milliseconds: the next cell waits for none of it. */
function useRest(milliseconds: number): () => void {
  const router = useRouter();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => router.refresh(), milliseconds);
  };
}

type Sent = Edit & { dealId: string; version: number };
type Answer = { ok: true; version: number } | { ok: false; refusal: Refusal };

async function sendCell(slug: string, edit: Sent): Promise<Answer> {
  const response = await fetch(`/api/t/${slug}/pipeline/cell`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(edit),
  });
  const body: unknown = await response.json();
  if (!response.ok) return { ok: false, refusal: (body as { error: Refusal }).error };
  return { ok: true, version: (body as { version: number }).version };
}

/** The edited fields as the row had them. */
function fieldsBefore(row: TableRow, edit: Edit): Partial<TableRow> {
  const fields = Object.keys(edit).map((field) => [field, row[field as keyof Edit]]);
  const before = Object.fromEntries(fields) as Partial<TableRow>;
  return edit.repId === undefined ? before : { ...before, rep: row.rep };
}

function unreachable(): Answer {
  return {
    ok: false,
    refusal: {
      code: 'unavailable',
      message: 'The server cannot be reached. Nothing was saved.',
      remedy: 'Try again in a moment.',
    },
  };
}
