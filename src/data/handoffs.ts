import type { DealScope } from '@/domain/access/permissions';
import type { EvidenceKind, Outcome } from '@/domain/deals/deal';
import type { HandoffFields, HandoffStanding, HandoffState } from '@/domain/deployments/handoff';
import type { CalendarDate } from '@/domain/values/calendar-date';
import { newId } from '@/platform/db/ids';
import type { Unit } from '@/platform/db/unit-of-work';
import { IN_SCOPE, scopeValues } from './deal-scope';

type By = { userId: string | null; at: string };

/** A deal with its handoff, if there is one. */
export type HandoffRow = {
  dealId: string;
  deal: string;
  outcome: Outcome;
  isPilot: boolean;
  hasHardware: boolean;
  customerId: string | null;
  customer: string | null;
  rep: string | null;
  /** The live document that commits the deal: what makes a handoff due. */
  document: { kind: EvidenceKind; reference: string | null; on: CalendarDate } | null;
  /** One of the deal's deployments is activated or gave its first value. */
  reached: boolean;
  handoff: StoredHandoff | null;
};

export type StoredHandoff = HandoffFields & {
  id: string;
  version: number;
  state: HandoffState;
  offeredAt: string;
  offeredBy: string | null;
  decidedAt: string | null;
  decidedBy: string | null;
  decisionNote: string | null;
  deploymentId: string | null;
  deployment: string | null;
};

type FlatRow = Omit<HandoffRow, 'document' | 'handoff'> &
  Omit<StoredHandoff, 'id'> & {
    handoffId: string | null;
    documentKind: EvidenceKind | null;
    documentReference: string | null;
    documentOn: CalendarDate | null;
  };

function toRow(flat: FlatRow): HandoffRow {
  const { dealId, deal, outcome, isPilot, hasHardware, customerId, customer, rep, reached, ...rest } = flat;
  const { handoffId, documentKind, documentReference, documentOn, ...handoff } = rest;
  const document =
    documentKind && documentOn ? { kind: documentKind, reference: documentReference, on: documentOn } : null;
  const own = { dealId, deal, outcome, isPilot, hasHardware, customerId, customer, rep, reached };
  return {
    ...own,
    document,
    handoff: handoffId === null ? null : { ...handoff, id: handoffId },
  };
}

const REACHED = `EXISTS (SELECT 1 FROM deployment r WHERE r.tenant_id = d.tenant_id AND r.deal_id = d.id AND r.state = 'live'
  AND (r.activated_on IS NOT NULL OR r.first_value_on IS NOT NULL))`;

const TABLES = `deal d LEFT JOIN handoff h ON h.tenant_id = d.tenant_id AND h.deal_id = d.id
  LEFT JOIN evidence e ON e.tenant_id = d.tenant_id AND e.id = d.po_evidence_id AND d.po_live
  LEFT JOIN customer c ON c.tenant_id = d.tenant_id AND c.id = d.customer_id
  LEFT JOIN rep r ON r.tenant_id = d.tenant_id AND r.id = d.rep_id
  LEFT JOIN deployment x ON x.tenant_id = h.tenant_id AND x.id = h.deployment_id
  LEFT JOIN app_user o ON o.id = h.offered_by LEFT JOIN app_user u ON u.id = h.decided_by`;

const FIELDS = `d.id AS "dealId", d.name AS deal, d.outcome, d.is_pilot AS "isPilot", d.has_hardware AS "hasHardware",
  d.customer_id AS "customerId", c.name AS customer, r.name AS rep, ${REACHED} AS reached,
  e.kind AS "documentKind", e.reference AS "documentReference", e.evidence_on AS "documentOn",
  h.id AS "handoffId", h.version, h.state, h.promised, h.site, h.network, h.first_value_kind AS "firstValueKind",
  h.first_value_event AS "firstValueEvent", h.devices, h.needed_on AS "neededOn", h.offered_at AS "offeredAt", o.name AS "offeredBy",
  h.decided_at AS "decidedAt", u.name AS "decidedBy", h.decision_note AS "decisionNote", h.deployment_id AS "deploymentId", x.site AS deployment`;

