import { newId } from '@/platform/db/ids';
import type { Unit } from '@/platform/db/unit-of-work';

export type ViewArea = 'pipeline';

/** A view of a list: its address under a name. `mine`: saved by whoever asks, or by no member (the command line, the demo). */
export type SavedView = {
  id: string;
  name: string;
  query: string;
  shared: boolean;
  isDefault: boolean;
  mine: boolean;
  version: number;
};

const COLUMNS = `id, name, query, shared, is_default AS "isDefault", (owner_id IS NULL OR owner_id = $2::uuid) AS mine, version`;

/** His own views and the shared ones, by name. */
export async function readViews(unit: Unit, userId: string | null, area: ViewArea): Promise<SavedView[]> {
  return unit.sql<SavedView>(
    `SELECT ${COLUMNS} FROM saved_view WHERE tenant_id = $1 AND area = $3 AND removed_at IS NULL
       AND (shared OR owner_id IS NULL OR owner_id = $2::uuid) ORDER BY lower(name), id`,
    [unit.tenantId, userId, area],
  );
}

/** One of these, locked; null if there is none. */
export async function lockView(unit: Unit, userId: string | null, viewId: string): Promise<SavedView | null> {
  const [row] = await unit.sql<SavedView>(
    `SELECT ${COLUMNS} FROM saved_view WHERE tenant_id = $1 AND id = $3 AND removed_at IS NULL
       AND (shared OR owner_id IS NULL OR owner_id = $2::uuid) FOR UPDATE`,
    [unit.tenantId, userId, viewId],
  );
  return row ?? null;
}

export type ViewFields = { area: ViewArea; name: string; query: string; shared: boolean; isDefault: boolean };

export async function insertView(
  unit: Unit,
  view: ViewFields,
  by: { userId: string | null; at: string },
): Promise<string> {
  const id = newId();
  await unit.execute(
    `INSERT INTO saved_view (tenant_id, id, area, name, query, owner_id, shared, is_default, recorded_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [unit.tenantId, id, view.area, view.name, view.query, by.userId, view.shared, view.isDefault, by.at],
  );
  return id;
}

export async function updateView(
  unit: Unit,
  viewId: string,
  view: Omit<ViewFields, 'area'>,
  now: string,
): Promise<void> {
  await unit.execute(
    `UPDATE saved_view SET name = $3, query = $4, shared = $5, is_default = $6, version = version + 1, recorded_at = $7::timestamptz
     WHERE tenant_id = $1 AND id = $2`,
    [unit.tenantId, viewId, view.name, view.query, view.shared, view.isDefault, now],
  );
}

/** Before another view opens by itself: the one that did so far, among the shared or among somebody's own. */
export async function clearDefault(
  unit: Unit,
  { area, shared }: Pick<ViewFields, 'area' | 'shared'>,
  userId: string | null,
): Promise<void> {
  await unit.execute(
    `UPDATE saved_view SET is_default = false, version = version + 1
     WHERE tenant_id = $1 AND area = $2 AND is_default AND removed_at IS NULL AND shared = $3
       AND ($3 OR owner_id IS NOT DISTINCT FROM $4::uuid)`,
    [unit.tenantId, area, shared, userId],
  );
}

export async function markViewRemoved(unit: Unit, viewId: string, now: string): Promise<void> {
  await unit.execute(`UPDATE saved_view SET removed_at = $3 WHERE tenant_id = $1 AND id = $2`, [
    unit.tenantId,
    viewId,
    now,
  ]);
}
