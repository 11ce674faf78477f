import { clientNetwork } from '@/platform/auth/client-address';
import { limitApi } from '@/platform/auth/request-limit';
import { staticHeaders } from '@/platform/auth/security-headers';
import { logBug } from '@/platform/log/log';
import { isDatabaseDown } from '@/platform/operations/fault';
import { hashOfLink } from './commands';
import { openLink } from './commands-open';
import { isPrefetch, whoOpens } from './who-opens';

/** How the pages of this door look. */
export type SharedLook = {
  /** What they may load. */
  policy: string;
  page: (sealed: { body: string; sha256: string }) => string;
  note: (title: string, text: string) => string;
};

type Address = { params: Promise<{ path: string[] }> };

const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/**
 * The door for somebody outside who has the address of a closed page. No session, no cookie, no script. Whatever opens nothing answers with
 * the very same 404: an unknown company, one that is read-only, a token of another company, one that never was, that expired or was revoked.
 */
export function sharedRoute(look: SharedLook): (request: Request, address: Address) => Promise<Response> {
  const answer = (status: number, html: string, extra: Record<string, string> = {}) =>
    new Response(html, { status, headers: { ...headersOf(look.policy), ...extra } });
  return async function handler(request, { params }) {
    try {
      const network = clientNetwork(request.headers);
      // Before anything is looked up, and for right and wrong tokens alike, so that it tells nothing.
      const limited = await limitApi(`a shared page to ${network ?? 'somebody'}`);
      if (limited) {
        return answer(429, look.note('Too many tries', limited.message), { 'Retry-After': '60' });
      }
      // Not a success, so the browser throws it away and asks again when somebody really goes there: that is then counted.
      if (isPrefetch(request.headers)) return answer(503, look.note(...NOT_AHEAD));
      const sealed = await opened((await params).path, request, network);
      return sealed ? answer(200, look.page(sealed)) : answer(404, look.note(...NOTHING));
    } catch (error) {
      const reference = logBug(error, { operation: openLink.operation.name });
      const down = isDatabaseDown(error);
      return answer(down ? 503 : 500, look.note('Not now', `Try again in a moment. Reference ${reference}.`));
    }
  };
}

const NOTHING = [
  'This link opens nothing',
  'It may have expired, been revoked, or not been copied whole. Ask whoever sent it for a new one.',
] as const;

const NOT_AHEAD = ['Open the link to see the page', 'It is not loaded ahead of time.'] as const;

async function opened(
  path: readonly string[],
  request: Request,
  network: string | null,
): Promise<{ body: string; sha256: string } | null> {
  const [tenantSlug = '', token = '', ...more] = path;
  if (more.length > 0 || !TOKEN.test(token)) return null;
  const { as, browser } = whoOpens(request.headers.get('user-agent'));
  const result = await openLink(
    { kind: 'system', tenantSlug },
    {
      tokenHash: hashOfLink(token),
      as: request.method === 'HEAD' ? 'look' : as,
      browser,
      network: withoutLastPart(network),
    },
  );
  return result.ok ? result.value : null;
}

/** "203.0.113.x" and "2001:db8:0:x::/64": near enough to tell an office from a stranger, not who it was. */
export function withoutLastPart(network: string | null): string {
  if (network === null) return 'unknown';
  return network.includes(':') ? network.replace(/[^:]*::\/64$/, 'x::/64') : network.replace(/\d+$/, 'x');
}

function headersOf(policy: string): Record<string, string> {
  return {
    ...staticHeaders(),
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'private, no-store',
    'Referrer-Policy': 'no-referrer',
    'X-Robots-Tag': 'noindex, nofollow, noarchive',
    'Content-Security-Policy': policy,
  };
}
