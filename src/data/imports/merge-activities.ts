import { executeBound, runBound, type MergeScope } from './bound-sql';

const FILE = 's.tenant_id = :tenant AND s.import_id = :import';
const DEAL = `JOIN deal d ON d.tenant_id = :tenant AND d.external_id = s.deal_external_id AND d.outcome <> 'removed'`;

export async function matchActivities(scope: MergeScope): Promise<number> {
  return executeBound(
    scope,
    `INSERT INTO staged_match (tenant_id, import_id, row_no, target_id, action)
     SELECT s.tenant_id, s.import_id, s.row_no, s.new_id, CASE WHEN a.id IS NULL THEN 'create' ELSE 'update' END
     FROM staged_activity s ${DEAL}
     LEFT JOIN activity a ON a.tenant_id = :tenant AND a.external_id = s.external_id AND a.removed_at IS NULL
     WHERE ${FILE} AND (a.id IS NULL OR ROW(a.deal_id, a.kind, a.occurred_on, a.subject)
       IS DISTINCT FROM ROW(d.id, s.kind, s.occurred_on, s.subject))
     ON CONFLICT (tenant_id, import_id, row_no) DO NOTHING`,
  );
}

/** A corrected activity takes the place of the one recorded before, which stays readable as it was known. */
export async function mergeActivities(scope: MergeScope): Promise<number> {
  const matched = `JOIN staged_match m ON m.tenant_id = s.tenant_id AND m.import_id = s.import_id AND m.row_no = s.row_no`;
  const replaced = await executeBound(
    scope,
    `UPDATE activity a SET removed_at = :now, removed_import_id = :import FROM staged_activity s ${matched}
     WHERE a.tenant_id = :tenant AND ${FILE} AND m.action = 'update' AND a.external_id = s.external_id AND a.removed_at IS NULL`,
  );
  const written = await executeBound(
    scope,
    `INSERT INTO activity (tenant_id, id, deal_id, external_id, kind, occurred_on, subject, import_id, recorded_at)
     SELECT s.tenant_id, s.new_id, d.id, s.external_id, s.kind, s.occurred_on, s.subject, s.import_id, :now
     FROM staged_activity s ${matched} ${DEAL} WHERE ${FILE}
     ON CONFLICT (tenant_id, id) DO NOTHING`,
  );
  return written - replaced;
}

/** Staged rows whose deal is not there: taken out of the staging and returned (the first `limit`) as row and deal id. */
export async function takeOutUnknownDeals(
  scope: MergeScope,
  staged: 'staged_evidence' | 'staged_activity',
): Promise<{ rowNo: number; dealExternalId: string }[]> {
  return runBound(
    scope,
    `DELETE FROM ${staged} s WHERE ${FILE} AND NOT EXISTS (SELECT 1 FROM deal d WHERE d.tenant_id = :tenant
       AND d.external_id = s.deal_external_id AND d.outcome <> 'removed')
     RETURNING s.row_no AS "rowNo", s.deal_external_id AS "dealExternalId"`,
  );
}
