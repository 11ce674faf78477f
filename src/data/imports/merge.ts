import type { ImportKind } from '@/domain/imports/types';
import { refreshStanding } from '@/data/deal-standing';
import { postMovements } from '@/data/movements';
import { executeBound, runBound, type MergeScope } from './bound-sql';
import { DEAL_TABLE } from './deal-table';
import { matchActivities, mergeActivities } from './merge-activities';
import { matchDealEvidence, matchShipments, mergeDealEvidence, mergeShipments } from './merge-evidence';
import { compareHeartbeats, mergeHeartbeats } from './merge-heartbeats';
import { compareRates, mergeRates } from './merge-rates';
import { matchLines, mergeLines } from './merge-lines';
import { mergeNames } from './merge-names';
import { moveDevicesAlong } from './moved-devices';
import { CONTRACT_TABLE, DEPLOYMENT_TABLE } from './other-tables';
import { clearMatches, hasStaged } from './staging';
import {
  countActions,
  insertNew,
  lockMatched,
  matchChanged,
  updateMatched,
  type MatchCounts,
  type VersionedTable,
} from './versioned-table';

type Writing = {
  modelVersion: number;
  onShare: (share: number) => void;
  /** There are stored rows to change. */
  changed: boolean;
  /** There are rows to add. */
  anyNew: boolean;
};

/**
 * How each kind finds what its file would change (returning how many staged rows are stored already), and how it writes it (returning the
 * number of new rows).
 */
type Merge = {
  table: VersionedTable | null;
  match: (scope: MergeScope) => Promise<number>;
  write: (scope: MergeScope, writing: Writing) => Promise<number>;
};

const MERGES: Record<Exclude<ImportKind, 'heartbeats' | 'rates'>, Merge> = {
  deals: { table: DEAL_TABLE, match: matchDeals, write: mergeDeals },
  contracts: {
    table: CONTRACT_TABLE,
    match: (scope) => matchChanged(scope, CONTRACT_TABLE),
    write: mergeContracts,
  },
  deployments: {
    table: DEPLOYMENT_TABLE,
    match: (scope) => matchChanged(scope, DEPLOYMENT_TABLE),
    write: mergeDeployments,
  },
  shipments: { table: null, match: matchShipments, write: mergeShipments },
  activities: { table: null, match: matchActivities, write: mergeActivities },
};

/** The dry run: notes in staged_match what would change and returns how much of `staged` rows. Nothing stored is touched. */
export async function compare(scope: MergeScope, kind: ImportKind, staged: number): Promise<MatchCounts> {
  if (kind === 'heartbeats') return compareHeartbeats(scope, staged);
  if (kind === 'rates') return compareRates(scope, staged);
  const { table, match } = MERGES[kind];
  const existing = await match(scope);
  const { updated, restored, created } = await countActions(scope);
  if (!table) return { created, updated, unchanged: staged - created - updated };
  return { created: staged - existing + restored, updated, unchanged: existing - updated - restored };
}

export type DryRun = MatchCounts & { staged: number; stands: boolean };

/**
 * Writes the staged rows: new rows in, changed ones as the next version, unchanged ones not touched. What the dry run found is used if
 * nothing has happened since (`stands`: no other import; and every changed row still the version that it compared), else it is found
 * anew.
 */
export async function merge(
  scope: MergeScope,
  kind: ImportKind,
  dryRun: DryRun,
  writing: Pick<Writing, 'modelVersion' | 'onShare'>,
): Promise<MatchCounts> {
  await mergeNames(scope);
  writing.onShare(0.05);
  if (kind === 'heartbeats') return mergeHeartbeats(scope, dryRun, writing.onShare);
  if (kind === 'rates') return mergeRates(scope, dryRun.staged, writing.onShare);
  const { table } = MERGES[kind];
  let { created, updated } = dryRun;
  if (!dryRun.stands || !table || !(await lockMatched(scope, table))) {
    await clearMatches(scope.unit, scope.importId);
    ({ created, updated } = await compare(scope, kind, dryRun.staged));
    if (table) await lockMatched(scope, table);
  }
  const { restored, ...actions } = await countActions(scope);
  writing.onShare(0.15);
  const changed = actions.updated + actions.created + restored > 0;
  const inserted = await MERGES[kind].write(scope, { ...writing, changed, anyNew: created > restored });
  if (kind !== 'contracts') await refreshStanding(scope.unit, { importId: scope.importId });
  return { created: inserted + restored, updated, unchanged: dryRun.staged - inserted - restored - updated };
}

