'use client';

import { useState, type ReactNode } from 'react';
import type { Refusal } from '@/domain/values/result';
import { toast } from '@/ui/controls/toast';
import { editDealAction } from '../../actions';
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
  const names = Object.fromEntries(reps.map(({ id, name }) => [id, name]));

  async function send(row: TableRow, edit: Edit, version: number): Promise<Refusal | null> {
    const result = await editDealAction(slug, { dealId: row.id, version, ...edit });
    if (!result.ok) return result.refusal;
    rows.patch(row.id, { ...shown(edit, names), version: result.value.version });
    undoToast({ title: `Saved ${row.name}`, slug, dealId: row.id, version: result.value.version });
    return null;
  }

  async function save(row: TableRow, edit: Edit): Promise<void> {
    rows.patch(row.id, shown(edit, names));
    const refusal = await send(row, edit, row.version).catch(unreachable);
    if (!refusal) return;
    rows.patch(row.id, row);
    if (refusal.code === 'conflict') return setConflict({ row, edit, refusal });
    toast({ title: refusal.message, description: refusal.remedy, tone: 'act' });
  }

  const dialog = conflict ? (
    <ConflictDialog
      refusal={conflict.refusal}
      mine={conflict.edit}
      currency={currency}
      names={names}
      onSave={(fields, version) => send(conflict.row, fields as Edit, version)}
      onDone={() => setConflict(null)}
    />
  ) : null;
  return { save, dialog };
}

function shown(edit: Edit, names: Readonly<Record<string, string>>): Partial<TableRow> {
  return edit.repId === undefined ? edit : { ...edit, rep: edit.repId ? (names[edit.repId] ?? null) : null };
}

function unreachable(): Refusal {
  return {
    code: 'unavailable',
    message: 'The server cannot be reached. Nothing was saved.',
    remedy: 'Try again in a moment.',
  };
}
