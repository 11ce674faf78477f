import { insertBoardAgenda, readBoardAgenda } from '@/data/board-agendas';
import { checkAgenda } from '@/domain/board/agenda';
import { canonical } from '@/domain/values/canonical';
import { refuse } from '@/domain/values/result';
import { defineCommand, done } from '@/platform/operations/define-command';
import { publishAgendaInput } from './inputs';

/**
 * The next version of the company's hour. Reviews that are planned keep theirs. Refusals: 'invalid' (over sixty minutes, no item), 'rule'
 * (nothing new), 'conflict' with the version that somebody else has published meanwhile.
 */
export const publishAgenda = defineCommand({
  name: 'board.publishAgenda',
  permission: 'boardAgenda.write',
  input: publishAgendaInput,
  run: async (ctx, { version, items, note }) => {
    const checked = checkAgenda(items);
    if (!checked.ok) return checked;
    const stands = await readBoardAgenda(ctx.unit);
    const next = { version: stands.version + 1, items: checked.value, note };
    const by = { userId: ctx.actor.userId, at: ctx.now };
    if (stands.version !== version || !(await insertBoardAgenda(ctx.unit, next, by)))
      return refuse('conflict', 'Somebody else has published an agenda meanwhile.', {
        details: {
          version: stands.version,
          changedBy: stands.by,
          changedAt: stands.recordedAt,
          theirs: { items: stands.items },
          seen: null,
        },
      });
    if (canonical(stands.items, 'items') === canonical(next.items, 'items'))
      return refuse('rule', 'Nothing has changed.');
    return done(
      { version: next.version },
      {
        subjectKind: 'board_agenda',
        subjectId: ctx.tenant.id,
        summary: `Published version ${next.version} of the board review’s agenda`,
        before: { items: stands.items },
        after: next,
      },
    );
  },
});
