import type { z } from 'zod';
import { insertChartNote, lockChartNote, updateChartNote } from '@/data/chart-notes';
import { dayText } from '@/domain/values/calendar-date';
import { notFound, ok, refuse, type Result } from '@/domain/values/result';
import type { AuditEntry } from '@/platform/operations/audit-log';
import type { Context } from '@/platform/operations/context';
import { defineCommand, done } from '@/platform/operations/define-command';
import { removeNoteInput, writeNoteInput } from './inputs';
import { mayChangeNote } from './whose-note';

type Stored = NonNullable<Awaited<ReturnType<typeof lockChartNote>>>;
type Written = Pick<z.output<typeof writeNoteInput>, 'noteOn' | 'text'>;

/**
 * Pins a remark to a day of all charts, or changes one. Refusals: not found, 'conflict' with both values (somebody was first), 'rule'
 * (somebody else's), 'invalid' (a day that has not come: a chart has no place for it).
 */
export const writeChartNote = defineCommand({
  name: 'chartNotes.write',
  permission: 'chartNotes.write',
  input: writeNoteInput,
  run: async (ctx, { noteId, version, noteOn, text }) => {
    if (noteOn > ctx.today) {
      const wrong = 'This day has not come yet. A note tells what happened.';
      return refuse('invalid', wrong, { fields: { noteOn: wrong } });
    }
    const note = { noteOn, text };
    if (noteId === null) {
      const id = await insertChartNote(ctx.unit, note, { userId: ctx.actor.userId, at: ctx.now });
      return done({ noteId: id, version: 1 }, entry(id, 'Pinned', note, null));
    }
    const found = await changeable(ctx, noteId, version);
    if (!found.ok) return found;
    const before = found.value;
    if (before.state === 'removed') return notFound();
    await updateChartNote(ctx.unit, noteId, { ...note, state: 'live' }, ctx.now);
    return done({ noteId, version: before.version + 1 }, entry(noteId, 'Changed', note, before));
  },
});

/** Takes a note off the charts, or (`back`) a removed one onto them again. Refusals as for writing; what is so already is not found. */
export const removeChartNote = defineCommand({
  name: 'chartNotes.remove',
  permission: 'chartNotes.write',
  input: removeNoteInput,
  run: async (ctx, { noteId, version, back }) => {
    const found = await changeable(ctx, noteId, version);
    if (!found.ok) return found;
    const { noteOn, text, state, version: stood } = found.value;
    if ((state === 'removed') !== back) return notFound();
    await updateChartNote(ctx.unit, noteId, { noteOn, text, state: back ? 'live' : 'removed' }, ctx.now);
    return done(
      { noteId, version: stood + 1 },
      entry(noteId, back ? 'Put back' : 'Removed', { noteOn, text }, null),
    );
  },
});

async function changeable(ctx: Context, noteId: string, version: number | null): Promise<Result<Stored>> {
  const note = await lockChartNote(ctx.unit, noteId);
  if (!note) return notFound();
  if (!mayChangeNote(ctx.actor, note.byId))
    return refuse('rule', 'Only whoever wrote this note, or the CRO, changes it.', {
      remedy: 'Write one of your own.',
    });
  if (note.version !== version)
    return refuse('conflict', 'Somebody changed this note meanwhile.', {
      remedy: 'Reload the page to see it.',
      details: {
        version: note.version,
        changedBy: null,
        changedAt: note.recordedAt,
        theirs: { noteOn: note.noteOn, text: note.text },
        seen: null,
      },
    });
  return ok(note);
}

function entry(noteId: string, did: string, { noteOn, text }: Written, before: Stored | null): AuditEntry {
  return {
    subjectKind: 'chart_note',
    subjectId: noteId,
    summary: `${did} the note of ${dayText(noteOn)} on the charts: ${text}`,
    before: before ? { noteOn: before.noteOn, text: before.text } : undefined,
    after: { noteOn, text },
  };
}
