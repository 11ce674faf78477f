import { connectedSince, type DeviceShare } from '@/domain/devices/silent-churn';
import { addDays, type CalendarDate } from '@/domain/values/calendar-date';
import type { Unit } from '@/platform/db/unit-of-work';

/** When devices are looked at: a day's end in the company's zone, and after how many days a device is silent. */
export type SeenOn = { asOf: CalendarDate; zone: string; silentDays: number };

/** A customer with devices or recurring revenue, at the end of a day. Amounts are ARR in minor units of the company's currency. */
export type SilentCustomer = {
  customerId: string;
  customer: string;
  devices: number;
  connected: number;
  /** Connected devices that stand in a running pilot. */
  inPilot: number;
  lastSeenOn: CalendarDate | null;
  arrMinor: bigint;
};

/**
 * Every device's last day with a report up to the day `$2`, of devices that were known by then: `seen (id, customer_id, deployment_id, day)`.
 * Of most devices the last report of all is early enough; only of the others the days are looked up, once each (materialized).
 */
const lastDays = (once: 'OFFSET 0' | '') => `(SELECT s.id, s.customer_id, s.deployment_id, s.day FROM (
    SELECT d.id, d.customer_id, d.deployment_id, d.created_at, CASE WHEN d.last_seen_at IS NULL THEN NULL
      WHEN d.last_seen_at < $3::date::timestamp AT TIME ZONE $4 THEN (d.last_seen_at AT TIME ZONE $4)::date
      ELSE (SELECT max(h.day) FROM heartbeat_day h WHERE h.tenant_id = $1 AND h.device_id = d.id AND h.day <= $2::date) END AS day
    FROM device d WHERE d.tenant_id = $1 ${once}) s
  WHERE s.day IS NOT NULL OR s.created_at < $3::date::timestamp AT TIME ZONE $4)`;
/** For sums over all devices: each day is looked up once, which OFFSET sees to (else it is looked up to be shown, and again to be compared). */
const SEEN = `seen AS MATERIALIZED ${lastDays('OFFSET 0')}`;
/** For a page of them: only the days of its rows are looked up. */
export const SEEN_OF_PAGE = `seen AS NOT MATERIALIZED ${lastDays('')}`;

/** Customers with recurring revenue at the end of the day `$2`: `arr (customer_id, arr)`. */
export const ARR = `arr AS (SELECT customer_id, sum(amount_minor)::bigint AS arr FROM movement
  WHERE tenant_id = $1 AND effective_on <= $2::date GROUP BY customer_id HAVING sum(amount_minor) > 0)`;

/** `$1` to `$5` of a statement with `SEEN`: tenant, day, the day after, zone, the first day that makes a device connected. */
export function clockOf(unit: Unit, { asOf, zone, silentDays }: SeenOn) {
  return [unit.tenantId, asOf, addDays(asOf, 1), zone, connectedSince(asOf, silentDays)];
}

/** All devices of a company at the end of a day, in one reading: customers, devices that are nobody's, and the share that earns. */
export type Fleet = {
  customers: SilentCustomer[];
  nobodys: { devices: number; connected: number };
  share: DeviceShare;
};

type FleetRow = Omit<SilentCustomer, 'customerId' | 'customer'> & {
  customerId: string | null;
  customer: string | null;
};

/**
 * Customers who have a known device or pay, each once, in no order: a row for each is what silent churn is judged by; one of them alone if
 * told. And the devices that nobody has yet.
 */
