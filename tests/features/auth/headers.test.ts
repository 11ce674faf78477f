import { NextRequest } from 'next/server';
import { describe, expect, test } from 'vitest';
import { GET as health } from '@/app/api/health/route';
import { config, proxy } from '@/proxy';
import { staticHeaders } from '@/platform/auth/security-headers';
import { readNotice } from '@/platform/auth/notice';

function page(path: string, headers: Record<string, string> = {}): Response {
  return proxy(new NextRequest(`http://localhost:3000${path}`, { headers }));
}

describe('a page', () => {
  test('carries a policy with a nonce of its own', () => {
    const policies = [page('/sign-in'), page('/sign-in')].map(
      (answer) => answer.headers.get('content-security-policy') ?? '',
    );
    const nonces = policies.map(
      (policy) => /script-src 'self' 'nonce-([A-Za-z0-9+/=]{24})' 'strict-dynamic'/.exec(policy)?.[1],
    );
    expect(nonces[0]).toBeTruthy();
    expect(nonces[0]).not.toBe(nonces[1]);
    const rest = (policies[0] ?? '')
      .replaceAll(/'nonce-[^']+'/g, "'nonce'")
      .split('; ')
      .slice(2);
    expect(rest).toEqual([
      "style-src 'self' 'nonce'",
      "style-src-attr 'unsafe-inline'",
      "img-src 'self' data: blob:",
      "font-src 'self'",
      "connect-src 'self'",
      "worker-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
    ]);
  });

  test('is told its nonce, policy and path by us, whatever the client sent', () => {
    const sent = {
      'x-nonce': 'mine',
      'content-security-policy': "script-src 'nonce-mine'",
      'x-commitpoint-path': '//evil.example',
    };
    const answer = page('/t/acme?x=1', sent);
    const told = (name: string) => answer.headers.get(`x-middleware-request-${name}`);
    expect(told('x-nonce')).not.toBe('mine');
    expect(told('content-security-policy')).toBe(answer.headers.get('content-security-policy'));
    expect(told('x-commitpoint-path')).toBe('/t/acme?x=1');
  });

  test('has the other headers, and HSTS only over https', () => {
    expect(Object.fromEntries(page('/').headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(page('/').headers.has('strict-transport-security')).toBe(false);
    expect(staticHeaders(true)['Strict-Transport-Security']).toMatch(/^max-age=31536000/);
  });
});

test('there is no image optimizer', () => {
  expect(page('/_next/image?url=/x.avif&w=64&q=75').status).toBe(404);
});

test('uploads and the API do not pass the proxy, pages and prefetches do', () => {
  const matcher = new RegExp(`^${config.matcher[0] ?? ''}$`);
  for (const path of ['/api/t/acme/imports', '/api/auth/sign-in', '/_next/static/x.js'])
    expect(matcher.test(path)).toBe(false);
  for (const path of ['/', '/sign-in', '/t/acme/deals/1', '/apiary', '/_next/image', '/iconic'])
    expect(matcher.test(path)).toBe(true);
});

test('a notice that is not ours is no notice', () => {
  for (const text of [undefined, '', '{', '%7B', '{"message":1}', '%E0%A4%A'])
    expect(readNotice(text)).toBeNull();
  expect(readNotice('{"message":"No."}')).toEqual({ message: 'No.' });
});

test('health says whether the database answers, and nothing else', async () => {
  const answer = await health();
  expect([answer.status, await answer.text()]).toEqual([200, 'ok']);
});