const LINE_FIELDS = ['hardwareAmount', 'softwareAmount', 'servicesAmount', 'stream'];

function hasLines(scope: MergeScope): boolean {
  return LINE_FIELDS.some((field) => scope.owned.has(field));
}

async function matchDeals(scope: MergeScope): Promise<number> {
  const existing = await matchChanged(scope, DEAL_TABLE);
  if (existing === 0) return 0;
  if (hasLines(scope)) await matchLines(scope);
  if (await hasStaged(scope.unit, scope.importId, 'staged_evidence')) await matchDealEvidence(scope);
  return existing;
}

/** The deal comes first: lines, evidence and transitions key on it; its own key to the PO is checked at commit. */
async function mergeDeals(scope: MergeScope, writing: Writing): Promise<number> {
  const { modelVersion: model, onShare, changed, anyNew } = writing;
  if (!changed && !anyNew) return 0;
  if (changed) await updateMatched(scope, DEAL_TABLE);
  onShare(0.3);
  const inserted = anyNew ? await insertNew(scope, DEAL_TABLE, { ...ENTERED, model }) : 0;
  onShare(0.7);
  if (changed) await executeBound(scope, MOVED, { model });
  if (await hasStaged(scope.unit, scope.importId, 'staged_evidence')) await mergeDealEvidence(scope);
  onShare(0.85);
  if (hasLines(scope)) await mergeLines(scope);
  return inserted;
}

const TRANSITION = `INSERT INTO stage_transition
  (tenant_id, id, deal_id, from_stage, to_stage, on_date, at, reason, model_version, import_id)`;

/** The first transition of a new deal: into the stage that the file names, on the best day known for it. */
const ENTERED = {
  returning: 'id, stage, coalesce(stage_entered_on, closed_on, engaged_on, created_on, :asOf) AS on_date',
  insert: `${TRANSITION}
    SELECT :tenant, made.id, made.id, NULL, made.stage, made.on_date, :now, 'import', :model, :import FROM made`,
};

/** The transition of a deal that the file moved or brought back. */
const MOVED = `${TRANSITION}
  SELECT s.tenant_id, s.new_id, d.id, h.stage, d.stage, coalesce(d.stage_entered_on, :asOf), :now, 'import', :model, s.import_id
  FROM staged_match m
  JOIN staged_deal s ON s.tenant_id = m.tenant_id AND s.import_id = m.import_id AND s.row_no = m.row_no
  JOIN deal d ON d.tenant_id = m.tenant_id AND d.id = m.target_id
  JOIN deal_history h ON h.tenant_id = d.tenant_id AND h.id = d.id AND h.version = d.version - 1
  WHERE m.tenant_id = :tenant AND m.import_id = :import AND d.tenant_id = :tenant AND h.stage <> d.stage
  ON CONFLICT (tenant_id, id) DO NOTHING`;

async function mergeRows(
  scope: MergeScope,
  table: VersionedTable,
  { changed, anyNew }: Writing,
): Promise<number> {
  if (changed) await updateMatched(scope, table);
  return anyNew ? insertNew(scope, table) : 0;
}

async function mergeDeployments(scope: MergeScope, writing: Writing): Promise<number> {
  const inserted = await mergeRows(scope, DEPLOYMENT_TABLE, writing);
  if (writing.changed) await moveDevicesAlong(scope);
  return inserted;
}

/** The ledger follows the contracts: of every customer who has, or had, one of the changed ones. */
async function mergeContracts(scope: MergeScope, writing: Writing): Promise<number> {
  const inserted = await mergeRows(scope, CONTRACT_TABLE, writing);
  writing.onShare(0.5);
  const customers = await runBound<{ id: string }>(
    scope,
    `SELECT c.customer_id AS id FROM contract c WHERE c.tenant_id = :tenant AND c.import_id = :import AND c.recorded_at = :now
     UNION SELECT h.customer_id FROM contract_history h WHERE h.tenant_id = :tenant AND h.superseded_by_import_id = :import`,
  );
  if (customers.length > 0) {
    const customerIds = customers.map(({ id }) => id);
    await postMovements(scope.unit, { customerIds, importId: scope.importId, now: scope.now });
  }
  return inserted;
}
