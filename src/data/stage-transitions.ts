import type { StageId } from '@/domain/deals/deal';
import type { CalendarDate } from '@/domain/values/calendar-date';
import { newId } from '@/platform/db/ids';
import type { Unit } from '@/platform/db/unit-of-work';

export type NewTransition = {
  dealId: string;
  from: StageId;
  to: StageId;
  on: CalendarDate;
  at: string;
  byUserId: string | null;
  reason: string | null;
  modelVersion: number;
};

export async function insertTransition(unit: Unit, move: NewTransition): Promise<void> {
  await insertTransitions(unit, [move]);
}

/** The moves of many deals, in one statement. */
export async function insertTransitions(unit: Unit, moves: readonly NewTransition[]): Promise<void> {
  const rows = moves.map((move) => ({
    id: newId(),
    deal_id: move.dealId,
    from_stage: move.from,
    to_stage: move.to,
    on_date: move.on,
    at: move.at,
    by_user_id: move.byUserId,
    reason: move.reason,
    model_version: move.modelVersion,
  }));
  await unit.named(
    'insert_transitions',
    `INSERT INTO stage_transition (tenant_id, id, deal_id, from_stage, to_stage, on_date, at, by_user_id, reason, model_version)
     SELECT $1::uuid, r.id, r.deal_id, r.from_stage, r.to_stage, r.on_date, r.at, r.by_user_id, r.reason, r.model_version
     FROM jsonb_to_recordset($2::jsonb) AS r(id uuid, deal_id uuid, from_stage text, to_stage text, on_date date, at timestamptz,
       by_user_id uuid, reason text, model_version int) RETURNING id`,
    [unit.tenantId, JSON.stringify(rows)],
  );
}
