import { ok, type Result } from '@/domain/values/result';
import type { Caller } from '@/platform/operations/caller';
import { replayWeek } from './commands-back-test';
import { replayDaysQuery } from './queries-back-test';

/** Replays what is missing, a day a transaction: killed anywhere and called again it goes on where it stood. */
export async function replayMissing(caller: Caller): Promise<Result<{ days: number }>> {
  const found = await replayDaysQuery(caller, {});
  if (!found.ok) return found;
  for (const weekOn of found.value.missing) {
    const replayed = await replayWeek(caller, { weekOn });
    if (!replayed.ok) return replayed;
  }
  return ok({ days: found.value.missing.length });
}
