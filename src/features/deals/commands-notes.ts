import { lockDeal } from '@/data/deals';
import { findNote, insertNote, markNoteRemoved } from '@/data/notes';
import { notFound, refuse } from '@/domain/values/result';
import { defineCommand, done } from '@/platform/operations/define-command';
import { noteInput, removeNoteInput } from './inputs-page';

/** A note is no activity and no evidence: it moves nothing and keeps no deal alive. */
export const noteDeal = defineCommand({
  name: 'deals.note',
  permission: 'notes.write',
  input: noteInput,
  run: async (ctx, input) => {
    const deal = await lockDeal(ctx.unit, ctx.scope, input.dealId);
    if (!deal) return notFound();
    const noteId = await insertNote(ctx.unit, input, { userId: ctx.actor.userId, at: ctx.now });
    return done(
      { noteId, dealId: deal.id },
      { subjectKind: 'deal', subjectId: deal.id, summary: `Noted something on ${deal.name}` },
    );
  },
});

/** Takes a note off the page; the history keeps it. Refusals: 'rule' (somebody else's note, unless the CRO), 'conflict' (gone already). */
export const removeNote = defineCommand({
  name: 'deals.removeNote',
  permission: 'notes.write',
  input: removeNoteInput,
  run: async (ctx, { noteId }) => {
    const note = await findNote(ctx.unit, noteId);
    const deal = note ? await lockDeal(ctx.unit, ctx.scope, note.dealId) : null;
    if (!note || !deal) return notFound();
    const own = note.recordedBy === null || note.recordedBy === ctx.actor.userId;
    if (!own && ctx.actor.role !== 'CRO')
      return refuse('rule', 'This is somebody else’s note.', {
        remedy: 'Whoever wrote it can remove it, or your CRO.',
      });
    const removed = await markNoteRemoved(ctx.unit, noteId, { userId: ctx.actor.userId, at: ctx.now });
    if (!removed) return refuse('conflict', 'This note was removed already.');
    return done(
      { noteId, dealId: deal.id },
      { subjectKind: 'deal', subjectId: deal.id, summary: `Removed a note on ${deal.name}` },
    );
  },
});
