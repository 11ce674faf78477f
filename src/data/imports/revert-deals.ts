import { newId } from '@/platform/db/ids';
import { executeBound, runBound, type MergeScope } from './bound-sql';
import { DEAL_TABLE } from './deal-table';
import {
  countReverted,
  matchReverted,
  REVERT_INSTANTS,
  revertMatched,
  type Reversal,
  type RevertCounts,
} from './revert-versioned';

const since = (table: string, column: string, more = '') =>
  `EXISTS (SELECT 1 FROM ${table} t WHERE t.tenant_id = :tenant AND t.deal_id = d.id AND t.${column} > :at
    AND t.${column} NOT IN ${REVERT_INSTANTS}${more})`;

/** By an import that was taken back itself. */
const NOT_UNDONE = (column: string) =>
  ` AND (t.${column} IS NULL OR t.${column} NOT IN (SELECT i.id FROM import i WHERE i.tenant_id = :tenant AND i.reverted_at IS NOT NULL))`;

/** A restored deal keys on the live record that says what its former PO said: the same one, or the one put back in its place. */
const FORMER_PO = `(SELECT n.id FROM evidence o JOIN evidence n ON n.tenant_id = o.tenant_id AND n.deal_id = o.deal_id AND n.kind = o.kind
    AND n.reference IS NOT DISTINCT FROM o.reference AND n.evidence_on = o.evidence_on
    AND n.amount_minor IS NOT DISTINCT FROM o.amount_minor AND n.voided_at IS NULL
  WHERE o.tenant_id = :tenant AND o.id = h.po_evidence_id ORDER BY n.id = o.id DESC, n.id LIMIT 1)`;

const DEALS: Reversal = {
  table: DEAL_TABLE,
  takeOut: `outcome = 'removed', po_evidence_id = NULL, po_kind = NULL, po_live = NULL,
    stage = CASE WHEN d.po_live IS TRUE AND d.stage <> 'closed_lost' THEN 'hardware_quote_sent' ELSE d.stage END`,
  touched: `(${[
    since('evidence', 'recorded_at', ' AND t.voided_at IS NULL'),
    since('evidence', 'voided_at', NOT_UNDONE('voided_import_id')),
    since('activity', 'recorded_at', ' AND t.removed_at IS NULL'),
    since('justification', 'recorded_at'),
    since('stage_transition', 'at', NOT_UNDONE('import_id')),
    since('deal_line', 'recorded_at'),
  ].join(' OR ')})`,
  special: { po_evidence_id: FORMER_PO },
};

const MATCHED = `m.tenant_id = :tenant AND m.import_id = :import`;
const REVERTED = `staged_match m WHERE ${MATCHED} AND m.action <> 'kept'`;

/** Takes an import of deals back: facts first, so that a restored deal finds its former PO. */
export async function revertDeals(
  scope: MergeScope,
  at: string,
  modelVersion: number,
): Promise<RevertCounts> {
  await matchReverted(scope, DEALS, at);
  await revertEvidence(scope);
  await revertMatched(scope, DEALS);
  await revertLines(scope);
  await moveBack(scope, modelVersion);
  return countReverted(scope, DEAL_TABLE);
}

async function revertEvidence(scope: MergeScope): Promise<void> {
  await executeBound(
    scope,
    `UPDATE evidence e SET voided_at = :now, void_reason = 'import reverted'
     FROM ${REVERTED} AND e.tenant_id = :tenant AND e.deal_id = m.target_id AND e.import_id = :import AND e.voided_at IS NULL`,
  );
  const replaced = `evidence e JOIN staged_match m ON m.tenant_id = e.tenant_id AND m.target_id = e.deal_id
    WHERE e.tenant_id = :tenant AND e.voided_import_id = :import AND ${MATCHED} AND m.action = 'back'`;
  const ids = await idsFor(scope, replaced);
  if (ids.length === 0) return;
  await executeBound(
    scope,
    `INSERT INTO evidence (tenant_id, id, deal_id, line_id, kind, reference, evidence_on, amount_minor, currency, units, note, recorded_at,
       recorded_by, import_id, external_id)
     SELECT :tenant, (:ids)[row_number() OVER (ORDER BY e.id)], e.deal_id, e.line_id, e.kind, e.reference, e.evidence_on, e.amount_minor,
       e.currency, e.units, e.note, :now, e.recorded_by, e.import_id, e.external_id FROM ${replaced}
     ON CONFLICT (tenant_id, id) DO NOTHING`,
    { ids },
  );
}

