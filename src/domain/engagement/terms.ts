import { millisecondsBetween, type CalendarDate } from '../values/calendar-date';

export const MODES = ['remote', 'hybrid', 'on_site'] as const;
export type Mode = (typeof MODES)[number];

export const CRM_ACCESS = ['not_asked', 'asked', 'granted', 'refused'] as const;
/** Whether the CRO may look into the company's CRM. */
export type CrmAccess = (typeof CRM_ACCESS)[number];

/** What the CRO and the company agreed. Days are hundredths of a day, money is in minor units of the company's currency. */
export type EngagementTerms = {
  /** The last day; null while nobody has set one. */
  endOn: CalendarDate | null;
  mode: Mode;
  /** Hundredths of a day in a full month; null while nothing is agreed. */
  contractedDays: number | null;
  minutesPerDay: number;
  dayRateMinor: bigint | null;
  /** Minutes a week that the company's people give. */
  weeklyMinutes: number;
  visitsPerYear: number;
  crmAccess: CrmAccess;
  /** Since when access stands as it does. */
  crmAccessOn: CalendarDate | null;
  /** The variable part: basis points of what the ACV per deployment is above `variableFloorMinor`, or above the baseline where that is null. */
  variableShareBp: number | null;
  variableFloorMinor: bigint | null;
  /** The most that one quarter pays. */
  variableCapMinor: bigint | null;
};

/** One version of the terms; the versions of an engagement are numbered from 1. */
export type TermsVersion = EngagementTerms & { startOn: CalendarDate; version: number; recordedAt: string };

/**
 * The terms that a month counts by: the version that stood at its end (`until`, the instant at which the next month begins). Months before
 * any days were agreed count by the first version that says them, so that terms which are entered late hold from the first day.
 */
export function termsAt(versions: readonly TermsVersion[], until: string): TermsVersion | null {
  const byVersion = versions.toSorted((a, b) => a.version - b.version);
  const agreed = byVersion.find(({ contractedDays }) => contractedDays !== null);
  const standing = byVersion.findLast(({ recordedAt }) => millisecondsBetween(recordedAt, until) > 0);
  if (!standing || (agreed && standing.version < agreed.version)) return agreed ?? byVersion.at(-1) ?? null;
  return standing;
}
