import { keptWeek, type ReplayBasis, type ReplayedWeek } from '@/domain/forecast/back-test';
import type { QuarterFigures } from '@/domain/forecast/replay';
import { parseFigures, type FiguresJson } from '@/domain/forecast/snapshot-figures';
import { FORECAST_COLUMNS } from '@/domain/forecast/types';
import { date, type CalendarDate } from '@/domain/values/calendar-date';
import type { Unit } from '@/platform/db/unit-of-work';

/** Whole minor units as text: JSON has no large numbers. */
type OursJson = { from: string; columns: Record<keyof QuarterFigures['columns'], string> }[];
type PlainJson = { from: string; minor: string }[];
type Row = {
  on: CalendarDate;
  basis: ReplayBasis;
  deals: number;
  ours: OursJson;
  plain: PlainJson;
  computedAt: string;
};

export type StoredWeek = ReplayedWeek & { computedAt: string };

/** Every replayed day of the tenant, oldest first. */
export async function readReplayedWeeks(unit: Unit): Promise<StoredWeek[]> {
  const rows = await unit.sql<Row>(
    `SELECT week_on AS "on", basis, deals, ours, plain, computed_at AS "computedAt" FROM back_test_week
     WHERE tenant_id = $1 ORDER BY week_on`,
    [unit.tenantId],
  );
  return rows.map(({ ours, plain, ...row }) => ({
    ...row,
    ours: ours.map(({ from, columns }) => ({ from: date(from), columns: toMinor(columns) })),
    plain: plain.map(({ from, minor }) => ({ from: date(from), minor: BigInt(minor) })),
  }));
}

/** Keeps a replayed day; made again it replaces what stood there. */
export async function keepReplayedWeek(
  unit: Unit,
  week: ReplayedWeek,
  by: { modelVersion: number; at: string },
): Promise<void> {
  const text = (value: unknown) =>
    JSON.stringify(value, (_key, item: unknown) => (typeof item === 'bigint' ? String(item) : item));
  await unit.execute(
    `INSERT INTO back_test_week (tenant_id, week_on, basis, model_version, deals, ours, plain, computed_at)
     VALUES ($1, $2, $3, $4, $5, $6::jsonb, $7::jsonb, $8)
     ON CONFLICT (tenant_id, week_on) DO UPDATE SET basis = excluded.basis, model_version = excluded.model_version,
       deals = excluded.deals, ours = excluded.ours, plain = excluded.plain, computed_at = excluded.computed_at`,
    [
      unit.tenantId,
      week.on,
      week.basis,
      by.modelVersion,
      week.deals,
      text(week.ours),
      text(week.plain),
      by.at,
    ],
  );
}

/** Every forecast that was kept from a day on, oldest first; without what reps and lead times are about. */
export async function readKeptWeeks(unit: Unit, from: CalendarDate): Promise<ReplayedWeek[]> {
  const rows = await unit.sql<{ on: CalendarDate; deals: number; figures: FiguresJson }>(
    `SELECT as_of AS "on", deals, figures || '{"reps": [], "closed": [], "book": null}'::jsonb AS figures FROM forecast_snapshot
     WHERE tenant_id = $1 AND as_of >= $2 ORDER BY as_of`,
    [unit.tenantId, from],
  );
  return rows.map(({ on, deals, figures }) => keptWeek(on, deals, parseFigures(figures)));
}

/** The first and the last day on which a deal ended, was ordered or delivered, and since when the database has known deals. */
export type HistorySpan = { firstOn: CalendarDate; lastOn: CalendarDate; recordedSince: string };

/** null: nothing has ended, been ordered or delivered yet. */
export async function readHistorySpan(unit: Unit): Promise<HistorySpan | null> {
  const [row] = await unit.sql<{
    firstOn: CalendarDate | null;
    lastOn: CalendarDate | null;
    recordedSince: string | null;
  }>(
    `WITH d AS (SELECT min(created_at) AS since, min(closed.on_day) AS first_on, max(closed.on_day) AS last_on FROM deal
       LEFT JOIN LATERAL (SELECT coalesce(closed_on, close_on) AS on_day WHERE outcome <> 'open') closed ON true
       WHERE tenant_id = $1 AND outcome <> 'removed'),
     e AS (SELECT min(evidence_on) AS first_on, max(evidence_on) AS last_on FROM evidence
       WHERE tenant_id = $1 AND voided_at IS NULL AND kind NOT IN ('demo', 'quote'))
     SELECT least(d.first_on, e.first_on) AS "firstOn", greatest(d.last_on, e.last_on) AS "lastOn", d.since AS "recordedSince" FROM d, e`,
    [unit.tenantId],
  );
  if (!row || row.firstOn === null || row.lastOn === null || row.recordedSince === null) return null;
  return { firstOn: row.firstOn, lastOn: row.lastOn, recordedSince: row.recordedSince };
}

function toMinor(columns: OursJson[number]['columns']): QuarterFigures['columns'] {
  const minor = { hardware: 0n, software: 0n, services: 0n, unsplit: 0n };
  for (const column of FORECAST_COLUMNS) minor[column] = BigInt(columns[column]);
  return minor;
}
