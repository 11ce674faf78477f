import { createHash, randomBytes } from 'node:crypto';
import type { NextApiRequest, NextApiResponse } from 'next';
import NextAuth, { type AuthOptions } from 'next-auth';
import { authSettings } from './settings';

export type NextAuthCall = {
  method: 'GET' | 'POST';
  action: 'signin' | 'callback';
  provider: string;
  query?: Record<string, string>;
  body?: Record<string, string>;
  cookies?: Record<string, string>;
  headers?: Record<string, string>;
};

export type NextAuthAnswer = { status: number; location: string | null; cookies: string[] };

/**
 * Calls next-auth within a request that has passed our own origin check, and gives back what it would have sent. Our forms carry no
 * token of next-auth's (a page cannot set the cookie that belongs to it), so the pair is made here.
 */
export async function callNextAuth(call: NextAuthCall, options: AuthOptions): Promise<NextAuthAnswer> {
  const answer: NextAuthAnswer = { status: 200, location: null, cookies: [] };
  const token = randomBytes(32).toString('hex');
  const csrf = `${token}|${createHash('sha256').update(`${token}${authSettings().secret}`).digest('hex')}`;
  const request = {
    method: call.method,
    query: { ...call.query, nextauth: [call.action, call.provider] },
    body: { ...call.body, csrfToken: token },
    cookies: { ...call.cookies, [csrfCookieName()]: csrf },
    headers: call.headers ?? {},
  };
  await NextAuth(
    request as unknown as NextApiRequest,
    collector(answer) as unknown as NextApiResponse,
    options,
  );
  return answer;
}

function csrfCookieName(): string {
  return `${authSettings().https ? '__Host-' : ''}next-auth.csrf-token`;
}

/** The few methods of a Node response that next-auth uses. */
function collector(answer: NextAuthAnswer) {
  const response = {
    status(code: number) {
      answer.status = code;
      return response;
    },
    getHeader(name: string) {
      return name.toLowerCase() === 'set-cookie' ? answer.cookies : undefined;
    },
    setHeader(name: string, value: string | string[]) {
      if (name.toLowerCase() === 'set-cookie') answer.cookies = [value].flat();
      if (name.toLowerCase() === 'location') answer.location = String(value);
      return response;
    },
    json: () => undefined,
    send: () => undefined,
    end: () => undefined,
  };
  return response;
}
