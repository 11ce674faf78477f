import type pg from 'pg';

/** Leads of long ago that nobody has touched. */
export async function quietDeals(admin: pg.Client, tenantId: string, count: number): Promise<void> {
  await admin.query(
    `INSERT INTO deal (tenant_id, id, external_id, name, stage, outcome, amount_minor, currency, close_on, created_on, recorded_at, created_at)
     SELECT $1, gen_random_uuid(), 'Q-' || n, 'Quiet ' || n, 'lead', 'open', 100000 + n, 'USD', '2026-12-31', '2026-01-05',
       '2026-01-05T10:00:00Z', '2026-01-05T10:00:00Z' FROM generate_series(1, $2::int) AS n`,
    [tenantId, count],
  );
  await admin.query('ANALYZE deal');
}

/** The same deals closed by bare statements in one transaction: versions, deals and transitions, without a rule, a forecast or a way back. */
export async function sweepFloor(admin: pg.Client, tenantId: string): Promise<void> {
  const columns = await historyColumns(admin);
  await admin.query('BEGIN');
  await admin.query(
    `INSERT INTO deal_history (${columns}, superseded_at) SELECT ${columns}, now() FROM deal WHERE tenant_id = $1`,
    [tenantId],
  );
  await admin.query(
    `UPDATE deal SET stage = 'closed_lost', outcome = 'lost', lost_reason = 'quiet', version = version + 1, recorded_at = now()
     WHERE tenant_id = $1`,
    [tenantId],
  );
  await admin.query(
    `INSERT INTO stage_transition (tenant_id, id, deal_id, from_stage, to_stage, on_date, at, model_version)
     SELECT tenant_id, gen_random_uuid(), id, 'lead', 'closed_lost', '2026-11-22', now(), 1 FROM deal WHERE tenant_id = $1`,
    [tenantId],
  );
  await admin.query('COMMIT');
}

async function historyColumns(admin: pg.Client): Promise<string> {
  const { rows } = await admin.query<{ names: string }>(
    `SELECT string_agg(column_name, ', ') AS names FROM information_schema.columns h WHERE table_name = 'deal_history'
       AND column_name IN (SELECT column_name FROM information_schema.columns WHERE table_name = 'deal')`,
  );
  return rows[0]?.names ?? '';
}
