import type { LeadTimes } from '@/domain/forecast/types';
import { ok, refuse, type Result } from '@/domain/values/result';

/**
 * Numbers that a tenant may change, with the defaults of docs/metrics.md. Days, but for the life of hardware (months) and the tolerance
 * between PO and quote (basis points: 1000 is 10 %).
 */
export const DEFAULT_SETTINGS = {
  negotiationDays: 60,
  zombieDays: 90,
  graceDays: 14,
  verbalYesDays: 30,
  quoteToleranceBp: 1000,
  hardwareLeadP50: 84,
  hardwareLeadP80: 95,
  installDays: 14,
  activationLagP50: 21,
  activationLagP80: 24,
  hardwareLifeMonths: 24,
  silentDays: 30,
  renewalDays: 90,
};
export type SettingId = keyof typeof DEFAULT_SETTINGS;
export type Settings = Readonly<Record<SettingId, number>>;
export const SETTING_IDS = Object.keys(DEFAULT_SETTINGS) as SettingId[];

/** What the audit measures by. */
export type AuditThresholds = Pick<
  Settings,
  'negotiationDays' | 'zombieDays' | 'graceDays' | 'verbalYesDays'
>;

/** Lowest and highest value of each; the database holds the same (tenant_setting_ranges). */
export const SETTING_RANGES: Readonly<Record<SettingId, readonly [number, number]>> = {
  negotiationDays: [1, 730],
  zombieDays: [1, 730],
  graceDays: [0, 365],
  verbalYesDays: [1, 730],
  quoteToleranceBp: [0, 10_000],
  hardwareLeadP50: [0, 730],
  hardwareLeadP80: [0, 730],
  installDays: [0, 365],
  activationLagP50: [0, 365],
  activationLagP80: [0, 365],
  hardwareLifeMonths: [1, 120],
  silentDays: [1, 365],
  renewalDays: [1, 365],
};

/** What the forecast counts by: the median of each lead time. */
export function leadTimesOf(settings: Settings): LeadTimes {
  return {
    hardwareDays: settings.hardwareLeadP50,
    installDays: settings.installDays,
    activationDays: settings.activationLagP50,
  };
}

export function auditThresholdsOf(settings: AuditThresholds): AuditThresholds {
  const { negotiationDays, zombieDays, graceDays, verbalYesDays } = settings;
  return { negotiationDays, zombieDays, graceDays, verbalYesDays };
}

/** Refuses ('invalid', a sentence per field) what is no whole number of its range, and a p80 that is shorter than its p50. */
export function checkSettings(settings: Settings): Result<Settings> {
  const fields: Record<string, string> = {};
  for (const id of SETTING_IDS) {
    const [least, most] = SETTING_RANGES[id];
    const value = settings[id];
    if (!Number.isInteger(value) || value < least || value > most)
      fields[id] = `A whole number from ${least} to ${most.toLocaleString('en-US')}.`;
  }
  if (settings.hardwareLeadP80 < settings.hardwareLeadP50)
    fields['hardwareLeadP80'] ??= 'Four of five orders take at least as long as every second one.';
  if (settings.activationLagP80 < settings.activationLagP50)
    fields['activationLagP80'] ??= 'Four of five activations take at least as long as every second one.';
  if (Object.keys(fields).length === 0) return ok(settings);
  return refuse('invalid', 'These numbers cannot stand.', { fields, remedy: 'Correct the marked fields.' });
}
