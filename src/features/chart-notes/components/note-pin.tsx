import { Popover } from '@/ui/controls/popover';
import { noteText, pinText, type NumberedNote } from '../note-words';
import { NoteLines } from './note-lines';

/** The notes of one period, at the top of its column: the number, and pressed what it says. */
export function NotePin({
  slug,
  today,
  notes,
}: {
  slug: string;
  today: string;
  notes: readonly NumberedNote[];
}) {
  return (
    <Popover
      label={`${notes.length === 1 ? 'Note' : 'Notes'} ${pinText(notes)}: ${notes.map(noteText).join('; ')}`}
      triggerClassName="chart-pin"
      trigger={pinText(notes)}
    >
      <NoteLines slug={slug} today={today} notes={notes} />
    </Popover>
  );
}
