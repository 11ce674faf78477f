import type { CrmAccess, EngagementTerms, Mode, TermField } from '@/domain/engagement/terms';
import { dayText } from '@/domain/values/calendar-date';
import { moneyExact } from '@/ui/format/money';

export const MODE_WORDS: Record<Mode, string> = { remote: 'Remote', hybrid: 'Hybrid', on_site: 'On site' };

export const ACCESS_WORDS: Record<CrmAccess, string> = {
  not_asked: 'Not asked for yet',
  asked: 'Asked for, not granted yet',
  granted: 'Granted',
  refused: 'Refused',
};

export const TERM_LABELS: Record<TermField, string> = {
  contractedDays: 'Days a month',
  minutesPerDay: 'Hours of a day',
  dayRateMinor: 'Day rate',
  mode: 'Where',
  visitsPerYear: 'Visits on site a year',
  weeklyMinutes: 'Hours a week from the company',
  crmAccess: 'Access to the CRM',
  crmAccessOn: 'Access since',
  endOn: 'Last day',
  variableShareBp: 'Variable share',
  variableFloorMinor: 'Counts above',
  variableCapMinor: 'At most a quarter',
};

/** Hundredths of a day: "10", "7.5", "0.25". */
export function daysFigure(hundredths: number): string {
  return decimal(hundredths, 100);
}

/** Minutes as hours: "2", "7.5", "0.33". */
export function hoursFigure(minutes: number): string {
  return decimal(Math.round((minutes * 100) / 60), 100);
}

/** Basis points as per cent: "5", "7.5". */
export function percentFigure(bp: number): string {
  return decimal(bp, 100);
}

function decimal(whole: number, of: number): string {
  return (whole / of).toFixed(2).replace(/\.?0+$/, '');
}

/** A term as people read it. `value` may come from a conflict, where an amount is text. */
export function termText(field: TermField, value: unknown, currency: string): string {
  if (value === null || value === undefined || value === '') return field === 'endOn' ? 'open' : 'not agreed';
  switch (field) {
    case 'contractedDays':
      return `${daysFigure(Number(value))} days`;
    case 'minutesPerDay':
    case 'weeklyMinutes':
      return `${hoursFigure(Number(value))} h`;
    case 'visitsPerYear':
      return String(Number(value));
    case 'variableShareBp':
      return `${percentFigure(Number(value))} %`;
    case 'mode':
      return MODE_WORDS[value as Mode];
    case 'crmAccess':
      return ACCESS_WORDS[value as CrmAccess];
    case 'crmAccessOn':
    case 'endOn':
      return dayText(value as NonNullable<EngagementTerms['endOn']>);
    default:
      return moneyExact({ minor: BigInt(value as string | bigint), currency });
  }
}
