import { notFound, type Refusal } from '@/domain/values/result';
import { isOwnOrigin } from '@/platform/auth/origin';
import { forgetApiCount, limitApi } from '@/platform/auth/request-limit';
import { sessionTokenIn } from '@/platform/auth/session-cookie';
import { findSession } from '@/platform/auth/sessions';
import { logBug } from '@/platform/log/log';
import type { Caller } from './caller';
import { isDatabaseDown } from './fault';
import type { Operation } from './registry';
import { readJson, refusalIn } from './request-body';
import { checkedKey, foreignOrigin, unauthenticated } from './request-guards';
import { apiHeaders, faultResponse, jsonResponse, refusalResponse } from './responses';

type Params = Record<string, string | string[] | undefined>;
type RouteParams = { tenant: string } & Record<string, string>;

export type RouteOptions<I, O> = {
  /** The operation's input from the request; a command's JSON body or a query's search parameters if left out. */
  input?: (request: Request, params: RouteParams) => I | Promise<I>;
  /** Status of a success; 200 unless told. */
  status?: number;
  /** Another form than JSON (a download, a stream). Gets the security headers and no-store all the same. */
  respond?: (value: O, request: Request) => Response | Promise<Response>;
};

type Handler = (request: Request, context: { params: Promise<Params> }) => Promise<Response>;

/**
 * The door for route handlers below app/api/t/[tenant]/: session cookie, origin (for commands), limit, `Idempotency-Key`, input, the
 * operation, and its refusal as a status. Everything a caller may not know answers with the very same 404.
 */
export function asRoute<I, O>(operation: Operation<I, O>, options: RouteOptions<I, O> = {}): Handler {
  const { name, kind } = operation.operation;
  return async function handler(request, context) {
    try {
      if (kind === 'command' && !isOwnOrigin(request.headers))
        return refusalResponse(foreignOrigin().refusal, 403);
      const token = sessionTokenIn(request.headers.get('cookie'));
      if (!token) return refusalResponse(unauthenticated());
      const limited = await limitApi(token);
      if (limited) return refusalResponse(limited);
      const key = checkedKey(request.headers.get('idempotency-key'));
      if (!key.ok) return refusalResponse(key.refusal);
      const params = onlyText(await context.params);
      const caller: Caller = { kind: 'session', token, tenantSlug: params.tenant, idempotencyKey: key.value };
      const input = options.input
        ? await options.input(request, params)
        : ((await defaultInput(request, kind)) as I);
      const result = await operation(caller, input);
      if (!result.ok) return await refused(result.refusal, token);
      return options.respond
        ? withHeaders(await options.respond(result.value, request))
        : jsonResponse(result.value, options.status ?? 200);
    } catch (error) {
      const refusal = refusalIn(error);
      if (refusal) return refusalResponse(refusal.refusal, refusal.status);
      return faultResponse(logBug(error, { operation: name }), isDatabaseDown(error));
    }
  };
}

async function refused(refusal: Refusal, token: string): Promise<Response> {
  if (refusal.code !== 'not_found') return refusalResponse(refusal);
  if (await findSession(token)) return refusalResponse(notFound().refusal);
  await forgetApiCount(token);
  return refusalResponse(unauthenticated());
}

async function defaultInput(request: Request, kind: 'query' | 'command'): Promise<unknown> {
  if (kind === 'query') return Object.fromEntries(new URL(request.url).searchParams);
  return readJson(request);
}

function onlyText(params: Params): RouteParams {
  const text = Object.entries(params).map(([name, value]) => [name, typeof value === 'string' ? value : '']);
  return { tenant: '', ...Object.fromEntries(text) } as RouteParams;
}

function withHeaders(response: Response): Response {
  for (const [name, value] of Object.entries(apiHeaders())) {
    if (!response.headers.has(name)) response.headers.set(name, value);
  }
  return response;
}
