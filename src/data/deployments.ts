import type { Deployed } from '@/domain/approvals/comparison';
import type { DeploymentFact } from '@/domain/deployments/deployment';
import type { Stand } from '@/domain/deployments/steps';
import { newId } from '@/platform/db/ids';
import type { CalendarDate } from '@/domain/values/calendar-date';
import type { Unit } from '@/platform/db/unit-of-work';
import { touchDeals } from './touched-deals';

export type FirstValueKind = 'data' | 'insight' | 'saving';

/** A deployment as it is written: the facts of its life, whose it is, and what its first value was. */
export type DeploymentFields = Omit<DeploymentFact, 'id'> & {
  customerId: string;
  dealId: string | null;
  firstValueKind: FirstValueKind | null;
  firstValueProof: string | null;
  state: 'live' | 'removed';
};

export type StoredDeployment = DeploymentFields & { id: string; version: number };

const COLUMNS = `id, external_id, customer_id, deal_id, site, kind, devices, signed_on, shipped_on, installed_on, activated_on, first_value_on,
  first_value_kind, first_value_proof, ended_on, acv_minor, state, import_id, created_import_id, version, recorded_at, created_at`;
const FIELDS = `d.id, d.version, d.external_id AS "externalId", d.customer_id AS "customerId", d.deal_id AS "dealId", d.site, d.kind, d.devices,
  d.signed_on AS "signedOn", d.shipped_on AS "shippedOn", d.installed_on AS "installedOn", d.activated_on AS "activatedOn",
  d.first_value_on AS "firstValueOn", d.first_value_kind AS "firstValueKind", d.first_value_proof AS "firstValueProof",
  d.ended_on AS "endedOn", d.acv_minor AS "acvMinor", d.state`;

/** The deployment that a command is about to change, locked; null if it is not there or was removed. */
export async function lockDeployment(unit: Unit, deploymentId: string): Promise<StoredDeployment | null> {
  const rows = await unit.sql<StoredDeployment>(
    `SELECT ${FIELDS} FROM deployment d WHERE d.tenant_id = $1 AND d.id = $2 AND d.state = 'live' FOR UPDATE`,
    [unit.tenantId, deploymentId],
  );
  return rows[0] ?? null;
}

function values(deployment: DeploymentFields) {
  return [
    deployment.externalId,
    deployment.customerId,
    deployment.dealId,
    deployment.site,
    deployment.kind,
    deployment.devices,
    deployment.signedOn,
    deployment.shippedOn,
    deployment.installedOn,
    deployment.activatedOn,
    deployment.firstValueOn,
    deployment.firstValueKind,
    deployment.firstValueProof,
    deployment.endedOn,
    deployment.acvMinor,
    deployment.state,
  ];
}

/** Writes a new deployment, version 1, and returns its id. */
export async function insertDeployment(
  unit: Unit,
  deployment: DeploymentFields,
  now: string,
): Promise<string> {
  const id = newId();
  if (deployment.dealId !== null) touchDeals(unit, [deployment.dealId]);
  await unit.execute(
    `INSERT INTO deployment (tenant_id, id, external_id, customer_id, deal_id, site, kind, devices, signed_on, shipped_on, installed_on,
       activated_on, first_value_on, first_value_kind, first_value_proof, ended_on, acv_minor, state, recorded_at, created_at)
     VALUES ($1, $2, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $3, $3)`,
    [unit.tenantId, id, now, ...values(deployment)],
  );
  return id;
}

