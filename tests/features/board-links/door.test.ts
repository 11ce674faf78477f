import { createHash } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { BoardSheet } from '@/features/board/components/board-sheet';
import { NOT_SEALED } from '@/features/board/export-words';
import { makeLink, revokeBoardLink } from '@/features/board-links/commands';
import { withoutLastPart } from '@/features/board-links/door';
import { linksQuery } from '@/features/board-links/queries';
import { listNotices } from '@/features/notices/queries';
import { atInstant } from '@/platform/clock/clock';
import { pictureMarkup } from '@/ui/charts/picture-markup';
import { closedMonth } from '../../support/closed-board';
import { asAdmin, asOwner } from '../../support/database';
import { makeTenant, value, type TestTenant } from '../../support/tenants';
import { headShared, NOW, openShared, pathOf } from './a-link';

const MONTH = '2026-10';
let tenant: TestTenant;
// Before anything reads the environment.
beforeAll(() => {
  process.env.TRUSTED_PROXY_HEADER = 'x-forwarded-for';
});
beforeEach(async () => {
  tenant = await makeTenant();
});

const link = async (label = 'Anna', days = 14) =>
  value(await atInstant(NOW, () => makeLink(tenant.as.CRO, { month: MONTH, label, days })));
const setState = (state: string) =>
  asOwner((client) =>
    client.query(
      `UPDATE tenant SET state = $2, state_at = CASE WHEN $2 <> 'active' THEN now() END, deletes_at = CASE WHEN $2 = 'leaving' THEN now() END
       WHERE id = $1`,
      [tenant.id, state],
    ),
  );
const bytesOf = async (response: Response) =>
  JSON.stringify([response.status, [...response.headers], await response.text()]);

describe('what a link shows', () => {
  it('is the sealed page and nothing else: the sheet of the application, no script, nothing to load', async () => {
    const { page, sha256 } = await closedMonth(tenant.id, MONTH);
    const response = await openShared(pathOf((await link()).address));
    const html = await response.text();
    expect(response.status).toBe(200);
    expect(html).toContain(pictureMarkup(BoardSheet({ page, sha256 })));
    expect(html).not.toMatch(/<script|<link|<img|<iframe|<form|<a |href=|src=| on[a-z]+=| style=/i);
    expect(html).not.toContain(tenant.slug);
    const [, css = ''] = /<style>([^<]*)<\/style>/.exec(html) ?? [];
    const hash = createHash('sha256').update(css, 'utf8').digest('base64');
    expect(response.headers.get('content-security-policy')).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    );
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'private, no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex, nofollow, noarchive',
      'x-content-type-options': 'nosniff',
    });
    expect(response.headers.get('set-cookie')).toBeNull();
  });

  it('is text, whatever was typed into it', async () => {
    const text = '<img src=x onerror=alert(1)> "&amp;"';
    const { page } = await closedMonth(tenant.id, MONTH, { company: text });
    const html = await (await openShared(pathOf((await link()).address))).text();
    expect(page.company).toBe(text);
    expect(html).not.toContain('<img');
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;');
  });

  it('says loudly that a page is not the sealed one', async () => {
    await closedMonth(tenant.id, MONTH);
    const { address } = await link();
    expect(await (await openShared(pathOf(address))).text()).not.toContain(NOT_SEALED);
    await asAdmin((client) =>
      client.query(`UPDATE board_page SET body = replace(body, '$620k', '$920k') WHERE tenant_id = $1`, [
        tenant.id,
      ]),
    );
    const html = await (await openShared(pathOf(address))).text();
    expect(html).toContain(NOT_SEALED);
    expect(html).toContain('$920k');
  });
});

