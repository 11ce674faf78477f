import { newId } from '@/platform/db/ids';
import type { Unit } from '@/platform/db/unit-of-work';

/** That a device reported on a day of the company's zone, and when last on it (ISO, UTC). */
export type DayReport = { device: string; day: string; at: string };

/**
 * Writes what devices reported, each device and day at most once in `reports`: unknown devices as nobody's, a day and its last report where
 * they are new or later. Answers the keys (see `reportKey`) of what was new, and how many devices were. Sending the same twice writes nothing.
 */
export async function writeReports(
  unit: Unit,
  reports: readonly DayReport[],
  now: string,
): Promise<{ recorded: Set<string>; newDevices: number }> {
  const serials = [...new Set(reports.map(({ device }) => device))].sort();
  // In the order of the serial numbers, so that two requests about the same devices wait for each other instead of blocking each other.
  const made = await unit.execute(
    `INSERT INTO device (tenant_id, id, external_id, version, recorded_at, created_at)
     SELECT $1::uuid, r.id, r.serial, 1, $4::timestamptz, $4::timestamptz FROM unnest($2::uuid[], $3::text[]) AS r(id, serial)
     WHERE NOT EXISTS (SELECT 1 FROM device d WHERE d.tenant_id = $1::uuid AND d.external_id = r.serial) ORDER BY r.serial
     ON CONFLICT (tenant_id, external_id) DO NOTHING`,
    [unit.tenantId, serials.map(() => newId()), serials, now],
  );
  const devices = await unit.sql<{ id: string; serial: string }>(
    `SELECT d.id, d.external_id AS serial FROM device d WHERE d.tenant_id = $1 AND d.external_id = ANY($2::text[])
     ORDER BY d.external_id FOR NO KEY UPDATE`,
    [unit.tenantId, serials],
  );
  const written = await writeDays(unit, reports, devices);
  return { recorded: new Set(written.map(reportKey)), newDevices: made };
}

export function reportKey({ device, day }: Pick<DayReport, 'device' | 'day'>): string {
  return `${day} ${device}`;
}

async function writeDays(
  unit: Unit,
  reports: readonly DayReport[],
  devices: readonly { id: string; serial: string }[],
): Promise<{ device: string; day: string }[]> {
  const idOf = new Map(devices.map(({ id, serial }) => [serial, id]));
  const serialOf = new Map(devices.map(({ id, serial }) => [id, serial]));
  const columns = [reports.map(({ device }) => idOf.get(device) ?? null), reports.map(({ day }) => day)];
  const values = [unit.tenantId, ...columns, reports.map(({ at }) => at)];
  const written = await unit.sql<{ deviceId: string; day: string }>(
    `INSERT INTO heartbeat_day (tenant_id, device_id, day, last_at)
     SELECT $1::uuid, r.device_id, r.day, r.at FROM unnest($2::uuid[], $3::date[], $4::timestamptz[]) AS r(device_id, day, at)
     ORDER BY r.device_id, r.day
     ON CONFLICT (tenant_id, device_id, day) DO UPDATE SET last_at = excluded.last_at WHERE heartbeat_day.last_at < excluded.last_at
     RETURNING device_id AS "deviceId", day`,
    values,
  );
  await unit.execute(
    `UPDATE device d SET last_seen_at = r.at FROM (
       SELECT x.device_id, max(x.at) AS at FROM unnest($2::uuid[], $3::date[], $4::timestamptz[]) AS x(device_id, day, at) GROUP BY x.device_id) r
     WHERE d.tenant_id = $1::uuid AND d.id = r.device_id AND (d.last_seen_at IS NULL OR d.last_seen_at < r.at)`,
    values,
  );
  return written.map(({ deviceId, day }) => ({ device: serialOf.get(deviceId) ?? '', day }));
}