/** Writes a locked deployment's next version; the one before goes to history. Its devices go to its customer. Returns the new version. */
export async function updateDeployment(
  unit: Unit,
  stored: { id: string; version: number },
  deployment: DeploymentFields,
  now: string,
): Promise<number> {
  const before = await unit.sql<{ dealId: string | null; customerId: string }>(
    `INSERT INTO deployment_history (tenant_id, ${COLUMNS}, superseded_at)
     SELECT tenant_id, ${COLUMNS}, $3::timestamptz FROM deployment WHERE tenant_id = $1 AND id = $2
     RETURNING deal_id AS "dealId", customer_id AS "customerId"`,
    [unit.tenantId, stored.id, now],
  );
  touchDeals(
    unit,
    [deployment, ...before].flatMap(({ dealId }) => dealId ?? []),
  );
  const count = await unit.execute(
    `UPDATE deployment SET external_id = $5, customer_id = $6, deal_id = $7, site = $8, kind = $9, devices = $10, signed_on = $11,
       shipped_on = $12, installed_on = $13, activated_on = $14, first_value_on = $15, first_value_kind = $16, first_value_proof = $17,
       ended_on = $18, acv_minor = $19, state = $20, version = version + 1, recorded_at = $3
     WHERE tenant_id = $1 AND id = $2 AND version = $4`,
    [unit.tenantId, stored.id, now, stored.version, ...values(deployment)],
  );
  if (count !== 1) throw new Error('A locked deployment changed under its lock');
  for (const { customerId } of before) {
    if (customerId !== deployment.customerId) await moveDevices(unit, stored.id, deployment.customerId, now);
  }
  return stored.version + 1;
}

/** Devices belong to the customer of their deployment. */
async function moveDevices(unit: Unit, deploymentId: string, customerId: string, now: string): Promise<void> {
  await unit.execute(
    `UPDATE device SET customer_id = $3, version = version + 1, recorded_at = $4
     WHERE tenant_id = $1 AND deployment_id = $2 AND customer_id IS DISTINCT FROM $3::uuid`,
    [unit.tenantId, deploymentId, customerId, now],
  );
}

export type DeploymentListRow = StoredDeployment & { customer: string; sortKey: string };

export type DeploymentFilter = {
  kind: 'production' | 'pilot' | null;
  stands: Stand | null;
  customerId: string | null;
  /** The day at whose end it stands so. */
  asOf: CalendarDate;
};

const HAS_ENDED = `d.ended_on IS NOT NULL AND d.ended_on <= $2::date`;
const HAS_VALUE = `d.first_value_on IS NOT NULL AND d.first_value_on <= $2::date`;
/** Conditions on deployments `d` at the end of the day in $2. */
const STANDING: Record<Stand, string> = {
  waiting: `NOT (${HAS_VALUE}) AND NOT (${HAS_ENDED})`,
  running: `${HAS_VALUE} AND NOT (${HAS_ENDED})`,
  ended: HAS_ENDED,
  troubled: `NOT (${HAS_ENDED}) AND (EXISTS (SELECT 1 FROM deployment_block b WHERE b.tenant_id = $1 AND b.deployment_id = d.id AND b.state = 'live'
      AND b.from_on <= $2::date AND (b.until_on IS NULL OR b.until_on > $2::date))
    OR EXISTS (SELECT 1 FROM deployment_failure f WHERE f.tenant_id = $1 AND f.deployment_id = d.id AND f.state = 'live'
      AND f.failed_on <= $2::date AND (f.resolved_on IS NULL OR f.resolved_on > $2::date)))`,
};

/** One page, the latest signed first and the unsigned last, by keyset: `after` is the last row's sort key and id. */
export async function listDeployments(
  unit: Unit,
  filter: DeploymentFilter,
  page: { after: { key: string; id: string } | null; limit: number },
): Promise<DeploymentListRow[]> {
  return unit.sql<DeploymentListRow>(
    `SELECT ${FIELDS}, c.name AS customer, coalesce(d.signed_on, '-infinity')::text AS "sortKey"
     FROM deployment d JOIN customer c ON c.tenant_id = d.tenant_id AND c.id = d.customer_id
     WHERE d.tenant_id = $1 AND d.state = 'live' AND $2::date IS NOT NULL AND ($3::text IS NULL OR d.kind = $3)
       AND ($4::uuid IS NULL OR d.customer_id = $4) AND (${filter.stands ? STANDING[filter.stands] : 'true'})
       AND ($5::date IS NULL OR (coalesce(d.signed_on, '-infinity'), d.id) < ($5::date, $6::uuid))
     ORDER BY coalesce(d.signed_on, '-infinity') DESC, d.id DESC LIMIT $7`,
    [
      unit.tenantId,
      filter.asOf,
      filter.kind,
      filter.customerId,
      page.after?.key ?? null,
      page.after?.id ?? null,
      page.limit,
    ],
  );
}

