import type { DecisionState } from '@/domain/board/decisions';
import type { CalendarDate } from '@/domain/values/calendar-date';
import { newId } from '@/platform/db/ids';
import type { Unit } from '@/platform/db/unit-of-work';

export type BoardDecisionRow = {
  id: string;
  reviewId: string;
  kind: 'decision' | 'action';
  text: string;
  ownerId: string | null;
  owner: string | null;
  dueOn: CalendarDate | null;
  state: DecisionState;
  settledAt: string | null;
  version: number;
  recordedAt: string;
  by: string | null;
};

type By = { userId: string | null; at: string };
export type DecisionWords = Pick<BoardDecisionRow, 'text' | 'ownerId' | 'dueOn'>;

const COLUMNS = `d.id, d.review_id AS "reviewId", d.kind, d.text, d.owner_id AS "ownerId",
  (SELECT u.name FROM app_user u WHERE u.id = d.owner_id) AS owner, d.due_on AS "dueOn", d.state, d.settled_at AS "settledAt", d.version,
  d.recorded_at AS "recordedAt", (SELECT u.name FROM app_user u WHERE u.id = d.recorded_by) AS by`;

/** What was agreed in a review, in its order; without what was taken out again. */
export function readBoardDecisions(unit: Unit, reviewId: string): Promise<BoardDecisionRow[]> {
  return unit.sql<BoardDecisionRow>(
    `SELECT ${COLUMNS} FROM board_decision d WHERE d.tenant_id = $1 AND d.review_id = $2 AND d.state <> 'removed' ORDER BY d.id`,
    [unit.tenantId, reviewId],
  );
}

/** The review that it was agreed in, to be locked before it; null where there is none. */
export async function reviewOfDecision(unit: Unit, id: string): Promise<string | null> {
  const [row] = await unit.sql<{ reviewId: string }>(
    'SELECT review_id AS "reviewId" FROM board_decision WHERE tenant_id = $1 AND id = $2',
    [unit.tenantId, id],
  );
  return row?.reviewId ?? null;
}

export async function lockBoardDecision(unit: Unit, id: string): Promise<BoardDecisionRow | null> {
  const [row] = await unit.sql<BoardDecisionRow>(
    `SELECT ${COLUMNS} FROM board_decision d WHERE d.tenant_id = $1 AND d.id = $2 FOR UPDATE OF d`,
    [unit.tenantId, id],
  );
  return row ?? null;
}

export async function insertBoardDecision(
  unit: Unit,
  reviewId: string,
  decision: DecisionWords & { kind: 'decision' | 'action' },
  by: By,
): Promise<string> {
  const id = newId();
  const { kind, text, ownerId, dueOn } = decision;
  await unit.execute(
    `INSERT INTO board_decision (tenant_id, id, review_id, kind, text, owner_id, due_on, state, recorded_at, recorded_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7::date, $8, $9, $10)`,
    [
      unit.tenantId,
      id,
      reviewId,
      kind,
      text,
      ownerId,
      dueOn,
      kind === 'action' ? 'open' : 'taken',
      by.at,
      by.userId,
    ],
  );
  return id;
}

/** The next version of a locked one. */
export async function writeBoardDecision(
  unit: Unit,
  id: string,
  words: DecisionWords,
  by: By,
): Promise<void> {
  await unit.execute(
    `UPDATE board_decision SET text = $3, owner_id = $4, due_on = $5::date, version = version + 1, recorded_at = $6, recorded_by = $7
     WHERE tenant_id = $1 AND id = $2`,
    [unit.tenantId, id, words.text, words.ownerId, words.dueOn, by.at, by.userId],
  );
}

/** Settles a locked one, opens it again or takes it out. */
export async function writeDecisionState(
  unit: Unit,
  id: string,
  state: DecisionState,
  by: By,
): Promise<void> {
  const settled = state === 'done' || state === 'dropped' ? [by.at, by.userId] : [null, null];
  await unit.execute(
    `UPDATE board_decision SET state = $3, settled_at = $4::timestamptz, settled_by = $5, version = version + 1,
       recorded_at = $6, recorded_by = $7 WHERE tenant_id = $1 AND id = $2`,
    [unit.tenantId, id, state, ...settled, by.at, by.userId],
  );
}
