import { beforeEach, describe, expect, it } from 'vitest';
import { GET } from '@/app/api/t/[tenant]/calendar/[feed]/route';
import { changeRole, removeMember } from '@/features/members/commands';
import { renewFeed } from '@/features/reviews/commands-feed';
import { rescheduleReview, skipReview } from '@/features/reviews/commands-plan';
import { showSchedule } from '@/features/reviews/queries-cadence';
import { insertMembership } from '@/platform/auth/memberships';
import { atInstant, later } from '@/platform/clock/clock';
import { pool } from '@/platform/db/pool';
import { asAdmin, asOwner } from '../../support/database';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';
import { NOW, reviewsOf, setSchedule } from './a-cadence';
import { readIcs, valueOf } from './ics-reader';

let tenant: TestTenant;
beforeEach(async () => {
  tenant = await makeTenant({ zone: 'Europe/Berlin' });
  // Addresses are made at NOW: the memberships are older, whatever day it is.
  await asOwner((client) =>
    client.query(`UPDATE membership SET created_at = '2020-01-01' WHERE tenant_id = $1`, [tenant.id]),
  );
});

type Role = keyof TestTenant['as'];

/** The member's new address, as its path. */
async function address(role: Role, at = NOW): Promise<string> {
  const made = value(await atInstant(at, () => renewFeed(tenant.as[role], {})));
  expect(made.address).toMatch(/^http:\/\/localhost:3000\/api\/t\/t-\w{8}\/calendar\/[\w-]{43}\.ics$/);
  return new URL(made.address).pathname;
}

function fetchFeed(path: string, headers: Record<string, string> = {}, at = NOW): Promise<Response> {
  const [, , , slug = '', , feed = ''] = path.split('/');
  const request = new Request(`http://localhost:3000${path}`, { headers });
  return atInstant(at, () => GET(request, { params: Promise.resolve({ tenant: slug, feed }) }));
}

const read = async (path: string, at = NOW) => readIcs(await (await fetchFeed(path, {}, at)).text());
const rename = (name: string) =>
  asOwner((client) => client.query('UPDATE tenant SET name = $2 WHERE id = $1', [tenant.id, name]));
const memberOf = (role: Role) => {
  const caller = tenant.as[role];
  return caller.kind === 'member' ? caller.userId : '';
};

describe('a member’s calendar', () => {
  it('has the reviews to come at their times in UTC, with page and video link', async () => {
    await setSchedule(tenant, { videoLink: 'https://meet.example/a,b;c', minutes: 45 });
    const { events, properties } = await read(await address('REP'));
    const [first] = await reviewsOf(tenant);
    expect(properties.get('X-WR-CALNAME')?.value).toBe(`Pipeline reviews of ${tenant.slug}`);
    expect(events.map((event) => valueOf(event, 'DTSTART'))).toEqual([
      '20261124T080000Z',
      '20261201T080000Z',
      '20261208T080000Z',
      '20261215T080000Z',
    ]);
    expect(valueOf(events[0], 'DTEND')).toBe('20261124T084500Z');
    expect(valueOf(events[0], 'LOCATION')).toBe('https://meet.example/a,b;c');
    expect(valueOf(events[0], 'URL')).toBe(`http://localhost:3000/t/${tenant.slug}/reviews/${first?.id}`);
    expect(valueOf(events[0], 'STATUS')).toBe('CONFIRMED');
  });

  it('tells a calendar program of each change: same event, next version, another time or cancelled', async () => {
    await setSchedule(tenant);
    const path = await address('CRO');
    const before = await read(path);
    const [first, second] = await reviewsOf(tenant);
    const cro = tenant.as.CRO;
    await atInstant(later(NOW, 60), async () => {
      value(await rescheduleReview(cro, { reviewId: first?.id ?? '', on: '2026-11-25', minuteOfDay: 600 }));
      value(await skipReview(cro, { reviewId: second?.id ?? '', reason: 'ACME waits for its board' }));
    });
    const after = await read(path);
    const uids = (of: typeof before) => of.events.map((event) => valueOf(event, 'UID'));
    expect(uids(after)).toEqual(uids(before));
    expect(
      after.events
        .slice(0, 3)
        .map((event) => ['SEQUENCE', 'STATUS', 'DTSTART'].map((name) => valueOf(event, name))),
    ).toEqual([
      ['2', 'CONFIRMED', '20261125T090000Z'],
      ['2', 'CANCELLED', '20261201T080000Z'],
      ['1', 'CONFIRMED', '20261208T080000Z'],
    ]);
    expect(valueOf(after.events[0], 'DTSTAMP')).toBe('20261122T120100Z');
    expect(JSON.stringify([...(after.events[1] ?? [])])).not.toContain('ACME');
  });

  it('goes back four weeks', async () => {
    await setSchedule(tenant);
    const path = await address('CEO');
    const starts = async (at: string) =>
      (await read(path, at)).events.map((event) => valueOf(event, 'DTSTART').slice(0, 8));
    expect(await starts('2026-12-22T08:00:00.000Z')).toEqual([
      '20261124',
      '20261201',
      '20261208',
      '20261215',
    ]);
    expect(await starts('2026-12-22T08:00:00.001Z')).toEqual(['20261201', '20261208', '20261215']);
  });

  it.each([
    'Plain',
    'Comma, semi; back\\slash "quoted"',
    'Line\r\nBEGIN:VEVENT\r\nSUMMARY:planted',
    'Bare\nline\rand\u2028more\u0007',
    '=HYPERLINK("http://evil.example","x")',
    '🚀👩‍👩‍👧‍👦'.repeat(12),
    'Ł'.repeat(100),
    'النص العربي, עברית',
    '\\n\\, \\',
  ])('keeps to the format whatever the company is called: %j', async (name) => {
    await rename(name);
    await setSchedule(tenant);
    const { events, properties } = await read(await address('CRO'));
    const plain = name.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
    expect(events).toHaveLength(4);
    expect(valueOf(events[0], 'SUMMARY')).toBe(`Pipeline review, ${plain}`);
    expect(properties.get('NAME')?.value).toBe(`Pipeline reviews of ${plain}`);
  });

  it('is empty, and a calendar, where there are no reviews', async () => {
    expect((await read(await address('CRO'))).events).toEqual([]);
  });
});

