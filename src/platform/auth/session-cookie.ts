import { authSettings } from './settings';

/** The names that next-auth gives: with the prefix that makes browsers insist on https, where the address is https. */
export function sessionCookieName(https: boolean = authSettings().https): string {
  return `${https ? '__Secure-' : ''}next-auth.session-token`;
}

const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** The session token in a Cookie header, or null. What does not look like one of our tokens is not looked up. */
export function sessionTokenIn(cookieHeader: string | null): string | null {
  if (!cookieHeader) return null;
  const prefix = `${sessionCookieName()}=`;
  for (const part of cookieHeader.split(';')) {
    const pair = part.trim();
    if (pair.startsWith(prefix)) return asToken(pair.slice(prefix.length));
  }
  return null;
}

export function asToken(value: string | undefined): string | null {
  return value !== undefined && TOKEN.test(value) ? value : null;
}
