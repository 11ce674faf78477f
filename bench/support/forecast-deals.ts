import type pg from 'pg';

const AT = `'2026-10-01T10:00:00Z'`;
/** A number from 0 to `most` − 1 that follows from the deal's own, spread evenly. */
const spread = (prime: number, most: number) => `(n * ${prime} % ${most})`;
const someDay = (from: string, prime: number, days: number) => `date '${from}' + ${spread(prime, days)}::int`;

const PO = `n % 10 < 3`;
const SHIPPED = `n % 10 < 2`;
const ACTIVE = `n % 10 = 0`;

/**
 * Deals of a company with three streams each, `open` of them open: a third has a PO, a fifth has shipped in part, a tenth is active. Half
 * as many are over, of which two of three were lost before a PO. Every deal has a demo, most a quote and two activities.
 */
export async function forecastDeals(admin: pg.Client, tenantId: string, open: number): Promise<void> {
  const n = `FROM generate_series(1, ${Math.trunc(open * 1.5)}) AS n`;
  const id = (kind: string) => `md5('${kind}' || n || $1)::uuid`;
  const outcome = `CASE WHEN n <= ${open} THEN 'open' WHEN ${PO} THEN 'won' ELSE 'lost' END`;
  const stage = `CASE WHEN ${ACTIVE} THEN 'software_activated' WHEN ${SHIPPED} THEN 'hardware_shipped' WHEN ${PO} THEN 'hardware_po_received'
    WHEN n > ${open} THEN 'closed_lost' ELSE (ARRAY['lead', 'demo', 'hardware_quote_sent'])[1 + n % 3] END`;
  const evidence = (kind: string, day: string, where: string, more = '') =>
    `INSERT INTO evidence (tenant_id, id, deal_id, kind, reference, evidence_on, amount_minor, units, currency, recorded_at)
     SELECT $1::uuid, ${id(kind)}, ${id('deal')}, '${kind}', upper('${kind}-') || n, ${day}, ${more || 'NULL, NULL'}, 'USD', ${AT} ${n} WHERE ${where}`;
  const line = (stream: string, position: number, amount: string) =>
    `INSERT INTO deal_line (tenant_id, id, deal_id, position, stream, recurring, description, units, amount_minor, product, supplier,
       promised_on, shipment_plan, recorded_at)
     SELECT $1::uuid, ${id(stream)}, ${id('deal')}, ${position}, '${stream}', ${stream === 'software'}, '${stream}',
       ${stream === 'hardware' ? '100' : 'NULL'}, ${amount}, 'Product ' || n % 10, ${stream === 'hardware' ? `'Supplier ' || n % 5` : 'NULL'},
       CASE WHEN n % 4 = 0 OR '${stream}' = 'services' THEN ${someDay('2026-10-01', 31, 400)} END,
       CASE WHEN '${stream}' = 'hardware' AND n % 8 = 1 THEN '[{"units": 40, "promisedOn": "2026-12-15"}, {"units": 60, "promisedOn": "2027-02-01"}]'
         ELSE '[]' END::jsonb, ${AT} ${n}`;
  const statements = [
    `INSERT INTO deal (tenant_id, id, external_id, name, stage, outcome, amount_minor, currency, close_on, created_on, engaged_on,
       stage_entered_on, product, lost_reason, closed_on, po_evidence_id, po_kind, po_live, version, recorded_at, created_at)
     SELECT $1::uuid, ${id('deal')}, 'F-' || n, 'Forecast ' || n, ${stage}, ${outcome}, 100000 + ${spread(7919, 49_000_000)}, 'USD',
       ${someDay('2026-09-01', 17, 400)}, ${someDay('2025-09-01', 5, 380)}, ${someDay('2025-09-01', 5, 380)}, ${someDay('2026-01-01', 3, 320)},
       'Product ' || n % 10, CASE WHEN n > ${open} AND NOT (${PO}) THEN 'Price' END, CASE WHEN n > ${open} AND NOT (${PO}) THEN ${someDay('2026-01-01', 3, 320)} END,
       CASE WHEN ${PO} THEN ${id('po')} END, CASE WHEN ${PO} THEN 'po' END, CASE WHEN ${PO} THEN true END, 1, ${AT}, ${AT} ${n}`,
    line('hardware', 0, `5000000 + ${spread(7919, 9_000_000)}`),
    line('software', 1, `1200000 + ${spread(31, 900_000)}`),
    line('services', 2, `300000 + ${spread(17, 200_000)}`),
    evidence('demo', someDay('2026-02-01', 5, 200), 'true'),
    evidence('quote', someDay('2026-05-01', 7, 120), `n % 3 = 2 OR ${PO}`, '6500000, NULL'),
    evidence('po', someDay('2026-06-01', 11, 120), PO, '6500000, NULL'),
    evidence('shipment', someDay('2026-10-01', 13, 45), SHIPPED, 'NULL, 40 + n % 61'),
    evidence('activation', `date '2026-11-15' + (n % 7)::int`, ACTIVE),
    ...[1, 2].map(
      (i) => `INSERT INTO activity (tenant_id, id, deal_id, kind, occurred_on, recorded_at)
     SELECT $1::uuid, ${id(`activity${i}`)}, ${id('deal')}, 'call', ${someDay('2026-06-01', 19 * i, 170)}, ${AT} ${n}`,
    ),
  ];
  await admin.query('BEGIN');
  for (const statement of statements) await admin.query(statement, [tenantId]);
  await admin.query('COMMIT');
}
