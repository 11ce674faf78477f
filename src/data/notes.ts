import { newId } from '@/platform/db/ids';
import type { Unit } from '@/platform/db/unit-of-work';

type By = { userId: string | null; at: string };

export type NoteRow = {
  id: string;
  text: string;
  recordedAt: string;
  recordedBy: string | null;
  author: string | null;
};

export async function insertNote(
  unit: Unit,
  note: { dealId: string; text: string },
  by: By,
): Promise<string> {
  const id = newId();
  await unit.execute(
    `INSERT INTO note (tenant_id, id, deal_id, text, recorded_at, recorded_by) VALUES ($1, $2, $3, $4, $5, $6)`,
    [unit.tenantId, id, note.dealId, note.text, by.at, by.userId],
  );
  return id;
}

export type StoredNote = {
  id: string;
  dealId: string;
  text: string;
  recordedBy: string | null;
  removedAt: string | null;
  removedBy: string | null;
};

/** A note by its id, removed ones too, or null. */
export async function findNote(unit: Unit, noteId: string): Promise<StoredNote | null> {
  const [row] = await unit.sql<StoredNote>(
    `SELECT id, deal_id AS "dealId", text, recorded_by AS "recordedBy", removed_at AS "removedAt", removed_by AS "removedBy"
     FROM note WHERE tenant_id = $1 AND id = $2`,
    [unit.tenantId, noteId],
  );
  return row ?? null;
}

/** false: it was removed already. */
export async function markNoteRemoved(unit: Unit, noteId: string, by: By): Promise<boolean> {
  const removed = await unit.execute(
    `UPDATE note SET removed_at = $3, removed_by = $4 WHERE tenant_id = $1 AND id = $2 AND removed_at IS NULL`,
    [unit.tenantId, noteId, by.at, by.userId],
  );
  return removed === 1;
}

/**
 * Puts a removed note back as a new one with its words and author: the time in between keeps the removal, so that what was known then
 * stays true. false: it was put back already.
 */
export async function restoreNote(unit: Unit, noteId: string, now: string): Promise<boolean> {
  const restored = await unit.execute(
    `INSERT INTO note (tenant_id, id, deal_id, text, recorded_at, recorded_by)
     SELECT n.tenant_id, $3::uuid, n.deal_id, n.text, $4::timestamptz, n.recorded_by FROM note n
     WHERE n.tenant_id = $1 AND n.id = $2 AND n.removed_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM note o
       WHERE o.tenant_id = $1 AND o.deal_id = n.deal_id AND o.text = n.text AND o.recorded_at > n.removed_at)`,
    [unit.tenantId, noteId, newId(), now],
  );
  return restored === 1;
}

/** Notes of one deal, latest first; with `knownAt` those that stood at that instant. The author is who the log names at that instant. */
export async function readNotes(unit: Unit, dealId: string, knownAt?: string): Promise<NoteRow[]> {
  return unit.sql<NoteRow>(
    `SELECT n.id, n.text, n.recorded_at AS "recordedAt", n.recorded_by AS "recordedBy",
       (SELECT a.actor_name FROM audit_event a WHERE a.tenant_id = $1 AND a.subject_kind = 'deal' AND a.subject_id = $2::text
          AND a.at = n.recorded_at LIMIT 1) AS author
     FROM note n WHERE n.tenant_id = $1 AND n.deal_id = $2::uuid AND n.recorded_at <= $3::timestamptz
       AND (n.removed_at IS NULL OR n.removed_at > $3::timestamptz) ORDER BY n.recorded_at DESC, n.id DESC LIMIT 200`,
    [unit.tenantId, dealId, knownAt ?? 'infinity'],
  );
}
