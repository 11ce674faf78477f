'use client';

import { useRef, useState } from 'react';
import { Button } from '@/ui/controls/button';
import { formText } from '@/ui/controls/form-text';
import { HEARD } from '@/ui/controls/heard-form';
import { TextAreaField } from '@/ui/controls/text-area-field';
import { toast } from '@/ui/controls/toast';
import { noteDealAction, removeNoteAction } from '../actions';
import { undoToast } from './undo-toast';

type Note = { id: string; text: string; author: string | null; when: string; mayRemove: boolean };
type Props = { slug: string; dealId: string; notes: readonly Note[]; mayWrite: boolean };
type Refused = { message: string; remedy?: string };

/** What people want to remember of a deal. A note is no activity and no evidence. */
export function DealNotes({ slug, dealId, notes, mayWrite }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const [busy, setBusy] = useState(false);

  async function add(data: FormData) {
    const text = formText(data, 'text');
    if (!text) return;
    setBusy(true);
    const result = await noteDealAction(slug, { dealId, text });
    setBusy(false);
    if (!result.ok) return say(result.refusal);
    form.current?.reset();
    undoToast({ title: 'Note kept', slug, dealId, event: result.value.noteId });
  }

  async function remove(noteId: string) {
    const result = await removeNoteAction(slug, { noteId });
    if (!result.ok) return say(result.refusal);
    undoToast({ title: 'Note removed', slug, dealId, event: noteId });
  }

  return (
    <div className="flex flex-col gap-3">
      {mayWrite ? (
        <form
          {...HEARD}
          ref={form}
          className="no-print flex flex-col gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            void add(new FormData(event.currentTarget));
          }}
        >
          <TextAreaField label="New note" name="text" rows={2} maxLength={5000} />
          <Button type="submit" size="small" busy={busy} className="self-end">
            Keep note
          </Button>
        </form>
      ) : null}
      {notes.length === 0 ? <p className="text-sm text-muted">No notes yet.</p> : null}
      <ul className="flex flex-col gap-3">
        {notes.map((note) => (
          <li key={note.id} className="text-sm">
            <p className="wrap-anywhere whitespace-pre-wrap">{note.text}</p>
            <p className="flex flex-wrap items-center gap-x-2 text-xs text-muted">
              {[note.author, note.when].filter(Boolean).join(', ')}
              {note.mayRemove ? (
                <Button
                  size="small"
                  variant="quiet"
                  onClick={() => void remove(note.id)}
                  className="no-print"
                >
                  Remove
                </Button>
              ) : null}
            </p>
          </li>
        ))}
      </ul>
    </div>
  );
}

function say({ message, remedy }: Refused): void {
  toast({ title: message, description: remedy, tone: 'act' });
}
