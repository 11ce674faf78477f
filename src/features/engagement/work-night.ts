import { ok, type Result } from '@/domain/values/result';
import type { Caller } from '@/platform/operations/caller';
import { freezeEngagementBaseline } from './commands-baseline';
import { speakVerdict } from './commands-verdict';
import { engagementDue } from './queries';

/**
 * Does what is due, each in a transaction of its own: killed anywhere and called again it goes on where it stood. Who was first is not a
 * failure: it is done then.
 */
export async function workEngagement(
  caller: Caller,
): Promise<Result<{ baseline: boolean; verdict: boolean }>> {
  const due = await engagementDue(caller, {});
  if (!due.ok) return due;
  const worked = { baseline: false, verdict: false };
  if (due.value.baseline) worked.baseline = (await freezeEngagementBaseline(caller, {})).ok;
  if (due.value.verdict) worked.verdict = (await speakVerdict(caller, {})).ok;
  return ok(worked);
}
