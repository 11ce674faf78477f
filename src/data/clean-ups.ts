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

/** The latest clean-up by a person that has not been undone. */
export async function readLastCleanUp(unit: Unit): Promise<CleanUpRow | null> {
  const rows = await unit.sql<CleanUpRow>(
    `SELECT c.id, c.at, (SELECT count(*)::int FROM clean_up_deal d WHERE d.tenant_id = $1 AND d.clean_up_id = c.id) AS deals
     FROM clean_up c WHERE c.tenant_id = $1 AND c.kind = 'audit' AND c.undone_at IS NULL ORDER BY c.at DESC LIMIT 1`,
    [unit.tenantId],
  );
  return rows[0] ?? null;
}

/** Who closes or reopens, when, on which of the tenant's days, by which version of the stage model. */
export type CleanUpBy = { userId: string | null; at: string; on: string; modelVersion: number };

/** The record of a clean-up by a person: finished in the transaction that makes it. */
export async function insertCleanUp(unit: Unit, by: CleanUpBy): Promise<string> {
  const cleanUpId = newId();
  await unit.execute(
    `INSERT INTO clean_up (tenant_id, id, as_of, by_user_id, at, finished_at) VALUES ($1, $2, $3, $4, $5, $5)`,
    [unit.tenantId, cleanUpId, by.on, by.userId, by.at],
  );
  return cleanUpId;
}

/** Locks deals for the rest of the transaction, whatever their state; how many of them are there. */
export async function lockForClosing(unit: Unit, dealIds: readonly string[]): Promise<number> {
  const [row] = await unit.sql<{ count: number }>(
    `SELECT count(*)::int AS count FROM (SELECT d.id FROM deal d WHERE d.tenant_id = $1 AND d.id = ANY($2::uuid[])
       AND d.outcome <> 'removed' ORDER BY d.id FOR UPDATE) locked`,
    [unit.tenantId, [...dealIds]],
  );
  return row?.count ?? 0;
}

/**
 * Closes deals as lost in one statement each for history, deals, transitions and the record of the clean-up; those that are no longer
 * open, or have a PO by now, stay. The versions after closing are remembered, so that undoing leaves alone what somebody has changed since.
 */
export async function closeDeals(
  unit: Unit,
  cleanUpId: string,
  dealIds: readonly string[],
  by: CleanUpBy & { lostReason: string },
): Promise<number> {
  const locked = await unit.sql<{ id: string; stage: string }>(
    `SELECT id, stage FROM deal WHERE tenant_id = $1 AND id = ANY($2::uuid[]) AND outcome = 'open' AND po_live IS NULL ORDER BY id FOR UPDATE`,
    [unit.tenantId, [...dealIds]],
  );
  // Only the versions of deals that do change go to history, or what is known of the others would be told twice.
  const closing = locked.map(({ id }) => id);
  await keepHistory(unit, closing, by.at);
  const versions = await unit.sql<{ id: string; version: number }>(
    `UPDATE deal SET stage = 'closed_lost', outcome = 'lost', lost_reason = $5, closed_on = $4::date, stage_entered_on = $4::date,
       version = version + 1, recorded_at = $3::timestamptz
     WHERE tenant_id = $1 AND id = ANY($2::uuid[]) RETURNING id, version`,
    [unit.tenantId, closing, by.at, by.on, by.lostReason],
  );
  const stages = new Map(locked.map(({ id, stage }) => [id, stage]));
  const closed = versions.map(({ id, version }) => ({ id, version, stage: stages.get(id) ?? 'lead' }));
  await insertTransitions(
    unit,
    closed.map((deal) => ({ dealId: deal.id, from: deal.stage, to: 'closed_lost' })),
    by,
    'clean-up',
  );
  await unit.sql(
    `INSERT INTO clean_up_deal (tenant_id, clean_up_id, deal_id, from_stage, version)
     SELECT $1::uuid, $2::uuid, r.id, r.stage, r.version FROM jsonb_to_recordset($3::jsonb) AS r(id uuid, stage text, version int)
     RETURNING deal_id`,
    [unit.tenantId, cleanUpId, JSON.stringify(closed)],
  );
  return closed.length;
}

/** Marks a clean-up as undone. 'unknown': there is none of this kind; 'before': it was undone already. */
export async function markUndone(
  unit: Unit,
  cleanUpId: string,
  kind: 'audit' | 'sweep',
  by: CleanUpBy,
): Promise<'now' | 'before' | 'unknown'> {
  const [row] = await unit.sql<{ undone: boolean }>(
    `SELECT undone_at IS NOT NULL AS undone FROM clean_up WHERE tenant_id = $1 AND id = $2 AND kind = $3 FOR UPDATE`,
    [unit.tenantId, cleanUpId, kind],
  );
  if (!row) return 'unknown';
  if (row.undone) return 'before';
  await unit.execute(
    `UPDATE clean_up SET undone_at = $3, undone_by = $4, finished_at = coalesce(finished_at, $3) WHERE tenant_id = $1 AND id = $2`,
    [unit.tenantId, cleanUpId, by.at, by.userId],
  );
  return 'now';
}

