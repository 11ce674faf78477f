import type { ImportKind } from '@/domain/imports/types';
import { postMovements } from '@/data/movements';
import { executeBound, runBound, type MergeScope } from './bound-sql';
import { DEAL_TABLE } from './deal-table';
import { countFacts, matchActivities, mergeActivities } from './merge-activities';
import { matchDealEvidence, matchShipments, mergeDealEvidence, mergeShipments } from './merge-evidence';
import { matchLines, mergeLines } from './merge-lines';
import { mergeNames } from './merge-names';
import { CONTRACT_TABLE, DEPLOYMENT_TABLE } from './other-tables';
import { countStaged } from './staging';
import { countMatches, insertNew, matchChanged, updateMatched, type MatchCounts } from './versioned-table';

type Writing = { modelVersion: number; onShare: (share: number) => void };
type Step = (scope: MergeScope, writing: Writing) => Promise<void>;

/** How each kind finds what its file would change, and how it writes it. */
type Merge = {
  match: (scope: MergeScope, lock: boolean) => Promise<void>;
  count: (scope: MergeScope) => Promise<MatchCounts>;
  write: Step;
};

const MERGES: Record<ImportKind, Merge> = {
  deals: {
    match: matchDeals,
    count: (scope) => countMatches(scope, DEAL_TABLE),
    write: mergeDeals,
  },
  contracts: {
    match: (scope, lock) => matchChanged(scope, CONTRACT_TABLE, lock),
    count: (scope) => countMatches(scope, CONTRACT_TABLE),
    write: mergeContracts,
  },
  deployments: {
    match: (scope, lock) => matchChanged(scope, DEPLOYMENT_TABLE, lock),
    count: (scope) => countMatches(scope, DEPLOYMENT_TABLE),
    write: mergeDeployments,
  },
  shipments: {
    match: matchShipments,
    count: (scope) => countFacts(scope, 'staged_evidence'),
    write: mergeShipments,
  },
  activities: {
    match: matchActivities,
    count: (scope) => countFacts(scope, 'staged_activity'),
    write: mergeActivities,
  },
};

/** The dry run: notes in staged_match what would change and returns how much. Nothing stored is touched. */
export async function compare(scope: MergeScope, kind: ImportKind): Promise<MatchCounts> {
  await MERGES[kind].match(scope, false);
  return MERGES[kind].count(scope);
}

/** Writes the staged rows: new rows in, changed ones as the next version, unchanged ones not touched. */
export async function merge(
  scope: MergeScope,
  kind: ImportKind,
  modelVersion: number,
  onShare: (share: number) => void,
): Promise<MatchCounts> {
  await mergeNames(scope);
  onShare(0.05);
  await MERGES[kind].match(scope, true);
  const counts = await MERGES[kind].count(scope);
  onShare(0.15);
  await MERGES[kind].write(scope, { modelVersion, onShare });
  return counts;
}

const LINE_FIELDS = ['hardwareAmount', 'softwareAmount', 'servicesAmount', 'stream'];

function hasLines(scope: MergeScope): boolean {
  return LINE_FIELDS.some((field) => scope.owned.has(field));
}

async function matchDeals(scope: MergeScope, lock: boolean): Promise<void> {
  await matchChanged(scope, DEAL_TABLE, lock);
  if (hasLines(scope)) await matchLines(scope);
  if ((await countStaged(scope.unit, scope.importId, 'staged_evidence')) > 0) await matchDealEvidence(scope);
}

/** The deal comes first: lines, evidence and transitions key on it; its own key to the PO is checked at commit. */
async function mergeDeals(scope: MergeScope, { modelVersion, onShare }: Writing): Promise<void> {
  const evidence = (await countStaged(scope.unit, scope.importId, 'staged_evidence')) > 0;
  const changes = (await countStaged(scope.unit, scope.importId, 'staged_match')) > 0;
  if (changes) await updateMatched(scope, DEAL_TABLE);
  onShare(0.3);
  await insertNew(scope, DEAL_TABLE);
  onShare(0.7);
  if (changes) await executeBound(scope, MOVED, { model: modelVersion });
  await executeBound(scope, ENTERED, { model: modelVersion });
  onShare(0.85);
  if (evidence) await mergeDealEvidence(scope);
  if (hasLines(scope)) await mergeLines(scope);
}

const TRANSITION = `INSERT INTO stage_transition
  (tenant_id, id, deal_id, from_stage, to_stage, on_date, at, reason, model_version, import_id)`;

/** The first transition of a new deal: into the stage that the file names, on the best day known for it. */
const ENTERED = `${TRANSITION}
  SELECT s.tenant_id, s.new_id, s.new_id, NULL, s.stage,
    coalesce(s.stage_entered_on, s.closed_on, s.engaged_on, s.created_on, :asOf), :now, 'import', :model, s.import_id
  FROM staged_deal s JOIN deal d ON d.tenant_id = s.tenant_id AND d.id = s.new_id
  WHERE s.tenant_id = :tenant AND s.import_id = :import AND d.tenant_id = :tenant
  ON CONFLICT (tenant_id, id) DO NOTHING`;

/** The transition of a deal that the file moved or brought back. */
const MOVED = `${TRANSITION}
  SELECT s.tenant_id, s.new_id, d.id, h.stage, d.stage, coalesce(d.stage_entered_on, :asOf), :now, 'import', :model, s.import_id
  FROM staged_match m
  JOIN staged_deal s ON s.tenant_id = m.tenant_id AND s.import_id = m.import_id AND s.row_no = m.row_no
  JOIN deal d ON d.tenant_id = m.tenant_id AND d.id = m.target_id
  JOIN deal_history h ON h.tenant_id = d.tenant_id AND h.id = d.id AND h.version = d.version - 1
  WHERE m.tenant_id = :tenant AND m.import_id = :import AND d.tenant_id = :tenant AND h.stage <> d.stage
  ON CONFLICT (tenant_id, id) DO NOTHING`;

async function mergeContracts(scope: MergeScope): Promise<void> {
  await updateMatched(scope, CONTRACT_TABLE);
  await insertNew(scope, CONTRACT_TABLE);
  const customers = await runBound<{ id: string }>(
    scope,
    `SELECT c.customer_id AS id FROM contract c WHERE c.tenant_id = :tenant AND c.import_id = :import AND c.recorded_at = :now
     UNION SELECT h.customer_id FROM contract_history h WHERE h.tenant_id = :tenant AND h.superseded_by_import_id = :import`,
  );
  if (customers.length === 0) return;
  await postMovements(scope.unit, {
    customerIds: customers.map(({ id }) => id),
    importId: scope.importId,
    now: scope.now,
  });
}

async function mergeDeployments(scope: MergeScope): Promise<void> {
  await updateMatched(scope, DEPLOYMENT_TABLE);
  await insertNew(scope, DEPLOYMENT_TABLE);
}
