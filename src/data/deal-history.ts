import type { StageId } from '@/domain/deals/deal';
import type { CalendarDate } from '@/domain/values/calendar-date';
import type { Unit } from '@/platform/db/unit-of-work';

/** No instant is later: everything is known. */
const ALWAYS = 'infinity';

/** The stage before the PO that the deal last held: where its source's word carries it once a PO is voided. */
export async function lastSoftStage(unit: Unit, dealId: string): Promise<StageId | undefined> {
  const [row] = await unit.sql<{ stage: StageId }>(
    `SELECT to_stage AS stage FROM stage_transition
     WHERE tenant_id = $1 AND deal_id = $2 AND to_stage IN ('lead', 'demo', 'hardware_quote_sent') ORDER BY at DESC, id DESC LIMIT 1`,
    [unit.tenantId, dealId],
  );
  return row?.stage;
}

export type TransitionRow = {
  fromStage: StageId | null;
  toStage: StageId;
  onDate: CalendarDate;
  at: string;
  reason: string | null;
  modelVersion: number;
  imported: boolean;
};

/** Latest first; those made by the instant `knownAt`. */
export async function readTransitions(
  unit: Unit,
  dealId: string,
  knownAt?: string,
): Promise<TransitionRow[]> {
  return unit.sql<TransitionRow>(
    `SELECT from_stage AS "fromStage", to_stage AS "toStage", on_date AS "onDate", at, reason, model_version AS "modelVersion",
       import_id IS NOT NULL AS imported
     FROM stage_transition WHERE tenant_id = $1 AND deal_id = $2 AND at <= $3::timestamptz ORDER BY at DESC, id DESC LIMIT 200`,
    [unit.tenantId, dealId, knownAt ?? ALWAYS],
  );
}

export type LogRow = { at: string; actorName: string; operation: string; summary: string };

/** What the log says of one deal, latest first; what it said at the instant `knownAt`. */
export async function readDealLog(unit: Unit, dealId: string, knownAt?: string): Promise<LogRow[]> {
  return unit.sql<LogRow>(
    `SELECT at, actor_name AS "actorName", operation, summary FROM audit_event
     WHERE tenant_id = $1 AND subject_kind = 'deal' AND subject_id = $2 AND at <= $3::timestamptz
     ORDER BY at DESC, id DESC LIMIT 200`,
    [unit.tenantId, dealId, knownAt ?? ALWAYS],
  );
}
