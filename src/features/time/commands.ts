import type { z } from 'zod';
import {
  insertTimeEntry,
  lockTimeEntry,
  minutesOfDay,
  readTimer,
  readTimeVersion,
  updateTimeEntry,
  type TimeEntry,
  type TimeFields,
} from '@/data/time-entries';
import { durationText, MOST_MINUTES } from '@/domain/engagement/duration';
import { dayText } from '@/domain/values/calendar-date';
import { notFound, ok, refuse, type Result } from '@/domain/values/result';
import type { AuditEntry } from '@/platform/operations/audit-log';
import type { Context } from '@/platform/operations/context';
import { defineCommand, done } from '@/platform/operations/define-command';
import { changeTimeInput, entryInput, recordTimeInput } from './inputs';
import { KIND_WORDS } from './time-words';

/** What a change of time answers: which entry it was and the version to undo. */
export type TimeChange = { entryId: string; version: number };

/** Writes time down. Refusals: 'invalid' (a day that has not come), 'rule' (a day would have more than 24 hours). */
export const recordTime = defineCommand({
  name: 'time.record',
  permission: 'time.write',
  input: recordTimeInput,
  run: async (ctx, said) => {
    const { userId } = ctx.actor;
    if (userId === null) return ofAPerson();
    const wrong = await refuseTime(ctx, { userId, ...said, without: null });
    if (wrong) return wrong;
    const entry: TimeFields = { ...said, startedAt: null, state: 'live' };
    const entryId = await insertTimeEntry(ctx.unit, userId, entry, { userId, at: ctx.now });
    return done<TimeChange>({ entryId, version: 1 }, entryOf('Wrote down', entryId, entry));
  },
});

/** Corrects time. Refusals as for writing, and 'rule' (somebody else's), 'conflict' with both values. */
export const changeTime = defineCommand({
  name: 'time.change',
  permission: 'time.write',
  input: changeTimeInput,
  run: async (ctx, { entryId, version, ...said }) => {
    const found = await ownEntry(ctx, entryId, version, said);
    if (!found.ok) return found;
    const before = found.value;
    if (before.state === 'removed' || before.minutes === null) return notFound();
    if (sameTime(before, said)) return refuse('rule', 'Nothing has changed.');
    const wrong = await refuseTime(ctx, { userId: before.userId, ...said, without: entryId });
    if (wrong) return wrong;
    return keep(ctx, before, { ...before, ...said }, 'Corrected');
  },
});

/** Takes time out, or drops a timer that runs. It stays in the history and can be undone. */
export const removeTime = defineCommand({
  name: 'time.remove',
  permission: 'time.write',
  input: entryInput,
  run: async (ctx, { entryId, version }) => {
    const found = await ownEntry(ctx, entryId, version, null);
    if (!found.ok) return found;
    if (found.value.state === 'removed') return notFound();
    return keep(ctx, found.value, { ...found.value, state: 'removed' }, 'Took out');
  },
});

/**
 * Takes the last change of an entry back: it stands as before, and one that was new is taken out. 'conflict' where it was changed since, 'rule'
 * where it would not fit any more.
 */
export const undoTime = defineCommand({
  name: 'time.undo',
  permission: 'time.write',
  input: entryInput,
  run: async (ctx, { entryId, version }) => {
    const found = await ownEntry(ctx, entryId, version, null);
    if (!found.ok) return found;
    const now = found.value;
    const before = version > 1 ? await readTimeVersion(ctx.unit, entryId, version - 1) : null;
    const restored: TimeFields = before ?? { ...now, state: 'removed' };
    if (restored.state === 'live' && restored.minutes !== null) {
      const { workedOn, minutes } = restored;
      const wrong = await refuseTime(ctx, { userId: now.userId, workedOn, minutes, without: entryId });
      if (wrong) return wrong;
    }
    if (restored.state === 'live' && restored.minutes === null) {
      const running = await readTimer(ctx.unit, now.userId);
      if (running && running.id !== entryId)
        return refuse('rule', 'Another timer of yours runs by now.', {
          remedy: 'Stop it first, or drop it.',
        });
    }
    return keep(ctx, now, restored, 'Undid the last change of');
  },
});

/** An entry of the actor's own, locked, in the version that he saw; `mine` is what he typed. */
export async function ownEntry(
  ctx: Context,
  entryId: string,
  version: number,
  mine: Partial<TimeFields> | null,
): Promise<Result<TimeEntry>> {
  const entry = await lockTimeEntry(ctx.unit, entryId);
  if (!entry) return notFound();
  if (entry.userId !== ctx.actor.userId)
    return refuse('rule', `This is the time of ${entry.person}.`, {
      remedy: 'Everybody corrects his own. Ask for it, or write down your own.',
    });
  if (entry.version !== version) {
    const seen = await readTimeVersion(ctx.unit, entryId, version);
    return refuse('conflict', 'This time was changed meanwhile, in another window perhaps.', {
      remedy: mine === null ? 'Look at it as it is now and try again.' : 'Look at both values and choose.',
      details: {
        version: entry.version,
        changedBy: entry.by,
        changedAt: entry.recordedAt,
        theirs: shown(entry),
        seen: seen && shown(seen),
      },
    });
  }
  return ok(entry);
}

/** Writes the next version of a locked entry. */
export async function keep(ctx: Context, before: TimeEntry, next: TimeFields, did: string) {
  const by = { userId: ctx.actor.userId, at: ctx.now };
  await updateTimeEntry(ctx.unit, before.id, next, by);
  return done<TimeChange>(
    { entryId: before.id, version: before.version + 1 },
    { ...entryOf(did, before.id, next), before: shown(before) },
  );
}

/** Time is a person's; the command line has none. */
export function ofAPerson() {
  return refuse('rule', 'Time belongs to a person.', { remedy: 'Sign in and write it down there.' });
}

type Wanted = Pick<TimeFields, 'workedOn'> & { userId: string; minutes: number; without: string | null };

/** Why time cannot be: the day has not come, or has no room for it. Null: it can. */
export async function refuseTime(ctx: Context, { userId, workedOn, minutes, without }: Wanted) {
  if (workedOn > ctx.today) {
    const early = 'This day has not come yet.';
    return refuse('invalid', early, { fields: { workedOn: early } });
  }
  const others = await minutesOfDay(ctx.unit, { userId, workedOn, without });
  if (others + minutes <= MOST_MINUTES) return null;
  const full = `That makes ${durationText(others + minutes)} hours on ${dayText(workedOn)}, and a day has 24.`;
  return refuse('rule', full, { remedy: 'Look at what stands on that day already.' });
}

export function entryOf(did: string, entryId: string, entry: TimeFields): AuditEntry {
  const length = entry.minutes === null ? 'a timer' : durationText(entry.minutes);
  return {
    subjectKind: 'time_entry',
    subjectId: entryId,
    summary: `${did} ${length} (${KIND_WORDS[entry.kind].toLowerCase()}) on ${dayText(entry.workedOn)}`,
    after: shown(entry),
  };
}

function shown({ workedOn, kind, minutes, note, billable, state }: TimeFields) {
  return { workedOn, kind, minutes, note, billable, removed: state === 'removed' };
}

function sameTime(before: TimeFields, said: z.output<typeof recordTimeInput>): boolean {
  return (['workedOn', 'kind', 'minutes', 'note', 'billable'] as const).every(
    (field) => before[field] === said[field],
  );
}
