import type { DealScope } from '@/domain/access/permissions';
import type { FloorGround } from '@/domain/approvals/floor';
import { newId } from '@/platform/db/ids';
import type { Unit } from '@/platform/db/unit-of-work';
import { IN_SCOPE, scopeValues } from './deal-scope';
import { settle } from './notices';
import { askedSubject } from './told-approvals';

type GroundRow = {
  dealId: string;
  repName: string | null;
  floorMinor: bigint | null;
  decision: 'approved' | 'refused' | null;
  acvMinor: bigint | null;
  reason: string | null;
  asked: boolean;
};

/** The floor of each deal's rep and what the CRO has said last, in one statement whatever their number. */
export async function readFloors(
  unit: Unit,
  dealIds: readonly string[],
  currency: string,
): Promise<Map<string, FloorGround>> {
  const rows = await unit.sql<GroundRow>(
    `SELECT d.id AS "dealId", r.name AS "repName", r.acv_floor_minor AS "floorMinor", a.decision, a.acv_minor AS "acvMinor", a.reason,
       EXISTS (SELECT 1 FROM approval o WHERE o.tenant_id = $1 AND o.deal_id = d.id AND o.decision IS NULL) AS asked
     FROM deal d
     LEFT JOIN rep r ON r.tenant_id = d.tenant_id AND r.id = d.rep_id
     LEFT JOIN LATERAL (SELECT a.decision, a.acv_minor, a.reason FROM approval a WHERE a.tenant_id = $1 AND a.deal_id = d.id
       AND a.decision IN ('approved', 'refused') ORDER BY a.decided_at DESC, a.id DESC LIMIT 1) a ON true
     WHERE d.tenant_id = $1 AND d.id = ANY($2::uuid[])`,
    [unit.tenantId, [...dealIds]],
  );
  return new Map(rows.map((row) => [row.dealId, toGround(row, currency)]));
}

function toGround(row: GroundRow, currency: string): FloorGround {
  const { repName, floorMinor, asked, decision, acvMinor, reason } = row;
  const ruled = decision !== null && acvMinor !== null ? { decision, acvMinor, reason } : null;
  return { repName, floorMinor, currency, ruled, asked };
}

export type NewApproval = { dealId: string; acvMinor: bigint; floorMinor: bigint; note: string | null };

/** Asks the CRO about deals; a deal with an open request keeps that one. Returns the ids of those that are new. */
export async function insertApprovals(
  unit: Unit,
  asked: readonly NewApproval[],
  by: { userId: string | null; at: string; currency: string },
): Promise<string[]> {
  if (asked.length === 0) return [];
  const rows = asked.map((item) => ({
    id: newId(),
    deal_id: item.dealId,
    acv_minor: item.acvMinor.toString(),
    floor_minor: item.floorMinor.toString(),
    note: item.note,
  }));
  const made = await unit.sql<{ id: string }>(
    `INSERT INTO approval (tenant_id, id, deal_id, acv_minor, floor_minor, currency, note, requested_at, requested_by)
     SELECT $1::uuid, r.id, r.deal_id, r.acv_minor, r.floor_minor, $3, r.note, $4::timestamptz, $5::uuid
     FROM jsonb_to_recordset($2::jsonb) AS r(id uuid, deal_id uuid, acv_minor bigint, floor_minor bigint, note text)
     ON CONFLICT (tenant_id, deal_id) WHERE decision IS NULL DO NOTHING RETURNING id`,
    [unit.tenantId, JSON.stringify(rows), by.currency, by.at, by.userId],
  );
  return made.map(({ id }) => id);
}

/** Why the open request of a deal is worth it, in the words of who asks. */
export async function noteApproval(unit: Unit, dealId: string, note: string): Promise<void> {
  await unit.execute(
    'UPDATE approval SET note = $3 WHERE tenant_id = $1 AND deal_id = $2 AND decision IS NULL',
    [unit.tenantId, dealId, note],
  );
}

/** What is open on deals that no longer need it goes off the desk, as withdrawn. Returns their number. */
export async function settleApprovals(
  unit: Unit,
  dealIds: readonly string[],
  by: { userId: string | null; at: string },
): Promise<number> {
  if (dealIds.length === 0) return 0;
  const settled = await unit.sql<{ id: string }>(
    `UPDATE approval SET decision = 'withdrawn', decided_at = $3::timestamptz, decided_by = $4::uuid
     WHERE tenant_id = $1 AND deal_id = ANY($2::uuid[]) AND decision IS NULL RETURNING id`,
    [unit.tenantId, [...dealIds], by.at, by.userId],
  );
  await settleAsked(
    unit,
    settled.map(({ id }) => id),
    by.at,
  );
  return settled.length;
}

