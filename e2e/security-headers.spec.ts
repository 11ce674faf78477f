import type { APIResponse, Page } from '@playwright/test';
import { openFirstDeal, WALKS } from './support/pages';
import { complaintsOf, openWhole } from './support/quiet';
import { DEMO, demoPerson, expect, origin, signInByRequest, test } from './support/session';

const base = `/t/${DEMO.slug}`;
const OUTSIDE = ['/sign-in?next=%2F', '/password', '/companies', '/account', '/nowhere', `${base}/nowhere`];
const PARTS = [
  ...WALKS.map(({ area, paths }) => ({ area, addresses: paths.map((path) => `${base}/${path}`) })),
  { area: 'what lies outside', addresses: OUTSIDE },
];

/** What every answer carries, whoever asks and whatever the status. */
function expectSafe(answer: APIResponse, address: string): void {
  const headers = answer.headers();
  expect.soft(headers['x-content-type-options'], address).toBe('nosniff');
  expect.soft(headers['referrer-policy'], address).toBe('same-origin');
  expect.soft(headers['cross-origin-resource-policy'], address).toBe('same-origin');
  expect.soft(headers['cache-control'], address).toContain('no-store');
  expect.soft(headers['content-security-policy'], address).toContain("default-src '");
  expect.soft(headers['content-security-policy'], address).toContain("frame-ancestors 'none'");
  expect.soft(headers, address).not.toHaveProperty('x-powered-by');
}

for (const { area, addresses } of PARTS) {
  test(`every page of ${area} carries its own nonce and is not kept by anybody`, async ({ pageOf }) => {
    const { request } = await pageOf(demoPerson('CRO'));
    const seen = new Set<string>();
    for (const address of addresses) {
      const answer = await request.get(address, { maxRedirects: 0 });
      expectSafe(answer, address);
      const policy = answer.headers()['content-security-policy'] ?? '';
      const nonce = /script-src [^;]*'nonce-([^']{20,})'/.exec(policy)?.[1] ?? '';
      expect.soft(policy, address).not.toContain('unsafe-eval');
      expect.soft(/script-src[^;]*/.exec(policy)?.[0], address).not.toContain('unsafe-inline');
      expect.soft(nonce, address).not.toBe('');
      const html = await answer.text();
      const scripts = html.match(/<script\b[^>]*>/g) ?? [];
      for (const script of scripts) expect.soft(script, address).toContain(`nonce="${nonce}"`);
      seen.add(nonce);
    }
    expect(seen.size).toBe(addresses.length);
  });
}

test('every answer of the API is as careful', async ({ pageOf }) => {
  const { request } = await pageOf(demoPerson('CRO'));
  const unknown = '00000000-0000-7000-8000-000000000000';
  const addresses = [
    '/api/health',
    '/api/nowhere',
    `/api/t/${DEMO.slug}/deals`,
    `/api/t/${DEMO.slug}/imports/${unknown}`,
  ];
  for (const address of [...addresses, '/api/auth/sign-in']) {
    expectSafe(await request.get(address, { maxRedirects: 0 }), address);
  }
});

// accessibility.spec.ts says the same of every main page as it opens it; here are those that it opens shortened.
test('the browser reports no breach of the policy and no error on the whole of the long lists', async ({
  pageOf,
}) => {
  const lists = ['pipeline', 'revenue/movements'].map((path) => `${base}/${path}`);
  await expectQuiet(await pageOf(demoPerson('CRO')), lists);
});

test('nor on a deal and on the way out', async ({ pageOf }) => {
  const page = await pageOf(demoPerson('CRO'));
  const deal = await openFirstDeal(page, DEMO.slug);
  await expectQuiet(page, ['/sign-out', deal]);
});

async function expectQuiet(page: Page, addresses: readonly string[]): Promise<void> {
  const complaints = await complaintsOf(page);
  for (const address of addresses) {
    await openWhole(page, address);
    expect.soft(complaints(), address).toEqual([]);
  }
}

test('a request that another site sends is refused', async ({ pageOf }) => {
  const { request } = await pageOf(demoPerson('CRO'));
  const deal = { name: 'Forged', customer: 'Forged', lines: [] };
  const senders: Record<string, string>[] = [{ Origin: 'https://elsewhere.example' }, { Origin: 'null' }, {}];
  for (const headers of senders) {
    const answer = await request.post(`/api/t/${DEMO.slug}/deals`, { data: deal, headers });
    expect.soft(answer.status(), JSON.stringify(headers)).toBe(403);
  }
  const { email, password } = demoPerson('CEO');
  const form = { email, password };
  const signIn = await request.post('/api/auth/sign-in', {
    form,
    headers: { Origin: 'https://elsewhere.example', Accept: 'application/json' },
  });
  expect(signIn.status()).toBe(403);
  expect(signIn.headers()).not.toHaveProperty('set-cookie');
});

test('the session cookie is out of the reach of scripts and of other sites', async ({ context, page }) => {
  const answer = await signInByRequest(context, demoPerson('CEO'));
  const cookies = answer.headersArray().filter(({ name }) => name.toLowerCase() === 'set-cookie');
  expect(cookies.length).toBeGreaterThan(0);
  for (const { value } of cookies) {
    expect.soft(value).toMatch(/; ?HttpOnly/i);
    expect.soft(value).toMatch(/; ?SameSite=Lax/i);
    expect.soft(value).toMatch(/; ?Path=\//i);
  }
  await page.goto(base);
  expect(await page.evaluate(() => document.cookie)).not.toContain('session');
});

test('an inbound header opens no door', async ({ request }) => {
  for (const name of ['middleware', 'src/middleware', 'proxy', 'src/proxy']) {
    const answer = await request.get(`${base}/dashboard`, {
      maxRedirects: 0,
      headers: {
        'x-middleware-subrequest': Array(5).fill(name).join(':'),
        'x-nonce': 'mine',
        'x-middleware-next': '1',
      },
    });
    expect.soft(answer.status(), name).toBe(307);
    expect.soft(answer.headers().location, name).toContain('/sign-in?next=');
    expect.soft(answer.headers()['content-security-policy'], name).toContain("'nonce-");
    expect.soft(answer.headers()['content-security-policy'], name).not.toContain('mine');
  }
});

test('the image service is off', async ({ request }) => {
  const answer = await request.get(
    `/_next/image?url=${encodeURIComponent(`${origin()}/icon.svg`)}&w=64&q=75`,
  );
  expect(answer.status()).toBe(404);
});
