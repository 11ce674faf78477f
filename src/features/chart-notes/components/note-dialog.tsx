'use client';

import { useState, type FormEvent } from 'react';
import { parseCalendarDate } from '@/domain/values/calendar-date';
import { compareEdits, conflictOf, keptFields, type ConflictDetails } from '@/domain/values/conflict';
import type { Refusal } from '@/domain/values/result';
import { Alert } from '@/ui/controls/alert';
import { Button } from '@/ui/controls/button';
import { ConflictChoice } from '@/ui/controls/conflict-choice';
import { DateField } from '@/ui/controls/date-field';
import { Dialog } from '@/ui/controls/dialog';
import { formText } from '@/ui/controls/form-text';
import { TextAreaField } from '@/ui/controls/text-area-field';
import { toast } from '@/ui/controls/toast';
import { dateText } from '@/ui/format/dates';
import { removeChartNoteAction, writeChartNoteAction } from '../actions';

/** A note in the form: without an id it is a new one. */
export type DraftNote = { id: string | null; version: number | null; noteOn: string; text: string };
type Words = Pick<DraftNote, 'noteOn' | 'text'>;

type Props = { slug: string; today: string; draft: DraftNote; onClose: () => void };

/** Writes a note, or changes one. */
export default function NoteDialog({ slug, today, draft, onClose }: Props) {
  const isNew = draft.id === null;
  const { busy, refusal, clash, save } = useSaving(slug, draft, onClose);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const words = { noteOn: formText(form, 'noteOn') ?? '', text: formText(form, 'text') ?? '' };
    void save(words, draft.version);
  }

  return (
    <Dialog
      open
      title={isNew ? 'Note on the charts' : 'Change the note'}
      description="Pinned to its day on every chart of that time, for everybody who sees the KPIs."
      onOpenChange={(open) => (open ? undefined : onClose())}
      focusFirst={() => document.querySelector<HTMLElement>('[name="text"]')}
    >
      {clash ? (
        <Clash clash={clash} busy={busy} save={save} />
      ) : (
        <form className="flex flex-col gap-4" onSubmit={submit}>
          <TextAreaField
            label="What happened"
            name="text"
            rows={2}
            maxLength={200}
            required
            defaultValue={draft.text}
            hint="Such as: new price list, recall of the first sensor, largest customer sold."
            error={refusal?.fields?.['text']}
          />
          <DateField
            label="On"
            name="noteOn"
            max={today}
            required
            defaultValue={draft.noteOn}
            error={refusal?.fields?.['noteOn']}
          />
          {refusal && !refusal.fields ? (
            <Alert tone="look" live title={refusal.message}>
              {refusal.remedy}
            </Alert>
          ) : null}
          <Button type="submit" variant="primary" busy={busy} className="self-end">
            {isNew ? 'Pin the note' : 'Save'}
          </Button>
        </form>
      )}
    </Dialog>
  );
}

type Saving = (words: Words, version: number | null) => Promise<void>;
type TwoEdits = { message: string; conflict: ConflictDetails; mine: Words };

function useSaving(slug: string, draft: DraftNote, onClose: () => void) {
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [clash, setClash] = useState<TwoEdits | null>(null);

  async function save(words: Words, version: number | null): Promise<void> {
    setBusy(true);
    const result = await writeChartNoteAction(slug, { noteId: draft.id, version, ...words });
    setBusy(false);
    if (!result.ok) {
      const conflict = conflictOf(result.refusal);
      setClash(conflict ? { message: result.refusal.message, conflict, mine: words } : null);
      return setRefusal(result.refusal);
    }
    onClose();
    const saved = result.value;
    if (draft.id === null) return toast({ title: 'Note pinned', undo: () => void takeBack(slug, saved) });
    toast({ title: 'Note changed' });
  }

  return { busy, refusal, clash, save };
}

async function takeBack(slug: string, note: { noteId: string; version: number }): Promise<void> {
  const result = await removeChartNoteAction(slug, note);
  toast(result.ok ? { title: 'Note removed' } : { title: result.refusal.message, tone: 'act' });
}

function dayText(text: string): string {
  const day = parseCalendarDate(text);
  return day === null ? text : dateText(day);
}

const LABELS: Record<string, string> = { noteOn: 'Day', text: 'What happened' };

/** Somebody else saved the note first: both values, with the choice. */
function Clash({ clash, busy, save }: { clash: TwoEdits; busy: boolean; save: Saving }) {
  const { message, conflict, mine } = clash;
  const rows = compareEdits(conflict, mine);
  return (
    <section aria-label="Two edits at once" className="flex flex-col gap-2">
      <p role="alert" className="text-sm font-medium">
        {message}
      </p>
      <ConflictChoice
        rows={rows}
        label={(field) => LABELS[field] ?? field}
        show={(field, value) => (field === 'noteOn' ? dayText(String(value)) : String(value))}
        by={conflict.changedBy}
        busy={busy}
        onSave={(choice) => {
          const stands = conflict.theirs as Words;
          void save({ ...stands, ...keptFields(mine, rows, choice) }, conflict.version);
        }}
      />
    </section>
  );
}
