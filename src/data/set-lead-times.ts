import type { LeadTimeKind } from '@/domain/forecast/lead-times';
import { newId } from '@/platform/db/ids';
import type { Unit } from '@/platform/db/unit-of-work';

/** What a lead time is set for ("" is any) and to, in days. */
export type SetLeadTime = {
  kind: LeadTimeKind;
  product: string;
  supplier: string;
  p50Days: number;
  p80Days: number;
  note: string | null;
};

/** One version of a lead time that the company set, or took out of the library again. */
export type LeadTimeVersion = SetLeadTime & {
  id: string;
  state: 'set' | 'removed';
  version: number;
  recordedAt: string;
  by: string | null;
};

const COLUMNS =
  'id, kind, product, supplier, p50_days, p80_days, note, state, version, recorded_at, recorded_by';
const SELECTED = `v.id, v.kind, v.product, v.supplier, v.p50_days AS "p50Days", v.p80_days AS "p80Days", v.note, v.state, v.version,
  v.recorded_at AS "recordedAt", (SELECT u.name FROM app_user u WHERE u.id = v.recorded_by) AS by`;

/** What stands, by product and supplier. */
export function readLeadTimes(unit: Unit): Promise<LeadTimeVersion[]> {
  return unit.sql<LeadTimeVersion>(
    `SELECT ${SELECTED} FROM lead_time v WHERE v.tenant_id = $1 AND v.state = 'set' ORDER BY v.kind, v.product, v.supplier`,
    [unit.tenantId],
  );
}

/** Every version there was, latest first. */
export function readLeadTimeVersions(unit: Unit, limit: number): Promise<LeadTimeVersion[]> {
  return unit.sql<LeadTimeVersion>(
    `SELECT ${SELECTED} FROM (SELECT ${COLUMNS} FROM lead_time WHERE tenant_id = $1
       UNION ALL SELECT ${COLUMNS} FROM lead_time_history WHERE tenant_id = $1) v ORDER BY v.recorded_at DESC, v.id, v.version DESC LIMIT $2`,
    [unit.tenantId, limit],
  );
}

/** One lead time by its id, locked until the transaction ends; null if there is none. */
export async function lockLeadTime(unit: Unit, id: string): Promise<LeadTimeVersion | null> {
  const [row] = await unit.sql<LeadTimeVersion>(
    `SELECT ${SELECTED} FROM lead_time v WHERE v.tenant_id = $1 AND v.id = $2 FOR UPDATE`,
    [unit.tenantId, id],
  );
  return row ?? null;
}

/**
 * The lead time of a kind, product and supplier whatever its spelling, locked until the transaction ends: also one that was removed. The
 * settings' row is locked first, so that two who set a new one come one after the other.
 */
export async function lockLeadTimeOf(
  unit: Unit,
  { kind, product, supplier }: Pick<SetLeadTime, 'kind' | 'product' | 'supplier'>,
): Promise<LeadTimeVersion | null> {
  await unit.sql('SELECT version FROM tenant_setting WHERE tenant_id = $1 FOR NO KEY UPDATE', [
    unit.tenantId,
  ]);
  const [row] = await unit.sql<LeadTimeVersion>(
    `SELECT ${SELECTED} FROM lead_time v WHERE v.tenant_id = $1 AND v.kind = $2 AND lower(v.product) = lower($3) AND lower(v.supplier) = lower($4)
     FOR UPDATE`,
    [unit.tenantId, kind, product, supplier],
  );
  return row ?? null;
}

type By = { userId: string | null; at: string };

/** Puts a lead time into the library; returns its id. */
export async function insertLeadTime(unit: Unit, set: SetLeadTime, by: By): Promise<string> {
  const id = newId();
  const { kind, product, supplier, p50Days, p80Days, note } = set;
  await unit.execute(
    `INSERT INTO lead_time (tenant_id, id, kind, product, supplier, p50_days, p80_days, note, recorded_at, recorded_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [unit.tenantId, id, kind, product, supplier, p50Days, p80Days, note, by.at, by.userId],
  );
  return id;
}

/** Writes the next version of a locked lead time, the one before going to history. Returns its number. */
export async function updateLeadTime(
  unit: Unit,
  stored: LeadTimeVersion,
  next: Pick<LeadTimeVersion, 'product' | 'supplier' | 'p50Days' | 'p80Days' | 'note' | 'state'>,
  by: By,
): Promise<number> {
  await unit.execute(
    `INSERT INTO lead_time_history (tenant_id, ${COLUMNS}, superseded_at)
     SELECT tenant_id, ${COLUMNS}, $3::timestamptz FROM lead_time WHERE tenant_id = $1 AND id = $2`,
    [unit.tenantId, stored.id, by.at],
  );
  await unit.execute(
    `UPDATE lead_time SET product = $3, supplier = $4, p50_days = $5, p80_days = $6, note = $7, state = $8, version = version + 1,
       recorded_at = $9, recorded_by = $10 WHERE tenant_id = $1 AND id = $2`,
    [
      unit.tenantId,
      stored.id,
      next.product,
      next.supplier,
      next.p50Days,
      next.p80Days,
      next.note,
      next.state,
      by.at,
      by.userId,
    ],
  );
  return stored.version + 1;
}
