import { ok, type Result } from '@/domain/values/result';
import type { Caller } from '@/platform/operations/caller';
import { takeSnapshot } from './commands-snapshots';
import { missingSnapshots } from './queries-snapshots';

/**
 * Takes what is missing, each day in a transaction of its own: killed anywhere and called again it goes on where it stood. A snapshot of
 * long ago is what it would have been then, so a server that was down, or came to an older company, catches up exactly.
 */
export async function takeMissingSnapshots(caller: Caller): Promise<Result<{ taken: number }>> {
  const missing = await missingSnapshots(caller, {});
  if (!missing.ok) return missing;
  let count = 0;
  for (const asOf of missing.value.days) {
    const answer = await takeSnapshot({ ...caller, idempotencyKey: undefined }, { asOf });
    // Another process at the same day: that day is done, or will be when this is called again.
    if (!answer.ok && answer.refusal.code !== 'conflict') return answer;
    if (answer.ok && answer.value.taken) count += 1;
  }
  return ok({ taken: count });
}
