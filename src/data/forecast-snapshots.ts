import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { constants, gunzip, gzip } from 'node:zlib';
import type { SnapshotDeal, SnapshotHeader } from '@/domain/forecast/snapshot';
import { figuresJson, parseFigures, type FiguresJson } from '@/domain/forecast/snapshot-figures';
import { parseDeals, serialiseDeals } from '@/domain/forecast/snapshot-text';
import type { CalendarDate } from '@/domain/values/calendar-date';
import type { FiscalCalendarKind } from '@/domain/values/fiscal-calendar';
import type { Unit } from '@/platform/db/unit-of-work';
import { dealsAt } from './known-deals';

const compress = promisify(gzip);
const expand = promisify(gunzip);

/** Some thousand deals, compressed, with the hash of what is stored. */
export type SnapshotPart = { deals: number; payload: Buffer; sha256: string };

/** Compressing happens beside the program's own work. */
export async function packDeals(deals: readonly SnapshotDeal[]): Promise<SnapshotPart> {
  const payload = await compress(serialiseDeals(deals), { level: constants.Z_BEST_SPEED });
  return { deals: deals.length, payload, sha256: sha256(payload) };
}

/** Writes a snapshot once and for all. False if its day has one already; then nothing is written. */
export async function insertSnapshot(
  unit: Unit,
  header: SnapshotHeader,
  parts: readonly SnapshotPart[],
): Promise<boolean> {
  const { id, fiscal, figures } = header;
  const inserted = await unit.execute(
    `INSERT INTO forecast_snapshot (tenant_id, id, as_of, known_at, taken_at, quarter_start, currency, model_version, settings_version,
       fiscal_start_month, fiscal_calendar, deals, parts, figures, sha256)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) ON CONFLICT (tenant_id, as_of) DO NOTHING`,
    [
      unit.tenantId,
      id,
      header.asOf,
      header.knownAt,
      header.takenAt,
      header.quarterStart,
      header.currency,
      header.modelVersion,
      header.settingsVersion,
      fiscal.startMonth,
      fiscal.kind,
      header.deals,
      parts.length,
      JSON.stringify(figuresJson(figures)),
      hashOf(parts),
    ],
  );
  if (inserted === 0) return false;
  for (const [part, { deals, payload, sha256: hash }] of parts.entries())
    await unit.execute(
      `INSERT INTO forecast_snapshot_part (tenant_id, snapshot_id, part, deals, payload, sha256) VALUES ($1, $2, $3, $4, $5, $6)`,
      [unit.tenantId, id, part, deals, payload, hash],
    );
  return true;
}

/** What a list shows of a snapshot. */
export type SnapshotBrief = Pick<
  SnapshotHeader,
  'id' | 'asOf' | 'knownAt' | 'takenAt' | 'quarterStart' | 'deals'
>;

const BRIEF = `id, as_of AS "asOf", known_at AS "knownAt", taken_at AS "takenAt", quarter_start AS "quarterStart", deals`;

/** Latest first. */
export function listSnapshots(
  unit: Unit,
  which: { from?: CalendarDate; until?: CalendarDate; limit: number },
): Promise<SnapshotBrief[]> {
  return unit.sql<SnapshotBrief>(
    `SELECT ${BRIEF} FROM forecast_snapshot WHERE tenant_id = $1 AND as_of >= coalesce($2::date, as_of)
       AND as_of <= coalesce($3::date, as_of) ORDER BY as_of DESC LIMIT $4`,
    [unit.tenantId, which.from ?? null, which.until ?? null, which.limit],
  );
}

type HeaderRow = SnapshotBrief & {
  currency: string;
  modelVersion: number;
  settingsVersion: number;
  startMonth: number;
  kind: FiscalCalendarKind;
  figures: FiguresJson;
};

const HEADER = `${BRIEF}, currency, model_version AS "modelVersion", settings_version AS "settingsVersion",
  fiscal_start_month AS "startMonth", fiscal_calendar AS kind, figures`;

