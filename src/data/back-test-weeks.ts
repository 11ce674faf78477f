import type { ReplayBasis, ReplayedWeek } from '@/domain/forecast/back-test';
import type { QuarterFigures } from '@/domain/forecast/replay';
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

/** The first and the last day of which anything is on record, and since when the database itself has known deals. */
export type HistorySpan = { firstOn: CalendarDate; lastOn: CalendarDate; recordedSince: string };

/** null: there is no deal with a day. */
export async function readHistorySpan(unit: Unit): Promise<HistorySpan | null> {
  const [row] = await unit.sql<{
    firstOn: CalendarDate | null;
    lastOn: CalendarDate | null;
    recordedSince: string | null;
  }>(
    `WITH d AS (SELECT min(least(created_on, engaged_on, demo_on, stage_entered_on)) AS first_on,
         max(CASE WHEN outcome <> 'open' THEN coalesce(closed_on, close_on) END) AS last_on, min(created_at) AS since
       FROM deal WHERE tenant_id = $1 AND outcome <> 'removed'),
     e AS (SELECT min(evidence_on) AS first_on, max(evidence_on) AS last_on FROM evidence WHERE tenant_id = $1 AND voided_at IS NULL)
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