/** The standing in SQL: the same rule as `standingOf` (a test compares them). */
const STANDING = `CASE WHEN h.id IS NOT NULL THEN h.state
  WHEN d.outcome = 'open' AND d.po_live AND NOT ${REACHED} THEN 'missing' END`;

/** A deal that the actor sees, with its handoff; null where he does not see it. */
export async function findHandoff(unit: Unit, scope: DealScope, dealId: string): Promise<HandoffRow | null> {
  const rows = await unit.sql<FlatRow>(
    `SELECT ${FIELDS} FROM ${TABLES} WHERE d.tenant_id = $1 AND ${IN_SCOPE} AND d.id = $4 AND d.outcome <> 'removed'`,
    [unit.tenantId, ...scopeValues(scope), dealId],
  );
  return rows[0] ? toRow(rows[0]) : null;
}

/** The handoff that a deployment came from, whoever's deal it is; null where none did. */
export async function handoffBehind(unit: Unit, deploymentId: string): Promise<HandoffRow | null> {
  const rows = await unit.sql<FlatRow>(
    `SELECT ${FIELDS} FROM ${TABLES} WHERE d.tenant_id = $1 AND h.deployment_id = $2 ORDER BY h.id LIMIT 1`,
    [unit.tenantId, deploymentId],
  );
  return rows[0] ? toRow(rows[0]) : null;
}

/** The deal of a handoff, to be locked before it; null for an unknown one. */
export async function dealOfHandoff(unit: Unit, handoffId: string): Promise<string | null> {
  const [row] = await unit.sql<{ dealId: string }>(
    'SELECT deal_id AS "dealId" FROM handoff WHERE tenant_id = $1 AND id = $2',
    [unit.tenantId, handoffId],
  );
  return row?.dealId ?? null;
}

/** A page of deals whose handoff stands so: those that wait the longest first, of the accepted ones the latest. */
export async function listHandoffs(
  unit: Unit,
  scope: DealScope,
  standing: HandoffStanding,
  page: { after: { key: string; id: string } | null; limit: number },
): Promise<(HandoffRow & { sortKey: string })[]> {
  const since = `CASE WHEN h.id IS NULL THEN coalesce(e.evidence_on::timestamptz, to_timestamp(0)) ELSE coalesce(h.decided_at, h.offered_at) END`;
  // Where there is a handoff its own state says it, so that the few of them are read instead of all deals.
  const stands = standing === 'missing' ? `${STANDING} = $4 AND h.id IS NULL AND d.po_live` : 'h.state = $4';
  const [order, beyond] = standing === 'accepted' ? ['DESC', '<'] : ['ASC', '>'];
  const rows = await unit.sql<FlatRow & { sortKey: string }>(
    `SELECT ${FIELDS}, (extract(epoch FROM ${since}) * 1000)::bigint::text AS "sortKey" FROM ${TABLES}
     WHERE d.tenant_id = $1 AND ${IN_SCOPE} AND d.outcome <> 'removed' AND ${stands}
       AND ($5::bigint IS NULL OR ((extract(epoch FROM ${since}) * 1000)::bigint, d.id) ${beyond} ($5::bigint, $6::uuid))
     ORDER BY (extract(epoch FROM ${since}) * 1000)::bigint ${order}, d.id ${order} LIMIT $7`,
    [
      unit.tenantId,
      ...scopeValues(scope),
      standing,
      page.after?.key ?? null,
      page.after?.id ?? null,
      page.limit,
    ],
  );
  return rows.map(({ sortKey, ...flat }) => ({ ...toRow(flat), sortKey }));
}

