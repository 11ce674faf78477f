import { dayText, millisecondsBetween, type CalendarDate } from '../values/calendar-date';
import { ok, refuse, type Result } from '../values/result';

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
 * any days were agreed count by the first version that says them, so that terms which are entered late hold from the first day. The first
 * and the last day are those of the newest version: they are what happened, whenever somebody wrote it down.
 */
export function termsAt(versions: readonly TermsVersion[], until: string): TermsVersion | null {
  const byVersion = versions.toSorted((a, b) => a.version - b.version);
  const newest = byVersion.at(-1);
  if (!newest) return null;
  const agreed = byVersion.find(({ contractedDays }) => contractedDays !== null);
  const standing = byVersion.findLast(({ recordedAt }) => millisecondsBetween(recordedAt, until) > 0);
  const late = !standing || (agreed && standing.version < agreed.version);
  const counted = late ? (agreed ?? newest) : standing;
  return { ...counted, startOn: newest.startOn, endOn: newest.endOn };
}

/** The most days that a month has, and a year. */
const MOST_DAYS = 3100;
const MOST_VISITS = 366;

/** Are these terms possible? 'invalid' by field. `today`: access is not granted on a day that has not come. */
export function checkTerms(
  terms: EngagementTerms,
  { startOn, today }: { startOn: CalendarDate; today: CalendarDate },
): Result<EngagementTerms> {
  const fields: Record<string, string> = {};
  const { endOn, contractedDays, minutesPerDay, weeklyMinutes, visitsPerYear, crmAccess, crmAccessOn } =
    terms;
  if (endOn !== null && endOn < startOn)
    fields['endOn'] = `The engagement begins on ${dayText(startOn)}: it cannot end before.`;
  if (contractedDays !== null && !(contractedDays >= 0 && contractedDays <= MOST_DAYS))
    fields['contractedDays'] = 'Between 0 and 31 days a month.';
  if (!(minutesPerDay >= 60 && minutesPerDay <= 1440)) fields['minutesPerDay'] = 'Between 1 and 24 hours.';
  if (!(weeklyMinutes >= 0 && weeklyMinutes <= 10_080))
    fields['weeklyMinutes'] = 'Between 0 and 168 hours a week.';
  if (!(visitsPerYear >= 0 && visitsPerYear <= MOST_VISITS))
    fields['visitsPerYear'] = 'Between 0 and 366 a year.';
  if (crmAccess === 'not_asked' && crmAccessOn !== null)
    fields['crmAccessOn'] = 'Access was not asked for, so it has no day.';
  if (crmAccess !== 'not_asked' && crmAccessOn === null) fields['crmAccessOn'] = 'Say since when.';
  if (crmAccessOn !== null && crmAccessOn > today) fields['crmAccessOn'] = 'This day has not come yet.';
  const { variableShareBp, variableFloorMinor, variableCapMinor } = terms;
  if (variableShareBp !== null && !(variableShareBp >= 0 && variableShareBp <= 10_000))
    fields['variableShareBp'] = 'Between 0 and 100 %.';
  if (variableShareBp === null && (variableFloorMinor !== null || variableCapMinor !== null))
    fields['variableShareBp'] = 'A floor or a cap needs a share that they hold for.';
  const [wrong] = Object.values(fields);
  return wrong === undefined ? ok(terms) : refuse('invalid', wrong, { fields });
}

/** The fields of which two versions differ. */
export function changedTerms(before: EngagementTerms, after: EngagementTerms): TermField[] {
  return TERM_FIELDS.filter((field) => before[field] !== after[field]);
}

/** In the order in which pages show them. */
export const TERM_FIELDS = [
  'contractedDays',
  'minutesPerDay',
  'dayRateMinor',
  'mode',
  'visitsPerYear',
  'weeklyMinutes',
  'crmAccess',
  'crmAccessOn',
  'endOn',
  'variableShareBp',
  'variableFloorMinor',
  'variableCapMinor',
] as const satisfies readonly (keyof EngagementTerms)[];
export type TermField = (typeof TERM_FIELDS)[number];

/** The terms alone, without day, version and author. */
export function onlyTerms(version: EngagementTerms): EngagementTerms {
  return Object.fromEntries(TERM_FIELDS.map((field) => [field, version[field]])) as EngagementTerms;
}