/** Headers with their figures of the days asked for, in the order of their days; days without a snapshot have none. */
export async function readSnapshotHeaders(
  unit: Unit,
  days: readonly CalendarDate[],
): Promise<SnapshotHeader[]> {
  const rows = await unit.sql<HeaderRow>(
    `SELECT ${HEADER} FROM forecast_snapshot WHERE tenant_id = $1 AND as_of = ANY($2::date[]) ORDER BY as_of`,
    [unit.tenantId, [...days]],
  );
  return rows.map(toHeader);
}

export async function readSnapshotHeader(unit: Unit, id: string): Promise<SnapshotHeader | null> {
  const [row] = await unit.sql<HeaderRow>(
    `SELECT ${HEADER} FROM forecast_snapshot WHERE tenant_id = $1 AND id = $2`,
    [unit.tenantId, id],
  );
  return row ? toHeader(row) : null;
}

function toHeader({ startMonth, kind, figures, ...rest }: HeaderRow): SnapshotHeader {
  return { ...rest, fiscal: { startMonth, kind }, figures: parseFigures(figures) };
}

/** The records of a snapshot, in the order in which they were taken. Throws if what is stored is not what was written. */
export async function readSnapshotDeals(unit: Unit, snapshotId: string): Promise<SnapshotDeal[]> {
  const parts = await unit.sql<SnapshotPart & { whole: string }>(
    `SELECT p.deals, p.payload, p.sha256, s.sha256 AS whole FROM forecast_snapshot_part p
     JOIN forecast_snapshot s ON s.tenant_id = p.tenant_id AND s.id = p.snapshot_id
     WHERE p.tenant_id = $1 AND p.snapshot_id = $2 ORDER BY p.part`,
    [unit.tenantId, snapshotId],
  );
  const damaged = parts.some(({ payload, sha256: hash }) => sha256(payload) !== hash);
  if (damaged || parts.some(({ whole }) => whole !== hashOf(parts)))
    throw new Error(`The snapshot ${snapshotId} is not what was written`);
  const texts = await Promise.all(parts.map(async ({ payload }) => (await expand(payload)).toString('utf8')));
  return texts.flatMap(parseDeals);
}

/** Every day that has a snapshot. */
export async function listSnapshotDays(unit: Unit): Promise<CalendarDate[]> {
  const rows = await unit.sql<{ asOf: CalendarDate }>(
    'SELECT as_of AS "asOf" FROM forecast_snapshot WHERE tenant_id = $1',
    [unit.tenantId],
  );
  return rows.map(({ asOf }) => asOf);
}

/** When the first deal came on record (ids are in the order of time); null: there is none. */
export async function readFirstRecord(unit: Unit): Promise<string | null> {
  const [first] = await unit.sql<{ at: string }>(
    'SELECT created_at AS at FROM deal WHERE tenant_id = $1 ORDER BY id LIMIT 1',
    [unit.tenantId],
  );
  return first?.at ?? null;
}

/** Deals that were on record at an instant, in the order of their ids. */
export async function listDealIds(unit: Unit, knownAt: string): Promise<string[]> {
  const rows = await unit.sql<{ id: string }>(
    `SELECT d.id FROM ${dealsAt('$2')} d WHERE d.outcome <> 'removed' ORDER BY d.id`,
    [unit.tenantId, knownAt],
  );
  return rows.map(({ id }) => id);
}

export type OwnerNames = ReadonlyMap<string, string>;

/** Names of reps and customers by their ids. */
export async function readOwnerNames(unit: Unit, ids: readonly string[]): Promise<OwnerNames> {
  const rows = await unit.sql<{ id: string; name: string }>(
    `SELECT id, name FROM rep WHERE tenant_id = $1 AND id = ANY($2::uuid[])
     UNION ALL SELECT id, name FROM customer WHERE tenant_id = $1 AND id = ANY($2::uuid[])`,
    [unit.tenantId, [...ids]],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

function hashOf(parts: readonly Pick<SnapshotPart, 'sha256'>[]): string {
  return sha256(parts.map((part) => part.sha256).join(''));
}

function sha256(of: string | Buffer): string {
  return createHash('sha256').update(of).digest('hex');
}
