import type { DeploymentFact } from '@/domain/deployments/deployment';
import {
  kpiWindow,
  type FailureFact,
  type KpiData,
  type KpiId,
  type KpiTarget,
  type KpiWindow,
} from '@/domain/kpis/kpi-data';
import { FIRST_SET, inOrder } from '@/domain/kpis/kpi-set';
import { YEAR_MONTHS } from '@/domain/kpis/grr';
import type { MovementKind } from '@/domain/revenue/movements';
import type { KindMonth } from '@/domain/revenue/bridge';
import type { RetentionMonth } from '@/domain/revenue/roll-ups';
import { date, type CalendarDate } from '@/domain/values/calendar-date';
import type { Stream } from '@/domain/values/stream';
import type { Unit } from '@/platform/db/unit-of-work';
import { toDate } from './columns';
import { readKnownRollUps } from './roll-ups-read';

/** Amounts travel as text: JSON has no whole numbers above 2^53. */
const DEPLOYMENT_FIELDS = `json_build_array(id, external_id, site, kind, devices, acv_minor::text, signed_on, shipped_on, installed_on, activated_on,
  first_value_on, ended_on)`;
const DEPLOYMENT_COLUMNS = `id, external_id, site, kind, devices, acv_minor, signed_on, shipped_on, installed_on, activated_on, first_value_on,
  ended_on, state`;

/**
 * Everything the KPIs need in one statement and one row. $1 tenant, $2 last month measured, $3 first month of the oldest quarter looked at,
 * $4 first day that deployments and failures are looked at. Its cost grows with months, not with movements. The roll-ups are folded into
 * fiscal quarters (see KpiData); their cells hold words and whole numbers only and travel as plain text: half the server's time of JSON.
 * For constant currency the rows that are added stand beside those that they are added to.
 */
const kpiDataSql = (constant: boolean) => `SELECT s.hardware_life_months AS life,
  (SELECT min(period) FROM movement_month WHERE tenant_id = $1 AND n <> 0) AS first_period,
  (SELECT string_agg(concat_ws(' ', month, kind, amount_minor), ';') FROM (
    ${movementRows('movement_month')}${constant ? ` UNION ALL ${movementRows('constant_movement_month')}` : ''}
  ) m) AS movement_months,
  (SELECT string_agg(concat_ws(' ', month, lookback, stream, start_minor, retained_minor, end_minor), ';') FROM (
    ${retentionRows('retention_month')}${constant ? ` UNION ALL ${retentionRows('constant_retention_month')}` : ''}
  ) r) AS retention_months,
  (SELECT json_agg(${DEPLOYMENT_FIELDS}) FROM deployment WHERE tenant_id = $1 AND state = 'live' AND (ended_on IS NULL OR ended_on >= $4)) AS deployments,
  (SELECT json_agg(json_build_array(deployment_id, failed_on, devices)) FROM deployment_failure
    WHERE tenant_id = $1 AND failed_on >= $4 AND cause = 'hardware' AND state = 'live') AS failures,
  (SELECT json_agg(json_build_array(kpi, effective_from, target::text)) FROM kpi_target WHERE tenant_id = $1) AS targets,
  (SELECT kpis FROM kpi_set WHERE tenant_id = $1 ORDER BY version DESC LIMIT 1) AS set
  FROM tenant_setting s WHERE s.tenant_id = $1`;

/** The last month of a row's quarter, or the last one measured where that ends in it; one month for all that lies before. */
const FOLDED =
  'CASE WHEN period < $3 THEN $3 - 1 ELSE least(period - (period - $3) % 3 + 2, $2) END AS month';

function movementRows(table: string): string {
  return `SELECT ${FOLDED}, kind, sum(amount_minor) AS amount_minor FROM ${table} WHERE tenant_id = $1 AND period <= $2 GROUP BY 1, 2`;
}

function retentionRows(table: string): string {
  return `SELECT ${FOLDED}, lookback, stream, sum(start_minor) AS start_minor, sum(retained_minor) AS retained_minor, sum(end_minor) AS end_minor
    FROM ${table} WHERE tenant_id = $1 AND period <= $2 AND lookback IN (${YEAR_MONTHS}, s.hardware_life_months) GROUP BY 1, 2, 3`;
}

const KPI_DATA = { name: 'kpi_data', text: kpiDataSql(false) };
const KPI_DATA_CONSTANT = { name: 'kpi_data_constant', text: kpiDataSql(true) };

/** Deployments and targets as they were recorded at the instant $2. */
const KNOWN_FACTS = `WITH known AS (
    SELECT ${DEPLOYMENT_COLUMNS} FROM deployment WHERE tenant_id = $1 AND recorded_at <= $2::timestamptz
    UNION ALL SELECT ${DEPLOYMENT_COLUMNS} FROM deployment_history
      WHERE tenant_id = $1 AND recorded_at <= $2::timestamptz AND superseded_at > $2::timestamptz)
  SELECT s.hardware_life_months AS life,
    (SELECT json_agg(${DEPLOYMENT_FIELDS}) FROM known WHERE state = 'live' AND (ended_on IS NULL OR ended_on >= $3)) AS deployments,
    (SELECT json_agg(json_build_array(kpi, effective_from, target::text)) FROM kpi_target
      WHERE tenant_id = $1 AND recorded_at <= $2::timestamptz) AS targets,
    (SELECT json_agg(json_build_array(deployment_id, failed_on, devices)) FROM deployment_failure
      WHERE tenant_id = $1 AND failed_on >= $3 AND cause = 'hardware' AND state = 'live' AND recorded_at <= $2::timestamptz) AS failures,
    (SELECT kpis FROM kpi_set WHERE tenant_id = $1 AND recorded_at <= $2::timestamptz ORDER BY version DESC LIMIT 1) AS set
  FROM tenant_setting s WHERE s.tenant_id = $1`;

