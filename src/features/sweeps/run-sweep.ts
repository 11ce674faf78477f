import { ok, refuse, type Result } from '@/domain/values/result';
import type { Caller } from '@/platform/operations/caller';
import { beginSweep, closeBatch, finishSweep, undoBatch } from './commands';
import { BATCH_DEALS, runSweepInput, undoSweepInput } from './inputs';
import { previewSweep, sweepResult, type SweepAnswer } from './queries';

export type RunSweepInput = { asOf?: string; dryRun?: boolean };

/**
 * The sweep of one tenant and day, from beginning to end, in batches. Killed anywhere and called again it goes on where it stood: each
 * deal is closed in one transaction with its history, and a closed deal is not open any more. The checks are those of its commands.
 */
async function sweep(caller: Caller, input: RunSweepInput): Promise<Result<SweepAnswer>> {
  const checked = runSweepInput.safeParse(input);
  // The first command says what is wrong with it, to those who may ask at all.
  if (!checked.success) return beginSweep(caller, input) as Promise<Result<never>>;
  const { dryRun = false, asOf } = checked.data;
  if (dryRun) return previewSweep(caller, { asOf });
  const door = { ...caller, idempotencyKey: undefined };
  const begun = await beginSweep(door, { asOf });
  if (!begun.ok) return begun;
  const { sweepId, state, toClose, desk } = begun.value;
  const ended = state === 'running' ? await closeAll(door, sweepId, toClose) : null;
  const result = await sweepResult(door, { sweepId, desk });
  if (!ended || ended.ok) return result;
  // Somebody else, at the same sweep, ended it in the meantime: then it is done.
  return result.ok && result.value.state === 'finished' ? result : ended;
}

async function closeAll(door: Caller, sweepId: string, toClose: readonly string[]): Promise<Result<unknown>> {
  let closed = 0;
  for (let from = 0; from < toClose.length; from += BATCH_DEALS) {
    const batch = await closeBatch(door, { sweepId, dealIds: toClose.slice(from, from + BATCH_DEALS) });
    if (!batch.ok) return batch;
    closed += batch.value.closed;
  }
  return finishSweep(door, { sweepId, changed: closed !== toClose.length });
}

const RUN = {
  name: 'sweeps.run',
  kind: 'command',
  permission: 'audit.cleanUp',
  input: runSweepInput,
} as const;
/** Called like an operation. */
export const runSweep = Object.assign(sweep, { operation: RUN });

export type UndoneSweep = { reopened: number; kept: { dealId: string; name: string }[] };

/** Takes a whole sweep back, batch by batch; deals changed since are left alone and named. Interrupted, it goes on when called again. */
async function undo(caller: Caller, input: { sweepId: string }): Promise<Result<UndoneSweep>> {
  const door = { ...caller, idempotencyKey: undefined };
  for (let reopened = 0, repeated: boolean | null = null; ;) {
    const batch = await undoBatch(door, input);
    if (!batch.ok) return batch;
    repeated ??= batch.value.again;
    reopened += batch.value.reopened;
    if (batch.value.more) continue;
    if (repeated && reopened === 0) return refuse('rule', 'This sweep was undone before.');
    return ok({ reopened, kept: batch.value.kept });
  }
}

const UNDO = {
  name: 'sweeps.undo',
  kind: 'command',
  permission: 'audit.cleanUp',
  input: undoSweepInput,
} as const;
/** Called like an operation. */
export const undoSweep = Object.assign(undo, { operation: UNDO });
