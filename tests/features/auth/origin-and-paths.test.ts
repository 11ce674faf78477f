import { describe, expect, test } from 'vitest';
import { clientNetwork } from '@/platform/auth/client-address';
import { normaliseEmail } from '@/platform/auth/email-address';
import { isOwnOrigin } from '@/platform/auth/origin';
import { safePath } from '@/platform/auth/safe-path';

const site = new URL('https://app.example.com');
const demo = new URL('http://localhost:3000');

describe('a change must come from our own pages', () => {
  test.each([
    ['our page', { origin: 'https://app.example.com', 'sec-fetch-site': 'same-origin' }, true],
    ['our page in a browser without Sec-Fetch-Site', { origin: 'https://app.example.com' }, true],
    ['another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }, false],
    ['another site that hides the fetch header', { origin: 'https://evil.example' }, false],
    ['a sibling host', { origin: 'https://evil.example.com', 'sec-fetch-site': 'same-site' }, false],
    [
      'our origin from a sibling frame',
      { origin: 'https://app.example.com', 'sec-fetch-site': 'same-site' },
      false,
    ],
    ['no origin at all', {}, false],
    ['no origin, same-origin fetch header only', { 'sec-fetch-site': 'same-origin' }, false],
    ['an opaque origin', { origin: 'null' }, false],
    ['an opaque origin with a friendly header', { origin: 'null', 'sec-fetch-site': 'same-origin' }, false],
    ['the same host over http', { origin: 'http://app.example.com' }, false],
    ['another port', { origin: 'https://app.example.com:8443' }, false],
    ['our name as a prefix', { origin: 'https://app.example.com.evil.example' }, false],
    ['our name as user name', { origin: 'https://app.example.com@evil.example' }, false],
    ['Host says ours, Origin does not', { origin: 'https://evil.example', host: 'app.example.com' }, false],
    ['a typed address', { origin: 'https://app.example.com', 'sec-fetch-site': 'none' }, false],
  ])('%s', (_name, headers, own) => {
    expect(isOwnOrigin(new Headers(headers as Record<string, string>), site)).toBe(own);
  });

  test('a demonstration may be opened by either name of this machine, on its own port only', () => {
    expect(isOwnOrigin(new Headers({ origin: 'http://127.0.0.1:3000' }), demo)).toBe(true);
    expect(isOwnOrigin(new Headers({ origin: 'http://localhost:3000' }), demo)).toBe(true);
    expect(isOwnOrigin(new Headers({ origin: 'http://127.0.0.1:3001' }), demo)).toBe(false);
    expect(isOwnOrigin(new Headers({ origin: 'https://127.0.0.1:3000' }), demo)).toBe(false);
    expect(isOwnOrigin(new Headers({ origin: 'http://localhost.evil.example:3000' }), demo)).toBe(false);
  });
});

const LEAVING = [
  '//evil.example',
  '///evil.example',
  '////evil.example/x',
  '/\\evil.example',
  '\\\\evil.example',
  '/\\/evil.example',
  '\\/evil.example',
  'https://evil.example',
  'http://evil.example',
  'HTTPS://evil.example',
  'https:evil.example',
  'https:/evil.example',
  'http:\\\\evil.example',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'data:text/html,x',
  'vbscript:x',
  'file:///etc/passwd',
  'blob:https://x',
  'mailto:a@b.c',
  'evil.example',
  'www.evil.example',
  '@evil.example',
  ':80',
  '?next=//evil.example',
  '#//evil.example',
  '',
  ' ',
  ' /ok',
  '\t/ok',
  '\n//evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '/\r/evil.example',
  '/\r\n/evil.example',
  '/%2f/evil.example',
  '/%2Fevil.example',
  '/%5cevil.example',
  '/%5Cevil.example',
  '/%09/evil.example',
  '/%0a/evil.example',
  '/%0d%0aLocation:%20//evil.example',
  '/a\r\nSet-Cookie: x=1',
  '/a\u0000b',
  '/ok\\..\\x',
  '/\u007fx',
  '/.//evil.example',
  '/..//evil.example',
  '/a/..//evil.example',
  '/./\\evil.example',
  '/a/../..//evil.example',
  '//evil.example/%2f..',
  '//localhost:3000@evil.example',
  'https://localhost:3000@evil.example',
  'https://localhost:3000.evil.example',
  '//app.example.com',
  '//google.com/%2e%2e',
  '///\\;@evil.example',
  '///evil.example@x',
  '//https://evil.example',
  '/\u2028\\evil.example\\',
  '〱evil.example',
  '//evil。example',
  'https:///evil.example',
  'https://evil.example#/ok',
  'https://evil.example?/ok',
  '//0x7f000001',
  '//[::1]',
  '//%5B::1%5D',
];

describe('"next" never leads to another site', () => {
  test.each(LEAVING.map((payload) => [JSON.stringify(payload), payload]))('%s', (_shown, payload) => {
    const path = safePath(payload);
    const landed = new URL(path, 'https://app.example.com');
    expect(landed.origin).toBe('https://app.example.com');
    expect(path).toMatch(/^\/(?![/\\])/);
    expect(path).not.toMatch(/evil\.example(?!.*\?)/);
  });

  test('takes what is not text, and what is too long, as nothing', () => {
    for (const payload of [
      undefined,
      null,
      7,
      ['/a', '/b'],
      { toString: () => '/x' },
      `/${'a'.repeat(3000)}`,
    ]) {
      expect(safePath(payload)).toBe('/');
    }
  });

  test('keeps a path of ours with its search and fragment', () => {
    expect(safePath('/t/acme/deals?sort=-amount&q=a%2Fb#top')).toBe('/t/acme/deals?sort=-amount&q=a%2Fb#top');
    expect(safePath('/')).toBe('/');
    expect(safePath('/a?u=https://evil.example')).toBe('/a?u=https://evil.example');
  });
});

describe('the client address', () => {
  const header = 'x-forwarded-for';
  test.each([
    ['203.0.113.9', '203.0.113.9'],
    ['6.6.6.6, 203.0.113.9', '203.0.113.9'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::ffff:203.0.113.9', '203.0.113.9'],
    ['nonsense', null],
    ['', null],
  ])('%s', (value, network) => {
    expect(clientNetwork(new Headers({ [header]: value }), header)).toBe(network);
  });

  test('is not believed without a trusted proxy', () => {
    expect(clientNetwork(new Headers({ [header]: '203.0.113.9' }), undefined)).toBeNull();
  });
});

describe('an e-mail address has one form', () => {
  test.each([
    ['Ann@Example.COM', 'ann@example.com'],
    ['  ann@example.com ', 'ann@example.com'],
    ['ann＠example.com', 'ann@example.com'],
    ['ａｎｎ@example.com', 'ann@example.com'],
    ['ann@example.com\nbcc: x@y.z', null],
    ['ann@@example.com', null],
    ['ann', null],
    ['', null],
    [42, null],
    [`${'a'.repeat(300)}@example.com`, null],
  ])('%j', (raw, normal) => {
    expect(normaliseEmail(raw)).toBe(normal);
  });
});