export async function readFleet(unit: Unit, on: SeenOn, customerId: string | null = null): Promise<Fleet> {
  const rows = await unit.sql<FleetRow>(
    `WITH ${SEEN}, ${ARR},
     own AS (SELECT s.customer_id, count(*)::int AS devices, (count(*) FILTER (WHERE s.day >= $5::date))::int AS connected,
         (count(*) FILTER (WHERE s.day >= $5::date AND p.id IS NOT NULL))::int AS in_pilot, max(s.day) AS last_day
       FROM seen s LEFT JOIN deployment p ON p.tenant_id = $1 AND p.id = s.deployment_id AND p.kind = 'pilot' AND p.state = 'live'
         AND (p.ended_on IS NULL OR p.ended_on > $2::date)
       WHERE $6::uuid IS NULL OR s.customer_id = $6 GROUP BY s.customer_id)
     SELECT c.id AS "customerId", c.name AS customer, coalesce(o.devices, 0) AS devices, coalesce(o.connected, 0) AS connected,
       coalesce(o.in_pilot, 0) AS "inPilot", o.last_day AS "lastSeenOn", coalesce(a.arr, 0)::bigint AS "arrMinor"
     FROM own o FULL JOIN arr a ON a.customer_id = o.customer_id
     LEFT JOIN customer c ON c.tenant_id = $1 AND c.id = coalesce(o.customer_id, a.customer_id)
     WHERE $6::uuid IS NULL OR c.id = $6`,
    [...clockOf(unit, on), customerId],
  );
  const customers = rows.filter((row): row is SilentCustomer => row.customerId !== null);
  const { devices = 0, connected = 0 } = rows.find((row) => row.customerId === null) ?? {};
  const sum = (of: (row: FleetRow) => number) => rows.reduce((total, row) => total + of(row), 0);
  const share = {
    devices: sum((row) => row.devices),
    connected: sum((row) => row.connected),
    earning: sum((row) => (row.arrMinor > 0n ? row.connected : 0)),
  };
  return { customers, nobodys: { devices, connected }, share };
}

/** The customers of `readFleet`. */
export async function readSilentCustomers(
  unit: Unit,
  on: SeenOn,
  customerId: string | null = null,
): Promise<SilentCustomer[]> {
  return (await readFleet(unit, on, customerId)).customers;
}

/**
 * How many devices are known and connected, and how many of the connected earn, of one customer or deployment or of all; and how many of
 * all are nobody's.
 */
export async function readDeviceShare(
  unit: Unit,
  on: SeenOn,
  of: { customerId: string | null; deploymentId: string | null },
): Promise<{ share: DeviceShare; unknown: Fleet['nobodys'] }> {
  const [row] = await unit.sql<DeviceShare & { unknown: number; unknownConnected: number }>(
    `WITH ${SEEN}, ${ARR},
     told AS (SELECT s.day >= $5::date AS connected, a.customer_id IS NOT NULL AS earns, s.customer_id IS NULL AS unknown,
         ($6::uuid IS NULL OR s.customer_id = $6) AND ($7::uuid IS NULL OR s.deployment_id = $7) AS asked
       FROM seen s LEFT JOIN arr a ON a.customer_id = s.customer_id)
     SELECT (count(*) FILTER (WHERE asked))::int AS devices, (count(*) FILTER (WHERE asked AND connected))::int AS connected,
       (count(*) FILTER (WHERE asked AND connected AND earns))::int AS earning, (count(*) FILTER (WHERE unknown))::int AS unknown,
       (count(*) FILTER (WHERE unknown AND connected))::int AS "unknownConnected"
     FROM told`,
    [...clockOf(unit, on), of.customerId, of.deploymentId],
  );
  const { devices = 0, connected = 0, earning = 0, unknown = 0, unknownConnected = 0 } = row ?? {};
  return {
    share: { devices, connected, earning },
    unknown: { devices: unknown, connected: unknownConnected },
  };
}

/**
 * What some customers paid before their latest end of all recurring revenue up to a day, and the day from which they pay nothing: the
 * churn rows of that day that stand. Customers who never paid are not in the answer.
 */
export async function readLastPaid(
  unit: Unit,
  customerIds: readonly string[],
  asOf: CalendarDate,
): Promise<Map<string, { arrMinor: bigint; until: CalendarDate }>> {
  if (customerIds.length === 0) return new Map();
  const rows = await unit.sql<{ customerId: string; arrMinor: bigint; until: CalendarDate }>(
    `WITH ended AS (SELECT m.customer_id, m.effective_on, m.amount_minor, max(m.effective_on) OVER (PARTITION BY m.customer_id) AS last_on
       FROM movement m WHERE m.tenant_id = $1 AND m.customer_id = ANY($2::uuid[]) AND m.effective_on <= $3::date AND m.kind = 'churn'
         AND m.reverses_id IS NULL AND NOT EXISTS (SELECT 1 FROM movement r WHERE r.tenant_id = $1 AND r.reverses_id = m.id))
     SELECT customer_id AS "customerId", (-sum(amount_minor))::bigint AS "arrMinor", last_on AS until
     FROM ended WHERE effective_on = last_on GROUP BY customer_id, last_on`,
    [unit.tenantId, customerIds, asOf],
  );
  return new Map(rows.map(({ customerId, ...row }) => [customerId, row]));
}
