import { z } from 'zod';
import type { Refusal } from '@/domain/values/result';
import { authSettings } from './settings';

/** Carries a refusal over one redirect, for browsers without JavaScript. In a cookie, so that nobody can put words into a link. */
export const NOTICE_COOKIE = 'commitpoint-notice';

const shape = z.object({ message: z.string(), remedy: z.string().optional() });
export type Notice = z.infer<typeof shape>;

export function noticeCookie({ message, remedy }: Refusal): string {
  const value = encodeURIComponent(JSON.stringify({ message, remedy }));
  return ownCookie(NOTICE_COOKIE, value, 20);
}

export function readNotice(value: string | undefined): Notice | null {
  if (!value) return null;
  try {
    return shape.parse(JSON.parse(value.startsWith('{') ? value : decodeURIComponent(value)));
  } catch {
    return null;
  }
}

/** A Set-Cookie value with the attributes of all our own cookies. Seconds 0 deletes it. */
export function ownCookie(name: string, value: string, seconds: number): string {
  const secure = authSettings().https ? '; Secure' : '';
  return `${name}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${seconds}${secure}`;
}
