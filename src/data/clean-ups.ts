import type { Unit } from '@/platform/db/unit-of-work';
import { keepHistory } from './deals';
import { newId } from '@/platform/db/ids';

export type DealName = { customer: string | null; rep: string | null };

export async function findDealNames(unit: Unit, dealIds: readonly string[]): Promise<Map<string, DealName>> {
  const rows = await unit.sql<DealName & { id: string }>(
    `SELECT d.id, c.name AS customer, r.name AS rep FROM deal d
     LEFT JOIN customer c ON c.tenant_id = $1 AND c.id = d.customer_id LEFT JOIN rep r ON r.tenant_id = $1 AND r.id = d.rep_id
     WHERE d.tenant_id = $1 AND d.id = ANY($2::uuid[])`,
    [unit.tenantId, [...dealIds]],
  );
  return new Map(rows.map(({ id, ...names }) => [id, names]));
}

export type CleanUpRow = { id: string; at: string; deals: number };

/** The latest clean-up that has not been undone. */
export async function readLastCleanUp(unit: Unit): Promise<CleanUpRow | null> {
  const rows = await unit.sql<CleanUpRow>(
    `SELECT c.id, c.at, (SELECT count(*)::int FROM clean_up_deal d WHERE d.tenant_id = $1 AND d.clean_up_id = c.id) AS deals
     FROM clean_up c WHERE c.tenant_id = $1 AND c.undone_at IS NULL ORDER BY c.at DESC LIMIT 1`,
    [unit.tenantId],
  );
  return rows[0] ?? null;
}

type By = { userId: string | null; at: string; on: string; modelVersion: number };

/**
 * Closes deals as lost in one statement each for history, deals, transitions and the record of the clean-up. The deals' versions after
 * closing are remembered, so that undoing leaves alone what somebody has changed since.
 */
export async function closeDeals(
  unit: Unit,
  dealIds: readonly string[],
  by: By,
): Promise<{ cleanUpId: string; closed: number }> {
  const closing = await lockMatching(
    unit,
    `SELECT id FROM deal WHERE tenant_id = $1 AND id = ANY($2::uuid[]) AND outcome = 'open' AND po_live IS NULL FOR UPDATE`,
    [...dealIds],
  );
  await keepHistory(unit, closing, by.at);
  const closed = await unit.sql<{ id: string; stage: string; version: number }>(
    `WITH old AS (SELECT id, stage FROM deal WHERE tenant_id = $1 AND id = ANY($2::uuid[])),
     changed AS (UPDATE deal d SET stage = 'closed_lost', outcome = 'lost', lost_reason = 'No activity for more than 90 days',
       closed_on = $4::date, stage_entered_on = $4::date, version = d.version + 1, recorded_at = $3::timestamptz
       FROM old WHERE d.tenant_id = $1 AND d.id = old.id RETURNING d.id, old.stage, d.version)
     SELECT id, stage, version FROM changed`,
    [unit.tenantId, closing, by.at, by.on],
  );
  await insertTransitions(
    unit,
    closed.map((deal) => ({ dealId: deal.id, from: deal.stage, to: 'closed_lost' })),
    by,
    'clean-up',
  );
  const cleanUpId = newId();
  await unit.execute(
    `INSERT INTO clean_up (tenant_id, id, as_of, by_user_id, at, finished_at) VALUES ($1, $2, $3, $4, $5, $5)`,
    [unit.tenantId, cleanUpId, by.on, by.userId, by.at],
  );
  await unit.sql(
    `INSERT INTO clean_up_deal (tenant_id, clean_up_id, deal_id, from_stage, version)
     SELECT $1::uuid, $2::uuid, r.id, r.stage, r.version FROM jsonb_to_recordset($3::jsonb) AS r(id uuid, stage text, version int)
     RETURNING deal_id`,
    [unit.tenantId, cleanUpId, JSON.stringify(closed)],
  );
  return { cleanUpId, closed: closed.length };
}

/** Reopens the deals of a clean-up at the stage they had; deals changed since stay as they are. null: unknown or already undone. */
export async function reopenDeals(
  unit: Unit,
  cleanUpId: string,
  by: By,
): Promise<{ reopened: number; kept: number } | null> {
  const [undone] = await unit.sql(
    `UPDATE clean_up SET undone_at = $3, undone_by = $4 WHERE tenant_id = $1 AND id = $2 AND undone_at IS NULL RETURNING id`,
    [unit.tenantId, cleanUpId, by.at, by.userId],
  );
  if (!undone) return null;
  const dealIds = await unit.sql<{ id: string; stage: string; version: number }>(
    `SELECT deal_id AS id, from_stage AS stage, version FROM clean_up_deal WHERE tenant_id = $1 AND clean_up_id = $2`,
    [unit.tenantId, cleanUpId],
  );
  const reopening = await lockMatching(
    unit,
    `SELECT d.id FROM deal d JOIN jsonb_to_recordset($2::jsonb) AS r(id uuid, version int) ON d.id = r.id AND d.version = r.version
     WHERE d.tenant_id = $1 AND d.stage = 'closed_lost' AND d.outcome = 'lost' FOR UPDATE OF d`,
    JSON.stringify(dealIds),
  );
  await keepHistory(unit, reopening, by.at);
  const reopened = await unit.sql<{ id: string; stage: string }>(
    `UPDATE deal d SET stage = r.stage, outcome = 'open', lost_reason = NULL, closed_on = NULL, stage_entered_on = h.stage_entered_on,
       version = d.version + 1, recorded_at = $3::timestamptz
     FROM jsonb_to_recordset($2::jsonb) AS r(id uuid, stage text, version int), deal_history h
     WHERE d.tenant_id = $1 AND d.id = r.id AND d.id = ANY($4::uuid[])
       AND h.tenant_id = $1 AND h.id = r.id AND h.version = r.version - 1
     RETURNING d.id, d.stage`,
    [unit.tenantId, JSON.stringify(dealIds), by.at, reopening],
  );
  await insertTransitions(
    unit,
    reopened.map((deal) => ({ dealId: deal.id, from: 'closed_lost', to: deal.stage })),
    by,
    'clean-up undone',
  );
  return { reopened: reopened.length, kept: dealIds.length - reopened.length };
}

/** The deals that do change, locked: only their versions go to history, or what is known of the others would be told twice. */
async function lockMatching(unit: Unit, text: string, chosen: string | string[]): Promise<string[]> {
  const rows = await unit.sql<{ id: string }>(text, [unit.tenantId, chosen]);
  return rows.map(({ id }) => id);
}

async function insertTransitions(
  unit: Unit,
  moves: readonly { dealId: string; from: string; to: string }[],
  by: By,
  reason: string,
): Promise<void> {
  if (moves.length === 0) return;
  const rows = moves.map((move) => ({
    id: newId(),
    deal_id: move.dealId,
    from_stage: move.from,
    to_stage: move.to,
  }));
  await unit.sql(
    `INSERT INTO stage_transition (tenant_id, id, deal_id, from_stage, to_stage, on_date, at, by_user_id, reason, model_version)
     SELECT $1::uuid, r.id, r.deal_id, r.from_stage, r.to_stage, $3::date, $4::timestamptz, $5::uuid, $6, $7
     FROM jsonb_to_recordset($2::jsonb) AS r(id uuid, deal_id uuid, from_stage text, to_stage text) RETURNING id`,
    [unit.tenantId, JSON.stringify(rows), by.on, by.at, by.userId, reason, by.modelVersion],
  );
}
