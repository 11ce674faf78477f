import { parseDecimal, toDecimal } from '@/domain/values/money';

export type TargetUnit = 'minor' | 'basis_points' | 'days';

/** A target as a page hands it to the browser. */
export type ToldTarget = { effectiveFrom: string; target: string };

/** What a person typed, in the unit that is stored: money and percent have two more digits. Null if it is no number. */
export function readTarget(typed: string, unit: TargetUnit, currency: string): string | null {
  const text = typed.replaceAll(/[\s,'%]/g, '').replace('\u2212', '-');
  if (unit === 'days') return /^\d{1,6}$/.test(text) ? String(Number(text)) : null;
  if (unit === 'minor') return parseDecimal(text, currency)?.toString() ?? null;
  return /^\d{1,3}(\.\d{1,2})?$/.test(text) ? String(Math.round(Number(text) * 100)) : null;
}

/** The stored target as a person would type it. */
export function printTarget(target: string, unit: TargetUnit, currency: string): string {
  if (unit === 'days') return target;
  if (unit === 'minor') return toDecimal({ minor: BigInt(target), currency }).replace(/\.0+$/, '');
  return String(Number(target) / 100);
}

/** The target in force on a day, null if none was. */
export function targetBefore(targets: readonly ToldTarget[], day: string): string | null {
  const begun = targets.filter(({ effectiveFrom }) => effectiveFrom <= day);
  const newest = begun.toSorted((a, b) => a.effectiveFrom.localeCompare(b.effectiveFrom)).at(-1);
  return newest?.target ?? null;
}
