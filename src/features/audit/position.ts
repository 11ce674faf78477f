import type { FlaggedDeal } from '@/domain/audit/types';

/** Where a page of the deals behind a check ends, as an opaque word for the address. */
export function encodePosition({ id, externalId, amountMinor }: FlaggedDeal): string {
  return Buffer.from(JSON.stringify([amountMinor.toString(), externalId, id])).toString('base64url');
}

/** null: not one of ours. */
export function decodePosition(text: string): FlaggedDeal | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    if (!Array.isArray(value)) return null;
    const [amount, externalId, id] = value as unknown[];
    if (typeof amount !== 'string' || !/^-?\d{1,18}$/.test(amount)) return null;
    if (externalId !== null && typeof externalId !== 'string') return null;
    if (typeof id !== 'string' || !/^[0-9a-f-]{36}$/.test(id)) return null;
    return { id, externalId, amountMinor: BigInt(amount) };
  } catch {
    return null;
  }
}
