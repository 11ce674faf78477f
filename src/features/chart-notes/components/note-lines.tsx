import { cn } from '@/ui/class-names';
import { dateText } from '@/ui/format/dates';
import type { NumberedNote } from '../note-words';
import { NoteActions } from './note-actions';

/** Notes with their numbers, days and authors; whoever may changes them here. */
export function NoteLines({
  slug,
  today,
  notes,
  wide = false,
}: {
  slug: string;
  today: string;
  notes: readonly NumberedNote[];
  /** Over the page's width: side by side. */
  wide?: boolean;
}) {
  return (
    <ol className={cn('grid gap-3 text-sm', wide && 'sm:grid-cols-2 xl:grid-cols-4')}>
      {notes.map((note) => (
        <li key={note.id} className="flex items-start gap-2 break-inside-avoid">
          <span className="chart-pin mt-px shrink-0 tabular-nums">{note.number}</span>
          <div className="min-w-0">
            <p className="text-pretty wrap-anywhere">{note.text}</p>
            <p className="text-xs text-muted">
              {dateText(note.noteOn)}
              {note.by === null ? '' : `, ${note.by}`}
            </p>
            {note.mayChange ? <NoteActions slug={slug} today={today} note={note} /> : null}
          </div>
        </li>
      ))}
    </ol>
  );
}