/** How many deals that the actor sees have a handoff of each standing. */
export async function countHandoffs(unit: Unit, scope: DealScope): Promise<Record<HandoffStanding, number>> {
  const rows = await unit.sql<{ standing: HandoffStanding; count: number }>(
    `SELECT ${STANDING} AS standing, count(*)::int AS count
     FROM deal d LEFT JOIN handoff h ON h.tenant_id = d.tenant_id AND h.deal_id = d.id
     WHERE d.tenant_id = $1 AND ${IN_SCOPE} AND d.outcome <> 'removed' AND (h.id IS NOT NULL OR (d.outcome = 'open' AND d.po_live))
     GROUP BY 1 HAVING ${STANDING} IS NOT NULL`,
    [unit.tenantId, ...scopeValues(scope)],
  );
  const counts = { missing: 0, offered: 0, returned: 0, accepted: 0 };
  for (const { standing, count } of rows) counts[standing] = count;
  return counts;
}

/** Offers a handoff, or offers it anew; returns its id and version. `stored` is locked with its deal. */
export async function offerHandoff(
  unit: Unit,
  dealId: string,
  fields: HandoffFields,
  by: By,
): Promise<{ handoffId: string; version: number }> {
  const [row] = await unit.sql<{ id: string; version: number }>(
    `INSERT INTO handoff (tenant_id, id, deal_id, promised, site, network, first_value_kind, first_value_event, devices, needed_on, offered_at, offered_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
     ON CONFLICT (tenant_id, deal_id) DO UPDATE SET promised = excluded.promised, site = excluded.site, network = excluded.network,
       first_value_kind = excluded.first_value_kind, first_value_event = excluded.first_value_event, devices = excluded.devices,
       needed_on = excluded.needed_on, state = 'offered', offered_at = excluded.offered_at, offered_by = excluded.offered_by,
       decided_at = NULL, decided_by = NULL, version = handoff.version + 1
     RETURNING id, version`,
    [
      unit.tenantId,
      newId(),
      dealId,
      fields.promised,
      fields.site,
      fields.network,
      fields.firstValueKind,
      fields.firstValueEvent,
      fields.devices,
      fields.neededOn,
      by.at,
      by.userId,
    ],
  );
  if (!row) throw new Error('A handoff was not written');
  return { handoffId: row.id, version: row.version };
}

/** What delivery decided of a handoff that is locked with its deal. Returns the new version. */
export async function decideHandoff(
  unit: Unit,
  handoff: { id: string; version: number },
  decision: { state: 'accepted' | 'returned'; note: string | null; deploymentId: string | null },
  by: By,
): Promise<number> {
  await unit.execute(
    `UPDATE handoff SET state = $3, decision_note = $4, deployment_id = $5, decided_at = $6, decided_by = $7, version = version + 1
     WHERE tenant_id = $1 AND id = $2`,
    [unit.tenantId, handoff.id, decision.state, decision.note, decision.deploymentId, by.at, by.userId],
  );
  return handoff.version + 1;
}

export type FreeDeployment = { id: string; site: string; signedOn: CalendarDate | null; ofThisDeal: boolean };

/** Deployments that a handoff of this deal may take instead of a new one: its own, and its customer's without a deal; none that was handed over. */
export function freeDeployments(
  unit: Unit,
  deal: { dealId: string; customerId: string },
): Promise<FreeDeployment[]> {
  return unit.sql<FreeDeployment>(
    `SELECT d.id, d.site, d.signed_on AS "signedOn", d.deal_id IS NOT NULL AS "ofThisDeal" FROM deployment d
     WHERE d.tenant_id = $1 AND d.customer_id = $2 AND (d.deal_id IS NULL OR d.deal_id = $3) AND d.state = 'live' AND d.ended_on IS NULL
       AND NOT EXISTS (SELECT 1 FROM handoff h WHERE h.tenant_id = d.tenant_id AND h.deployment_id = d.id)
     ORDER BY d.deal_id NULLS LAST, d.site, d.id LIMIT 50`,
    [unit.tenantId, deal.customerId, deal.dealId],
  );
}
