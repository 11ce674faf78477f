import { z } from 'zod';

const address = z.email().max(254);

/**
 * The one form in which an address is stored and compared: Unicode compatibility form first (a full-width "＠" is an "@"), then checked,
 * then lower case. null if it is not an address.
 */
export function normaliseEmail(raw: unknown): string | null {
  if (typeof raw !== 'string' || raw.length > 1000) return null;
  const parsed = address.safeParse(raw.normalize('NFKC').trim().toLowerCase());
  return parsed.success ? parsed.data : null;
}
