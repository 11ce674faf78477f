import type { LeadTimes } from '@/domain/forecast/types';
import { leadTimesOf, SETTING_IDS, type SettingId, type Settings } from '@/domain/settings/settings';
import type { Unit } from '@/platform/db/unit-of-work';

/** One version of the numbers that a tenant may change, and since when it stands. */
export type TenantSettings = Settings & { leadTimes: LeadTimes; version: number; updatedAt: string };

const COLUMN_OF: Record<SettingId, string> = {
  negotiationDays: 'negotiation_days',
  zombieDays: 'zombie_days',
  graceDays: 'grace_days',
  verbalYesDays: 'verbal_yes_days',
  quoteToleranceBp: 'quote_tolerance_bp',
  hardwareLeadP50: 'hardware_lead_p50',
  hardwareLeadP80: 'hardware_lead_p80',
  installDays: 'install_days',
  activationLagP50: 'activation_lag_p50',
  activationLagP80: 'activation_lag_p80',
  hardwareLifeMonths: 'hardware_life_months',
  silentDays: 'silent_days',
  renewalDays: 'renewal_days',
};
const COLUMNS = `${Object.values(COLUMN_OF).join(', ')}, version, updated_at, updated_by`;
const SELECTED = SETTING_IDS.map((id) => `${COLUMN_OF[id]} AS "${id}"`).join(', ');

type Row = Settings & { version: number; updatedAt: string };

/** As they stand, or as they stood at the instant `knownAt` (the first version before any). */
export async function readSettings(unit: Unit, knownAt?: string): Promise<TenantSettings> {
  const [row] = await unit.named<Row>(
    'tenant_settings',
    `WITH v AS (SELECT ${COLUMNS} FROM tenant_setting WHERE tenant_id = $1
       UNION ALL SELECT ${COLUMNS} FROM tenant_setting_history WHERE tenant_id = $1 AND $2::timestamptz IS NOT NULL)
     SELECT ${SELECTED}, version, updated_at AS "updatedAt"
     FROM v WHERE version = coalesce((SELECT max(version) FROM v WHERE updated_at <= coalesce($2::timestamptz, updated_at)),
       (SELECT min(version) FROM v))`,
    [unit.tenantId, knownAt ?? null],
  );
  if (!row) throw new Error('The tenant has no settings');
  return { ...row, leadTimes: leadTimesOf(row) };
}

/** One version as the history shows it; `until` null: it stands. */
export type SettingsVersion = Settings & {
  version: number;
  since: string;
  until: string | null;
  by: string | null;
};

/** Every version there was, latest first. */
export function readSettingsHistory(unit: Unit, limit: number): Promise<SettingsVersion[]> {
  return unit.sql<SettingsVersion>(
    `SELECT ${SELECTED}, version, updated_at AS since, superseded_at AS until,
       (SELECT u.name FROM app_user u WHERE u.id = v.updated_by) AS by FROM (
       SELECT ${COLUMNS}, NULL::timestamptz AS superseded_at FROM tenant_setting WHERE tenant_id = $1
       UNION ALL SELECT ${COLUMNS}, superseded_at FROM tenant_setting_history WHERE tenant_id = $1) v
     ORDER BY version DESC LIMIT $2`,
    [unit.tenantId, limit],
  );
}

/** The version that stands, locked until the transaction ends (the ledger's postings wait: they read the life of hardware). */
export async function lockSettings(unit: Unit): Promise<Row & { by: string | null }> {
  const [row] = await unit.sql<Row & { by: string | null }>(
    `SELECT ${SELECTED}, version, updated_at AS "updatedAt", (SELECT u.name FROM app_user u WHERE u.id = updated_by) AS by
     FROM tenant_setting WHERE tenant_id = $1 FOR UPDATE`,
    [unit.tenantId],
  );
  if (!row) throw new Error('The tenant has no settings');
  return row;
}

/** One superseded version, or undefined. */
export async function readSettingsVersion(unit: Unit, version: number): Promise<Settings | undefined> {
  const [row] = await unit.sql<Settings>(
    `SELECT ${SELECTED} FROM tenant_setting_history WHERE tenant_id = $1 AND version = $2`,
    [unit.tenantId, version],
  );
  return row;
}

/** Writes the next version of the locked settings, the old one going to history. Returns its number. */
export async function writeSettings(
  unit: Unit,
  settings: Settings,
  by: { version: number; userId: string | null; at: string },
): Promise<number> {
  await unit.execute(
    `INSERT INTO tenant_setting_history (tenant_id, ${COLUMNS}, superseded_at)
     SELECT tenant_id, ${COLUMNS}, $2::timestamptz FROM tenant_setting WHERE tenant_id = $1`,
    [unit.tenantId, by.at],
  );
  const assigned = SETTING_IDS.map((id, index) => `${COLUMN_OF[id]} = $${index + 4}`).join(', ');
  await unit.execute(
    `UPDATE tenant_setting SET ${assigned}, version = version + 1, updated_at = $2, updated_by = $3 WHERE tenant_id = $1`,
    [unit.tenantId, by.at, by.userId, ...SETTING_IDS.map((id) => settings[id])],
  );
  return by.version + 1;
}
