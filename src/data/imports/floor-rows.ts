import type { Ruled } from '@/domain/approvals/floor';
import { runBound, type MergeScope } from './bound-sql';
import { FROM_PO, standingLines } from './deal-table';

/** A staged row that would carry its deal past Quote Sent, of a rep who has a floor. Minor units of the tenant's currency. */
export type FloorRow = {
  rowNo: number;
  repName: string;
  floorMinor: bigint;
  termMonths: number;
  amountMinor: bigint | null;
  /** One year of its recurring lines; null without lines. */
  recurringMinor: bigint | null;
  poMinor: bigint | null;
  decision: Ruled['decision'] | null;
  acvMinor: bigint | null;
};

const LINE_OWNERS = ['hardwareAmount', 'softwareAmount', 'servicesAmount', 'stream'];

/** What the deal will have after the merge: the file's value where the file has it or the deal is new, else the stored one. */
function after(scope: MergeScope, column: string, owners: readonly string[]): string {
  const owned = owners.some((field) => scope.owned.has(field));
  return owned ? `s.${column}` : `CASE WHEN d.id IS NULL THEN s.${column} ELSE d.${column} END`;
}

const RECURRING = 'coalesce(sum(l.amount_minor) FILTER (WHERE l.recurring), 0)::bigint';

/**
 * The rows on which the floor is asked: staged past Quote Sent, their deal not there yet and no pilot, their rep with a floor. A tenant
 * without floors has none, at the cost of one look.
 */
export async function rowsAtFloor(scope: MergeScope): Promise<FloorRow[]> {
  const [floors] = await runBound<{ any: boolean }>(
    scope,
    'SELECT EXISTS (SELECT 1 FROM rep WHERE tenant_id = :tenant AND acv_floor_minor IS NOT NULL) AS any',
  );
  if (!floors?.any) return [];
  const rep = scope.owned.has('rep')
    ? 'r.name_key = s.rep_key'
    : '(CASE WHEN d.id IS NULL THEN r.name_key = s.rep_key ELSE r.id = d.rep_id END)';
  return runBound<FloorRow>(
    scope,
    `SELECT s.row_no AS "rowNo", r.name AS "repName", r.acv_floor_minor AS "floorMinor",
       ${after(scope, 'term_months', ['termMonths'])} AS "termMonths",
       ${after(scope, 'amount_minor', ['amount', 'currency', ...LINE_OWNERS])} AS "amountMinor",
       CASE WHEN d.id IS NOT NULL AND ${standingLines(scope)}
         THEN (SELECT ${RECURRING} FROM deal_line l WHERE l.tenant_id = :tenant AND l.deal_id = d.id)
         ELSE (SELECT ${RECURRING} FROM staged_line l WHERE l.tenant_id = :tenant AND l.import_id = :import AND l.row_no = s.row_no
           HAVING count(*) > 0) END AS "recurringMinor",
       (SELECT max(e.amount_minor) FROM staged_evidence e WHERE e.tenant_id = :tenant AND e.import_id = :import AND e.row_no = s.row_no
         AND e.kind = 'po') AS "poMinor", a.decision, a.acv_minor AS "acvMinor"
     FROM staged_deal s
     LEFT JOIN deal d ON d.tenant_id = :tenant AND d.external_id = s.external_id AND d.outcome <> 'removed'
     JOIN rep r ON r.tenant_id = :tenant AND ${rep} AND r.acv_floor_minor IS NOT NULL
     LEFT JOIN LATERAL (SELECT a.decision, a.acv_minor FROM approval a WHERE a.tenant_id = :tenant AND a.deal_id = d.id
       AND a.decision IN ('approved', 'refused') ORDER BY a.decided_at DESC, a.id DESC LIMIT 1) a ON true
     WHERE s.tenant_id = :tenant AND s.import_id = :import AND s.stage IN ${FROM_PO} AND (d.id IS NULL OR d.stage NOT IN ${FROM_PO})
       AND NOT ${after(scope, 'is_pilot', ['pilot'])} ORDER BY s.row_no`,
  );
}

/** These rows' deals stay at Quote Sent; their evidence stays on the row. A staged row cannot be changed: it is taken out and put back. */
export async function holdRows(scope: MergeScope, rowNos: readonly number[]): Promise<void> {
  if (rowNos.length === 0) return;
  await runBound(
    scope,
    `WITH gone AS (DELETE FROM staged_deal x WHERE x.tenant_id = :tenant AND x.import_id = :import AND x.row_no = ANY(:rows) RETURNING x AS held)
     INSERT INTO staged_deal SELECT (jsonb_populate_record(g.held,
       '{"stage": "hardware_quote_sent", "outcome": "open", "closed_on": null}')).* FROM gone g RETURNING row_no`,
    { rows: [...rowNos] },
  );
}

/** Deals of this import that wait at Quote Sent with their PO on record, under a rep with a floor, and nobody has been asked. */
export async function waitingWithPo(scope: MergeScope): Promise<string[]> {
  const rows = await runBound<{ id: string }>(
    scope,
    `SELECT d.id FROM deal d JOIN rep r ON r.tenant_id = d.tenant_id AND r.id = d.rep_id
     WHERE d.tenant_id = :tenant AND d.import_id = :import AND d.stage = 'hardware_quote_sent' AND d.po_live AND d.outcome = 'open'
       AND NOT d.is_pilot AND r.acv_floor_minor IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM approval a WHERE a.tenant_id = :tenant AND a.deal_id = d.id AND a.decision IS NULL)`,
  );
  return rows.map(({ id }) => id);
}