/** How many deployments stand how at the end of a day, of all kinds or of one. */
export async function countDeployments(
  unit: Unit,
  { asOf, kind }: Pick<DeploymentFilter, 'asOf' | 'kind'>,
): Promise<Record<Stand | 'all', number>> {
  const counts = Object.entries(STANDING).map(
    ([stand, condition]) => `count(*) FILTER (WHERE ${condition})::int AS "${stand}"`,
  );
  const [row] = await unit.sql<Record<Stand | 'all', number>>(
    `SELECT count(*)::int AS "all", ${counts.join(', ')} FROM deployment d
     WHERE d.tenant_id = $1 AND d.state = 'live' AND ($3::text IS NULL OR d.kind = $3)`,
    [unit.tenantId, asOf, kind],
  );
  if (!row) throw new Error('A count has no row');
  return row;
}

/**
 * Production deployments for the clocks at the end of a day: those without first value by then, of any age, and those signed from a day
 * on; with their customers, the earliest signed first.
 */
export function readClockDeployments(
  unit: Unit,
  from: CalendarDate,
  asOf: CalendarDate,
): Promise<(StoredDeployment & { customer: string })[]> {
  return unit.sql<StoredDeployment & { customer: string }>(
    `SELECT ${FIELDS}, c.name AS customer FROM deployment d JOIN customer c ON c.tenant_id = d.tenant_id AND c.id = d.customer_id
     WHERE d.tenant_id = $1 AND d.state = 'live' AND d.kind = 'production'
       AND (d.signed_on >= $3::date OR d.signed_on IS NULL OR d.first_value_on IS NULL OR d.first_value_on > $2::date OR d.first_value_on < d.signed_on)
     ORDER BY d.signed_on, d.id`,
    [unit.tenantId, asOf, from],
  );
}

/** One deployment with its customer's name; null if it is not there or was removed. */
export async function findDeployment(
  unit: Unit,
  deploymentId: string,
): Promise<(StoredDeployment & { customer: string }) | null> {
  const rows = await unit.sql<StoredDeployment & { customer: string }>(
    `SELECT ${FIELDS}, c.name AS customer FROM deployment d JOIN customer c ON c.tenant_id = d.tenant_id AND c.id = d.customer_id
     WHERE d.tenant_id = $1 AND d.id = $2 AND d.state = 'live'`,
    [unit.tenantId, deploymentId],
  );
  return rows[0] ?? null;
}

/** Names of the customers of some deployments, by the deployment's id. */
export async function readDeploymentCustomers(
  unit: Unit,
  deploymentIds: readonly string[],
): Promise<Map<string, { customerId: string; customer: string }>> {
  const rows = await unit.sql<{ id: string; customerId: string; customer: string }>(
    `SELECT d.id, d.customer_id AS "customerId", c.name AS customer FROM deployment d
     JOIN customer c ON c.tenant_id = d.tenant_id AND c.id = d.customer_id WHERE d.tenant_id = $1 AND d.id = ANY($2::uuid[])`,
    [unit.tenantId, [...deploymentIds]],
  );
  return new Map(rows.map(({ id, ...customer }) => [id, customer]));
}

/** Production deployments in service on a day that have an ACV, with the product of their deal: what a new deal is compared with. */
export function readDeployed(unit: Unit, on: CalendarDate): Promise<Deployed[]> {
  return unit.sql<Deployed>(
    `SELECT d.acv_minor AS "acvMinor", d.devices, l.product FROM deployment d
     LEFT JOIN deal l ON l.tenant_id = d.tenant_id AND l.id = d.deal_id
     WHERE d.tenant_id = $1 AND d.kind = 'production' AND d.state = 'live' AND d.acv_minor IS NOT NULL AND (d.ended_on IS NULL OR d.ended_on > $2)
     ORDER BY d.id LIMIT 10000`,
    [unit.tenantId, on],
  );
}

/** The product that a deal names; null where it names none. */
export async function productOf(unit: Unit, dealId: string): Promise<string | null> {
  const [row] = await unit.sql<{ product: string | null }>(
    'SELECT product FROM deal WHERE tenant_id = $1 AND id = $2',
    [unit.tenantId, dealId],
  );
  return row?.product ?? null;
}