/** Requests that are decided or withdrawn wait for nobody. */
async function settleAsked(unit: Unit, ids: readonly string[], now: string): Promise<void> {
  if (ids.length > 0) await settle({ unit, now }, ids.map(askedSubject));
}

export type ApprovalRow = {
  id: string;
  dealId: string;
  deal: string;
  customer: string | null;
  product: string | null;
  rep: string | null;
  /** As asked or, once decided, as the CRO saw it. */
  acvMinor: bigint;
  floorMinor: bigint;
  currency: string;
  note: string | null;
  requestedAt: string;
  requestedBy: string | null;
  decision: 'approved' | 'refused' | 'withdrawn' | null;
  reason: string | null;
  decidedAt: string | null;
  decidedBy: string | null;
};

const ROWS = `SELECT a.id, a.deal_id AS "dealId", d.name AS deal, c.name AS customer, d.product, r.name AS rep, a.acv_minor AS "acvMinor",
    a.floor_minor AS "floorMinor", a.currency, a.note, a.requested_at AS "requestedAt", q.name AS "requestedBy", a.decision, a.reason,
    a.decided_at AS "decidedAt", u.name AS "decidedBy"
  FROM approval a JOIN deal d ON d.tenant_id = a.tenant_id AND d.id = a.deal_id
  LEFT JOIN customer c ON c.tenant_id = d.tenant_id AND c.id = d.customer_id
  LEFT JOIN rep r ON r.tenant_id = d.tenant_id AND r.id = d.rep_id
  LEFT JOIN app_user q ON q.id = a.requested_by LEFT JOIN app_user u ON u.id = a.decided_by
  WHERE a.tenant_id = $1 AND ${IN_SCOPE} AND d.outcome <> 'removed'`;

/** Open requests, the longest waiting first. */
export function openApprovals(unit: Unit, scope: DealScope): Promise<ApprovalRow[]> {
  return unit.sql<ApprovalRow>(`${ROWS} AND a.decision IS NULL ORDER BY a.requested_at, a.id LIMIT 500`, [
    unit.tenantId,
    ...scopeValues(scope),
  ]);
}

/** The latest decisions. */
export function decidedApprovals(unit: Unit, scope: DealScope, limit: number): Promise<ApprovalRow[]> {
  return unit.sql<ApprovalRow>(
    `${ROWS} AND a.decision IS NOT NULL ORDER BY a.decided_at DESC, a.id DESC LIMIT $4`,
    [unit.tenantId, ...scopeValues(scope), limit],
  );
}

/** All requests of one deal, the latest first. */
export function approvalsOf(unit: Unit, scope: DealScope, dealId: string): Promise<ApprovalRow[]> {
  return unit.sql<ApprovalRow>(
    `${ROWS} AND a.deal_id = $4 ORDER BY a.requested_at DESC, a.id DESC LIMIT 50`,
    [unit.tenantId, ...scopeValues(scope), dealId],
  );
}

/** An open request, locked; null if it is not there, decided, or outside the actor's scope. */
export async function lockApproval(
  unit: Unit,
  scope: DealScope,
  approvalId: string,
): Promise<{ id: string; dealId: string; open: boolean } | null> {
  const rows = await unit.sql<{ id: string; dealId: string; open: boolean }>(
    `SELECT a.id, a.deal_id AS "dealId", a.decision IS NULL AS open FROM approval a JOIN deal d ON d.tenant_id = a.tenant_id AND d.id = a.deal_id
     WHERE a.tenant_id = $1 AND ${IN_SCOPE} AND a.id = $4 AND d.outcome <> 'removed' FOR UPDATE OF a`,
    [unit.tenantId, ...scopeValues(scope), approvalId],
  );
  return rows[0] ?? null;
}

export async function decideApproval(
  unit: Unit,
  approvalId: string,
  ruling: {
    decision: 'approved' | 'refused' | 'withdrawn';
    reason: string | null;
    acvMinor: bigint;
    floorMinor: bigint;
  },
  by: { userId: string | null; at: string },
): Promise<void> {
  await unit.execute(
    `UPDATE approval SET decision = $3, reason = $4, acv_minor = $5, floor_minor = $6, decided_at = $7::timestamptz, decided_by = $8::uuid
     WHERE tenant_id = $1 AND id = $2 AND decision IS NULL`,
    [
      unit.tenantId,
      approvalId,
      ruling.decision,
      ruling.reason,
      ruling.acvMinor,
      ruling.floorMinor,
      by.at,
      by.userId,
    ],
  );
  await settleAsked(unit, [approvalId], by.at);
}
