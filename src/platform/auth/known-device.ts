import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { authSettings } from './settings';

/**
 * A mark that a browser keeps after a successful sign-in. Whoever guesses at an account from elsewhere uses up the account's tries;
 * the owner's own browser has tries of its own, so nobody can lock him out.
 */
export const DEVICE_COOKIE = 'commitpoint-device';

export function deviceMark(email: string): string {
  const nonce = randomBytes(12).toString('base64url');
  return `${nonce}.${signature(email, nonce)}`;
}

/** The mark's own name if it is genuine and of this account, else null. */
export function knownDevice(email: string, mark: string | undefined): string | null {
  const [nonce = '', given = ''] = (mark ?? '').split('.');
  if (nonce.length !== 16) return null;
  const expected = Buffer.from(signature(email, nonce));
  const actual = Buffer.from(given);
  return actual.length === expected.length && timingSafeEqual(actual, expected) ? nonce : null;
}

function signature(email: string, nonce: string): string {
  return createHmac('sha256', authSettings().secret).update(`device|${email}|${nonce}`).digest('base64url');
}
