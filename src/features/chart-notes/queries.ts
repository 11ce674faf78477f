import { readChartNotes } from '@/data/chart-notes';
import { may } from '@/domain/access/permissions';
import { ok } from '@/domain/values/result';
import { defineQuery } from '@/platform/operations/define-query';
import { listNotesInput } from './inputs';
import { mayChangeNote } from './whose-note';

/** The notes on the charts up to a day, oldest first, with what the actor may do about each. */
export const listChartNotes = defineQuery({
  name: 'chartNotes.list',
  permission: 'kpis.read',
  input: listNotesInput,
  run: async (ctx, { from, asOf = ctx.today }) => {
    const notes = await readChartNotes(ctx.unit, { from: from ?? null, to: asOf });
    return ok({
      notes: notes.map(({ byId, ...note }) => ({ ...note, mayChange: mayChangeNote(ctx.actor, byId) })),
      mayWrite: may(ctx.actor, 'chartNotes.write'),
    });
  },
});
