import type { Channels, NoticeKind } from '@/domain/notices/kinds';
import type { Unit } from '@/platform/db/unit-of-work';

/** What a member has chosen for a kind. Kinds without a row are as the default of his role says (version 0). */
export type ChosenChannels = Channels & { kind: NoticeKind; version: number };

export function readChosen(unit: Unit, userId: string | null): Promise<ChosenChannels[]> {
  return unit.sql<ChosenChannels>(
    `SELECT kind, by_mail AS "byMail", in_app AS "inApp", version FROM notice_setting WHERE tenant_id = $1 AND user_id = $2::uuid`,
    [unit.tenantId, userId],
  );
}

/** Writes what a member chose, if `version` is the one that stands (0: none does). False: somebody, or another page of his, was first. */
export async function writeChosen(
  unit: Unit,
  userId: string | null,
  { kind, byMail, inApp, version }: ChosenChannels,
  now: string,
): Promise<boolean> {
  const count = await unit.execute(
    `INSERT INTO notice_setting AS s (tenant_id, user_id, kind, by_mail, in_app, version, updated_at)
     SELECT $1::uuid, $2::uuid, $3::text, $4::boolean, $5::boolean, 1, $7::timestamptz
     WHERE $6::int = 0 OR EXISTS (SELECT 1 FROM notice_setting WHERE tenant_id = $1::uuid AND user_id = $2::uuid AND kind = $3::text)
     ON CONFLICT (tenant_id, user_id, kind) DO UPDATE SET by_mail = $4, in_app = $5, version = s.version + 1, updated_at = $7
       WHERE s.version = $6::int`,
    [unit.tenantId, userId, kind, byMail, inApp, version, now],
  );
  return count === 1;
}