describe('what opens nothing', () => {
  it('is the very same 404, bytes and headers, whatever the reason', async () => {
    await closedMonth(tenant.id, MONTH);
    const other = await makeTenant();
    await closedMonth(other.id, MONTH);
    const live = pathOf((await link('Live', 30)).address);
    const expired = pathOf((await link('Expired', 1)).address);
    const revoked = await link('Revoked', 30);
    value(await revokeBoardLink(tenant.as.CRO, { linkId: revoked.linkId }));
    const token = live.split('/').at(-1) ?? '';
    const paths = [
      `/shared/${tenant.slug}/${'A'.repeat(43)}`,
      `/shared/${other.slug}/${token}`,
      `/shared/nobody/${token}`,
      `/shared/${tenant.slug}/${token}x`,
      `/shared/${tenant.slug}/${token}/more`,
      `/shared/${tenant.slug}/short`,
      `/shared/${tenant.slug}/%00`,
      `/shared/${tenant.slug}`,
      expired,
      pathOf(revoked.address),
    ];
    const later = '2026-11-20T12:00:00.000Z';
    const answers = new Set<string>();
    for (const path of paths) answers.add(await bytesOf(await openShared(path, {}, later)));
    expect((await openShared(live, {}, later)).status).toBe(200);
    for (const state of ['archived', 'leaving']) {
      await setState(state);
      answers.add(await bytesOf(await openShared(live, {}, later)));
    }
    expect(answers.size).toBe(1);
    expect([...answers][0]).toContain('This link opens nothing');
    await setState('active');
    expect((await openShared(live, {}, later)).status).toBe(200);
  });

  it('is refused before it is looked at when somebody asks too often, right or wrong', async () => {
    await closedMonth(tenant.id, MONTH);
    const live = pathOf((await link()).address);
    const from = (network: string, path: string): Promise<Response> =>
      openShared(path, { 'x-forwarded-for': network });
    const statuses = new Set<number>();
    for (let i = 0; i < 300; i += 1)
      statuses.add((await from('203.0.113.9', `/shared/nobody/${'A'.repeat(43)}`)).status);
    expect([...statuses]).toEqual([404]);
    const wrong = await from('203.0.113.9', `/shared/nobody/${'A'.repeat(43)}`);
    const right = await from('203.0.113.9', live);
    expect([wrong.status, right.status]).toEqual([429, 429]);
    expect(right.headers.get('retry-after')).toBe('60');
    expect(await right.text()).toContain('Too many tries');
    expect((await from('203.0.113.10', live)).status).toBe(200);
  });
});

describe('the log of views', () => {
  it('has each opening with browser and network, the network without its last part', async () => {
    await closedMonth(tenant.id, MONTH);
    const path = pathOf((await link()).address);
    const agent = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36';
    await openShared(path, { 'user-agent': agent, 'x-forwarded-for': '198.51.100.77' });
    await openShared(path, {}, '2026-11-11T09:30:00.000Z');
    const [seen] = value(await linksQuery(tenant.as.CEO, { month: MONTH })).links;
    expect(seen).toMatchObject({
      views: 2,
      lastViews: [
        { at: '2026-11-11T09:30:00.000Z', browser: 'Unknown browser', network: 'unknown' },
        { at: NOW, browser: 'Chrome on Linux', network: '198.51.100.x' },
      ],
    });
    expect(withoutLastPart('2001:db8:0:7::/64')).toBe('2001:db8:0:x::/64');
  });

  it('keeps the latest twenty at hand and counts all', async () => {
    await closedMonth(tenant.id, MONTH);
    const path = pathOf((await link()).address);
    for (let i = 0; i < 23; i += 1) await openShared(path);
    const [seen] = value(await linksQuery(tenant.as.CEO, { month: MONTH })).links;
    expect([seen?.views, seen?.lastViews.length]).toEqual([23, 20]);
  });

  it('has nobody who only asked for the headers, or whose browser fetched it ahead', async () => {
    await closedMonth(tenant.id, MONTH);
    const path = pathOf((await link()).address);
    const [head, read] = [await headShared(path), await openShared(path)];
    expect([head.status, ...head.headers]).toEqual([read.status, ...read.headers]);
    const gone = `${path.slice(0, -43)}${'A'.repeat(43)}`;
    expect((await headShared(gone)).status).toBe(404);
    for (const purpose of ['sec-purpose', 'purpose', 'x-purpose']) {
      const ahead = await openShared(path, { [purpose]: 'prefetch' });
      expect(ahead.status).toBe(503);
      expect(await bytesOf(ahead)).toBe(await bytesOf(await openShared(gone, { [purpose]: 'prefetch' })));
    }
    const [seen] = value(await linksQuery(tenant.as.CEO, { month: MONTH })).links;
    expect(seen).toMatchObject({ views: 1, previews: 0 });
  });

  it('counts a preview in a chat apart, and tells nobody that it was opened', async () => {
    await closedMonth(tenant.id, MONTH);
    const path = pathOf((await link('Anna Berg')).address);
    const told = async () => JSON.stringify(value(await listNotices(tenant.as.CEO, {})));
    await openShared(path, { 'user-agent': 'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)' });
    expect(await told()).not.toContain('was opened for the first time');
    await openShared(path, { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0' });
    expect(await told()).toContain('was opened for the first time');
    const [seen] = value(await linksQuery(tenant.as.CEO, { month: MONTH })).links;
    expect(seen).toMatchObject({ views: 1, previews: 1 });
    expect(seen?.lastViews).toContainEqual({
      kind: 'preview',
      at: NOW,
      browser: 'Preview in Slack',
      network: 'unknown',
    });
  });

  it('tells CRO and CEO of the first opening, once', async () => {
    await closedMonth(tenant.id, MONTH);
    const path = pathOf((await link('Anna Berg')).address);
    await openShared(path);
    await openShared(path);
    for (const role of ['CRO', 'CEO'] as const) {
      const told = JSON.stringify(value(await listNotices(tenant.as[role], {})));
      expect(told.split('The link for Anna Berg was opened for the first time')).toHaveLength(2);
    }
  });
});
