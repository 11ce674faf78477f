import type pg from 'pg';

/** An instant between the two versions of the deals that have one. */
export const BETWEEN = '2026-10-15T12:00:00Z';

const AT = `'2026-10-01T10:00:00Z'`;
/** A number from 0 to `most` − 1 that follows from the deal's own, spread evenly. */
const spread = (prime: number, most: number) => `(n * ${prime} % ${most})`;
const someDay = (from: string, prime: number, days: number) => `date '${from}' + ${spread(prime, days)}::int`;

/**
 * Deals of a company as its CRM has them: four of five open, a third idle for too long, a fifth split in lines, a tenth with a PO (one in
 * a thousand of these used twice), and a fifth changed since they were first recorded.
 */
export async function auditedDeals(admin: pg.Client, tenantId: string, count: number): Promise<void> {
  const n = `FROM generate_series(1, ${Math.trunc(count)}) AS n`;
  const id = (kind: string) => `md5('${kind}' || n || $1)::uuid`;
  const po = `n % 10 = 0`;
  const statements = [
    `INSERT INTO deal (tenant_id, id, external_id, name, stage, outcome, source_stage, amount_minor, currency, close_on, created_on,
       stage_entered_on, last_activity_on, next_step, next_step_on, verbal_yes_on, lost_reason, po_evidence_id, po_kind, po_live, version,
       recorded_at, created_at)
     SELECT $1::uuid, ${id('deal')}, 'A-' || n, 'Audited ' || n,
       CASE WHEN ${po} THEN 'hardware_po_received' WHEN n % 10 = 9 THEN 'closed_lost' ELSE (ARRAY['lead', 'demo', 'hardware_quote_sent'])[1 + n % 3] END,
       CASE WHEN ${po} OR n % 10 < 8 THEN 'open' WHEN n % 10 = 8 THEN 'won' ELSE 'lost' END,
       (ARRAY['Qualification', 'Proposal', 'Negotiation'])[1 + n % 3], 100000 + ${spread(7919, 49_000_000)}, 'USD', ${someDay('2026-06-01', 17, 400)},
       ${someDay('2025-09-01', 5, 380)}, ${someDay('2026-01-01', 3, 320)}, ${someDay('2026-05-01', 29, 204)},
       CASE WHEN n % 4 > 0 THEN 'Send the revised quote' END, CASE WHEN n % 4 > 0 THEN ${someDay('2026-11-01', 13, 60)} END,
       CASE WHEN n % 50 = 1 THEN ${someDay('2026-09-01', 7, 80)} END, CASE WHEN n % 10 = 9 THEN 'Price' END,
       CASE WHEN ${po} THEN ${id('po')} END, CASE WHEN ${po} THEN 'po' END, CASE WHEN ${po} THEN true END,
       CASE WHEN n % 5 = 0 THEN 2 ELSE 1 END, CASE WHEN n % 5 = 0 THEN '2026-11-01T10:00:00Z' ELSE ${AT} END::timestamptz, ${AT} ${n}`,
    `INSERT INTO evidence (tenant_id, id, deal_id, kind, reference, evidence_on, amount_minor, currency, recorded_at)
     SELECT $1::uuid, ${id('po')}, ${id('deal')}, 'po', 'PO-' || CASE WHEN n % 10000 = 0 THEN 10 ELSE n END, ${someDay('2026-06-01', 11, 120)},
       100000, 'USD', ${AT} ${n} WHERE ${po}`,
    ...['hardware', 'software'].map(
      (
        stream,
      ) => `INSERT INTO deal_line (tenant_id, id, deal_id, position, stream, recurring, description, units, amount_minor, recorded_at)
     SELECT $1::uuid, ${id(stream)}, ${id('deal')}, 0, '${stream}', ${stream === 'software'}, '${stream}', 100, 50000 + n, ${AT} ${n} WHERE n % 5 = 1`,
    ),
    `INSERT INTO activity (tenant_id, id, deal_id, kind, occurred_on, recorded_at)
     SELECT $1::uuid, ${id('activity')}, ${id('deal')}, 'call', ${someDay('2026-06-01', 19, 170)}, ${AT} ${n} WHERE n % 3 = 0`,
    `INSERT INTO deal_history SELECT h.* FROM deal d CROSS JOIN LATERAL jsonb_populate_record(NULL::deal_history, to_jsonb(d)
       || jsonb_build_object('version', 1, 'amount_minor', d.amount_minor - 1000, 'recorded_at', ${AT}, 'superseded_at', d.recorded_at)) h
     WHERE d.tenant_id = $1::uuid AND d.version = 2`,
  ];
  await admin.query('BEGIN');
  for (const statement of statements) await admin.query(statement, [tenantId]);
  await admin.query('COMMIT');
}

/** As the database itself would within a minute. */
export async function settle(admin: pg.Client): Promise<void> {
  for (const table of ['deal', 'deal_history', 'deal_standing', 'deal_line', 'evidence', 'activity'])
    await admin.query(`VACUUM ANALYZE ${table}`);
}
