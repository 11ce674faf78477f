import { randomUUID } from 'node:crypto';
import pg from 'pg';

/** All that creating a deal leaves behind, as one statement: customer, deal, first transition, line of the log. */
const CREATE = `WITH found AS (SELECT id FROM customer WHERE tenant_id = $1 AND name_key = $3),
  made AS (INSERT INTO customer (tenant_id, id, name, name_key, created_at) SELECT $1::uuid, $2::uuid, $3::text, $3::text, now()
    WHERE NOT EXISTS (SELECT 1 FROM found) ON CONFLICT (tenant_id, name_key) DO NOTHING RETURNING id),
  who AS (SELECT id FROM found UNION ALL SELECT id FROM made),
  deal AS (INSERT INTO deal (tenant_id, id, name, customer_id, stage, outcome, stage_entered_on, amount_minor, currency, close_on,
      created_on, next_step, term_months, is_pilot, has_hardware, recorded_at, created_at)
    SELECT $1::uuid, $4::uuid, $5, who.id, 'lead', 'open', current_date, $6::bigint, 'USD', $7::date, current_date, $8, 12, false, false,
      now(), now() FROM who RETURNING tenant_id, id),
  moved AS (INSERT INTO stage_transition (tenant_id, id, deal_id, to_stage, on_date, at, reason, model_version)
    SELECT tenant_id, $9::uuid, id, 'lead', current_date, now(), 'created', 1 FROM deal RETURNING id)
  INSERT INTO audit_event (tenant_id, id, at, actor_name, operation, subject_kind, subject_id, summary)
  SELECT $1::uuid, $10::uuid, now(), 'Bench', 'deals.create', 'deal', id, 'Created ' || $5 FROM deal`;

/** Creates deals on ten connections for some seconds. Returns how many each second, and the median time of one. */
export async function createFloor(
  tenantId: string,
  seconds: number,
): Promise<{ perSecond: number; times: number[] }> {
  const pool = new pg.Pool({ connectionString: process.env.BENCH_ADMIN_URL, max: 10 });
  const times: number[] = [];
  const started = performance.now();
  const work = async (worker: number) => {
    for (let i = 0; performance.now() - started < seconds * 1000; i++) {
      const before = performance.now();
      await pool.query({ name: 'create', text: CREATE, values: valuesOf(tenantId, worker * 100_000 + i) });
      times.push(performance.now() - before);
    }
  };
  await Promise.all(Array.from({ length: 10 }, (_, worker) => work(worker)));
  const elapsed = performance.now() - started;
  await pool.end();
  return { perSecond: (times.length * 1000) / elapsed, times };
}

function valuesOf(tenantId: string, i: number): unknown[] {
  const deal = `Floor deal ${i}`;
  const customer = `floor customer ${i % 1000}`;
  return [
    tenantId,
    randomUUID(),
    customer,
    randomUUID(),
    deal,
    1_250_000 + i,
    '2027-03-31',
    'Send the quote',
    randomUUID(),
    randomUUID(),
  ];
}
