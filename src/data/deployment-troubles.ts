import type { Block } from '@/domain/deployments/blocks';
import type { Failure } from '@/domain/deployments/failures';
import { newId } from '@/platform/db/ids';
import type { Unit } from '@/platform/db/unit-of-work';

type By = { userId: string | null; at: string };

type Recorded = { id: string; deploymentId: string; note: string | null; version: number };
export type StoredBlock = Block & Recorded;
export type StoredFailure = Failure & Recorded;

const BLOCK = `b.id, b.deployment_id AS "deploymentId", b.cause, b.from_on AS "fromOn", b.until_on AS "untilOn", b.note, b.version`;
const FAILURE = `f.id, f.deployment_id AS "deploymentId", f.cause, f.failed_on AS "failedOn", f.devices, f.resolved_on AS "resolvedOn", f.note, f.version`;

/** Blocks of some deployments, or of all (null), the latest first. */
export function readBlocks(unit: Unit, deploymentIds: readonly string[] | null): Promise<StoredBlock[]> {
  return unit.sql<StoredBlock>(
    `SELECT ${BLOCK} FROM deployment_block b WHERE b.tenant_id = $1 AND b.state = 'live' AND ($2::uuid[] IS NULL OR b.deployment_id = ANY($2::uuid[]))
     ORDER BY b.from_on DESC, b.id DESC`,
    [unit.tenantId, deploymentIds && [...deploymentIds]],
  );
}

/** Failures of some deployments, or of all (null), the latest first. */
export function readFailures(unit: Unit, deploymentIds: readonly string[] | null): Promise<StoredFailure[]> {
  return unit.sql<StoredFailure>(
    `SELECT ${FAILURE} FROM deployment_failure f WHERE f.tenant_id = $1 AND f.state = 'live' AND ($2::uuid[] IS NULL OR f.deployment_id = ANY($2::uuid[]))
     ORDER BY f.failed_on DESC, f.id DESC`,
    [unit.tenantId, deploymentIds && [...deploymentIds]],
  );
}

/** The block that a command is about to change, locked; null if it is not there or was removed. */
export async function lockBlock(unit: Unit, blockId: string): Promise<StoredBlock | null> {
  const rows = await unit.sql<StoredBlock>(
    `SELECT ${BLOCK} FROM deployment_block b WHERE b.tenant_id = $1 AND b.id = $2 AND b.state = 'live' FOR UPDATE`,
    [unit.tenantId, blockId],
  );
  return rows[0] ?? null;
}

/** As `lockBlock` for a failure. */
export async function lockFailure(unit: Unit, failureId: string): Promise<StoredFailure | null> {
  const rows = await unit.sql<StoredFailure>(
    `SELECT ${FAILURE} FROM deployment_failure f WHERE f.tenant_id = $1 AND f.id = $2 AND f.state = 'live' FOR UPDATE`,
    [unit.tenantId, failureId],
  );
  return rows[0] ?? null;
}

type NewBlock = Block & { deploymentId: string; note: string | null };

export async function insertBlock(unit: Unit, block: NewBlock, by: By): Promise<string> {
  const id = newId();
  await unit.execute(
    `INSERT INTO deployment_block (tenant_id, id, deployment_id, cause, from_on, until_on, note, recorded_at, recorded_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      unit.tenantId,
      id,
      block.deploymentId,
      block.cause,
      block.fromOn,
      block.untilOn,
      block.note,
      by.at,
      by.userId,
    ],
  );
  return id;
}

/** A locked block's next version: when it ended, or that it was never one. */
export async function updateBlock(
  unit: Unit,
  { id, untilOn }: Pick<StoredBlock, 'id' | 'untilOn'>,
  state: 'live' | 'removed',
  by: By,
): Promise<void> {
  await unit.execute(
    `UPDATE deployment_block SET until_on = $3, state = $4, version = version + 1, recorded_at = $5, recorded_by = $6
     WHERE tenant_id = $1 AND id = $2`,
    [unit.tenantId, id, untilOn, state, by.at, by.userId],
  );
}

type NewFailure = Failure & { deploymentId: string; note: string | null };

export async function insertFailure(unit: Unit, failure: NewFailure, by: By): Promise<string> {
  const id = newId();
  const { deploymentId, failedOn, devices, cause, note, resolvedOn } = failure;
  await unit.execute(
    `INSERT INTO deployment_failure (tenant_id, id, deployment_id, failed_on, devices, cause, note, resolved_on, recorded_at, recorded_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [unit.tenantId, id, deploymentId, failedOn, devices, cause, note, resolvedOn, by.at, by.userId],
  );
  return id;
}

/** A locked failure's next version: when it was resolved, or that it was never one. */
export async function updateFailure(
  unit: Unit,
  { id, resolvedOn }: Pick<StoredFailure, 'id' | 'resolvedOn'>,
  state: 'live' | 'removed',
  by: By,
): Promise<void> {
  await unit.execute(
    `UPDATE deployment_failure SET resolved_on = $3, state = $4, version = version + 1, recorded_at = $5, recorded_by = $6
     WHERE tenant_id = $1 AND id = $2`,
    [unit.tenantId, id, resolvedOn, state, by.at, by.userId],
  );
}
