'use client';

import { Suspense, useState } from 'react';
import { Button } from '@/ui/controls/button';
import { toast } from '@/ui/controls/toast';
import { lazyPart } from '@/ui/lazy-part';
import { removeChartNoteAction } from '../actions';
import { noteText, type ShownNote } from '../note-words';

const NoteDialog = lazyPart(() => import('./note-dialog'));

type Props = { slug: string; today: string; note: ShownNote };

/** Changes a note, or takes it off the charts with the way back. */
export function NoteActions({ slug, today, note }: Props) {
  const [open, setOpen] = useState(false);
  const { id, version, noteOn, text } = note;
  const name = noteText(note);
  return (
    <div className="no-print -ms-2 flex gap-1">
      <Button variant="quiet" size="small" aria-label={`Change ${name}`} onClick={() => setOpen(true)}>
        Change
      </Button>
      <Button
        variant="quiet"
        size="small"
        aria-label={`Remove ${name}`}
        onClick={() => void remove(slug, note)}
      >
        Remove
      </Button>
      {open ? (
        <Suspense>
          <NoteDialog
            slug={slug}
            today={today}
            draft={{ id, version, noteOn, text }}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      ) : null}
    </div>
  );
}

async function remove(slug: string, { id: noteId, version }: ShownNote): Promise<void> {
  const result = await removeChartNoteAction(slug, { noteId, version });
  if (!result.ok) return toast({ title: result.refusal.message, tone: 'act' });
  const gone = result.value;
  toast({ title: 'Note removed', undo: () => void putBack(slug, gone) });
}

async function putBack(slug: string, note: { noteId: string; version: number }): Promise<void> {
  const result = await removeChartNoteAction(slug, { ...note, back: true });
  toast(result.ok ? { title: 'Note put back' } : { title: result.refusal.message, tone: 'act' });
}
