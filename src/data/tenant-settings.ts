import type { LeadTimes } from '@/domain/forecast/types';
import type { Unit } from '@/platform/db/unit-of-work';

/** Numbers a tenant may change. Days; the hardware's life in months. */
export type TenantSettings = { leadTimes: LeadTimes; graceDays: number; hardwareLifeMonths: number };

export async function readSettings(unit: Unit): Promise<TenantSettings> {
  const [row] = await unit.sql<{
    hardware_lead_p50: number;
    install_days: number;
    activation_lag_p50: number;
    grace_days: number;
    hardware_life_months: number;
  }>(
    `SELECT hardware_lead_p50, install_days, activation_lag_p50, grace_days, hardware_life_months FROM tenant_setting WHERE tenant_id = $1`,
    [unit.tenantId],
  );
  if (!row) throw new Error('The tenant has no settings');
  return {
    leadTimes: {
      hardwareDays: row.hardware_lead_p50,
      installDays: row.install_days,
      activationDays: row.activation_lag_p50,
    },
    graceDays: row.grace_days,
    hardwareLifeMonths: row.hardware_life_months,
  };
}
