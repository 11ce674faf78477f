import { NextResponse, type NextRequest } from 'next/server';
import { pagePolicy, staticHeaders } from '@/platform/auth/security-headers';
import { PATH_HEADER } from '@/platform/operations/path-header';

/**
 * Headers of pages: a fresh nonce, the policy that names it, and the page's own path. Never authorization: every operation checks its
 * caller itself. Inbound copies of what is set here are overwritten.
 */
export function proxy(request: NextRequest): NextResponse {
  if (request.nextUrl.pathname.startsWith('/_next/image'))
    return new NextResponse('Not found', { status: 404, headers: staticHeaders() });
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64');
  const policy = pagePolicy(nonce, process.env.NODE_ENV === 'development');
  const inbound = new Headers(request.headers);
  inbound.set('x-nonce', nonce);
  inbound.set('content-security-policy', policy);
  inbound.set(PATH_HEADER, `${request.nextUrl.pathname}${request.nextUrl.search}`);
  const response = NextResponse.next({ request: { headers: inbound } });
  for (const [name, value] of Object.entries(staticHeaders())) response.headers.set(name, value);
  response.headers.set('Content-Security-Policy', policy);
  return response;
}

/** Pages only. The API, shared pages and unsubscribe links carry their own headers, and a body behind this file is buffered and cut at 10 MB. */
export const config = {
  matcher: ['/((?!api/|shared/|unsubscribe/|_next/static/|favicon\\.ico$|icon\\.svg$).*)'],
};
