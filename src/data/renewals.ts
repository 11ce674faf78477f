import type { EndReason } from '@/domain/revenue/contract-life';
import type { HealthFacts } from '@/domain/revenue/health';
import { addDays, type CalendarDate } from '@/domain/values/calendar-date';
import type { Stream } from '@/domain/values/stream';
import type { Unit } from '@/platform/db/unit-of-work';

export type EndingContract = {
  id: string;
  version: number;
  customerId: string;
  customer: string;
  stream: Stream;
  plan: string | null;
  startOn: CalendarDate;
  endOn: CalendarDate;
  amountMinor: bigint;
  periodMonths: number;
  arrMinor: bigint;
  sourceAmountMinor: bigint | null;
  sourceCurrency: string | null;
  fxRate: string | null;
  autoRenews: boolean;
  ownerId: string | null;
  owner: string | null;
  endReason: EndReason | null;
  goesOn: boolean;
};

/**
 * Live contracts whose first unpaid day lies after `from` and up to `to`, by that day; those that ended by a change of price or currency or
 * by a pause are left out.
 */
export async function readEndingContracts(
  unit: Unit,
  { from, to }: { from: CalendarDate; to: CalendarDate },
): Promise<EndingContract[]> {
  return unit.sql<EndingContract>(
    `SELECT c.id, c.version, c.customer_id AS "customerId", k.name AS customer, c.stream, c.plan, c.start_on AS "startOn", c.end_on AS "endOn",
       c.amount_minor AS "amountMinor", c.period_months AS "periodMonths", c.arr_minor AS "arrMinor",
       c.source_amount_minor AS "sourceAmountMinor", c.source_currency AS "sourceCurrency", trim_scale(c.fx_rate)::text AS "fxRate",
       c.auto_renews AS "autoRenews", c.owner_id AS "ownerId", u.name AS owner, c.end_reason AS "endReason",
       f.id IS NOT NULL OR EXISTS (SELECT 1 FROM contract n WHERE n.tenant_id = $1 AND n.customer_id = c.customer_id AND n.stream = c.stream
         AND n.start_on = c.end_on AND n.id <> c.id AND n.state = 'live') AS "goesOn"
     FROM contract c JOIN customer k ON k.tenant_id = $1 AND k.id = c.customer_id
     LEFT JOIN contract f ON f.tenant_id = $1 AND f.follows_id = c.id AND f.state = 'live'
     LEFT JOIN app_user u ON u.id = c.owner_id
     WHERE c.tenant_id = $1 AND c.state = 'live' AND c.end_on > $2::date AND c.end_on <= $3::date
       AND c.end_on > c.start_on AND (f.id IS NULL OR f.follow_kind = 'renewal')
     ORDER BY c.end_on, k.name, c.stream, c.id`,
    [unit.tenantId, from, to],
  );
}

export type HealthClock = {
  asOf: CalendarDate;
  /** The first day on which a report means that a device is connected. */
  connectedSince: CalendarDate;
};

type HealthRow = { id: string } & HealthFacts;

/**
 * What speaks for or against a renewal, of some customers at the end of a day. Heartbeats are looked up device by device: a join is turned
 * into a scan of all of them while the server has not yet counted a file of readings that has just come in.
 */
export async function readHealthFacts(
  unit: Unit,
  customerIds: readonly string[],
  { asOf, connectedSince }: HealthClock,
): Promise<Map<string, HealthFacts>> {
  const rows = await unit.sql<HealthRow>(
    `WITH site AS (SELECT id, customer_id, signed_on, kind, first_value_on FROM deployment
       WHERE tenant_id = $1 AND customer_id = ANY($2::uuid[]) AND state = 'live' AND (ended_on IS NULL OR ended_on > $3::date))
     SELECT k.id,
       (SELECT max($3::date - s.signed_on) FROM site s WHERE s.customer_id = k.id AND s.kind = 'production' AND s.signed_on <= $3::date
          AND (s.first_value_on IS NULL OR s.first_value_on > $3::date)) AS "waitingDays",
       (SELECT coalesce(sum(f.devices), 0)::int FROM deployment_failure f JOIN site s ON s.id = f.deployment_id WHERE f.tenant_id = $1
          AND s.customer_id = k.id AND f.state = 'live' AND f.failed_on <= $3::date AND (f.resolved_on IS NULL OR f.resolved_on > $3::date))
          AS "failedDevices",
       (SELECT count(DISTINCT b.deployment_id)::int FROM deployment_block b JOIN site s ON s.id = b.deployment_id WHERE b.tenant_id = $1
          AND s.customer_id = k.id AND b.state = 'live' AND b.from_on <= $3::date AND (b.until_on IS NULL OR b.until_on > $3::date)) AS blocked,
       EXISTS (SELECT 1 FROM device d WHERE d.tenant_id = $1 AND d.customer_id = k.id) AND NOT EXISTS
         (SELECT 1 FROM device d WHERE d.tenant_id = $1 AND d.customer_id = k.id AND
            (SELECT true FROM heartbeat_day h WHERE h.tenant_id = $1 AND h.device_id = d.id AND h.day >= $4::date AND h.day <= $3::date LIMIT 1)) AS silent,
       (SELECT coalesce(-sum(m.amount_minor), 0)::bigint FROM movement m WHERE m.tenant_id = $1 AND m.customer_id = k.id
          AND m.kind = 'contraction' AND m.effective_on > $5::date AND m.effective_on <= $3::date) AS "contractedMinor"
     FROM customer k WHERE k.tenant_id = $1 AND k.id = ANY($2::uuid[])`,
    [unit.tenantId, customerIds, asOf, connectedSince, addDays(asOf, -365)],
  );
  return new Map(rows.map(({ id, ...facts }) => [id, facts]));
}
