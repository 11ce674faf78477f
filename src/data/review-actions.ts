import type { ActionState } from '@/domain/reviews/room';
import type { CalendarDate } from '@/domain/values/calendar-date';
import { newId } from '@/platform/db/ids';
import type { Unit } from '@/platform/db/unit-of-work';

export type ActionRow = {
  actionId: string;
  reviewId: string;
  dealId: string | null;
  text: string;
  ownerId: string;
  ownerName: string;
  dueOn: CalendarDate;
  state: ActionState;
  settledAt: string | null;
  version: number;
};

const COLUMNS = `a.id AS "actionId", a.review_id AS "reviewId", a.deal_id AS "dealId", a.text, a.owner_id AS "ownerId", u.name AS "ownerName",
  a.due_on AS "dueOn", a.state, a.settled_at AS "settledAt", a.version`;

/** A review's actions as they are now, in the order in which they were agreed; `ownerId`: only his. */
export async function actionsOf(
  unit: Unit,
  reviewId: string,
  ownerId: string | null = null,
): Promise<ActionRow[]> {
  return unit.sql<ActionRow>(
    `SELECT ${COLUMNS} FROM review_action a JOIN app_user u ON u.id = a.owner_id
     WHERE a.tenant_id = $1 AND a.review_id = $2 AND ($3::uuid IS NULL OR a.owner_id = $3) ORDER BY a.id`,
    [unit.tenantId, reviewId, ownerId],
  );
}

/** The review that an action was agreed in: to be locked before the action. */
export async function reviewOfAction(unit: Unit, actionId: string): Promise<string | null> {
  const [row] = await unit.sql<{ reviewId: string }>(
    'SELECT review_id AS "reviewId" FROM review_action WHERE tenant_id = $1 AND id = $2',
    [unit.tenantId, actionId],
  );
  return row?.reviewId ?? null;
}

export async function lockAction(unit: Unit, actionId: string): Promise<ActionRow | null> {
  const [row] = await unit.sql<ActionRow>(
    `SELECT ${COLUMNS} FROM review_action a JOIN app_user u ON u.id = a.owner_id
     WHERE a.tenant_id = $1 AND a.id = $2 FOR UPDATE OF a`,
    [unit.tenantId, actionId],
  );
  return row ?? null;
}

/** Returns the id. */
export async function insertAction(
  unit: Unit,
  action: { reviewId: string; dealId: string | null; text: string; ownerId: string; dueOn: CalendarDate },
  by: { userId: string | null; at: string },
): Promise<string> {
  const id = newId();
  await unit.execute(
    `INSERT INTO review_action (tenant_id, id, review_id, deal_id, text, owner_id, due_on, recorded_at, recorded_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      unit.tenantId,
      id,
      action.reviewId,
      action.dealId,
      action.text,
      action.ownerId,
      action.dueOn,
      by.at,
      by.userId,
    ],
  );
  return id;
}

/** The next version of a locked action. */
export async function writeActionState(
  unit: Unit,
  actionId: string,
  state: ActionState,
  by: { userId: string | null; at: string },
): Promise<void> {
  const settled = state === 'open' ? [null, null] : [by.at, by.userId];
  await unit.execute(
    `UPDATE review_action SET state = $3, settled_at = $4::timestamptz, settled_by = $5, version = version + 1
     WHERE tenant_id = $1 AND id = $2`,
    [unit.tenantId, actionId, state, ...settled],
  );
}
