import type { CalendarDate } from '@/domain/values/calendar-date';
import type { Unit } from '@/platform/db/unit-of-work';
import { dealsAt } from './known-deals';

/** What the tenant's committed deal imports brought: the target fields of their columns. null where nothing was imported. */
export async function readImportedTargets(unit: Unit, knownAt?: string): Promise<Set<string> | null> {
  const rows = await unit.sql<{ targets: string[] | null }>(
    `SELECT ARRAY(SELECT jsonb_array_elements_text(i.mapping -> 'targets')) AS targets FROM import i
     WHERE i.tenant_id = $1 AND i.kind IN ('deals', 'shipments', 'activities') AND i.committed_at IS NOT NULL
       AND i.committed_at <= coalesce($2::timestamptz, i.committed_at)
       AND (i.reverted_at IS NULL OR i.reverted_at > coalesce($2::timestamptz, i.reverted_at))`,
    [unit.tenantId, knownAt ?? null],
  );
  if (rows.length === 0) return null;
  return new Set(rows.flatMap((row) => row.targets ?? []));
}

export type SourceStage = { sourceStage: string; stage: string; count: number; medianBp: number | null };

/**
 * The source's stage words of open deals, with where they are mapped and how likely the source called them; as known at an instant.
 */
export async function readSourceStages(unit: Unit, knownAt?: string): Promise<SourceStage[]> {
  const known = knownAt === undefined ? [] : [knownAt];
  return unit.sql<SourceStage>(
    `SELECT d.source_stage AS "sourceStage", max(d.stage) AS stage, count(*)::int AS count,
       percentile_disc(0.5) WITHIN GROUP (ORDER BY d.source_probability_bp) AS "medianBp"
     FROM ${dealsAt(known.length > 0 ? '$2' : null)} d WHERE d.outcome = 'open' AND d.source_stage IS NOT NULL GROUP BY d.source_stage`,
    [unit.tenantId, ...known],
  );
}

export type Freshness = { fileName: string; committedAt: string; asOf: CalendarDate | null };

/** The last import of deals that still stands: how old the pipeline's data is. */
export async function readFreshness(unit: Unit): Promise<Freshness | null> {
  const rows = await unit.sql<Freshness>(
    `SELECT i.file_name AS "fileName", i.committed_at AS "committedAt", i.as_of AS "asOf" FROM import i
     WHERE i.tenant_id = $1 AND i.kind = 'deals' AND i.state = 'committed' ORDER BY i.committed_at DESC LIMIT 1`,
    [unit.tenantId],
  );
  return rows[0] ?? null;
}
