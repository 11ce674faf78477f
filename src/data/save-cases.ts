import type { SaveKind, SaveState } from '@/domain/devices/silent-churn';
import { newId } from '@/platform/db/ids';
import type { Unit } from '@/platform/db/unit-of-work';

/** One case of the save list as stored. Instants are ISO, UTC. */
export type SaveCase = {
  id: string;
  customerId: string;
  customer: string;
  kind: SaveKind;
  ownerId: string | null;
  owner: string | null;
  state: SaveState;
  note: string | null;
  openedAt: string;
  closedAt: string | null;
  version: number;
  recordedAt: string;
  recordedByName: string | null;
};

const FIELDS = `s.id, s.customer_id AS "customerId", s.kind, s.owner_id AS "ownerId", s.state, s.note, s.opened_at AS "openedAt",
  s.closed_at AS "closedAt", s.version, s.recorded_at AS "recordedAt", (SELECT u.name FROM app_user u WHERE u.id = s.owner_id) AS owner,
  (SELECT c.name FROM customer c WHERE c.tenant_id = s.tenant_id AND c.id = s.customer_id) AS customer,
  (SELECT u.name FROM app_user u WHERE u.id = s.recorded_by) AS "recordedByName"`;

/** The latest case of each customer and kind. */
export async function readLatestCases(unit: Unit): Promise<SaveCase[]> {
  return unit.sql<SaveCase>(
    `SELECT DISTINCT ON (s.customer_id, s.kind) ${FIELDS} FROM save_case s WHERE s.tenant_id = $1
     ORDER BY s.customer_id, s.kind, s.opened_at DESC, s.id DESC`,
    [unit.tenantId],
  );
}

/** A case that a command is about to change, locked; null if there is none. */
export async function lockSaveCase(unit: Unit, caseId: string): Promise<SaveCase | null> {
  const [row] = await unit.sql<SaveCase>(
    `SELECT ${FIELDS} FROM save_case s WHERE s.tenant_id = $1 AND s.id = $2 FOR UPDATE OF s`,
    [unit.tenantId, caseId],
  );
  return row ?? null;
}

export type By = { userId: string | null; at: string };

/** A new open case; null if the customer has one of the kind already. */
export async function insertSaveCase(
  unit: Unit,
  row: { customerId: string; kind: SaveKind; ownerId: string | null; note: string | null },
  by: By,
): Promise<string | null> {
  const rows = await unit.sql<{ id: string }>(
    `INSERT INTO save_case (tenant_id, id, customer_id, kind, owner_id, state, note, opened_at, opened_by, version, recorded_at, recorded_by)
     SELECT $1::uuid, $2::uuid, $3::uuid, $4::text, $5::uuid, 'open', $6::text, $7::timestamptz, $8::uuid, 1, $7::timestamptz, $8::uuid
     WHERE NOT EXISTS (SELECT 1 FROM save_case o WHERE o.tenant_id = $1::uuid AND o.customer_id = $3::uuid AND o.kind = $4::text AND o.state = 'open')
     RETURNING id`,
    [unit.tenantId, newId(), row.customerId, row.kind, row.ownerId, row.note, by.at, by.userId],
  );
  return rows[0]?.id ?? null;
}

/** The next version of a locked case. */
export async function updateSaveCase(
  unit: Unit,
  caseId: string,
  next: { ownerId: string | null; state: SaveState; note: string | null },
  by: By,
): Promise<void> {
  await unit.execute(
    `UPDATE save_case SET owner_id = $3, state = $4, note = $5, closed_at = CASE WHEN $4 = 'open' THEN NULL ELSE $6::timestamptz END,
       version = version + 1, recorded_at = $6, recorded_by = $7 WHERE tenant_id = $1 AND id = $2`,
    [unit.tenantId, caseId, next.ownerId, next.state, next.note, by.at, by.userId],
  );
}
