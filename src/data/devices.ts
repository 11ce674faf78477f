import type { CalendarDate } from '@/domain/values/calendar-date';
import type { Unit } from '@/platform/db/unit-of-work';
import { ARR, clockOf, SEEN_OF_PAGE, type SeenOn } from './silent-churn';

/** A device in a list, as it is at the end of a day. Whose it is, is what is known now. */
export type DeviceRow = {
  id: string;
  serial: string;
  customerId: string | null;
  customer: string | null;
  deploymentId: string | null;
  site: string | null;
  deploymentKind: 'production' | 'pilot' | null;
  /** The last day on which it reported, in the company's zone. */
  lastSeenOn: CalendarDate | null;
  connected: boolean;
  /** Its customer has recurring revenue. */
  earning: boolean;
  version: number;
};

export type DeviceFilter = {
  show: 'all' | 'unknown' | 'connected' | 'silent';
  customerId: string | null;
  deploymentId: string | null;
  text: string;
};

/** One page in the order of the serial numbers, after that of the last row seen. */
export async function listDevices(
  unit: Unit,
  on: SeenOn,
  filter: DeviceFilter,
  page: { after: string | null; limit: number },
): Promise<DeviceRow[]> {
  return unit.sql<DeviceRow>(
    `WITH ${SEEN_OF_PAGE}, ${ARR}
     SELECT d.id, d.external_id AS serial, d.customer_id AS "customerId", c.name AS customer, d.deployment_id AS "deploymentId", p.site,
       p.kind AS "deploymentKind", s.day AS "lastSeenOn", coalesce(s.day >= $5::date, false) AS connected,
       a.customer_id IS NOT NULL AS earning, d.version
     FROM seen s JOIN device d ON d.tenant_id = $1 AND d.id = s.id
     LEFT JOIN customer c ON c.tenant_id = $1 AND c.id = d.customer_id
     LEFT JOIN deployment p ON p.tenant_id = $1 AND p.id = d.deployment_id
     LEFT JOIN arr a ON a.customer_id = d.customer_id
     WHERE d.tenant_id = $1 AND ($6::uuid IS NULL OR d.customer_id = $6) AND ($7::uuid IS NULL OR d.deployment_id = $7)
       AND CASE $8::text WHEN 'unknown' THEN d.customer_id IS NULL WHEN 'connected' THEN coalesce(s.day >= $5::date, false)
         WHEN 'silent' THEN coalesce(s.day < $5::date, true) ELSE true END
       AND ($9::text = '' OR strpos(lower(d.external_id), lower($9::text)) > 0)
       AND ($10::text IS NULL OR d.external_id > $10::text)
     ORDER BY d.external_id LIMIT $11`,
    [
      ...clockOf(unit, on),
      filter.customerId,
      filter.deploymentId,
      filter.show,
      filter.text,
      page.after,
      page.limit,
    ],
  );
}

/** Where a device can belong: a live deployment with its customer, or a customer alone. */
export type Place = {
  customerId: string;
  customer: string;
  deploymentId: string | null;
  site: string | null;
};

/** Customers and their live deployments, by name; at most `limit`. */
export async function listPlaces(unit: Unit, limit: number): Promise<Place[]> {
  return unit.sql<Place>(
    `SELECT c.id AS "customerId", c.name AS customer, p.id AS "deploymentId", p.site FROM customer c
     JOIN deployment p ON p.tenant_id = $1 AND p.customer_id = c.id AND p.state = 'live' WHERE c.tenant_id = $1
     UNION ALL SELECT c.id, c.name, NULL, NULL FROM customer c WHERE c.tenant_id = $1
     ORDER BY 2, 4 NULLS FIRST, 1 LIMIT $2`,
    [unit.tenantId, limit],
  );
}

export type StoredDevice = {
  id: string;
  serial: string;
  customerId: string | null;
  deploymentId: string | null;
  version: number;
  recordedAt: string;
};

/** The devices that a command is about to change, locked in one order; those that are not there are missing. */
export async function lockDevices(unit: Unit, deviceIds: readonly string[]): Promise<StoredDevice[]> {
  return unit.sql<StoredDevice>(
    `SELECT d.id, d.external_id AS serial, d.customer_id AS "customerId", d.deployment_id AS "deploymentId", d.version,
       d.recorded_at AS "recordedAt"
     FROM device d WHERE d.tenant_id = $1 AND d.id = ANY($2::uuid[]) ORDER BY d.external_id FOR NO KEY UPDATE`,
    [unit.tenantId, deviceIds],
  );
}

/** A live deployment's customer, with the names of both; null if there is none. */
export async function findPlace(unit: Unit, deploymentId: string): Promise<Place | null> {
  const [row] = await unit.sql<Place>(
    `SELECT c.id AS "customerId", c.name AS customer, p.id AS "deploymentId", p.site FROM deployment p
     JOIN customer c ON c.tenant_id = p.tenant_id AND c.id = p.customer_id
     WHERE p.tenant_id = $1 AND p.id = $2 AND p.state = 'live'`,
    [unit.tenantId, deploymentId],
  );
  return row ?? null;
}

/** The next version of locked devices: all of them at one place, or nobody's. */
export async function placeDevices(
  unit: Unit,
  deviceIds: readonly string[],
  place: { customerId: string | null; deploymentId: string | null },
  now: string,
): Promise<void> {
  await unit.execute(
    `UPDATE device SET customer_id = $3, deployment_id = $4, version = version + 1, recorded_at = $5
     WHERE tenant_id = $1 AND id = ANY($2::uuid[])`,
    [unit.tenantId, deviceIds, place.customerId, place.deploymentId, now],
  );
}
