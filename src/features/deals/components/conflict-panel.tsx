'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { compareEdits, conflictOf, keptFields } from '@/domain/values/conflict';
import type { Refusal } from '@/domain/values/result';
import { Alert } from '@/ui/controls/alert';
import { ConflictChoice } from '@/ui/controls/conflict-choice';
import { Dialog } from '@/ui/controls/dialog';
import { DEAL_FIELD_WORDS, showDealValue } from './conflict-words';

export type ConflictProps = {
  /** The refusal with the code 'conflict', as the action gave it. */
  refusal: Refusal;
  /** The fields that were sent, under the names of the input ("stage" for a move). */
  mine: Record<string, unknown>;
  currency: string;
  /** What ids among the values stand for (reps). */
  names?: Readonly<Record<string, string>>;
  /**
   * Saves on top: only the fields that stay mine, with the version to send. Answers the next refusal, or null when it is done. Not called
   * where nothing stays mine.
   */
  onSave: (fields: Record<string, unknown>, version: number) => Promise<Refusal | null>;
  onDone: () => void;
};

/**
 * Both values of two edits at once, with the choice; in place of a form's refusal. What was typed stays in the form behind it. A third
 * writer in between gives a new conflict, shown the same way.
 */
export function ConflictPanel({ refusal: first, mine, currency, names, onSave, onDone }: ConflictProps) {
  const [refusal, setRefusal] = useState(first);
  const [busy, setBusy] = useState(false);
  const router = useRouter();
  const conflict = conflictOf(refusal);

  async function save(fields: Record<string, unknown>, version: number) {
    setBusy(true);
    const nothing = Object.keys(fields).length === 0;
    const next = nothing ? null : await onSave(fields, version);
    setBusy(false);
    if (next) return setRefusal(next);
    // What they saved shows only once the page is read again; a save of mine has done that already.
    if (nothing) router.refresh();
    onDone();
  }

  if (!conflict)
    return (
      <Alert tone="look" live title={refusal.message}>
        {refusal.remedy}
      </Alert>
    );
  const rows = compareEdits(conflict, mine);
  return (
    <section aria-label="Two edits at once" className="rounded-lg border border-look-line bg-look-soft p-4">
      <p role="alert" className="mb-2 text-sm font-medium">
        {refusal.message}
      </p>
      <ConflictChoice
        key={conflict.version}
        rows={rows}
        label={(field) => DEAL_FIELD_WORDS[field] ?? field}
        show={showDealValue(currency, names)}
        by={conflict.changedBy}
        busy={busy}
        onSave={(choice) => void save(keptFields(mine, rows, choice), conflict.version)}
      />
    </section>
  );
}

/** The same in a dialog of its own, for edits without a form: a cell of the table, a card of the board. */
export function ConflictDialog(props: ConflictProps) {
  return (
    <Dialog title="Two edits at once" open onOpenChange={(open) => (open ? undefined : props.onDone())}>
      <ConflictPanel {...props} />
    </Dialog>
  );
}