describe('the address', () => {
  it('is kept as its hash only, and a renewed one kills the one before', async () => {
    const first = await address('REP');
    const other = await address('CRO');
    const second = await address('REP', later(NOW, 5));
    expect((await fetchFeed(first)).status).toBe(404);
    expect((await fetchFeed(second)).status).toBe(200);
    expect((await fetchFeed(other)).status).toBe(200);
    const everything = await asAdmin(async (client) => {
      const texts: string[] = [];
      for (const table of ['calendar_feed', 'audit_event', 'idempotency_key'])
        texts.push(JSON.stringify((await client.query(`SELECT * FROM ${table}`)).rows));
      return texts.join();
    });
    for (const path of [first, second, other])
      expect(everything).not.toContain((path.split('/').at(-1) ?? '').replace('.ics', ''));
    expect(value(await showSchedule(tenant.as.REP, {})).feedSince).toBe(later(NOW, 5));
  });

  it('is not kept by an idempotency key either', async () => {
    const made = value(await renewFeed({ ...tenant.as.REP, idempotencyKey: 'again' }, {}));
    const again = value(await renewFeed({ ...tenant.as.REP, idempotencyKey: 'again' }, {}));
    expect(again.address).not.toBe(made.address);
  });

  it('answers the same 404 to everything that opens nothing', async () => {
    const live = await address('REP');
    const other = await makeTenant();
    const secret = live.split('/').at(-1) ?? '';
    const made = `${'A'.repeat(43)}.ics`;
    const paths = [
      `/api/t/${tenant.slug}/calendar/${made}`,
      `/api/t/${other.slug}/calendar/${secret}`,
      `/api/t/nobody/calendar/${secret}`,
      `/api/t/${tenant.slug}/calendar/short`,
      `/api/t/${tenant.slug}/calendar/${secret}x`,
      `/api/t/${tenant.slug}/calendar/%00`,
    ];
    const answers = await Promise.all(
      paths.map(async (path) => {
        const response = await fetchFeed(path);
        return JSON.stringify([response.status, [...response.headers], await response.text()]);
      }),
    );
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain('404');
    expect((await fetchFeed(live.replace('.ics', ''))).status).toBe(200);
  });

  it('ends with the membership, and does not come back with it', async () => {
    const path = await address('REP');
    const userId = memberOf('REP');
    value(await removeMember(tenant.as.CRO, { userId }));
    expect((await fetchFeed(path)).status).toBe(404);
    await atInstant(later(NOW, 60), () => insertMembership(pool(), tenant.id, userId, 'REP'));
    expect((await fetchFeed(path)).status).toBe(404);
    expect(value(await showSchedule(tenant.as.REP, {})).feedSince).toBeNull();
    expect((await fetchFeed(await address('REP', later(NOW, 120)))).status).toBe(200);
  });

  it('opens nothing for who may not see reviews any more', async () => {
    const path = await address('REP');
    value(await changeRole(tenant.as.CRO, { userId: memberOf('REP'), role: 'VIEWER' }));
    expect((await fetchFeed(path)).status).toBe(404);
    for (const role of ['DELIVERY', 'VIEWER'] as const)
      expect(refusal(await renewFeed(tenant.as[role], {})).code).toBe('not_found');
    expect(refusal(await renewFeed(tenant.operator, {})).code).toBe('rule');
  });

  it('is asked for again each time, and says so cheaply where nothing has changed', async () => {
    await setSchedule(tenant);
    const path = await address('REP');
    const first = await fetchFeed(path);
    expect(first.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(first.headers.get('cache-control')).toBe('private, no-cache');
    const tag = first.headers.get('etag') ?? '';
    expect((await fetchFeed(path, { 'if-none-match': tag })).status).toBe(304);
    await setSchedule(tenant, { version: 1, minutes: 60 });
    expect((await fetchFeed(path, { 'if-none-match': tag })).status).toBe(200);
  });

  it('is limited like every door', async () => {
    const path = await address('REP');
    const statuses = new Set<number>();
    for (let call = 0; call < 310; call++) statuses.add((await fetchFeed(path)).status);
    expect([...statuses]).toEqual([200, 429]);
    // Another's is not.
    expect((await fetchFeed(await address('CEO'))).status).toBe(200);
  });
});
