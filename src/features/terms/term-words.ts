import { costOf } from '@/domain/engagement/days';
import { daysFigure, hoursFigure, percentFigure } from '@/domain/engagement/figures';
import {
  onlyTerms,
  type CrmAccess,
  type EngagementTerms,
  type Mode,
  type TermField,
} from '@/domain/engagement/terms';
import { dayText } from '@/domain/values/calendar-date';
import { moneyExact, moneyWhole } from '@/ui/format/money';

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
  weeklyMinutes: 'Their hours a week',
  crmAccess: 'Access to the CRM',
  crmAccessOn: 'Access since',
  endOn: 'Last day',
  variableShareBp: 'Variable share',
  variableFloorMinor: 'Counts above',
  variableCapMinor: 'At most a quarter',
};

/** What an empty field means where it is no gap. */
const NOTHING: Partial<Record<TermField, string>> = {
  endOn: 'open',
  variableFloorMinor: 'as on the first day',
  variableCapMinor: 'no limit',
  crmAccessOn: '–',
};

/** A term as people read it. `value` may come from a conflict, where an amount is text. */
export function termText(field: TermField, value: unknown, currency: string): string {
  if (value === null || value === undefined || value === '') return NOTHING[field] ?? 'not agreed';
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

/** "10 days a month at $1,200 a day: $12,000 a month. Hybrid, 4 visits a year." */
export function termsSentence(terms: EngagementTerms | null, currency: string): string {
  if (terms === null) return 'What the CRO and the company agreed.';
  const { contractedDays, dayRateMinor, mode, visitsPerYear } = terms;
  if (contractedDays === null) return 'No number of days is agreed yet.';
  const money = (minor: bigint) => moneyWhole({ minor, currency });
  const rate =
    dayRateMinor === null
      ? ''
      : ` at ${money(dayRateMinor)} a day: ${money(costOf(contractedDays, dayRateMinor))} a month`;
  const visits =
    visitsPerYear > 0 ? `, ${visitsPerYear} ${visitsPerYear === 1 ? 'visit' : 'visits'} a year` : '';
  return `${daysFigure(contractedDays)} days a month${rate}. ${MODE_WORDS[mode]}${visits}.`;
}

/** The terms as a client component takes them. */
export function plainTerms(terms: EngagementTerms) {
  const text = (minor: bigint | null) => (minor === null ? null : minor.toString());
  return {
    ...onlyTerms(terms),
    dayRateMinor: text(terms.dayRateMinor),
    variableFloorMinor: text(terms.variableFloorMinor),
    variableCapMinor: text(terms.variableCapMinor),
  };
}
