import fs from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { importFile } from '@/features/imports/import-file';
import { devicesQuery } from '@/features/devices/queries';
import { saveListQuery } from '@/features/save-cases/queries';
import { atInstant } from '@/platform/clock/clock';
import { ms, perSecond, type Row } from '../report';
import { BENCH_NOW } from '../sizes';
import { heartbeatsFile, payersFile } from '../support/heartbeats-csv';
import { alternate, median, percentile, timed } from '../support/measure';
import { type Bench, newTenant } from '../world';

const LEAST_RATE = 20_000;
const MOST_LIST_MS = 200;
const ROUNDS = 2;
const LATER = '2026-11-01';

/** A log of readings from its path to the commit, beside COPY and one INSERT … SELECT; then the lists that stand on them. */
export async function heartbeatsBlock(bench: Bench): Promise<Row[]> {
  const { sizes, admin } = bench;
  const path = await heartbeatsFile(sizes.heartbeats);
  await prepareFloor(admin);
  let last = '';
  const times = await alternate(
    {
      ours: async (round) => {
        const { slug } = await newTenant(`heartbeats-${round}`);
        await admin.query('CHECKPOINT');
        last = slug;
        return timed(() => take(slug, 'heartbeats', path));
      },
      floor: async (round) => {
        const { id } = await newTenant(`heartbeats-floor-${round}`);
        await admin.query('CHECKPOINT');
        return timed(() => loadFloor(admin, id, path));
      },
    },
    { rounds: ROUNDS, warmUp: 0 },
  );
  const rate = (side: number[]) => (sizes.heartbeats * 1000) / median(side);
  const [ours, floor] = [rate(times.ours), rate(times.floor)];
  await take(last, 'contracts', await payersFile(sizes.heartbeats));
  await admin.query('ANALYZE device, heartbeat_day, movement, customer');
  const load: Row = {
    what: `Import of ${sizes.heartbeats.toLocaleString('en')} heartbeats`,
    ours: perSecond(ours, 'rows'),
    floor: perSecond(floor, 'rows'),
    ratio: ours / floor,
    goal: `≥ ${LEAST_RATE.toLocaleString('en')} rows/s`,
    met: ours >= LEAST_RATE,
    figures: {
      oursRowsPerSecond: ours,
      floorRowsPerSecond: floor,
      oursMs: median(times.ours),
      floorMs: median(times.floor),
    },
  };
  return [load, ...(await listRows(bench, last))];
}

async function take(slug: string, kind: 'heartbeats' | 'contracts', path: string): Promise<void> {
  const caller = { kind: 'operator' as const, tenantSlug: slug };
  const result = await atInstant(BENCH_NOW, () => importFile(caller, { kind, path }));
  if (!result.ok) throw new Error(result.refusal.message);
  const { rejected, created } = result.value.counts;
  if (rejected !== 0 || !created) throw new Error(`${created} rows came in, ${rejected} were refused`);
}

/** The least that can be asked of the same rows: ARR and connected devices of each customer, no names, cases or past. */
const PLAIN = `SELECT count(*) FROM (SELECT customer_id, count(*) FILTER (WHERE last_seen_at > $2) AS connected FROM device
    WHERE tenant_id = $1 GROUP BY customer_id) d
  FULL JOIN (SELECT customer_id, sum(amount_minor) AS arr FROM movement WHERE tenant_id = $1 GROUP BY customer_id) a USING (customer_id)`;

async function listRows({ sizes, admin }: Bench, slug: string): Promise<Row[]> {
  const caller = { kind: 'operator' as const, tenantSlug: slug };
  const { rows } = await admin.query<{ id: string }>('SELECT id FROM tenant WHERE slug = $1', [slug]);
  const id = rows[0]?.id;
  const times = await alternate(
    {
      today: () => timed(() => saveListQuery(caller, {})),
      past: () => timed(() => saveListQuery(caller, { asOf: LATER })),
      devices: () => timed(() => devicesQuery(caller, {})),
      floor: () => timed(() => admin.query(PLAIN, [id, '2026-10-23'])),
    },
    { rounds: Math.max(20, sizes.latencyRounds / 4), warmUp: 5 },
  );
  const floor = median(times.floor);
  const row = (what: string, side: number[]): Row => ({
    what,
    ours: `${ms(median(side))} (p95 ${ms(percentile(side, 95))})`,
    floor: ms(floor),
    ratio: median(side) / floor,
    goal: `≤ ${MOST_LIST_MS} ms`,
    met: median(side) <= MOST_LIST_MS,
    figures: { oursP50: median(side), oursP95: percentile(side, 95), floorP50: floor },
  });
  return [
    row('Save list today', times.today),
    row('Save list of three weeks ago', times.past),
    row('First page of the devices', times.devices),
  ];
}

/** A table like ours with its keys, and a staging table for the file's columns. */
async function prepareFloor(admin: pg.Client): Promise<void> {
  await admin.query('CREATE TABLE IF NOT EXISTS floor_heartbeat (LIKE heartbeat_day INCLUDING ALL)');
  await admin.query(
    'CREATE TEMP TABLE IF NOT EXISTS floor_readings (device text, at timestamptz, customer text)',
  );
}

async function loadFloor(admin: pg.Client, tenantId: string, path: string): Promise<void> {
  await admin.query('BEGIN');
  await admin.query('TRUNCATE floor_readings');
  const copy = admin.query(copyFrom('COPY floor_readings FROM STDIN (FORMAT csv, HEADER)'));
  await pipeline(fs.createReadStream(path, { highWaterMark: 1 << 18 }), copy);
  await admin.query(
    `INSERT INTO floor_heartbeat (tenant_id, device_id, day, last_at)
     SELECT $1::uuid, md5(device)::uuid, at::date, max(at) FROM floor_readings GROUP BY device, at::date`,
    [tenantId],
  );
  await admin.query('COMMIT');
}
