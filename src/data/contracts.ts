import type { EndReason, FollowKind } from '@/domain/revenue/contract-life';
import type { CalendarDate } from '@/domain/values/calendar-date';
import type { Stream } from '@/domain/values/stream';
import { newId } from '@/platform/db/ids';
import type { Unit } from '@/platform/db/unit-of-work';

/**
 * A recurring contract line as it is written: `amountMinor` each `periodMonths` months and `arrMinor` a year, both in the company's
 * `currency`; `endOn` the first unpaid day.
 */
export type ContractFields = {
  externalId: string | null;
  customerId: string;
  dealId: string | null;
  stream: Stream;
  plan: string | null;
  signedOn: CalendarDate | null;
  startOn: CalendarDate;
  endOn: CalendarDate | null;
  amountMinor: bigint;
  periodMonths: number;
  arrMinor: bigint;
  currency: string;
  state: 'live' | 'removed';
} & ContractTerms;

/** What a contract may say beyond its price and days. Of the first three all are set or none. */
export type ContractTerms = {
  /** The price in its own currency, minor units each period, and the rate (exact decimal text) that makes `amountMinor` of it. */
  sourceAmountMinor: bigint | null;
  sourceCurrency: string | null;
  fxRate: string | null;
  /** The first day that is paid for, where it begins with free time. */
  freeUntilOn: CalendarDate | null;
  /** The contract that this one goes on from, and how. */
  followsId: string | null;
  followKind: FollowKind | null;
  autoRenews: boolean;
  /** Who answers for the renewal. */
  ownerId: string | null;
  /** What the loss on `endOn` is put down to. */
  endReason: EndReason | null;
  endNote: string | null;
  endDeploymentId: string | null;
};

/** A contract in the company's own currency of which nothing more is said. */
export const PLAIN_TERMS: ContractTerms = {
  sourceAmountMinor: null,
  sourceCurrency: null,
  fxRate: null,
  freeUntilOn: null,
  followsId: null,
  followKind: null,
  autoRenews: false,
  ownerId: null,
  endReason: null,
  endNote: null,
  endDeploymentId: null,
};

export type StoredContract = ContractFields & { id: string; version: number };

/** Columns that are written, in the order of `values`. */
const WRITTEN = [
  'external_id',
  'customer_id',
  'deal_id',
  'stream',
  'plan',
  'signed_on',
  'start_on',
  'end_on',
  'amount_minor',
  'period_months',
  'arr_minor',
  'currency',
  'state',
  'source_amount_minor',
  'source_currency',
  'fx_rate',
  'free_until_on',
  'follows_id',
  'follow_kind',
  'auto_renews',
  'owner_id',
  'end_reason',
  'end_note',
  'end_deployment_id',
];
const COLUMNS = `id, ${WRITTEN.join(', ')}, import_id, created_import_id, version, recorded_at, created_at`;
/** SELECT list of a StoredContract. */
export const CONTRACT_FIELDS = `id, version, external_id AS "externalId", customer_id AS "customerId", deal_id AS "dealId", stream, plan,
  signed_on AS "signedOn", start_on AS "startOn", end_on AS "endOn", amount_minor AS "amountMinor", period_months AS "periodMonths",
  arr_minor AS "arrMinor", currency, state, source_amount_minor AS "sourceAmountMinor", source_currency AS "sourceCurrency",
  trim_scale(fx_rate)::text AS "fxRate", free_until_on AS "freeUntilOn", follows_id AS "followsId", follow_kind AS "followKind",
  auto_renews AS "autoRenews", owner_id AS "ownerId", end_reason AS "endReason", end_note AS "endNote",
  end_deployment_id AS "endDeploymentId"`;

/** The contract that a command is about to change, locked; null if it is not there or was removed. */
export async function lockContract(unit: Unit, contractId: string): Promise<StoredContract | null> {
  const rows = await unit.sql<StoredContract>(
    `SELECT ${CONTRACT_FIELDS} FROM contract WHERE tenant_id = $1 AND id = $2 AND state = 'live' FOR UPDATE`,
    [unit.tenantId, contractId],
  );
  return rows[0] ?? null;
}

function values(contract: ContractFields) {
  return [
    contract.externalId,
    contract.customerId,
    contract.dealId,
    contract.stream,
    contract.plan,
    contract.signedOn,
    contract.startOn,
    contract.endOn,
    contract.amountMinor,
    contract.periodMonths,
    contract.arrMinor,
    contract.currency,
    contract.state,
    contract.sourceAmountMinor,
    contract.sourceCurrency,
    contract.fxRate,
    contract.freeUntilOn,
    contract.followsId,
    contract.followKind,
    contract.autoRenews,
    contract.ownerId,
    contract.endReason,
    contract.endNote,
    contract.endDeploymentId,
  ];
}

/** Writes a new contract, version 1, and returns its id. The ledger follows by `postMovements`. */
export async function insertContract(unit: Unit, contract: ContractFields, now: string): Promise<string> {
  const id = newId();
  await unit.execute(
    `INSERT INTO contract (tenant_id, id, recorded_at, created_at, ${WRITTEN.join(', ')})
     VALUES ($1, $2, $3, $3, ${WRITTEN.map((_, i) => `$${i + 4}`).join(', ')})`,
    [unit.tenantId, id, now, ...values(contract)],
  );
  return id;
}

/** Writes a locked contract's next version; the one before goes to history. Returns the new version. */
export async function updateContract(
  unit: Unit,
  stored: { id: string; version: number },
  contract: ContractFields,
  now: string,
): Promise<number> {
  await unit.sql(
    `INSERT INTO contract_history (tenant_id, ${COLUMNS}, superseded_at)
     SELECT tenant_id, ${COLUMNS}, $3::timestamptz FROM contract WHERE tenant_id = $1 AND id = $2 RETURNING id`,
    [unit.tenantId, stored.id, now],
  );
  const count = await unit.execute(
    `UPDATE contract SET ${WRITTEN.map((column, i) => `${column} = $${i + 5}`).join(', ')}, version = version + 1, recorded_at = $3
     WHERE tenant_id = $1 AND id = $2 AND version = $4`,
    [unit.tenantId, stored.id, now, stored.version, ...values(contract)],
  );
  if (count !== 1) throw new Error('A locked contract changed under its lock');
  return stored.version + 1;
}

/** The live contracts of one customer, by start. */
export async function readContracts(unit: Unit, customerId: string): Promise<StoredContract[]> {
  return unit.sql<StoredContract>(
    `SELECT ${CONTRACT_FIELDS} FROM contract WHERE tenant_id = $1 AND customer_id = $2 AND state = 'live' ORDER BY start_on, id`,
    [unit.tenantId, customerId],
  );
}

/** The contract as it stood in an earlier version; null if that is not kept. */
export async function readContractVersion(
  unit: Unit,
  contractId: string,
  version: number,
): Promise<StoredContract | null> {
  const rows = await unit.sql<StoredContract>(
    `SELECT ${CONTRACT_FIELDS} FROM contract_history WHERE tenant_id = $1 AND id = $2 AND version = $3`,
    [unit.tenantId, contractId, version],
  );
  return rows[0] ?? null;
}

/** A contract with all that its current version says, removed or not; it must be there. */
export async function readStoredContract(unit: Unit, contractId: string): Promise<StoredContract> {
  const [row] = await unit.sql<StoredContract>(
    `SELECT ${CONTRACT_FIELDS} FROM contract WHERE tenant_id = $1 AND id = $2`,
    [unit.tenantId, contractId],
  );
  if (!row) throw new Error(`There is no contract ${contractId}`);
  return row;
}
