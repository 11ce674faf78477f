import type { ImportKind } from '@/domain/imports/types';
import { refreshStanding } from '@/data/deal-standing';
import { postMovements } from '@/data/movements';
import { executeBound, runBound, type MergeScope } from './bound-sql';
import { moveDevicesAlong } from './moved-devices';
import { CONTRACT_TABLE, DEPLOYMENT_TABLE } from './other-tables';
import { idsFor, revertDeals } from './revert-deals';
import { countReverted, matchReverted, revertMatched, type RevertCounts } from './revert-versioned';
import { clearMatches } from './staging';
import type { VersionedTable } from './versioned-table';

/**
 * Takes a committed import back, updates included: what it created is taken out, what it changed gets its earlier values as a new
 * version. What was edited since stays as it is and is listed. Nothing is deleted: history keeps what stood.
 */
export async function revertImport(
  scope: MergeScope,
  kind: RevertedKind,
  { at, modelVersion }: { at: string; modelVersion: number },
): Promise<RevertCounts> {
  await clearMatches(scope.unit, scope.importId);
  const counts = await REVERTS[kind](scope, at, modelVersion);
  // The earlier versions name earlier imports again: all rows are compared, those that stay the same are not written.
  if (kind !== 'contracts') await refreshStanding(scope.unit, 'all');
  await clearMatches(scope.unit, scope.importId);
  return counts;
}

/** What devices reported stays, and a rate is corrected by a newer one. */
export type RevertedKind = Exclude<ImportKind, 'heartbeats' | 'rates'>;

type Revert = (scope: MergeScope, at: string, modelVersion: number) => Promise<RevertCounts>;

const REVERTS: Record<RevertedKind, Revert> = {
  deals: revertDeals,
  contracts: revertContracts,
  deployments: revertDeployments,
  shipments: (scope) => revertFacts(scope, SHIPMENTS),
  activities: (scope) => revertFacts(scope, ACTIVITIES),
};

async function revertRows(scope: MergeScope, table: VersionedTable, at: string): Promise<RevertCounts> {
  const reversal = { table, takeOut: `state = 'removed'`, touched: 'false' };
  await matchReverted(scope, reversal, at);
  await revertMatched(scope, reversal);
  return countReverted(scope, table);
}

async function revertDeployments(scope: MergeScope, at: string): Promise<RevertCounts> {
  const counts = await revertRows(scope, DEPLOYMENT_TABLE, at);
  if (counts.restored > 0) await moveDevicesAlong(scope);
  return counts;
}

/** The customers of both versions: whose contract it was and whose it is again. */
async function revertContracts(scope: MergeScope, at: string): Promise<RevertCounts> {
  const counts = await revertRows(scope, CONTRACT_TABLE, at);
  const customers = await runBound<{ id: string }>(
    scope,
    `SELECT c.customer_id AS id FROM staged_match m JOIN contract c ON c.tenant_id = m.tenant_id AND c.id = m.target_id
     WHERE m.tenant_id = :tenant AND m.import_id = :import AND m.action <> 'kept'
     UNION SELECT h.customer_id FROM staged_match m JOIN contract_history h ON h.tenant_id = m.tenant_id AND h.id = m.target_id
     WHERE m.tenant_id = :tenant AND m.import_id = :import AND m.action <> 'kept'`,
  );
  if (customers.length > 0) {
    const customerIds = customers.map(({ id }) => id);
    await postMovements(scope.unit, { customerIds, importId: scope.importId, now: scope.now });
  }
  return counts;
}

/** A table of facts: never rewritten, only taken out and put in again. */
type FactTable = { table: string; out: string; outImport: string; takeOut: string; copied: string };

const SHIPMENTS: FactTable = {
  table: 'evidence',
  out: 'voided_at',
  outImport: 'voided_import_id',
  takeOut: `voided_at = :now, void_reason = 'import reverted'`,
  copied:
    'deal_id, line_id, kind, reference, evidence_on, amount_minor, currency, units, note, recorded_by, import_id, external_id',
};

const ACTIVITIES: FactTable = {
  table: 'activity',
  out: 'removed_at',
  outImport: 'removed_import_id',
  takeOut: 'removed_at = :now',
  copied: 'deal_id, kind, occurred_on, subject, recorded_by, import_id, external_id',
};

/** A fact that this import replaced comes back where the replacement still stood; one replaced or voided since is left alone. */
async function revertFacts(scope: MergeScope, facts: FactTable): Promise<RevertCounts> {
  const { table, out, outImport, copied } = facts;
  const kept = await runBound<{ externalId: string }>(
    scope,
    `SELECT f.external_id AS "externalId" FROM ${table} f WHERE f.tenant_id = :tenant AND f.import_id = :import AND f.${out} IS NOT NULL
     ORDER BY f.id`,
  );
  const removed = await executeBound(
    scope,
    `UPDATE ${table} f SET ${facts.takeOut} WHERE f.tenant_id = :tenant AND f.import_id = :import AND f.${out} IS NULL`,
  );
  const replaced = `${table} f WHERE f.tenant_id = :tenant AND f.${outImport} = :import
    AND EXISTS (SELECT 1 FROM ${table} r WHERE r.tenant_id = :tenant AND r.import_id = :import AND r.external_id = f.external_id
      AND r.${out} = :now)`;
  const ids = await idsFor(scope, replaced);
  const columns = copied.split(', ');
  if (ids.length > 0) {
    await executeBound(
      scope,
      `INSERT INTO ${table} (tenant_id, id, recorded_at, ${copied})
       SELECT :tenant, (:ids)[row_number() OVER (ORDER BY f.id)], :now, ${columns.map((name) => `f.${name}`).join(', ')}
       FROM ${replaced} ON CONFLICT (tenant_id, id) DO NOTHING`,
      { ids },
    );
  }
  return {
    removed: removed - ids.length,
    restored: ids.length,
    kept: kept.length,
    keptRows: kept.slice(0, 50).map(({ externalId }) => externalId),
  };
}
