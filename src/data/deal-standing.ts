import { plannedAnchor } from '@/domain/audit/activity';
import { poNumbers } from '@/domain/audit/po-numbers';
import { commitEvidence } from '@/domain/deals/evidence';
import { latest } from '@/domain/values/calendar-date';
import type { Unit } from '@/platform/db/unit-of-work';
import { readDealFacts, type StoredDeal } from './deal-facts';
import { lastActivityOf, justificationsOf } from './deal-life';
import { askOfDeals } from './of-deals';

/**
 * One narrow row per deal with what the audit asks of it (decision 0028). The row holds days, never answers, so that it is true on every
 * day of the rules from the deal's latest evidence on (`settled_on`), whatever the thresholds. The rules in src/domain/audit stay the
 * definition: tests/features/audit/standing.test.ts holds the rows to them.
 */
const COLUMNS = `deal_id, amount_minor, rep_id, close_on, negotiates_since, idle_since, justified_until, step_on, verbal_yes_on,
  shipped_on, settled_on, called_won, has_hardware, has_lines, has_document, since_stand_in, idle_stand_in, outcome, stage, source_stage,
  known_id`;

const NAMES = COLUMNS.split(',').map((name) => name.trim());

/** Writes the rows of the deals that `chosen` (a query for their ids) names, unless they are the same; returns those with a document. */
function writeSql(chosen: string): string {
  const ids = 'SELECT id FROM d';
  const set = NAMES.filter((name) => name !== 'deal_id').map((name) => `${name} = excluded.${name}`);
  const row = (of: string) => `ROW(${NAMES.map((name) => `${of}.${name}`).join(', ')})`;
  return `WITH d AS MATERIALIZED (SELECT * FROM deal WHERE tenant_id = $1 AND id IN (${chosen})),
  active AS (${lastActivityOf(ids, null)}),
  excused AS (${justificationsOf(ids, null)}),
  proof AS (SELECT e.deal_id, max(e.evidence_on) AS settled_on, min(e.evidence_on) FILTER (WHERE e.kind = 'shipment') AS shipped_on,
      bool_or(e.kind IN ('po', 'order_form', 'sow')) AS has_document
    FROM evidence e WHERE e.tenant_id = $1 AND e.voided_at IS NULL AND e.deal_id IN (${ids}) GROUP BY e.deal_id),
  lined AS (SELECT DISTINCT l.deal_id FROM deal_line l WHERE l.tenant_id = $1 AND l.deal_id IN (${ids})),
  written AS (INSERT INTO deal_standing (tenant_id, ${COLUMNS}, committed, more_po_numbers)
    SELECT $1::uuid, d.id, coalesce(d.amount_minor, 0), d.rep_id, d.close_on, coalesce(d.stage_entered_on, greatest(d.engaged_on, d.created_on)),
      CASE WHEN d.last_activity_on IS NULL AND a.last_on IS NULL THEN greatest(d.stage_entered_on, d.engaged_on, d.created_on)
        ELSE greatest(d.last_activity_on, a.last_on, d.stage_entered_on) END,
      j.until_on, CASE WHEN d.next_step ~ '\\S' THEN d.next_step_on END, d.verbal_yes_on, p.shipped_on, p.settled_on,
      d.outcome = 'won' OR coalesce(d.source_outcome = 'won' AND d.outcome <> 'lost', false), d.has_hardware, l.deal_id IS NOT NULL,
      coalesce(p.has_document, false), d.stage_entered_on IS NULL, d.last_activity_on IS NULL AND a.last_on IS NULL, d.outcome, d.stage,
      d.source_stage, coalesce(d.external_id, d.id::text), false, NULL
    FROM d LEFT JOIN active a ON a.deal_id = d.id LEFT JOIN excused j ON j.deal_id = d.id LEFT JOIN proof p ON p.deal_id = d.id
      LEFT JOIN lined l ON l.deal_id = d.id
    ON CONFLICT (tenant_id, deal_id) DO UPDATE SET ${set.join(', ')},
      committed = deal_standing.committed AND excluded.has_document,
      planned_on = CASE WHEN excluded.has_document THEN deal_standing.planned_on END,
      planned_from_on = CASE WHEN excluded.has_document THEN deal_standing.planned_from_on END,
      planned_lag = CASE WHEN excluded.has_document THEN deal_standing.planned_lag END,
      po_number = CASE WHEN excluded.has_document THEN deal_standing.po_number END,
      more_po_numbers = CASE WHEN excluded.has_document THEN deal_standing.more_po_numbers ELSE excluded.more_po_numbers END
    WHERE ${row('deal_standing')} IS DISTINCT FROM ${row('excluded')})
  SELECT p.deal_id AS "dealId" FROM proof p WHERE p.has_document`;
}