export type Reopened = {
  reopened: number;
  /** Whether there is another batch to reopen. */
  more: boolean;
  /** Changed since they were closed: left as they are. Told after the last batch. */
  kept: { dealId: string; name: string }[];
};

/** Reopens the next `limit` of a clean-up's deals at the stage they had; deals changed since stay as they are. */
export async function reopenDeals(
  unit: Unit,
  cleanUpId: string,
  by: CleanUpBy,
  limit: number,
): Promise<Reopened> {
  const { rows, more } = await lockUnchanged(unit, cleanUpId, limit);
  const ids = rows.map(({ id }) => id);
  await keepHistory(unit, ids, by.at);
  const reopened = await unit.sql<{ id: string; stage: string }>(
    `UPDATE deal d SET stage = r.stage, outcome = 'open', lost_reason = NULL, closed_on = NULL, stage_entered_on = h.stage_entered_on,
       version = d.version + 1, recorded_at = $3::timestamptz
     FROM jsonb_to_recordset($2::jsonb) AS r(id uuid, stage text, version int), deal_history h
     WHERE d.tenant_id = $1 AND d.id = r.id AND h.tenant_id = $1 AND h.id = r.id AND h.version = r.version - 1
     RETURNING d.id, d.stage`,
    [unit.tenantId, JSON.stringify(rows), by.at],
  );
  if (reopened.length !== rows.length) throw new Error('A closed deal has no version before its closing');
  await insertTransitions(
    unit,
    reopened.map((deal) => ({ dealId: deal.id, from: 'closed_lost', to: deal.stage })),
    by,
    'clean-up undone',
  );
  await unit.execute(
    `UPDATE clean_up_deal SET reopened_at = $3::timestamptz WHERE tenant_id = $1 AND clean_up_id = $2 AND deal_id = ANY($4::uuid[])`,
    [unit.tenantId, cleanUpId, by.at, ids],
  );
  return { reopened: rows.length, more, kept: more ? [] : await leftAlone(unit, cleanUpId) };
}

type ClosedDeal = { id: string; stage: string; version: number };

/** The next of a clean-up's deals that are as it left them, locked; a batch of nothing but changed ones is passed over. */
async function lockUnchanged(
  unit: Unit,
  cleanUpId: string,
  limit: number,
): Promise<{ rows: ClosedDeal[]; more: boolean }> {
  for (let after: string | null = null; ;) {
    const closed: ClosedDeal[] = await unit.sql<ClosedDeal>(
      `SELECT deal_id AS id, from_stage AS stage, version FROM clean_up_deal WHERE tenant_id = $1 AND clean_up_id = $2
         AND reopened_at IS NULL AND ($3::uuid IS NULL OR deal_id > $3::uuid) ORDER BY deal_id LIMIT $4`,
      [unit.tenantId, cleanUpId, after, limit],
    );
    const now = await unit.sql<{ id: string; version: number }>(
      `SELECT id, version FROM deal WHERE tenant_id = $1 AND id = ANY($2::uuid[]) AND stage = 'closed_lost' AND outcome = 'lost'
       ORDER BY id FOR UPDATE`,
      [unit.tenantId, closed.map(({ id }) => id)],
    );
    const versions = new Map(now.map(({ id, version }) => [id, version]));
    const rows = closed.filter(({ id, version }) => versions.get(id) === version);
    const more = closed.length === limit;
    if (rows.length > 0 || !more) return { rows, more };
    after = closed.at(-1)?.id ?? null;
  }
}

async function leftAlone(unit: Unit, cleanUpId: string): Promise<Reopened['kept']> {
  return unit.sql<{ dealId: string; name: string }>(
    `SELECT c.deal_id AS "dealId", d.name FROM clean_up_deal c JOIN deal d ON d.tenant_id = $1 AND d.id = c.deal_id
     WHERE c.tenant_id = $1 AND c.clean_up_id = $2 AND c.reopened_at IS NULL ORDER BY d.name, c.deal_id`,
    [unit.tenantId, cleanUpId],
  );
}

async function insertTransitions(
  unit: Unit,
  moves: readonly { dealId: string; from: string; to: string }[],
  by: CleanUpBy,
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
