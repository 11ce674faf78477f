import type { MergeScope } from '@/data/imports/bound-sql';
import { takeOutUnknownDeals } from '@/data/imports/merge-activities';
import { ProblemLog } from '@/data/imports/problem-rows';
import { unknownDeployments } from '@/data/imports/merge-heartbeats';
import { CollapsedReports } from '@/data/imports/staged-heartbeats';
import { STAGE_ROW, StagedNames } from '@/data/imports/staged-rows';
import { Staging } from '@/data/imports/staging';
import { rowError, rowWarning } from '@/domain/imports/problems';
import { rowChecker } from '@/domain/imports/rows';
import type { StagedHeartbeat } from '@/domain/imports/staged';
import type { ImportKind, Plan, RowProblem } from '@/domain/imports/types';
import { ok, type Result } from '@/domain/values/result';
import { holdBelowFloor } from './floor-hold';
import type { Progress } from './progress';
import type { PlannedFile } from './read-plan';

export type StagedFile = { read: number; accepted: number; problems: ProblemLog };

/** Second pass: every record becomes a staged row or a problem. Memory does not grow with the file. */
export async function stageFile(
  scope: MergeScope,
  file: PlannedFile,
  progress: Progress,
): Promise<Result<StagedFile>> {
  const staging = new Staging(scope.unit, scope.importId);
  const names = new StagedNames(staging);
  const problems = new ProblemLog(scope.unit, scope.importId);
  const check = rowChecker(file.plan, file.model);
  const reports = new CollapsedReports(staging, names);
  const stage = writerOf(file.plan.kind, { staging, names, reports });
  let read = 0;
  let accepted = 0;
  for await (const batch of file.records.batches()) {
    if (batch.refusal) return { ok: false, refusal: batch.refusal };
    for (const { row, problem } of batch.bad) problems.add([problem], row.cells);
    for (const row of batch.rows) {
      const { row: staged, problems: found } = check(row);
      if (found.length > 0) problems.add(found, staged === null ? row.cells : null);
      if (staged === null) continue;
      stage(staged);
      accepted += 1;
    }
    read += batch.rows.length + batch.bad.length;
    await staging.drain();
    await problems.drain();
    progress.report('reading', file.readShare() * 0.95, read);
  }
  reports.end();
  await staging.end();
  const unknown = await leaveOutUnknownDeals(scope, file, problems);
  if (file.plan.kind === 'deals') await warnOfHeld(scope, problems);
  if (file.plan.kind === 'heartbeats') await warnOfUnknownDeployments(scope, file.plan, problems);
  await problems.drain(1);
  return ok({ read, accepted: accepted - unknown, problems });
}

type Writers = { staging: Staging; names: StagedNames; reports: CollapsedReports };

function writerOf(kind: ImportKind, { staging, names, reports }: Writers): (row: unknown) => void {
  if (kind === 'heartbeats') return (row) => reports.add(row as StagedHeartbeat);
  const write = STAGE_ROW[kind] as (staging: Staging, names: StagedNames, row: unknown) => void;
  return (row) => write(staging, names, row);
}

/** A device is taken in all the same, and is nobody's or its customer's. */
async function warnOfUnknownDeployments(scope: MergeScope, plan: Plan, problems: ProblemLog): Promise<void> {
  const column = plan.columns.find(({ target }) => target === 'deployment')?.name ?? null;
  for (const { rowNo, externalId } of await unknownDeployments(scope)) {
    const message = `There is no deployment with the id ${externalId}.`;
    const warning = rowWarning(
      rowNo,
      column,
      externalId,
      message,
      'Import the deployments first, or choose it on the devices page.',
    );
    problems.add([warning], null, AFTER_ROW_PROBLEMS);
    await problems.drain();
  }
}

/** Deals below their rep's floor stay before the PO. */
async function warnOfHeld(scope: MergeScope, problems: ProblemLog): Promise<void> {
  for (const problem of await holdBelowFloor(scope)) {
    problems.add([problem], null, AFTER_ROW_PROBLEMS);
    await problems.drain();
  }
}

/** Shipments and activities stand on deals: rows of deals that are not here are left out. Returns their number. */
async function leaveOutUnknownDeals(
  scope: MergeScope,
  file: PlannedFile,
  problems: ProblemLog,
): Promise<number> {
  const { kind } = file.plan;
  if (kind !== 'shipments' && kind !== 'activities') return 0;
  const unknown = await takeOutUnknownDeals(
    scope,
    kind === 'shipments' ? 'staged_evidence' : 'staged_activity',
  );
  if (unknown.length === 0) return 0;
  const byRow = new Map(unknown.map((row) => [row.rowNo, row.dealExternalId]));
  const column = file.plan.columns.find(({ target }) => target === 'dealExternalId')?.name ?? null;
  for await (const batch of file.records.batches()) {
    for (const row of batch.rows) {
      const deal = byRow.get(row.rowNo);
      if (deal !== undefined)
        problems.add([unknownDeal(row.rowNo, column, deal)], row.cells, AFTER_ROW_PROBLEMS);
    }
    await problems.drain();
  }
  return unknown.length;
}

const AFTER_ROW_PROBLEMS = 100;

function unknownDeal(rowNo: number, column: string | null, deal: string): RowProblem {
  if (deal === '') {
    return rowError(
      rowNo,
      column,
      null,
      'The row names no deal.',
      'Fill in the id of the deal, or map the column that has it.',
    );
  }
  return rowError(
    rowNo,
    column,
    deal,
    `There is no deal with the id ${deal}.`,
    'Import the deals first, or correct the id.',
  );
}

/** The fields that the file fills: by a column or by a constant. */
export function ownedFields(plan: Plan): Set<string> {
  const mapped = plan.columns.map(({ target }) => target).filter((target) => target !== null);
  return new Set([...mapped, ...Object.keys(plan.constants)]);
}
