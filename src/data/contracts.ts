import type { CalendarDate } from '@/domain/values/calendar-date';
import type { Stream } from '@/domain/values/stream';
import { newId } from '@/platform/db/ids';
import type { Unit } from '@/platform/db/unit-of-work';

/** A recurring contract line as it is written: `amountMinor` each `periodMonths` months; `arrMinor` a year; `endOn` the first unpaid day. */
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
};

export type StoredContract = ContractFields & { id: string; version: number };

const COLUMNS = `id, external_id, customer_id, deal_id, stream, plan, signed_on, start_on, end_on, amount_minor, period_months, arr_minor,
  currency, state, import_id, created_import_id, version, recorded_at, created_at`;
const FIELDS = `id, version, external_id AS "externalId", customer_id AS "customerId", deal_id AS "dealId", stream, plan,
  signed_on AS "signedOn", start_on AS "startOn", end_on AS "endOn", amount_minor AS "amountMinor", period_months AS "periodMonths",
  arr_minor AS "arrMinor", currency, state`;

/** The contract that a command is about to change, locked; null if it is not there or was removed. */
export async function lockContract(unit: Unit, contractId: string): Promise<StoredContract | null> {
  const rows = await unit.sql<StoredContract>(
    `SELECT ${FIELDS} FROM contract WHERE tenant_id = $1 AND id = $2 AND state = 'live' FOR UPDATE`,
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
  ];
}

/** Writes a new contract, version 1, and returns its id. The ledger follows by `postMovements`. */
export async function insertContract(unit: Unit, contract: ContractFields, now: string): Promise<string> {
  const id = newId();
  await unit.execute(
    `INSERT INTO contract (tenant_id, id, external_id, customer_id, deal_id, stream, plan, signed_on, start_on, end_on, amount_minor,
       period_months, arr_minor, currency, state, recorded_at, created_at)
     VALUES ($1, $2, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $3, $3)`,
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
    `UPDATE contract SET external_id = $5, customer_id = $6, deal_id = $7, stream = $8, plan = $9, signed_on = $10, start_on = $11, end_on = $12,
       amount_minor = $13, period_months = $14, arr_minor = $15, currency = $16, state = $17, version = version + 1, recorded_at = $3
     WHERE tenant_id = $1 AND id = $2 AND version = $4`,
    [unit.tenantId, stored.id, now, stored.version, ...values(contract)],
  );
  if (count !== 1) throw new Error('A locked contract changed under its lock');
  return stored.version + 1;
}

/** The live contracts of one customer, by start. */
export async function readContracts(unit: Unit, customerId: string): Promise<StoredContract[]> {
  return unit.sql<StoredContract>(
    `SELECT ${FIELDS} FROM contract WHERE tenant_id = $1 AND customer_id = $2 AND state = 'live' ORDER BY start_on, id`,
    [unit.tenantId, customerId],
  );
}
