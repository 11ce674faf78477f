import { Section } from '@/ui/layout/section';
import { Card } from '@/ui/layout/card';
import type { NumberedNote } from '../note-words';
import { NoteLines } from './note-lines';

/** All notes of the charts' time in words, also in print. */
export function NotesList({
  slug,
  today,
  notes,
}: {
  slug: string;
  today: string;
  notes: readonly NumberedNote[];
}) {
  if (notes.length === 0) return null;
  return (
    <Section title="Notes on the charts">
      <Card className="p-3">
        <NoteLines slug={slug} today={today} notes={notes} wide />
      </Card>
    </Section>
  );
}
