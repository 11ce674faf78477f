import { executeBound, type MergeScope } from './bound-sql';

/**
 * Staged lines (`s`) beside the imported line in the same place (`l`). A deal whose lines a person has entered is left alone: his split
 * stands.
 */
const BESIDE = `staged_line s
  JOIN deal d ON d.tenant_id = :tenant AND d.external_id = s.deal_external_id
  LEFT JOIN deal_line l ON l.tenant_id = :tenant AND l.deal_id = d.id AND l.position = s.position AND l.import_id IS NOT NULL`;
const UNTOUCHED = `s.tenant_id = :tenant AND s.import_id = :import AND NOT EXISTS
  (SELECT 1 FROM deal_line p WHERE p.tenant_id = :tenant AND p.deal_id = d.id AND p.import_id IS NULL)`;

const VALUES = [
  'stream',
  'recurring',
  'description',
  'units',
  'amount_minor',
  'promised_on',
  'product',
  'supplier',
];
const list = (alias: string) => VALUES.map((name) => `${alias}.${name}`).join(', ');

/** What the line gets: the file's value; a supplier that the file has no column for stays, and so does the product, which no file tells of a line. */
function incoming({ owned }: MergeScope): string {
  const kept = owned.has('supplier') ? ['product'] : ['product', 'supplier'];
  return VALUES.map((name) => (kept.includes(name) ? `l.${name}` : `s.${name}`)).join(', ');
}

const different = (scope: MergeScope) =>
  `(l.id IS NULL OR ROW(${incoming(scope)}) IS DISTINCT FROM ROW(${list('l')}))`;

/** Imported lines of the file's deals that the file no longer has. */
const GONE = `staged_deal s
  JOIN deal d ON d.tenant_id = :tenant AND d.external_id = s.external_id
  JOIN deal_line l ON l.tenant_id = :tenant AND l.deal_id = d.id AND l.import_id IS NOT NULL
  LEFT JOIN staged_line g ON g.tenant_id = :tenant AND g.import_id = :import AND g.row_no = s.row_no AND g.position = l.position
  WHERE s.tenant_id = :tenant AND s.import_id = :import AND g.row_no IS NULL`;

/** Deals whose lines change become changed deals: the deal's version stands for the whole of it. */
export async function matchLines(scope: MergeScope): Promise<void> {
  await executeBound(
    scope,
    `INSERT INTO staged_match (tenant_id, import_id, row_no, target_id, action, version)
     SELECT DISTINCT s.tenant_id, s.import_id, s.row_no, d.id, 'update', d.version FROM ${BESIDE} WHERE ${UNTOUCHED} AND ${different(scope)}
     ON CONFLICT (tenant_id, import_id, row_no) DO NOTHING`,
  );
  await executeBound(
    scope,
    `INSERT INTO staged_match (tenant_id, import_id, row_no, target_id, action, version)
     SELECT DISTINCT s.tenant_id, s.import_id, s.row_no, d.id, 'update', d.version FROM ${GONE}
     ON CONFLICT (tenant_id, import_id, row_no) DO NOTHING`,
  );
}

const STORED = `tenant_id, id, deal_id, position, stream, recurring, description, units, unit_price_minor, amount_minor,
  time_and_materials, expected_hours, hours_done, over_installation, promised_on, product, supplier, shipment_plan, import_id, version, recorded_at`;
const storedOf = (alias: string) =>
  STORED.split(',')
    .map((name) => `${alias}.${name.trim()}`)
    .join(', ');

/** Lines of new and changed deals: gone ones to history, changed ones as next version, new ones in. */
export async function mergeLines(scope: MergeScope): Promise<void> {
  const history = `INSERT INTO deal_line_history (${STORED}, superseded_at, superseded_by_import_id) SELECT ${storedOf('l')}, :now, :import`;
  await executeBound(scope, `${history} FROM ${GONE} ON CONFLICT (tenant_id, id, version) DO NOTHING`);
  await executeBound(
    scope,
    `DELETE FROM deal_line x USING (SELECT l.id FROM ${GONE}) gone WHERE x.tenant_id = :tenant AND x.id = gone.id`,
  );
  await executeBound(
    scope,
    `${history} FROM ${BESIDE} WHERE ${UNTOUCHED} AND l.id IS NOT NULL AND ${different(scope)} ON CONFLICT (tenant_id, id, version) DO NOTHING`,
  );
  await executeBound(
    scope,
    `UPDATE deal_line x SET ${VALUES.map((name) => `${name} = c.${name}`).join(', ')}, unit_price_minor = NULL, import_id = :import,
       version = x.version + 1, recorded_at = :now
     FROM (SELECT l.id, ${incoming(scope)} FROM ${BESIDE} WHERE ${UNTOUCHED} AND l.id IS NOT NULL AND ${different(scope)}) c
     WHERE x.tenant_id = :tenant AND x.id = c.id`,
  );
  await executeBound(
    scope,
    `INSERT INTO deal_line (tenant_id, id, deal_id, position, ${VALUES.join(', ')}, import_id, version, recorded_at)
     SELECT s.tenant_id, s.new_id, d.id, s.position, ${list('s')}, s.import_id, 1, :now
     FROM ${BESIDE} WHERE ${UNTOUCHED} AND l.id IS NULL
     ON CONFLICT (tenant_id, id) DO NOTHING`,
  );
}