/** Which deals: those named, those that an import wrote or touched, or all of the tenant. */
export type Chosen = { dealIds: readonly string[] } | { importId: string } | 'all';

const BY_IMPORT = `SELECT id FROM deal WHERE tenant_id = $1 AND import_id = $2
  UNION SELECT deal_id FROM deal_line WHERE tenant_id = $1 AND import_id = $2
  UNION SELECT deal_id FROM deal_line_history WHERE tenant_id = $1 AND superseded_by_import_id = $2
  UNION SELECT deal_id FROM evidence WHERE tenant_id = $1 AND (import_id = $2 OR voided_import_id = $2)
  UNION SELECT deal_id FROM activity WHERE tenant_id = $1 AND (import_id = $2 OR removed_import_id = $2)
  UNION SELECT deal_id FROM deployment WHERE tenant_id = $1 AND import_id = $2 AND deal_id IS NOT NULL
  UNION SELECT deal_id FROM deployment_history WHERE tenant_id = $1 AND superseded_by_import_id = $2 AND deal_id IS NOT NULL`;

/**
 * Makes the standing rows of deals true again, in the transaction that changed them: one statement for all, and the rules for those with
 * a PO, order form or SOW, whose planned days hang on what has shipped of which line. Rows that stay as they are are not written.
 */
export async function refreshStanding(unit: Unit, chosen: Chosen): Promise<void> {
  const documented = await writeStanding(unit, chosen);
  if (documented.length === 0) return;
  const dealIds = documented.map(({ dealId }) => dealId);
  await writeCommitments(unit, await readDealFacts(unit, { scope: { kind: 'all' }, dealIds }));
}

const BY_IDS = writeSql('SELECT unnest($2::uuid[])');

function writeStanding(unit: Unit, chosen: Chosen): Promise<{ dealId: string }[]> {
  if (chosen === 'all')
    return unit.sql(writeSql('SELECT id FROM deal WHERE tenant_id = $1'), [unit.tenantId]);
  if ('importId' in chosen) return unit.sql(writeSql(BY_IMPORT), [unit.tenantId, chosen.importId]);
  const { dealIds } = chosen;
  return askOfDeals(unit, 'deal_standing', BY_IDS, [unit.tenantId, [...dealIds]], dealIds);
}

/** What the rules say of deals with a document, as on the day of their latest evidence: it stays so until there is more. */
async function writeCommitments(unit: Unit, deals: readonly StoredDeal[]): Promise<void> {
  const rows = deals.map((deal) => {
    const days = deal.evidence.filter(({ voided }) => !voided).map(({ evidenceOn }) => evidenceOn);
    const settledOn = latest(...days);
    const anchor = plannedAnchor(deal, settledOn);
    const [first = null, ...more] = poNumbers(deal, settledOn);
    return {
      id: deal.id,
      committed: commitEvidence(deal, settledOn) !== null,
      planned_on: anchor?.fixedOn ?? null,
      planned_from_on: anchor?.fromOn ?? null,
      planned_lag: anchor?.lag ?? null,
      po_number: first,
      more_po_numbers: more.length === 0 ? null : more,
    };
  });
  await unit.execute(
    `UPDATE deal_standing s SET committed = r.committed, planned_on = r.planned_on, planned_from_on = r.planned_from_on,
       planned_lag = r.planned_lag, po_number = r.po_number, more_po_numbers = r.more_po_numbers
     FROM jsonb_to_recordset($2::jsonb) AS r(id uuid, committed boolean, planned_on date, planned_from_on date, planned_lag text,
       po_number text, more_po_numbers text[])
     WHERE s.tenant_id = $1 AND s.deal_id = r.id AND ROW(s.committed, s.planned_on, s.planned_from_on, s.planned_lag, s.po_number,
       s.more_po_numbers) IS DISTINCT FROM ROW(r.committed, r.planned_on, r.planned_from_on, r.planned_lag, r.po_number, r.more_po_numbers)`,
    [unit.tenantId, JSON.stringify(rows)],
  );
}
