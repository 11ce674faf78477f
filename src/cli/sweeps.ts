import type { Result } from '@/domain/values/result';
import { runSweep, undoSweep } from '@/features/sweeps/run-sweep';
import type { Caller } from '@/platform/operations/caller';
import type { Flags } from './arguments';

/** The night's sweep of one tenant by hand, what it would do, or taken back. */
export async function sweepVerb(caller: Caller, flags: Flags): Promise<Result<unknown>> {
  const sweepId = flags.one('undo');
  if (sweepId !== undefined) return undoSweep(caller, { sweepId });
  return runSweep(caller, { asOf: flags.one('as-of'), dryRun: flags.has('dry-run') });
}
