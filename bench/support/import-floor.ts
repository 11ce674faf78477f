import fs from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { COLUMNS } from './deals-csv';

// The least that has to happen to a file: its bytes to a staging table, the rows into a table with the same indexes and checks as
// `deal`, nothing else: no look at the values, no names, no history, no way back.

const STAGED = COLUMNS.map((_, i) => `c${i}`);

/** A clone of `deal` with its indexes, checks and the key to the tenant, and a temporary staging table for the file's columns. */
export async function prepareFloor(admin: pg.Client): Promise<void> {
  await admin.query(`CREATE TABLE IF NOT EXISTS floor_deal (LIKE deal INCLUDING ALL)`);
  await admin.query(`ALTER TABLE floor_deal DROP CONSTRAINT IF EXISTS floor_tenant`);
  await admin.query(
    `ALTER TABLE floor_deal ADD CONSTRAINT floor_tenant FOREIGN KEY (tenant_id) REFERENCES tenant (id)`,
  );
  await admin.query(
    `CREATE TEMP TABLE IF NOT EXISTS floor_staging (${STAGED.map((name) => `${name} text`).join(', ')})`,
  );
}

/** Copies the file's bytes into the staging table. */
async function stage(admin: pg.Client, path: string): Promise<void> {
  await admin.query('TRUNCATE floor_staging');
  const copy = admin.query(copyFrom(`COPY floor_staging FROM STDIN (FORMAT csv, HEADER)`));
  await pipeline(fs.createReadStream(path, { highWaterMark: 1 << 18 }), copy);
}

const VALUES = `uuidv7(), c0, c1, md5(c2)::uuid, md5(c3)::uuid,
  CASE WHEN c4 = 'Closed Lost' THEN 'closed_lost' ELSE 'lead' END,
  CASE c4 WHEN 'Closed Won' THEN 'won' WHEN 'Closed Lost' THEN 'lost' ELSE 'open' END, c4, (c5::numeric * 100)::bigint, c6::int * 100,
  c7::date, c8::date, nullif(c9, '')::date, c10::date, nullif(c11, ''), c12, c13, nullif(c14, '')`;
const TARGETS = `id, external_id, name, customer_id, rep_id, stage, outcome, source_stage, amount_minor, source_probability_bp, close_on,
  created_on, last_activity_on, stage_entered_on, next_step, source_category, product, lost_reason`;

export async function importFloor(admin: pg.Client, tenantId: string, path: string): Promise<void> {
  await admin.query('BEGIN');
  await stage(admin, path);
  await admin.query(
    `INSERT INTO floor_deal (tenant_id, ${TARGETS}, currency, term_months, is_pilot, has_hardware, version, recorded_at, created_at)
     SELECT '${tenantId}', ${VALUES}, 'USD', 12, false, false, 1, now(), now() FROM floor_staging`,
  );
  await admin.query('COMMIT');
}

/** The same file again: staged and compared by one hash join. Returns the rows that differ. */
export async function diffFloor(admin: pg.Client, tenantId: string, path: string): Promise<number> {
  await admin.query('BEGIN');
  await stage(admin, path);
  const { rows } = await admin.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM floor_staging s JOIN floor_deal d ON d.tenant_id = '${tenantId}' AND d.external_id = c0
     WHERE ROW(d.name, d.source_stage, d.amount_minor, d.close_on, d.created_on, d.last_activity_on, d.stage_entered_on, d.next_step)
       IS DISTINCT FROM ROW(c1, c4, (c5::numeric * 100)::bigint, c7::date, c8::date, nullif(c9, '')::date, c10::date, nullif(c11, ''))`,
  );
  await admin.query('COMMIT');
  return rows[0]?.n ?? NaN;
}