/** Ids are made here, not in the database: as many as the rows. */
export async function idsFor(scope: MergeScope, rows: string): Promise<string[]> {
  const counted = await runBound<{ n: number }>(scope, `SELECT count(*)::int AS n FROM ${rows}`);
  return Array.from({ length: counted[0]?.n ?? 0 }, newId);
}

const LINE = `id, deal_id, position, stream, recurring, description, units, unit_price_minor, amount_minor, time_and_materials,
  expected_hours, hours_done, over_installation, promised_on, product, supplier, shipment_plan, import_id`;
const lineOf = (alias: string) =>
  LINE.split(',')
    .map((name) => `${alias}.${name.trim()}`)
    .join(', ');

/** Lines that the import wrote go to history; those it replaced or dropped stand again, as their next version. */
async function revertLines(scope: MergeScope): Promise<void> {
  const written = `staged_match m JOIN deal_line l ON l.tenant_id = m.tenant_id AND l.deal_id = m.target_id
    WHERE ${MATCHED} AND m.action = 'back' AND l.tenant_id = :tenant AND l.import_id = :import`;
  await executeBound(
    scope,
    `INSERT INTO deal_line_history (tenant_id, ${LINE}, version, recorded_at, superseded_at)
     SELECT l.tenant_id, ${lineOf('l')}, l.version, l.recorded_at, :now FROM ${written}
     ON CONFLICT (tenant_id, id, version) DO NOTHING`,
  );
  await executeBound(
    scope,
    `DELETE FROM deal_line x USING (SELECT l.id FROM ${written}) gone WHERE x.tenant_id = :tenant AND x.id = gone.id`,
  );
  await executeBound(
    scope,
    `INSERT INTO deal_line (tenant_id, ${LINE}, version, recorded_at)
     SELECT h.tenant_id, ${lineOf('h')}, h.version + 2, :now
     FROM staged_match m JOIN deal_line_history h ON h.tenant_id = m.tenant_id AND h.deal_id = m.target_id
     WHERE ${MATCHED} AND m.action = 'back' AND h.tenant_id = :tenant AND h.superseded_by_import_id = :import
     ON CONFLICT (tenant_id, id) DO NOTHING`,
  );
}

async function moveBack(scope: MergeScope, model: number): Promise<void> {
  const moved = `staged_match m JOIN deal d ON d.tenant_id = m.tenant_id AND d.id = m.target_id
    JOIN deal_history h ON h.tenant_id = d.tenant_id AND h.id = d.id AND h.version = d.version - 1
    WHERE ${MATCHED} AND m.action = 'back' AND d.tenant_id = :tenant AND h.tenant_id = :tenant AND h.stage <> d.stage`;
  const ids = await idsFor(scope, moved);
  if (ids.length === 0) return;
  await executeBound(
    scope,
    `INSERT INTO stage_transition (tenant_id, id, deal_id, from_stage, to_stage, on_date, at, reason, model_version, import_id)
     SELECT :tenant, (:ids)[row_number() OVER (ORDER BY d.id)], d.id, h.stage, d.stage, :asOf, :now, 'import reverted', :model, :import
     FROM ${moved} ON CONFLICT (tenant_id, id) DO NOTHING`,
    { ids, model },
  );
}
