import { beforeEach, describe, expect, it } from 'vitest';
import { changeNotices, putNoticesAway, seeNotices } from '@/features/notices/commands';
import { listNotices, noticeSettings } from '@/features/notices/queries';
import { showTenant } from '@/features/tenants/queries';
import { asAdmin } from '../../support/database';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';
import { tellAs, toldTo, userOf } from './a-notice';

let tenant: TestTenant;
beforeEach(async () => {
  tenant = await makeTenant();
  await tellAs(tenant.as.CRO, { roles: ['CEO'] }, { subject: 'one', title: 'One' });
  await tellAs(
    tenant.as.CRO,
    { roles: ['CEO'] },
    { subject: 'two', title: 'Two', body: 'More', path: '/board' },
  );
});

const inbox = async (show: 'waiting' | 'done' = 'waiting') =>
  value(await listNotices(tenant.as.CEO, { show }));

type Listed = Extract<Awaited<ReturnType<typeof listNotices>>, { ok: true }>['value'];

describe('the inbox', () => {
  it('has what waits, the latest first, and the frame counts what is new', async () => {
    expect(await inbox()).toMatchObject({
      notices: [
        { title: 'Two', body: 'More', path: '/board', kind: 'board', seen: false },
        { title: 'One', body: null, path: '/board/2026-10' },
      ],
      waiting: 2,
      unseen: 2,
      next: null,
    });
    expect(value(await showTenant(tenant.as.CEO, {})).unseen).toBe(2);
    expect(value(await showTenant(tenant.as.CRO, {})).unseen).toBe(0);
  });

  it('goes on where a page ends, also among notices of one moment, of those that wait and of those put away', async () => {
    const userId = userOf(tenant, 'CEO');
    await asAdmin((client) =>
      client.query(
        `INSERT INTO notice (tenant_id, id, user_id, kind, subject, title, path, created_at, done_at)
         SELECT $1, gen_random_uuid(), $2, 'board', 'made ' || i, 'Made ' || i, '/board', timestamptz '2026-01-01T00:00:00.000001Z' + (i % 9) * interval '1 day',
           CASE WHEN i % 3 = 0 THEN timestamptz '2026-02-01T00:00:00.000001Z' + (i % 5) * interval '1 day' END
         FROM generate_series(1, 330) i`,
        [tenant.id, userId],
      ),
    );
    for (const [show, count] of [
      ['waiting', 222],
      ['done', 110],
    ] as const) {
      const titles: string[] = [];
      const sizes: number[] = [];
      for (let after: string | null = null; ;) {
        const page: Listed = value(await listNotices(tenant.as.CEO, { show, after }));
        expect(page.waiting).toBe(222);
        titles.push(...page.notices.map(({ title }) => title));
        sizes.push(page.notices.length);
        after = page.next;
        if (after === null) break;
      }
      expect(new Set(titles).size).toBe(count);
      expect([titles.length, sizes.length]).toEqual([count, Math.ceil(count / 100)]);
    }
    expect(refusal(await listNotices(tenant.as.CEO, { after: '2026-01-01 x' })).code).toBe('invalid');
  });

  it('is seen as far as it was read: what came meanwhile stays new, and no mail repeats what was seen', async () => {
    const { readUntil } = await inbox();
    await tellAs(tenant.as.CRO, { roles: ['CEO'] }, { subject: 'three', title: 'Three' });
    expect(value(await seeNotices(tenant.as.CEO, { until: readUntil }))).toEqual({ seen: 2 });
    expect(value(await seeNotices(tenant.as.CEO, { until: readUntil }))).toEqual({ seen: 0 });
    expect(await inbox()).toMatchObject({ waiting: 3, unseen: 1 });
    expect((await toldTo(tenant, 'CEO')).map(({ mail }) => mail)).toEqual(['dropped', 'dropped', 'due']);
  });

  it('loses what is put away, and gets it back', async () => {
    const { notices } = await inbox();
    const ids = notices.map(({ id }) => id);
    expect(value(await putNoticesAway(tenant.as.CEO, { ids, done: true })).ids).toHaveLength(2);
    expect(await inbox()).toMatchObject({ notices: [], waiting: 0, unseen: 0 });
    expect((await inbox('done')).notices).toHaveLength(2);
    value(await putNoticesAway(tenant.as.CEO, { ids: ids.slice(0, 1), done: false }));
    expect((await inbox()).notices.map(({ id }) => id)).toEqual(ids.slice(0, 1));
  });

  it('is nobody else’s', async () => {
    const { notices } = await inbox();
    const ids = notices.map(({ id }) => id);
    expect(refusal(await putNoticesAway(tenant.as.CRO, { ids, done: true })).code).toBe('not_found');
    expect(value(await listNotices(tenant.as.CRO, {})).notices).toEqual([]);
    expect((await inbox()).waiting).toBe(2);
  });

  it('shows and counts nothing that its reader’s new role may not open', async () => {
    await asAdmin((client) =>
      client.query(`UPDATE membership SET role = 'DELIVERY' WHERE tenant_id = $1 AND user_id = $2`, [
        tenant.id,
        userOf(tenant, 'CEO'),
      ]),
    );
    expect(await inbox()).toMatchObject({ notices: [], waiting: 0, unseen: 0 });
    expect(value(await showTenant(tenant.as.CEO, {})).unseen).toBe(0);
  });
});

