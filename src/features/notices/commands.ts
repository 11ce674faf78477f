import { markDone, markSeen } from '@/data/notice-inbox';
import { readChosen, writeChosen } from '@/data/notice-settings';
import { defaultChannels, isDigest, mayHear } from '@/domain/notices/kinds';
import { notFound, refuse } from '@/domain/values/result';
import { defineCommand, done, rehearsed } from '@/platform/operations/define-command';
import { changeNoticesInput, doneInput, seenInput } from './inputs';
import { KIND_WORDS } from './notice-words';

/** The reader has seen what was told until then. */
export const seeNotices = defineCommand({
  name: 'notices.seen',
  permission: 'notices.read',
  input: seenInput,
  whileArchived: true,
  run: async (ctx, { until }) => {
    const seen = await markSeen(ctx.unit, ctx.actor.userId, until, ctx.now);
    if (seen === 0) return rehearsed({ seen });
    return done({ seen }, { subjectKind: 'notice', subjectId: null, summary: `Saw ${seen} notices` });
  },
});

/** Puts notices of one's own away, or back. Somebody else's are not found. */
export const putNoticesAway = defineCommand({
  name: 'notices.done',
  permission: 'notices.write',
  input: doneInput,
  whileArchived: true,
  run: async (ctx, { ids, done: away }) => {
    const changed = await markDone(ctx.unit, ctx.actor.userId, { ids, done: away }, ctx.now);
    if (changed.length === 0) return notFound();
    const summary = `${away ? 'Put away' : 'Took back'} ${changed.length} notices`;
    return done({ ids: changed }, { subjectKind: 'notice', subjectId: changed[0] ?? null, summary });
  },
});

/** Chooses how one hears of a kind. Refusals: not found (a kind that the role has no part in), 'conflict' with what stands. */
export const changeNotices = defineCommand({
  name: 'notices.change',
  permission: 'notices.write',
  input: changeNoticesInput,
  whileArchived: true,
  run: async (ctx, { kind, byMail, inApp: asked, version }) => {
    const { role, userId } = ctx.actor;
    if (userId === null || !mayHear(role, kind)) return notFound();
    const inApp = asked && !isDigest(kind);
    const standing = async () =>
      (await readChosen(ctx.unit, userId)).find((one) => one.kind === kind) ?? {
        ...defaultChannels(role, kind),
        version: 0,
      };
    const before = await standing();
    if (!(await writeChosen(ctx.unit, userId, { kind, byMail, inApp, version }, ctx.now))) {
      // Read again: who was first may have written between the reading and the waiting for him.
      const now = await standing();
      return refuse('conflict', 'You changed this on another page meanwhile.', {
        remedy: 'Look at what stands now and choose again.',
        details: { byMail: now.byMail, inApp: now.inApp, version: now.version },
      });
    }
    const after = { kind, byMail, inApp };
    return done(
      { ...after, version: version + 1 },
      {
        subjectKind: 'notice_setting',
        subjectId: userId,
        summary: `${KIND_WORDS[kind].title}: ${byMail ? 'by mail' : 'no mail'}, ${inApp ? 'in the application' : 'not in the application'}`,
        before: { kind, byMail: before.byMail, inApp: before.inApp },
        after,
      },
    );
  },
});
