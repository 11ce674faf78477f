import { toDecimal } from '@/domain/values/money';

type Values = Record<string, string | number | boolean | null>;

/**
 * A value of a row as it will be, as people write it. Amounts come as minor units: those of the source in its own currency, all others in
 * the company's.
 */
export function previewText(name: string, values: Values, currency: string): string {
  const value = values[name] ?? null;
  if (value === null) return '–';
  if (!name.endsWith('Minor')) return String(value);
  const own = name === 'sourceAmountMinor' ? values.sourceCurrency : null;
  return toDecimal({ minor: BigInt(String(value)), currency: typeof own === 'string' ? own : currency });
}
