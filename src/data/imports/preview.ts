import { ratePreview } from './merge-rates';
import type { ImportKind } from '@/domain/imports/types';
import { runBound, type MergeScope } from './bound-sql';
import { DEAL_TABLE } from './deal-table';
import { CONTRACT_TABLE, DEPLOYMENT_TABLE } from './other-tables';
import { nextValues, type VersionedTable } from './versioned-table';

/** A row as it will be. `before`: the values that change, as they are now. Amounts are minor units as text. */
export type PreviewRow = {
  rowNo: number;
  externalId: string;
  action: 'create' | 'update' | 'restore' | 'unchanged';
  values: Record<string, string | number | boolean | null>;
  before: Record<string, string | number | boolean | null>;
};

const TABLES: Partial<Record<ImportKind, VersionedTable>> = {
  deals: DEAL_TABLE,
  contracts: CONTRACT_TABLE,
  deployments: DEPLOYMENT_TABLE,
};

/** The first rows of a checked import, beside what is stored now. */
export async function previewRows(scope: MergeScope, kind: ImportKind, limit: number): Promise<PreviewRow[]> {
  const table = TABLES[kind];
  await scope.unit.execute('SET LOCAL enable_nestloop = on'); // a few rows: looked up, not hashed
  const text = table
    ? versionedPreview(scope, table, limit)
    : kind === 'heartbeats'
      ? heartbeatPreview(limit)
      : kind === 'rates'
        ? ratePreview(firstOf('staged_rate', limit))
        : factPreview(kind, limit);
  const rows = await runBound<{
    rowNo: number;
    externalId: string;
    action: PreviewRow['action'];
    after: PreviewRow['values'];
    before: PreviewRow['values'] | null;
  }>(scope, text);
  return rows.map(({ rowNo, externalId, action, after, before }) => {
    const changed = action === 'update' || action === 'restore' ? Object.entries(before ?? {}) : [];
    const values = Object.fromEntries(Object.entries(after).map(([name, value]) => [camel(name), value]));
    return {
      rowNo,
      externalId,
      action,
      values,
      before: Object.fromEntries(
        changed.filter(([name, value]) => after[name] !== value).map(([name, value]) => [camel(name), value]),
      ),
    };
  });
}

function camel(name: string): string {
  return name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}

const NAMED: Record<string, 'customer' | 'rep' | 'contact'> = {
  customer_id: 'customer',
  rep_id: 'rep',
  contact_id: 'contact',
};

function versionedPreview(scope: MergeScope, table: VersionedTable, limit: number): string {
  const next = new Map(nextValues(table, scope));
  const shown = table.columns.filter(
    ({ name }) => !name.endsWith('_id') && !name.startsWith('po_') && next.has(name),
  );
  const asText = (name: string, sql: string) =>
    name.endsWith('_minor') || name === 'fx_rate' ? `(${sql})::text` : sql;
  const names = table.columns.flatMap(({ name }) => (NAMED[name] && next.has(name) ? [NAMED[name]] : []));
  const after = [
    ...names.map(
      (
        kind,
      ) => `'${kind}', (SELECT n.name FROM staged_name n WHERE n.tenant_id = :tenant AND n.import_id = :import
        AND n.kind = '${kind}' AND n.name_key = s.${kind}_key ORDER BY n.seq LIMIT 1)`,
    ),
    ...shown.map(({ name, incoming }) => {
      const value = `CASE WHEN d.id IS NULL THEN ${incoming} ELSE ${next.get(name) ?? `d.${name}`} END`;
      return `'${name}', ${asText(name, value)}`;
    }),
  ];
  const before = [
    ...names.map(
      (kind) =>
        `'${kind}', (SELECT x.name FROM ${kind} x WHERE x.tenant_id = :tenant AND x.id = d.${kind}_id)`,
    ),
    ...shown.map(({ name }) => `'${name}', ${asText(name, `d.${name}`)}`),
  ];
  return `SELECT s.row_no AS "rowNo", s.external_id AS "externalId",
      coalesce(m.action, CASE WHEN d.id IS NULL THEN 'create' ELSE 'unchanged' END) AS action,
      jsonb_build_object(${after.join(', ')}) AS after,
      CASE WHEN d.id IS NOT NULL THEN jsonb_build_object(${before.join(', ')}) END AS before
    FROM ${firstOf(table.staged, limit)} s
    LEFT JOIN ${table.table} d ON d.tenant_id = :tenant AND d.external_id = s.external_id
    ${table.joins(scope)}
    LEFT JOIN staged_match m ON m.tenant_id = s.tenant_id AND m.import_id = s.import_id AND m.row_no = s.row_no
    ORDER BY s.row_no`;
}

function firstOf(staged: string, limit: number): string {
  return `(SELECT * FROM ${staged} f WHERE f.tenant_id = :tenant AND f.import_id = :import ORDER BY f.row_no LIMIT ${limit})`;
}

function factPreview(kind: ImportKind, limit: number): string {
  const [staged, columns] =
    kind === 'shipments'
      ? [
          'staged_evidence',
          `'deal', s.deal_external_id, 'shipped_on', s.evidence_on, 'units', s.units, 'reference', s.reference`,
        ]
      : [
          'staged_activity',
          `'deal', s.deal_external_id, 'kind', s.kind, 'occurred_on', s.occurred_on, 'subject', s.subject`,
        ];
  return `SELECT s.row_no AS "rowNo", s.external_id AS "externalId", coalesce(m.action, 'unchanged') AS action,
      jsonb_build_object(${columns}) AS after, NULL::jsonb AS before
    FROM ${firstOf(staged, limit)} s
    LEFT JOIN staged_match m ON m.tenant_id = s.tenant_id AND m.import_id = s.import_id AND m.row_no = s.row_no
    ORDER BY s.row_no`;
}

function heartbeatPreview(limit: number): string {
  return `SELECT s.row_no AS "rowNo", s.device_external_id AS "externalId",
      CASE WHEN d.id IS NULL OR (s.day IS NOT NULL AND h.day IS NULL) THEN 'create' WHEN h.last_at < s.seen_at THEN 'update' ELSE 'unchanged' END
        AS action,
      jsonb_build_object('device', s.device_external_id, 'reported_on', s.day, 'customer', (SELECT n.name FROM staged_name n
        WHERE n.tenant_id = :tenant AND n.import_id = :import AND n.kind = 'customer' AND n.name_key = s.customer_key ORDER BY n.seq LIMIT 1),
        'deployment', s.deployment_external_id) AS after, NULL::jsonb AS before
    FROM ${firstOf('staged_heartbeat', limit)} s
    LEFT JOIN device d ON d.tenant_id = :tenant AND d.external_id = s.device_external_id
    LEFT JOIN heartbeat_day h ON h.tenant_id = :tenant AND h.device_id = d.id AND h.day = s.day
    ORDER BY s.row_no`;
}
