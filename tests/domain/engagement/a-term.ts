import type { TermsVersion } from '@/domain/engagement/terms';
import { date } from '@/domain/values/calendar-date';

/** Ten days a month at 1,200.00 a day since Monday 5 January 2026, eight hours a day, two hours a week of the company's people. */
export function aTerm(change: Partial<TermsVersion> = {}): TermsVersion {
  return {
    startOn: date('2026-01-05'),
    endOn: null,
    mode: 'remote',
    contractedDays: 1000,
    minutesPerDay: 480,
    dayRateMinor: 120_000n,
    weeklyMinutes: 120,
    visitsPerYear: 4,
    crmAccess: 'granted',
    crmAccessOn: date('2026-01-07'),
    variableShareBp: null,
    variableFloorMinor: null,
    variableCapMinor: null,
    version: 1,
    recordedAt: '2026-01-05T09:00:00Z',
    ...change,
  };
}
