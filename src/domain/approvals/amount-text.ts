import { toDecimal } from '@/domain/values/money';

/** 1850000 USD → "18,500"; cents only where there are some. */
export function amountText(minor: bigint, currency: string): string {
  const [whole = '0', fraction = ''] = toDecimal({ minor, currency }).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return /[1-9]/.test(fraction) ? `${grouped}.${fraction}` : grouped;
}
