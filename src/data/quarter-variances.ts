import type { ColumnAmounts } from '@/domain/forecast/accuracy/quarters';
import { FORECAST_COLUMNS, type ForecastColumn } from '@/domain/forecast/types';
import type { CalendarDate } from '@/domain/values/calendar-date';
import type { Unit } from '@/platform/db/unit-of-work';

/** What was frozen of a quarter on its first day and what it came to, in minor units of the company's currency; kept so that many companies can be read at once. */
export type QuarterVariance = {
  /** The quarter's first day. */
  quarterStart: CalendarDate;
  /** The day of the frozen forecast. */
  snapshotOn: CalendarDate;
  /** By stream; their sums are the totals. */
  forecast: ColumnAmounts;
  actual: ColumnAmounts;
};

type StreamsJson = Record<ForecastColumn, { forecast: string; actual: string }>;
type Row = Pick<QuarterVariance, 'quarterStart' | 'snapshotOn'> & {
  streams: StreamsJson;
  computedAt: string;
};

/** Keeps what was measured of a quarter; measured again it replaces what stood there. */
export async function upsertQuarterVariance(unit: Unit, kept: QuarterVariance, at: string): Promise<void> {
  const { quarterStart, snapshotOn, forecast, actual } = kept;
  const streams = Object.fromEntries(
    FORECAST_COLUMNS.map((column) => [
      column,
      { forecast: String(forecast[column]), actual: String(actual[column]) },
    ]),
  );
  await unit.execute(
    `INSERT INTO quarter_variance (tenant_id, quarter_start, snapshot_on, forecast_minor, actual_minor, streams, computed_at)
     VALUES ($1, $2, $3, $4, $5, $6::jsonb, $7)
     ON CONFLICT (tenant_id, quarter_start) DO UPDATE SET snapshot_on = excluded.snapshot_on, forecast_minor = excluded.forecast_minor,
       actual_minor = excluded.actual_minor, streams = excluded.streams, computed_at = excluded.computed_at`,
    [unit.tenantId, quarterStart, snapshotOn, sumOf(forecast), sumOf(actual), JSON.stringify(streams), at],
  );
}

/**
 * What is kept of the quarters that begin on these days, oldest first; a quarter of which nothing was frozen has none. The days are the
 * company's present quarters: what was kept under another fiscal calendar is left out.
 */
export async function readQuarterVariances(
  unit: Unit,
  quarterStarts: readonly CalendarDate[],
): Promise<(QuarterVariance & { computedAt: string })[]> {
  const rows = await unit.sql<Row>(
    `SELECT quarter_start AS "quarterStart", snapshot_on AS "snapshotOn", streams, computed_at AS "computedAt"
     FROM quarter_variance WHERE tenant_id = $1 AND quarter_start = ANY($2::date[]) ORDER BY quarter_start`,
    [unit.tenantId, [...quarterStarts]],
  );
  return rows.map(({ streams, ...row }) => ({
    ...row,
    forecast: amountsOf(streams, 'forecast'),
    actual: amountsOf(streams, 'actual'),
  }));
}

function amountsOf(streams: StreamsJson, side: 'forecast' | 'actual'): ColumnAmounts {
  const amounts = { hardware: 0n, software: 0n, services: 0n, unsplit: 0n };
  for (const column of FORECAST_COLUMNS) amounts[column] = BigInt(streams[column][side]);
  return amounts;
}

function sumOf(amounts: ColumnAmounts): bigint {
  return FORECAST_COLUMNS.reduce((sum, column) => sum + amounts[column], 0n);
}
