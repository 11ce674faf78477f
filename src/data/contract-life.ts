import type { FollowKind } from '@/domain/revenue/contract-life';
import type { MovementKind } from '@/domain/revenue/movements';
import type { CalendarDate } from '@/domain/values/calendar-date';
import type { ConflictDetails } from '@/domain/values/conflict';
import type { Stream } from '@/domain/values/stream';
import type { Instant } from '@/platform/clock/clock';
import type { Unit } from '@/platform/db/unit-of-work';
import { CONTRACT_FIELDS, type StoredContract } from './contracts';
import { readVersionConflict } from './version-conflict';

const SHOWN = `jsonb_build_object('stream', v.stream, 'plan', v.plan, 'externalId', v.external_id, 'signedOn', v.signed_on,
  'startOn', v.start_on, 'endOn', v.end_on, 'amountMinor', coalesce(v.source_amount_minor, v.amount_minor)::text,
  'currency', coalesce(v.source_currency, v.currency), 'periodMonths', v.period_months, 'rate', trim_scale(v.fx_rate)::text,
  'freeUntilOn', v.free_until_on, 'autoRenews', v.auto_renews, 'ownerId', v.owner_id, 'endReason', v.end_reason,
  'endNote', v.end_note, 'endDeploymentId', v.end_deployment_id, 'removed', v.state = 'removed')`;

/** A contract now and as it was when the second of two writers opened it. */
export function readContractConflict(
  unit: Unit,
  contractId: string,
  seenVersion: number,
): Promise<ConflictDetails | null> {
  return readVersionConflict(unit, { table: 'contract', fields: SHOWN }, contractId, seenVersion);
}

export type Follower = { id: string; startOn: CalendarDate; followKind: FollowKind };

/** The live contract that goes on from one, or null. */
export async function findFollower(unit: Unit, contractId: string): Promise<Follower | null> {
  const [row] = await unit.sql<Follower>(
    `SELECT id, start_on AS "startOn", follow_kind AS "followKind" FROM contract
     WHERE tenant_id = $1 AND follows_id = $2 AND state = 'live'`,
    [unit.tenantId, contractId],
  );
  return row ?? null;
}

/** What changed in the ledger on a day, net of what was taken back. `concernsOn`: the true day, where its month was closed. */
export type LedgerMove = {
  effectiveOn: CalendarDate;
  concernsOn: CalendarDate | null;
  stream: Stream;
  kind: MovementKind;
  amountMinor: bigint;
};

/** What the ledger booked for some customers at an instant, in the order of the days. */
export async function readMovesAt(
  unit: Unit,
  customerIds: readonly string[],
  at: Instant,
): Promise<LedgerMove[]> {
  return unit.sql<LedgerMove>(
    `SELECT effective_on AS "effectiveOn", concerns_on AS "concernsOn", stream, kind, sum(amount_minor)::bigint AS "amountMinor"
     FROM movement WHERE tenant_id = $1 AND customer_id = ANY($2::uuid[]) AND recorded_at = $3::timestamptz
     GROUP BY 1, 2, 3, 4 HAVING sum(amount_minor) <> 0 ORDER BY coalesce(concerns_on, effective_on), stream, kind`,
    [unit.tenantId, customerIds, at],
  );
}

/** The command that made a contract's current version. */
export type LastContractChange = {
  at: Instant;
  /** Both null: it was not made by a command on contracts (an import). */
  operation: string | null;
  summary: string | null;
  actorUserId: string | null;
};

/** null: there is no such contract. */
export async function readLastContractChange(
  unit: Unit,
  contractId: string,
): Promise<LastContractChange | null> {
  const [row] = await unit.sql<LastContractChange>(
    `SELECT c.recorded_at AS at, a.operation, a.summary, a.actor_user_id AS "actorUserId"
     FROM contract c LEFT JOIN audit_event a ON a.tenant_id = $1 AND a.subject_kind = 'contract' AND a.subject_id = c.id::text AND a.at = c.recorded_at
     WHERE c.tenant_id = $1 AND c.id = $2 ORDER BY a.id DESC LIMIT 1`,
    [unit.tenantId, contractId],
  );
  return row ?? null;
}

export type ChangedContract = { id: string; version: number; customerId: string; current: boolean };

/**
 * All contracts of which one command wrote a version, locked where it is still the current one. `current` is false where somebody has
 * changed the contract since. Two commands of one instant are told apart by who did what.
 */
export async function lockChangedBy(unit: Unit, change: LastContractChange): Promise<ChangedContract[]> {
  const values = [unit.tenantId, change.at, change.operation, change.summary, change.actorUserId];
  const written = `tenant_id = $1 AND recorded_at = $2::timestamptz AND id::text IN (SELECT subject_id FROM audit_event
    WHERE tenant_id = $1 AND at = $2::timestamptz AND subject_kind = 'contract' AND operation = $3 AND summary = $4
      AND actor_user_id IS NOT DISTINCT FROM $5::uuid)`;
  const standing = await unit.sql<Omit<ChangedContract, 'current'>>(
    `SELECT id, version, customer_id AS "customerId" FROM contract WHERE ${written} ORDER BY id FOR UPDATE`,
    values,
  );
  const since = await unit.sql<Omit<ChangedContract, 'current'>>(
    `SELECT id, version, customer_id AS "customerId" FROM contract_history WHERE ${written}`,
    values,
  );
  return [
    ...standing.map((one) => ({ ...one, current: true })),
    ...since.map((one) => ({ ...one, current: false })),
  ];
}

/** A customer's contract with the words that a page needs of what it names. */
export type ContractLine = StoredContract & {
  owner: string | null;
  endSite: string | null;
  byImport: boolean;
};

/** The live contracts of one customer, by their start. */
export async function readContractLines(unit: Unit, customerId: string): Promise<ContractLine[]> {
  return unit.sql<ContractLine>(
    `SELECT ${CONTRACT_FIELDS}, (SELECT u.name FROM app_user u WHERE u.id = contract.owner_id) AS owner,
       (SELECT d.site FROM deployment d WHERE d.tenant_id = $1 AND d.id = contract.end_deployment_id) AS "endSite",
       import_id IS NOT NULL AS "byImport"
     FROM contract WHERE tenant_id = $1 AND customer_id = $2 AND state = 'live' ORDER BY start_on, stream, id`,
    [unit.tenantId, customerId],
  );
}

/** The sites of a customer, for what a loss may be put down to. */
export async function readSites(unit: Unit, customerId: string): Promise<{ id: string; site: string }[]> {
  return unit.sql<{ id: string; site: string }>(
    `SELECT id, site FROM deployment WHERE tenant_id = $1 AND customer_id = $2 AND state = 'live' ORDER BY site, id`,
    [unit.tenantId, customerId],
  );
}
