import { daysFigure, hoursFigure, parseHundredths, percentFigure } from '@/domain/engagement/figures';
import { CRM_ACCESS, MODES, type CrmAccess, type Mode, type TermField } from '@/domain/engagement/terms';
import { toDecimal } from '@/domain/values/money';
import { parseTypedAmount } from '@/domain/values/typed-values';

/** The terms as plain JSON: amounts are text. */
export type PlainTerms = {
  endOn: string | null;
  mode: Mode;
  contractedDays: number | null;
  minutesPerDay: number;
  dayRateMinor: string | null;
  weeklyMinutes: number;
  visitsPerYear: number;
  crmAccess: CrmAccess;
  crmAccessOn: string | null;
  variableShareBp: number | null;
  variableFloorMinor: string | null;
  variableCapMinor: string | null;
};

export type TypedTerms = Record<TermField, string>;

/** What stands in the fields of the form. */
export function typedOf(terms: PlainTerms, currency: string): TypedTerms {
  const money = (minor: string | null) =>
    minor === null ? '' : toDecimal({ minor: BigInt(minor), currency }).replace(/\.0+$/, '');
  return {
    contractedDays: terms.contractedDays === null ? '' : daysFigure(terms.contractedDays),
    minutesPerDay: hoursFigure(terms.minutesPerDay),
    dayRateMinor: money(terms.dayRateMinor),
    mode: terms.mode,
    visitsPerYear: String(terms.visitsPerYear),
    weeklyMinutes: hoursFigure(terms.weeklyMinutes),
    crmAccess: terms.crmAccess,
    crmAccessOn: terms.crmAccessOn ?? '',
    endOn: terms.endOn ?? '',
    variableShareBp: terms.variableShareBp === null ? '' : percentFigure(terms.variableShareBp),
    variableFloorMinor: money(terms.variableFloorMinor),
    variableCapMinor: money(terms.variableCapMinor),
  };
}

type Read = { ok: true; terms: PlainTerms } | { ok: false; fields: Partial<Record<TermField, string>> };

/** The fields read back; what cannot be read is told at its field. An empty field is not agreed, or none. */
export function readTyped(typed: TypedTerms, currency: string): Read {
  const fields: Partial<Record<TermField, string>> = {};
  const hundredths = (field: TermField): number | null => {
    if (typed[field].trim() === '') return null;
    const value = parseHundredths(typed[field]);
    if (value === null) fields[field] = 'Write a number, with at most two decimals.';
    return value;
  };
  const whole = (field: TermField): number => {
    const value = hundredths(field) ?? 0;
    if (value % 100 !== 0) fields[field] = 'A whole number.';
    return value / 100;
  };
  const money = (field: TermField): string | null => {
    const read = parseTypedAmount(typed[field], currency);
    if (!read.ok) fields[field] = read.message;
    return read.ok && read.value !== null ? read.value.toString() : null;
  };
  const minutes = (field: TermField) => Math.round(((hundredths(field) ?? 0) * 60) / 100);
  const terms: PlainTerms = {
    contractedDays: hundredths('contractedDays'),
    minutesPerDay: minutes('minutesPerDay'),
    dayRateMinor: money('dayRateMinor'),
    mode: MODES.find((mode) => mode === typed.mode) ?? 'remote',
    visitsPerYear: whole('visitsPerYear'),
    weeklyMinutes: minutes('weeklyMinutes'),
    crmAccess: CRM_ACCESS.find((access) => access === typed.crmAccess) ?? 'not_asked',
    crmAccessOn: typed.crmAccess === 'not_asked' ? null : typed.crmAccessOn || null,
    endOn: typed.endOn || null,
    variableShareBp: hundredths('variableShareBp'),
    variableFloorMinor: money('variableFloorMinor'),
    variableCapMinor: money('variableCapMinor'),
  };
  return Object.keys(fields).length > 0 ? { ok: false, fields } : { ok: true, terms };
}