describe('what one hears of', () => {
  const kindOf = async (kind: string) =>
    value(await noticeSettings(tenant.as.CEO, {})).kinds.find((one) => one.kind === kind);

  it('is the role’s default until one chooses, and then what one chose', async () => {
    expect(await kindOf('board')).toMatchObject({ byMail: true, inApp: true, version: 0, byDefault: true });
    const choice = { kind: 'board' as const, byMail: false, inApp: true };
    value(await changeNotices(tenant.as.CEO, { ...choice, version: 0 }));
    expect(await kindOf('board')).toMatchObject({ ...choice, version: 1, byDefault: false });
    await tellAs(tenant.as.CRO, { roles: ['CEO'] }, { subject: 'three', title: 'Three' });
    expect((await toldTo(tenant, 'CEO')).at(-1)).toMatchObject({ title: 'Three', mail: null });
  });

  it('says what stands when another page was first', async () => {
    const choice = { kind: 'board' as const, inApp: true };
    value(await changeNotices(tenant.as.CEO, { ...choice, byMail: false, version: 0 }));
    for (const version of [0, 7])
      expect(refusal(await changeNotices(tenant.as.CEO, { ...choice, byMail: true, version }))).toMatchObject(
        {
          code: 'conflict',
          details: { byMail: false, inApp: true, version: 1 },
        },
      );
    value(await changeNotices(tenant.as.CEO, { ...choice, byMail: true, version: 1 }));
    expect(await kindOf('board')).toMatchObject({ byMail: true, version: 2 });
  });

  it('is no kind that the role has no part in, and no one’s who is no person', async () => {
    const input = { byMail: true, inApp: true, version: 0 };
    expect(refusal(await changeNotices(tenant.as.REP, { kind: 'board', ...input })).code).toBe('not_found');
    expect(refusal(await changeNotices(tenant.operator, { kind: 'board', ...input })).code).toBe('not_found');
    expect(value(await noticeSettings(tenant.as.REP, {})).kinds.map(({ kind }) => kind)).not.toContain(
      'board',
    );
  });

  it('never puts a digest into the application', async () => {
    value(
      await changeNotices(tenant.as.CEO, { kind: 'weekly_digest', byMail: true, inApp: true, version: 0 }),
    );
    expect(await kindOf('weekly_digest')).toMatchObject({ byMail: true, inApp: false, mailOnly: true });
  });
});
