import { findFollower, readContractConflict, readMovesAt, type LedgerMove } from '@/data/contract-life';
import { lockContract, type StoredContract } from '@/data/contracts';
import { postMovements } from '@/data/movements';
import { readDeploymentCustomers } from '@/data/deployments';
import { checkReason, type EndReason, type LifeFacts } from '@/domain/revenue/contract-life';
import { notFound, ok, refuse, type Refusal, type Result } from '@/domain/values/result';
import type { Context } from '@/platform/operations/context';

/** What a command on contracts answers: what it wrote, and what the ledger booked for it. */
export type ContractChange = {
  /** The contract that was changed, or the new one. */
  contractId: string;
  version: number;
  /** The line that goes on from it, if the command made one. */
  newContractId: string | null;
  posted: number;
  reversed: number;
  moves: LedgerMove[];
};

/** A contract as it was on somebody's screen, locked. Refuses 'not_found', and 'conflict' with both values. */
export async function lockSeen(
  ctx: Context,
  { contractId, version }: { contractId: string; version: number | undefined },
): Promise<Result<StoredContract>> {
  const stored = await lockContract(ctx.unit, contractId);
  if (!stored) return notFound();
  return stored.version === version ? ok(stored) : conflict(ctx, contractId, version ?? 0);
}

async function conflict(
  ctx: Context,
  contractId: string,
  version: number,
): Promise<{ ok: false; refusal: Refusal }> {
  const details = await readContractConflict(ctx.unit, contractId, version);
  return refuse(
    'conflict',
    'Somebody changed this contract while you had it open. Look at the new values and save again.',
    { details: { ...details } },
  );
}

/** What the rules of a contract's life ask of a stored one. */
export async function lifeFacts(ctx: Context, stored: StoredContract): Promise<LifeFacts> {
  const { startOn, endOn, endReason } = stored;
  return { startOn, endOn, endReason, goesOn: (await findFollower(ctx.unit, stored.id)) !== null };
}

export type GivenReason = {
  endReason: EndReason | null;
  endNote: string | null;
  endDeploymentId: string | null;
};

/** The reason of a loss: said, and put down to a deployment of that customer if to any. */
export async function checkGivenReason(
  ctx: Context,
  customerId: string,
  { endReason, endNote, endDeploymentId }: GivenReason,
): Promise<Result<GivenReason>> {
  const said = checkReason(endReason, endNote);
  if (!said.ok) return said;
  const deployments = endDeploymentId ? await readDeploymentCustomers(ctx.unit, [endDeploymentId]) : null;
  if (endDeploymentId && deployments?.get(endDeploymentId)?.customerId !== customerId) return notFound();
  return ok({ endReason, endNote, endDeploymentId });
}

/** Brings the ledger in line with what a command wrote, and says what it booked. */
export async function follow(ctx: Context, customerIds: readonly string[]) {
  const ids = [...new Set(customerIds)];
  const posted = await postMovements(ctx.unit, { customerIds: ids, importId: null, now: ctx.now });
  return { ...posted, moves: await readMovesAt(ctx.unit, ids, ctx.now) };
}
