import type { TermsVersion } from '@/domain/engagement/terms';
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