type Day = string | null;
type DeploymentCell = [
  id: string,
  externalId: string | null,
  site: string,
  kind: 'production' | 'pilot',
  devices: number | null,
  acv: string | null,
  signed: Day,
  shipped: Day,
  installed: Day,
  activated: Day,
  firstValue: Day,
  ended: Day,
];
type Facts = {
  life: number;
  deployments: DeploymentCell[] | null;
  failures: [deployment: string, failed: string, devices: number][] | null;
  targets: [KpiId, string, string][] | null;
  set: KpiId[] | null;
};
type Row = Facts & {
  first_period: number | null;
  movement_months: string | null;
  retention_months: string | null;
};

export type KpiQuestion = {
  currency: string;
  fiscalStartMonth: number;
  asOf: CalendarDate;
  /** Recorded history as it was at this instant; without it one statement on the roll-ups answers. */
  knownAt?: string;
  /** What exchange rates did is taken out of the roll-ups. */
  constant?: boolean;
};

/** What the KPIs of a tenant are computed from at the end of the day `asOf`. Throws if the tenant has no settings. */
export async function readKpiData(unit: Unit, question: KpiQuestion): Promise<KpiData> {
  const window = kpiWindow(question.asOf, question.fiscalStartMonth);
  if (question.knownAt !== undefined) return readKnown(unit, question, question.knownAt, window);
  const values = [unit.tenantId, window.measured, window.foldBefore, window.deploymentsFrom];
  const { name, text } = question.constant ? KPI_DATA_CONSTANT : KPI_DATA;
  const [row] = await unit.named<Row>(name, text, values);
  if (!row) throw new Error('The tenant has no settings');
  return {
    ...factsOf(question, row),
    firstPeriod: row.first_period,
    movementMonths: lines(row.movement_months).map(toMovementMonth),
    retentionMonths: lines(row.retention_months).map(toRetentionMonth),
  };
}

async function readKnown(
  unit: Unit,
  question: KpiQuestion,
  knownAt: string,
  window: KpiWindow,
): Promise<KpiData> {
  const [facts] = await unit.sql<Facts>(KNOWN_FACTS, [unit.tenantId, knownAt, window.deploymentsFrom]);
  if (!facts) throw new Error('The tenant has no settings');
  const lookbacks = [YEAR_MONTHS, facts.life];
  const { movementMonths, retentionMonths } = await readKnownRollUps(
    unit,
    knownAt,
    window.measured,
    lookbacks,
    question.constant,
  );
  const firstPeriod = movementMonths.reduce<number | null>(
    (least, { period }) => Math.min(least ?? period, period),
    null,
  );
  return { ...factsOf(question, facts), firstPeriod, movementMonths, retentionMonths };
}

function factsOf(question: KpiQuestion, { life, deployments, failures, targets, set }: Facts) {
  const { currency, fiscalStartMonth, asOf, constant = false } = question;
  return {
    currency,
    fiscalStartMonth,
    asOf,
    hardwareLifeMonths: life,
    deployments: (deployments ?? []).map(toDeployment),
    failures: (failures ?? []).map(([deploymentId, failed, devices]): FailureFact => ({
      deploymentId,
      failedOn: date(failed),
      devices,
    })),
    set: inOrder(set ?? FIRST_SET),
    constant,
    targets: (targets ?? []).map(([kpi, from, target]): KpiTarget => ({
      kpi,
      effectiveFrom: date(from),
      target: BigInt(target),
    })),
  };
}

function lines(text: string | null): string[] {
  return text === null ? [] : text.split(';');
}

function toMovementMonth(line: string): KindMonth {
  const [period, kind, amount] = line.split(' ') as [string, MovementKind, string];
  return { period: Number(period), kind, amountMinor: BigInt(amount) };
}

function toRetentionMonth(line: string): RetentionMonth {
  const [period, lookback, stream, ...sums] = line.split(' ') as [
    string,
    string,
    Stream,
    string,
    string,
    string,
  ];
  const [start, retained, end] = sums;
  return {
    period: Number(period),
    lookback: Number(lookback),
    stream,
    startMinor: BigInt(start),
    retainedMinor: BigInt(retained),
    endMinor: BigInt(end),
  };
}

function toDeployment(cell: DeploymentCell): DeploymentFact {
  const [id, externalId, site, kind, devices, acv, signed, shipped, installed, activated, firstValue, ended] =
    cell;
  return {
    id,
    externalId,
    site,
    kind,
    devices,
    acvMinor: acv === null ? null : BigInt(acv),
    signedOn: toDate(signed),
    shippedOn: toDate(shipped),
    installedOn: toDate(installed),
    activatedOn: toDate(activated),
    firstValueOn: toDate(firstValue),
    endedOn: toDate(ended),
  };
}
