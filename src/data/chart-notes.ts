import type { CalendarDate } from '@/domain/values/calendar-date';
import { newId } from '@/platform/db/ids';
import type { Unit } from '@/platform/db/unit-of-work';

/** What happened on a day, pinned to every chart of that time. `by` null: nobody who still has a name. */
export type ChartNote = {
  id: string;
  noteOn: CalendarDate;
  text: string;
  by: string | null;
  byId: string | null;
  recordedAt: string;
  version: number;
};

const COLUMNS = `n.id, n.note_on AS "noteOn", n.text, n.recorded_by AS "byId", n.recorded_at AS "recordedAt", n.version,
  (SELECT u.name FROM app_user u WHERE u.id = n.recorded_by) AS by`;

/** The notes of the days `from` to `to`, both included, oldest first. */
export function readChartNotes(
  unit: Unit,
  { from, to }: { from: CalendarDate | null; to: CalendarDate },
): Promise<ChartNote[]> {
  return unit.sql<ChartNote>(
    `SELECT ${COLUMNS} FROM chart_note n
     WHERE n.tenant_id = $1 AND n.state = 'live' AND n.note_on <= $3::date AND ($2::date IS NULL OR n.note_on >= $2::date)
     ORDER BY n.note_on, n.id LIMIT 500`,
    [unit.tenantId, from, to],
  );
}

/** One note, locked until the transaction ends, removed or not; null if there is none. */
export async function lockChartNote(
  unit: Unit,
  noteId: string,
): Promise<(ChartNote & { state: 'live' | 'removed' }) | null> {
  const [row] = await unit.sql<ChartNote & { state: 'live' | 'removed' }>(
    `SELECT ${COLUMNS}, n.state FROM chart_note n WHERE n.tenant_id = $1 AND n.id = $2 FOR UPDATE OF n`,
    [unit.tenantId, noteId],
  );
  return row ?? null;
}

type NoteFields = Pick<ChartNote, 'noteOn' | 'text'>;

/** Writes a new note; returns its id. */
export async function insertChartNote(
  unit: Unit,
  { noteOn, text }: NoteFields,
  by: { userId: string | null; at: string },
): Promise<string> {
  const id = newId();
  await unit.execute(
    `INSERT INTO chart_note (tenant_id, id, note_on, text, recorded_at, recorded_by) VALUES ($1, $2, $3, $4, $5, $6)`,
    [unit.tenantId, id, noteOn, text, by.at, by.userId],
  );
  return id;
}

/** Changes day, words or whether it shows. Whoever wrote it first stays its author. */
export async function updateChartNote(
  unit: Unit,
  noteId: string,
  { noteOn, text, state }: NoteFields & { state: 'live' | 'removed' },
  at: string,
): Promise<void> {
  await unit.execute(
    `UPDATE chart_note SET note_on = $3, text = $4, state = $5, version = version + 1, recorded_at = $6
     WHERE tenant_id = $1 AND id = $2`,
    [unit.tenantId, noteId, noteOn, text, state, at],
  );
}
