import { FIRST_AGENDA, type AgendaItem } from '@/domain/board/agenda';
import type { Unit } from '@/platform/db/unit-of-work';

export type BoardAgendaVersion = {
  /** 0: the one that every company begins with. */
  version: number;
  items: AgendaItem[];
  note: string | null;
  recordedAt: string | null;
  by: string | null;
};

/** The versions of the company's agenda, newest first. */
export async function readBoardAgendas(unit: Unit, limit: number): Promise<BoardAgendaVersion[]> {
  return unit.sql<BoardAgendaVersion>(
    `SELECT a.version, a.items, a.note, a.recorded_at AS "recordedAt", (SELECT u.name FROM app_user u WHERE u.id = a.recorded_by) AS by
     FROM board_agenda a WHERE a.tenant_id = $1 ORDER BY a.version DESC LIMIT $2`,
    [unit.tenantId, limit],
  );
}

/** The agenda that the next review gets. */
export async function readBoardAgenda(unit: Unit): Promise<BoardAgendaVersion> {
  const [newest] = await readBoardAgendas(unit, 1);
  return newest ?? { version: 0, items: [...FIRST_AGENDA], note: null, recordedAt: null, by: null };
}

/** Adds a version; false where somebody has added it already. */
export async function insertBoardAgenda(
  unit: Unit,
  agenda: { version: number; items: readonly AgendaItem[]; note: string | null },
  by: { userId: string | null; at: string },
): Promise<boolean> {
  const added = await unit.sql<{ version: number }>(
    `INSERT INTO board_agenda (tenant_id, version, items, note, recorded_at, recorded_by) VALUES ($1, $2, $3::jsonb, $4, $5, $6)
     ON CONFLICT (tenant_id, version) DO NOTHING RETURNING version`,
    [unit.tenantId, agenda.version, JSON.stringify(agenda.items), agenda.note, by.at, by.userId],
  );
  return added.length > 0;
}
