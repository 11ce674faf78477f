import type { LeadTimes } from '@/domain/forecast/types';
import { leadTimesOf, type Settings } from '@/domain/settings/settings';
import type { Unit } from '@/platform/db/unit-of-work';

/** One version of the numbers that a tenant may change, and since when it stands. */
export type TenantSettings = Settings & { leadTimes: LeadTimes; version: number; updatedAt: string };

const COLUMNS = `negotiation_days, zombie_days, grace_days, verbal_yes_days, quote_tolerance_bp, hardware_lead_p50, hardware_lead_p80,
  install_days, activation_lag_p50, activation_lag_p80, hardware_life_months, version, updated_at, updated_by`;

type Row = Settings & { version: number; updatedAt: string };

/** As they stand, or as they stood at the instant `knownAt` (the first version before any). */
export async function readSettings(unit: Unit, knownAt?: string): Promise<TenantSettings> {
  const [row] = await unit.named<Row>(
    'tenant_settings',
    `WITH v AS (SELECT ${COLUMNS} FROM tenant_setting WHERE tenant_id = $1
       UNION ALL SELECT ${COLUMNS} FROM tenant_setting_history WHERE tenant_id = $1 AND $2::timestamptz IS NOT NULL)
     SELECT negotiation_days AS "negotiationDays", zombie_days AS "zombieDays", grace_days AS "graceDays",
       verbal_yes_days AS "verbalYesDays", quote_tolerance_bp AS "quoteToleranceBp", hardware_lead_p50 AS "hardwareLeadP50",
       hardware_lead_p80 AS "hardwareLeadP80", install_days AS "installDays", activation_lag_p50 AS "activationLagP50",
       activation_lag_p80 AS "activationLagP80", hardware_life_months AS "hardwareLifeMonths", version, updated_at AS "updatedAt"
     FROM v WHERE version = coalesce((SELECT max(version) FROM v WHERE updated_at <= coalesce($2::timestamptz, updated_at)),
       (SELECT min(version) FROM v))`,
    [unit.tenantId, knownAt ?? null],
  );
  if (!row) throw new Error('The tenant has no settings');
  return { ...row, leadTimes: leadTimesOf(row) };
}
