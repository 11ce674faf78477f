import { createHmac, timingSafeEqual } from 'node:crypto';
import type { DigestKind } from '@/domain/notices/digest-periods';
import { authSettings } from '@/platform/auth/settings';
import { isId } from '@/platform/db/ids';

const KINDS = { w: 'weekly', m: 'monthly' } as const;
/** 16 bytes of the person's id, one letter for the digest, 32 bytes that only the server's secret makes. */
const TOKEN = /^([0-9a-f]{32})([wm])([A-Za-z0-9_-]{43})$/;

/**
 * What an unsubscribe link carries: who, which digest, and a signature with the server's secret over both and the company. Nothing is kept for
 * it, and it opens nothing else. A new secret ends all links.
 */
export function unsubscribeToken(slug: string, userId: string, kind: DigestKind): string {
  const person = userId.replaceAll('-', '');
  const letter = kind === 'weekly' ? 'w' : 'm';
  return `${person}${letter}${signature(slug, person, letter)}`;
}

/** Who wants to hear no more of what; null for anything that this server has not signed for this company. */
export function readUnsubscribeToken(
  slug: string,
  token: string,
): { userId: string; kind: DigestKind } | null {
  const [, person = '', letter = '', given = ''] = TOKEN.exec(token) ?? [];
  const userId = person.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  // Signed and compared whatever came, so that a wrong form costs what a wrong signature does.
  const right = Buffer.from(signature(slug, person, letter));
  const same = given.length === right.length && timingSafeEqual(Buffer.from(given), right);
  if (!same || !isId(userId) || (letter !== 'w' && letter !== 'm')) return null;
  return { userId, kind: KINDS[letter] };
}

function signature(slug: string, person: string, letter: string): string {
  return createHmac('sha256', authSettings().secret)
    .update(`unsubscribe|${slug}|${person}|${letter}`)
    .digest('base64url');
}
