import type { EngagementTerms, TermsVersion } from '@/domain/engagement/terms';
import type { CalendarDate } from '@/domain/values/calendar-date';
import type { Unit } from '@/platform/db/unit-of-work';

/** The terms as they stand, and who said so. */
export type StoredTerms = TermsVersion & { by: string | null };

const COLUMNS = `end_on AS "endOn", mode, contracted_days AS "contractedDays", minutes_per_day AS "minutesPerDay",
  day_rate_minor AS "dayRateMinor", weekly_minutes AS "weeklyMinutes", visits_per_year AS "visitsPerYear", crm_access AS "crmAccess",
  crm_access_on AS "crmAccessOn", variable_share_bp AS "variableShareBp", variable_floor_minor AS "variableFloorMinor",
  variable_cap_minor AS "variableCapMinor", start_on AS "startOn", version, recorded_at AS "recordedAt",
  (SELECT u.name FROM app_user u WHERE u.id = recorded_by) AS by`;

/** Null while nobody has said when the engagement began. */
export async function readTerms(unit: Unit): Promise<StoredTerms | null> {
  const [row] = await unit.sql<StoredTerms>(`SELECT ${COLUMNS} FROM engagement WHERE tenant_id = $1`, [
    unit.tenantId,
  ]);
  return row ?? null;
}

/** Every version that there was, the newest first. */
export async function readTermsVersions(unit: Unit): Promise<StoredTerms[]> {
  return unit.sql<StoredTerms>(
    `SELECT ${COLUMNS} FROM engagement WHERE tenant_id = $1
     UNION ALL SELECT ${COLUMNS} FROM engagement_history WHERE tenant_id = $1 ORDER BY version DESC`,
    [unit.tenantId],
  );
}

export type VersionCell = Omit<TermsVersion, 'dayRateMinor' | 'variableFloorMinor' | 'variableCapMinor'> & {
  startOn: CalendarDate;
  dayRateMinor: string | null;
  variableFloorMinor: string | null;
  variableCapMinor: string | null;
};

/** A version as a JSON object; amounts travel as text. Names columns of `engagement` or its history, to be read inside another statement. */
export const VERSION_JSON = `json_build_object('endOn', end_on, 'mode', mode, 'contractedDays', contracted_days, 'minutesPerDay', minutes_per_day,
  'dayRateMinor', day_rate_minor::text, 'weeklyMinutes', weekly_minutes, 'visitsPerYear', visits_per_year, 'crmAccess', crm_access,
  'crmAccessOn', crm_access_on, 'variableShareBp', variable_share_bp, 'variableFloorMinor', variable_floor_minor::text,
  'variableCapMinor', variable_cap_minor::text, 'startOn', start_on, 'version', version, 'recordedAt', recorded_at)`;

export function versionOf(cell: VersionCell): TermsVersion {
  const { dayRateMinor, variableFloorMinor, variableCapMinor } = cell;
  return {
    ...cell,
    dayRateMinor: amountOf(dayRateMinor),
    variableFloorMinor: amountOf(variableFloorMinor),
    variableCapMinor: amountOf(variableCapMinor),
  };
}

function amountOf(text: string | null): bigint | null {
  return text === null ? null : BigInt(text);
}

/** The terms as they stand, locked until the transaction ends. */
export async function lockTerms(unit: Unit): Promise<StoredTerms | null> {
  const [row] = await unit.sql<StoredTerms>(
    `SELECT ${COLUMNS} FROM engagement WHERE tenant_id = $1 FOR UPDATE`,
    [unit.tenantId],
  );
  return row ?? null;
}

/** One version, whether it stands or stood; null if it is not kept. */
export async function readTermsVersion(unit: Unit, version: number): Promise<StoredTerms | null> {
  const [row] = await unit.sql<StoredTerms>(
    `SELECT ${COLUMNS} FROM engagement WHERE tenant_id = $1 AND version = $2
     UNION ALL SELECT ${COLUMNS} FROM engagement_history WHERE tenant_id = $1 AND version = $2`,
    [unit.tenantId, version],
  );
  return row ?? null;
}

/** The next version of a locked engagement's terms; the one before goes to history. */
export async function updateTerms(
  unit: Unit,
  terms: EngagementTerms,
  by: { userId: string | null; at: string },
): Promise<void> {
  await keepEngagementVersion(unit, by.at);
  await unit.execute(
    `UPDATE engagement SET end_on = $2::date, mode = $3, contracted_days = $4, minutes_per_day = $5, day_rate_minor = $6, weekly_minutes = $7,
       visits_per_year = $8, crm_access = $9, crm_access_on = $10::date, variable_share_bp = $11, variable_floor_minor = $12,
       variable_cap_minor = $13, version = version + 1, recorded_at = $14, recorded_by = $15 WHERE tenant_id = $1`,
    [
      unit.tenantId,
      terms.endOn,
      terms.mode,
      terms.contractedDays,
      terms.minutesPerDay,
      terms.dayRateMinor,
      terms.weeklyMinutes,
      terms.visitsPerYear,
      terms.crmAccess,
      terms.crmAccessOn,
      terms.variableShareBp,
      terms.variableFloorMinor,
      terms.variableCapMinor,
      by.at,
      by.userId,
    ],
  );
}

/** Keeps the whole row of a locked engagement, first day and terms, before it is changed. */
export async function keepEngagementVersion(unit: Unit, at: string): Promise<void> {
  const kept = `tenant_id, start_on, end_on, mode, contracted_days, minutes_per_day, day_rate_minor, weekly_minutes, visits_per_year, crm_access,
    crm_access_on, variable_share_bp, variable_floor_minor, variable_cap_minor, version, recorded_at, recorded_by`;
  await unit.execute(
    `INSERT INTO engagement_history (${kept}, superseded_at) SELECT ${kept}, $2::timestamptz FROM engagement WHERE tenant_id = $1`,
    [unit.tenantId, at],
  );
}
