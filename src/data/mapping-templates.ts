import type { CopiedMapping } from '@/domain/imports/copied-mapping';
import type { CheckOptions } from '@/domain/imports/report';
import type { ImportKind, Plan } from '@/domain/imports/types';
import type { Unit } from '@/platform/db/unit-of-work';

/** The mapping of the last committed import of each kind. */
export type UsedMapping = { kind: ImportKind; plan: Plan; given: CheckOptions };

export async function readUsedMappings(unit: Unit): Promise<UsedMapping[]> {
  return unit.sql<UsedMapping>(
    `SELECT DISTINCT ON (i.kind) i.kind, i.mapping -> 'plan' AS plan, coalesce(i.options -> 'given', '{}') AS given FROM import i
     WHERE i.tenant_id = $1 AND i.state = 'committed' AND i.mapping ? 'plan' ORDER BY i.kind, i.committed_at DESC, i.id DESC`,
    [unit.tenantId],
  );
}

/** The latest mapping that was copied here, of each kind. */
export function readMappingTemplates(
  unit: Unit,
): Promise<{ kind: ImportKind; version: number; mapping: CopiedMapping; recordedAt: string }[]> {
  return unit.sql(
    `SELECT DISTINCT ON (kind) kind, version, mapping, recorded_at AS "recordedAt" FROM mapping_template
     WHERE tenant_id = $1 ORDER BY kind, version DESC`,
    [unit.tenantId],
  );
}

/** Adds the next version of a kind; null where somebody has added it at the same moment. */
export async function insertMappingTemplate(
  unit: Unit,
  template: { kind: ImportKind; mapping: CopiedMapping; source: string },
  by: { userId: string | null; at: string },
): Promise<number | null> {
  const latest = await readMappingTemplates(unit);
  const version = (latest.find(({ kind }) => kind === template.kind)?.version ?? 0) + 1;
  const added = await unit.sql<{ version: number }>(
    `INSERT INTO mapping_template (tenant_id, kind, version, mapping, source, recorded_at, recorded_by)
     VALUES ($1, $2, $3, $4::jsonb, $5, $6, $7) ON CONFLICT (tenant_id, kind, version) DO NOTHING RETURNING version`,
    [
      unit.tenantId,
      template.kind,
      version,
      JSON.stringify(template.mapping),
      template.source,
      by.at,
      by.userId,
    ],
  );
  return added[0]?.version ?? null;
}
