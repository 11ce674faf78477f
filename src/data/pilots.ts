import type { DealScope } from '@/domain/access/permissions';
import type { Outcome, StageId } from '@/domain/deals/deal';
import type { PilotFacts, PilotPlan } from '@/domain/pilots/pilot';
import type { CalendarDate } from '@/domain/values/calendar-date';
import { newId } from '@/platform/db/ids';
import type { Unit } from '@/platform/db/unit-of-work';
import { IN_SCOPE, scopeValues } from './deal-scope';
import { askOfDeals } from './of-deals';

type By = { userId: string | null; at: string };

/** What is known of these deals' pilots; a deal without a defined pilot is left out. */
export async function readPilots(unit: Unit, dealIds: readonly string[]): Promise<Map<string, PilotFacts>> {
  const rows = await askOfDeals<PilotFacts & { dealId: string }>(
    unit,
    'deal_pilot',
    `SELECT deal_id AS "dealId", units, start_on AS "startOn", criteria, decision_on AS "decisionOn", state
     FROM pilot WHERE tenant_id = $1 AND deal_id = ANY($2::uuid[])`,
    [unit.tenantId, [...dealIds]],
    dealIds,
  );
  return new Map(rows.map(({ dealId, ...pilot }) => [dealId, pilot]));
}

/** A pilot of its deal, or the plan that takes the place of the one before. */
export async function savePilot(unit: Unit, dealId: string, plan: PilotPlan, at: string): Promise<void> {
  await unit.execute(
    `INSERT INTO pilot (tenant_id, deal_id, units, start_on, criteria, decision_on, recorded_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (tenant_id, deal_id) DO UPDATE SET units = excluded.units, start_on = excluded.start_on, criteria = excluded.criteria,
       decision_on = excluded.decision_on, version = pilot.version + 1, recorded_at = excluded.recorded_at`,
    [unit.tenantId, dealId, plan.units, plan.startOn, plan.criteria, plan.decisionOn, at],
  );
}

