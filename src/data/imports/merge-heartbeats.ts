import { executeBound, runBound, type MergeScope } from './bound-sql';
import type { MatchCounts } from './versioned-table';

const FILE = 's.tenant_id = :tenant AND s.import_id = :import';

/** What the file says of each device and day, once: a staged row may stand for many reports, and a day may have several rows. */
const DAYS = `days AS (SELECT s.device_external_id, s.day, max(s.seen_at) AS seen_at FROM staged_heartbeat s
  WHERE ${FILE} AND s.day IS NOT NULL GROUP BY s.device_external_id, s.day)`;

/** Whose each device is by the file: the deployment it names and that deployment's customer, else the customer it names. */
const OWNERS = `owners AS (SELECT DISTINCT ON (s.device_external_id) s.device_external_id, s.new_id, p.id AS deployment_id,
    coalesce(p.customer_id, c.id) AS customer_id
  FROM staged_heartbeat s
  LEFT JOIN deployment p ON p.tenant_id = :tenant AND p.external_id = s.deployment_external_id AND p.state = 'live'
  LEFT JOIN customer c ON c.tenant_id = :tenant AND c.name_key = s.customer_key
  WHERE ${FILE} ORDER BY s.device_external_id, p.id IS NULL, c.id IS NULL, s.row_no)`;

/** The dry run: device-days that are new or later than known, and devices that are only named; every other row of the file changes nothing. */
export async function compareHeartbeats(scope: MergeScope, staged: number): Promise<MatchCounts> {
  const [found] = await runBound<{ created: number; updated: number }>(
    scope,
    `WITH ${DAYS},
     named AS (SELECT count(DISTINCT s.device_external_id)::int AS n FROM staged_heartbeat s WHERE ${FILE} AND s.day IS NULL
       AND NOT EXISTS (SELECT 1 FROM device d WHERE d.tenant_id = :tenant AND d.external_id = s.device_external_id))
     SELECT (count(*) FILTER (WHERE h.day IS NULL))::int + (SELECT n FROM named) AS created,
       (count(*) FILTER (WHERE h.last_at < f.seen_at))::int AS updated
     FROM days f LEFT JOIN device d ON d.tenant_id = :tenant AND d.external_id = f.device_external_id
     LEFT JOIN heartbeat_day h ON h.tenant_id = :tenant AND h.device_id = d.id AND h.day = f.day`,
  );
  const { created = 0, updated = 0 } = found ?? {};
  return { created, updated, unchanged: staged - created - updated };
}

/** Devices first, then the days on which they reported, then when they did last. Running it twice, or files in another order, comes to the same. */
export async function mergeHeartbeats(
  scope: MergeScope,
  dryRun: MatchCounts & { staged: number; stands: boolean },
  onShare: (share: number) => void,
): Promise<MatchCounts> {
  const { created, updated, unchanged } = dryRun;
  // What a machine has reported since the check is written right all the same, and counted as it was then.
  const counts = dryRun.stands
    ? { created, updated, unchanged }
    : await compareHeartbeats(scope, dryRun.staged);
  onShare(0.15);
  await executeBound(
    scope,
    `WITH ${OWNERS} INSERT INTO device (tenant_id, id, external_id, customer_id, deployment_id, version, recorded_at, created_at)
     SELECT :tenant, o.new_id, o.device_external_id, o.customer_id, o.deployment_id, 1, :now, :now FROM owners o
     WHERE NOT EXISTS (SELECT 1 FROM device d WHERE d.tenant_id = :tenant AND d.external_id = o.device_external_id)
     ON CONFLICT (tenant_id, external_id) DO NOTHING`,
  );
  await attachByFile(scope);
  onShare(0.3);
  if (counts.created + counts.updated > 0) await writeDays(scope);
  onShare(0.9);
  await executeBound(
    scope,
    `UPDATE device d SET last_seen_at = f.seen_at FROM (SELECT s.device_external_id, least(max(s.seen_at), :now) AS seen_at
       FROM staged_heartbeat s WHERE ${FILE} AND s.day IS NOT NULL GROUP BY s.device_external_id) f
     WHERE d.tenant_id = :tenant AND d.external_id = f.device_external_id AND (d.last_seen_at IS NULL OR d.last_seen_at < f.seen_at)`,
  );
  return counts;
}

/** A file fills what is not known: a device that a person has attached stays where he put it. */
async function attachByFile(scope: MergeScope): Promise<void> {
  await executeBound(
    scope,
    `WITH ${OWNERS} UPDATE device d SET customer_id = o.customer_id, deployment_id = o.deployment_id, version = d.version + 1,
       recorded_at = :now
     FROM owners o WHERE d.tenant_id = :tenant AND d.external_id = o.device_external_id AND o.customer_id IS NOT NULL
       AND (d.customer_id IS NULL OR (d.customer_id = o.customer_id AND d.deployment_id IS NULL AND o.deployment_id IS NOT NULL))`,
  );
}

/** A time later today than now is taken as now: the file was read by days. */
async function writeDays(scope: MergeScope): Promise<void> {
  await executeBound(
    scope,
    `WITH ${DAYS} INSERT INTO heartbeat_day (tenant_id, device_id, day, last_at)
     SELECT :tenant, d.id, f.day, least(f.seen_at, :now)
     FROM days f JOIN device d ON d.tenant_id = :tenant AND d.external_id = f.device_external_id ORDER BY d.id, f.day
     ON CONFLICT (tenant_id, device_id, day) DO UPDATE SET last_at = excluded.last_at WHERE heartbeat_day.last_at < excluded.last_at`,
  );
}

/** Deployments that the file names and that are not here: the first row of each, at most a hundred. */
export function unknownDeployments(scope: MergeScope): Promise<{ rowNo: number; externalId: string }[]> {
  return runBound(
    scope,
    `SELECT min(s.row_no)::int AS "rowNo", s.deployment_external_id AS "externalId" FROM staged_heartbeat s
     WHERE ${FILE} AND s.deployment_external_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM deployment p WHERE p.tenant_id = :tenant
       AND p.external_id = s.deployment_external_id AND p.state = 'live')
     GROUP BY s.deployment_external_id ORDER BY 1 LIMIT 100`,
  );
}
