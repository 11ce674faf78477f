import { executeBound, type MergeScope } from './bound-sql';

const FILE = 's.tenant_id = :tenant AND s.import_id = :import';
const DEAL = `JOIN deal d ON d.tenant_id = :tenant AND d.external_id = s.deal_external_id`;

/** A live record of the same fact, whoever recorded it. */
const SAME = `SELECT 1 FROM evidence e WHERE e.tenant_id = :tenant AND e.deal_id = d.id AND e.kind = s.kind AND e.voided_at IS NULL
  AND e.evidence_on = s.evidence_on AND e.reference IS NOT DISTINCT FROM s.reference
  AND e.amount_minor IS NOT DISTINCT FROM s.amount_minor AND e.units IS NOT DISTINCT FROM s.units`;

/** The columns of a deals file: a deal with a fact that is not recorded yet is a changed deal. An empty cell takes nothing back. */
export async function matchDealEvidence(scope: MergeScope): Promise<void> {
  await executeBound(
    scope,
    `INSERT INTO staged_match (tenant_id, import_id, row_no, target_id, action, version)
     SELECT DISTINCT s.tenant_id, s.import_id, s.row_no, d.id, 'update', d.version FROM staged_evidence s ${DEAL}
     WHERE ${FILE} AND NOT EXISTS (${SAME})
     ON CONFLICT (tenant_id, import_id, row_no) DO NOTHING`,
  );
}

const INSERTED = `INSERT INTO evidence (tenant_id, id, deal_id, kind, reference, evidence_on, amount_minor, currency, units, note,
    recorded_at, import_id, external_id)
  SELECT s.tenant_id, s.new_id, d.id, s.kind, s.reference, s.evidence_on, s.amount_minor,
    CASE WHEN s.amount_minor IS NOT NULL THEN :currency END, s.units, s.note, :now, s.import_id, s.external_id
  FROM staged_evidence s ${DEAL}`;

/** What a deals file says anew of a kind takes the place of what an earlier deals file said; what people recorded stays. */
export async function mergeDealEvidence(scope: MergeScope): Promise<void> {
  await executeBound(
    scope,
    `UPDATE evidence x SET voided_at = :now, void_reason = 'replaced by import', voided_import_id = :import
     FROM (SELECT d.id AS deal_id, s.kind FROM staged_evidence s ${DEAL} WHERE ${FILE} AND NOT EXISTS (${SAME})) fresh
     WHERE x.tenant_id = :tenant AND x.deal_id = fresh.deal_id AND x.kind = fresh.kind AND x.voided_at IS NULL
       AND x.import_id IS NOT NULL AND x.external_id IS NULL`,
  );
  await executeBound(
    scope,
    `${INSERTED} WHERE ${FILE} AND NOT EXISTS (${SAME}) ON CONFLICT (tenant_id, id) DO NOTHING`,
  );
}

const BY_ROW = `LEFT JOIN evidence e ON e.tenant_id = :tenant AND e.external_id = s.external_id AND e.voided_at IS NULL`;
const ROW_DIFFERS = `ROW(e.deal_id, e.reference, e.evidence_on, e.units, e.note) IS DISTINCT FROM
  ROW(d.id, s.reference, s.evidence_on, s.units, s.note)`;

/** The rows of a shipments file that change something: new ones, and those whose recorded shipment says something else. */
export async function matchShipments(scope: MergeScope): Promise<number> {
  return executeBound(
    scope,
    `INSERT INTO staged_match (tenant_id, import_id, row_no, target_id, action)
     SELECT s.tenant_id, s.import_id, s.row_no, s.new_id, CASE WHEN e.id IS NULL THEN 'create' ELSE 'update' END
     FROM staged_evidence s ${DEAL} AND d.outcome <> 'removed' ${BY_ROW}
     WHERE ${FILE} AND (e.id IS NULL OR ${ROW_DIFFERS})
     ON CONFLICT (tenant_id, import_id, row_no) DO NOTHING`,
  );
}

/** A corrected shipment voids the one recorded before and stands in its place. */
export async function mergeShipments(scope: MergeScope): Promise<number> {
  const matched = `JOIN staged_match m ON m.tenant_id = s.tenant_id AND m.import_id = s.import_id AND m.row_no = s.row_no`;
  const replaced = await executeBound(
    scope,
    `UPDATE evidence e SET voided_at = :now, void_reason = 'replaced by import', voided_import_id = :import
     FROM staged_evidence s ${matched}
     WHERE e.tenant_id = :tenant AND ${FILE} AND m.action = 'update' AND e.external_id = s.external_id AND e.voided_at IS NULL`,
  );
  const written = await executeBound(
    scope,
    `${INSERTED} ${matched} WHERE ${FILE} ON CONFLICT (tenant_id, id) DO NOTHING`,
  );
  return written - replaced;
}
