import { z } from 'zod';
import { markAuditSeen, setDismissed } from '@/data/start-guide';
import { defineCommand, done, rehearsed } from '@/platform/operations/define-command';

const nothing = z.strictObject({});

export const dismissStartGuide = defineCommand({
  name: 'startGuide.dismiss',
  permission: 'startGuide.write',
  input: nothing,
  run: async (ctx) => {
    await setDismissed(ctx.unit, { at: ctx.now, by: ctx.actor.userId });
    return done({ dismissed: true }, line('Put the start guide away'));
  },
});

export const reopenStartGuide = defineCommand({
  name: 'startGuide.reopen',
  permission: 'startGuide.write',
  input: nothing,
  run: async (ctx) => {
    await setDismissed(ctx.unit, { at: null, by: null });
    return done({ dismissed: false }, line('Brought the start guide back'));
  },
});

/** The audit was opened with deals in it. The first time counts; another is no change. */
export const auditSeen = defineCommand({
  name: 'startGuide.auditSeen',
  permission: 'startGuide.write',
  input: nothing,
  run: async (ctx) => {
    const first: boolean = await markAuditSeen(ctx.unit, ctx.now);
    const answer = { first };
    return first ? done(answer, line('Looked at the audit for the first time')) : rehearsed(answer);
  },
});

function line(summary: string) {
  return { subjectKind: 'start_guide', subjectId: null, summary };
}
