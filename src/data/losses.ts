import type { DeploymentFact } from '@/domain/deployments/deployment';
import type { EndReason } from '@/domain/revenue/contract-life';
import type { ReasonSum } from '@/domain/revenue/losses';
import type { CalendarDate } from '@/domain/values/calendar-date';
import type { DateRange } from '@/domain/values/fiscal-calendar';
import type { Stream } from '@/domain/values/stream';
import type { Unit } from '@/platform/db/unit-of-work';

export type LossQuestion = DateRange & {
  stream: Stream | null;
  customerId: string | null;
  constant: boolean;
  kind: 'contraction' | 'churn' | null;
};

export type LossRow = {
  customerId: string;
  customer: string;
  stream: Stream;
  kind: 'contraction' | 'churn';
  /** The day of which it is true; `bookedOn` is another where that day's month was closed. */
  on: CalendarDate;
  bookedOn: CalendarDate;
  /** Below 0; above it where a loss that was booked earlier is taken back. */
  amountMinor: bigint;
  reason: EndReason | null;
  note: string | null;
  deploymentId: string | null;
  /** The line that ended, with which a reason is given; null where there is none any more. */
  contractId: string | null;
  contractVersion: number | null;
};

/**
 * $1 tenant, $2 first day, $3 first day that is out, $4 stream, $5 customer, $6 constant currency, $7 kind: what was booked in the window,
 * net of what was taken back in it, with the reason of the lines of that customer and stream that ended on the day.
 */
const LOSSES = `loss AS (SELECT customer_id, stream, kind, coalesce(concerns_on, effective_on) AS on_day, max(effective_on) AS booked_on,
    sum(CASE WHEN $6::boolean THEN amount_minor - fx_minor ELSE amount_minor END)::bigint AS amount_minor
  FROM movement WHERE tenant_id = $1 AND kind IN ('contraction', 'churn') AND ($7::text IS NULL OR kind = $7)
    AND effective_on >= $2::date AND effective_on < $3::date AND ($4::text IS NULL OR stream = $4) AND ($5::uuid IS NULL OR customer_id = $5)
  GROUP BY customer_id, stream, kind, coalesce(concerns_on, effective_on)
  HAVING sum(CASE WHEN $6::boolean THEN amount_minor - fx_minor ELSE amount_minor END) <> 0),
  told AS (SELECT l.*, k.id AS contract_id, k.version, k.end_reason, k.end_note, k.end_deployment_id FROM loss l
    LEFT JOIN LATERAL (SELECT id, version, end_reason, end_note, end_deployment_id FROM contract
      WHERE tenant_id = $1 AND customer_id = l.customer_id AND stream = l.stream AND end_on = l.on_day AND state = 'live'
      ORDER BY (end_reason IS NULL), arr_minor DESC, id LIMIT 1) k ON true)`;

function values(unit: Unit, { from, until, stream, customerId, constant, kind }: LossQuestion) {
  return [unit.tenantId, from, until, stream, customerId, constant, kind];
}

/** What was lost in a window by reason, over all rows. */
export function readLossReasons(unit: Unit, question: LossQuestion): Promise<ReasonSum[]> {
  return unit.sql<ReasonSum>(
    `WITH ${LOSSES} SELECT end_reason AS reason, sum(amount_minor)::bigint AS "amountMinor", count(*)::int AS count
     FROM told GROUP BY end_reason`,
    values(unit, question),
  );
}

/** Losses one by one: those without a reason first, then the largest. `reason` narrows them: one of them, or 'none'. */
export function readLosses(
  unit: Unit,
  question: LossQuestion,
  reason: EndReason | 'none' | null,
  limit: number,
): Promise<LossRow[]> {
  return unit.sql<LossRow>(
    `WITH ${LOSSES} SELECT t.customer_id AS "customerId", c.name AS customer, t.stream, t.kind, t.on_day AS on, t.booked_on AS "bookedOn",
       t.amount_minor AS "amountMinor", t.end_reason AS reason, t.end_note AS note, t.end_deployment_id AS "deploymentId",
       t.contract_id AS "contractId", t.version AS "contractVersion"
     FROM told t JOIN customer c ON c.tenant_id = $1 AND c.id = t.customer_id
     WHERE $8::text IS NULL OR coalesce(t.end_reason, 'none') = $8
     ORDER BY (t.end_reason IS NOT NULL), t.amount_minor, t.on_day DESC, c.name, t.stream LIMIT $9`,
    [...values(unit, question), reason, limit],
  );
}

export type CustomerSite = DeploymentFact & { customerId: string };

/** The deployments of some customers. */
export function readSitesOf(unit: Unit, customerIds: readonly string[]): Promise<CustomerSite[]> {
  return unit.sql<CustomerSite>(
    `SELECT id, external_id AS "externalId", customer_id AS "customerId", site, kind, devices, acv_minor AS "acvMinor",
       signed_on AS "signedOn", shipped_on AS "shippedOn", installed_on AS "installedOn", activated_on AS "activatedOn",
       first_value_on AS "firstValueOn", ended_on AS "endedOn"
     FROM deployment WHERE tenant_id = $1 AND customer_id = ANY($2::uuid[]) AND state = 'live' ORDER BY signed_on, id`,
    [unit.tenantId, [...customerIds]],
  );
}