/** The CRO gives a pilot until another day; the day before and the reason stay on record. */
export async function extendPilot(
  unit: Unit,
  dealId: string,
  days: { fromOn: CalendarDate; toOn: CalendarDate; reason: string },
  by: By,
): Promise<void> {
  await unit.execute(
    `INSERT INTO pilot_extension (tenant_id, id, deal_id, from_on, to_on, reason, recorded_at, recorded_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [unit.tenantId, newId(), dealId, days.fromOn, days.toOn, days.reason, by.at, by.userId],
  );
  await unit.execute(
    `UPDATE pilot SET decision_on = $3, version = version + 1, recorded_at = $4 WHERE tenant_id = $1 AND deal_id = $2`,
    [unit.tenantId, dealId, days.toOn, by.at],
  );
}

/** How a pilot ended, and the deal that goes on where it was converted. */
export async function decidePilot(
  unit: Unit,
  dealId: string,
  end: {
    state: 'converted' | 'killed';
    on: CalendarDate;
    reason: string | null;
    productionDealId: string | null;
  },
  by: By,
): Promise<void> {
  await unit.execute(
    `UPDATE pilot SET state = $3, decided_on = $4, reason = $5, production_deal_id = $6, decided_at = $7, decided_by = $8,
       version = version + 1, recorded_at = $7 WHERE tenant_id = $1 AND deal_id = $2`,
    [unit.tenantId, dealId, end.state, end.on, end.reason, end.productionDealId, by.at, by.userId],
  );
}

export type PilotRow = {
  dealId: string;
  deal: string;
  version: number;
  stage: StageId;
  outcome: Outcome;
  customer: string | null;
  repId: string | null;
  rep: string | null;
  /** The rest is null while nobody has said what the pilot is. */
  units: number | null;
  startOn: CalendarDate | null;
  criteria: string | null;
  decisionOn: CalendarDate | null;
  state: PilotFacts['state'] | null;
  decidedOn: CalendarDate | null;
  decidedBy: string | null;
  reason: string | null;
  productionDealId: string | null;
  production: string | null;
  extensions: number;
};

const ROWS = `SELECT d.id AS "dealId", d.name AS deal, d.version, d.stage, d.outcome, c.name AS customer, d.rep_id AS "repId", r.name AS rep, p.units,
    p.start_on AS "startOn", p.criteria, p.decision_on AS "decisionOn", p.state, p.decided_on AS "decidedOn", u.name AS "decidedBy", p.reason,
    p.production_deal_id AS "productionDealId", x.name AS production,
    (SELECT count(*)::int FROM pilot_extension e WHERE e.tenant_id = d.tenant_id AND e.deal_id = d.id) AS extensions
  FROM deal d LEFT JOIN pilot p ON p.tenant_id = d.tenant_id AND p.deal_id = d.id
  LEFT JOIN customer c ON c.tenant_id = d.tenant_id AND c.id = d.customer_id
  LEFT JOIN rep r ON r.tenant_id = d.tenant_id AND r.id = d.rep_id
  LEFT JOIN deal x ON x.tenant_id = p.tenant_id AND x.id = p.production_deal_id
  LEFT JOIN app_user u ON u.id = p.decided_by
  WHERE d.tenant_id = $1 AND ${IN_SCOPE} AND d.outcome <> 'removed'`;

/** All pilots: the defined ones, and open deals that are marked and not defined yet. Those to be decided first come first. */
export function listPilots(unit: Unit, scope: DealScope): Promise<PilotRow[]> {
  return unit.sql<PilotRow>(
    `${ROWS} AND (p.deal_id IS NOT NULL OR (d.is_pilot AND d.outcome = 'open')) ORDER BY p.decision_on NULLS FIRST, d.id LIMIT 2000`,
    [unit.tenantId, ...scopeValues(scope)],
  );
}

/** One deal's pilot; of a deal that is none the row has no state. */
export async function findPilot(unit: Unit, scope: DealScope, dealId: string): Promise<PilotRow | null> {
  const rows = await unit.sql<PilotRow>(`${ROWS} AND d.id = $4`, [
    unit.tenantId,
    ...scopeValues(scope),
    dealId,
  ]);
  return rows[0] ?? null;
}

export type ExtensionRow = {
  fromOn: CalendarDate;
  toOn: CalendarDate;
  reason: string;
  recordedAt: string;
  by: string | null;
};

/** The extensions of one pilot, the latest first. */
export function readExtensions(unit: Unit, dealId: string): Promise<ExtensionRow[]> {
  return unit.sql<ExtensionRow>(
    `SELECT e.from_on AS "fromOn", e.to_on AS "toOn", e.reason, e.recorded_at AS "recordedAt", u.name AS by
     FROM pilot_extension e LEFT JOIN app_user u ON u.id = e.recorded_by
     WHERE e.tenant_id = $1 AND e.deal_id = $2 ORDER BY e.recorded_at DESC, e.id DESC LIMIT 50`,
    [unit.tenantId, dealId],
  );
}

/** The pilot that a production deal came from; null where it came from none, or from one that the actor does not see. */
export async function pilotBehind(
  unit: Unit,
  scope: DealScope,
  dealId: string,
): Promise<{ dealId: string; deal: string } | null> {
  const rows = await unit.sql<{ dealId: string; deal: string }>(
    `SELECT d.id AS "dealId", d.name AS deal FROM pilot p JOIN deal d ON d.tenant_id = p.tenant_id AND d.id = p.deal_id
     WHERE p.tenant_id = $1 AND ${IN_SCOPE} AND p.production_deal_id = $4 AND d.outcome <> 'removed'`,
    [unit.tenantId, ...scopeValues(scope), dealId],
  );
  return rows[0] ?? null;
}

/** Contact and product of a deal, which its production deal takes over. */
export async function readInheritance(
  unit: Unit,
  dealId: string,
): Promise<{ contactId: string | null; currency: string } | null> {
  const rows = await unit.sql<{ contactId: string | null; currency: string }>(
    'SELECT contact_id AS "contactId", currency FROM deal WHERE tenant_id = $1 AND id = $2',
    [unit.tenantId, dealId],
  );
  return rows[0] ?? null;
}
