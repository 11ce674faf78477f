import type { Refusal } from '@/domain/values/result';
import { logBug } from '@/platform/log/log';
import { faultRefusal } from '@/platform/operations/fault';
import { readText, refusalIn } from '@/platform/operations/request-body';
import { foreignOrigin } from '@/platform/operations/request-guards';
import { apiHeaders, jsonResponse, refusalResponse } from '@/platform/operations/responses';
import { NOTICE_COOKIE, noticeCookie, ownCookie } from './notice';
import { isOwnOrigin } from './origin';

/** Where to go on, with cookies to set; or a refusal, shown on the page named by `back`. */
export type FormAnswer =
  | { to: string; cookies?: readonly string[] }
  | { refusal: Refusal; back: string; cookies?: readonly string[] };

export type FormRequest = { fields: URLSearchParams; request: Request };

const MAX_BYTES = 16 * 1024;

/**
 * The door for the forms outside tenants (sign-in, invitation, password). A plain form gets a redirect, its refusal shown on the page
 * it came from; the enhanced form asks for JSON and gets `{ to }` or `{ error }`. No session is needed, the origin must be ours.
 */
export function asFormRoute(
  run: (form: FormRequest) => Promise<FormAnswer>,
): (request: Request) => Promise<Response> {
  return async function handler(request) {
    try {
      if (!isOwnOrigin(request.headers)) return refusalResponse(foreignOrigin().refusal, 403);
      const fields = new URLSearchParams(await readText(request, MAX_BYTES));
      return respond(request, await run({ fields, request }));
    } catch (error) {
      const bad = refusalIn(error);
      if (bad) return refusalResponse(bad.refusal, bad.status);
      logBug(error, { route: new URL(request.url).pathname.split('/').slice(0, 4).join('/') });
      return refusalResponse(faultRefusal(error, 'form'));
    }
  };
}

function respond(request: Request, answer: FormAnswer): Response {
  const json = request.headers.get('accept')?.includes('application/json') ?? false;
  const cookies = [...(answer.cookies ?? [])];
  if (!json)
    cookies.push('refusal' in answer ? noticeCookie(answer.refusal) : ownCookie(NOTICE_COOKIE, '', 0));
  const response = json ? inJson(answer) : redirectTo('refusal' in answer ? answer.back : answer.to);
  for (const cookie of cookies) response.headers.append('Set-Cookie', cookie);
  return response;
}

function inJson(answer: FormAnswer): Response {
  return 'refusal' in answer ? refusalResponse(answer.refusal) : jsonResponse({ to: answer.to }, 200);
}

/** 303: whatever was posted, the next request is a GET. */
export function redirectTo(path: string): Response {
  return new Response(null, { status: 303, headers: { ...apiHeaders(), Location: path } });
}
