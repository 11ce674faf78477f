import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { mailNotice, mailNotices } from '@/features/notices/commands-mail';
import { seeNotices } from '@/features/notices/commands';
import { noticeJobs } from '@/features/notices/jobs';
import { workWhatIsDue } from '@/due-work';
import { atInstant, later, now } from '@/platform/clock/clock';
import { asAdmin } from '../../support/database';
import { openMailbox, readerOf } from '../../support/mailbox';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';
import { settleAs, tellAs, toldTo, userOf } from './a-notice';

const box = await openMailbox();
process.env.SMTP_URL = box.url;
afterAll(() => box.close());

const TOLD = later(now(), 0);
const SOON = later(TOLD, 11 * 60);

let tenant: TestTenant;
beforeEach(async () => {
  await asAdmin((client) => client.query('DELETE FROM pgboss.job; UPDATE tenant SET is_demo = true'));
  tenant = await makeTenant();
  box.mails.length = 0;
  box.refused.clear();
  const notice = { subject: 'one', title: 'Board page closed', body: 'October 2026' };
  await atInstant(TOLD, () => tellAs(tenant.as.CRO, { roles: ['CEO', 'VIEWER'] }, notice));
});

const mailAll = (at = SOON) =>
  atInstant(at, async () => value(await mailNotices({ kind: 'system', tenantSlug: tenant.slug })));
const states = async () => (await toldTo(tenant, 'CEO')).map(({ mail }) => mail);

describe('a notice by mail', () => {
  it('goes out ten minutes later, once, with what happened and where', async () => {
    expect(await mailAll(later(TOLD, 60))).toEqual({ mails: 0, failed: 0 });
    expect(await mailAll()).toEqual({ mails: 2, failed: 0 });
    expect(await mailAll()).toEqual({ mails: 0, failed: 0 });
    const mail = box.mails.find((each) => readerOf(each) === 'ceo');
    expect(mail?.subject).toBe(`${tenant.slug}: Board page closed`);
    for (const part of [mail?.text, mail?.html]) {
      expect(part).toContain('October 2026');
      expect(part).toContain(`/t/${tenant.slug}/board/2026-10`);
    }
    expect(await states()).toEqual(['sent']);
  });

  it('does not repeat what was seen, or what is settled', async () => {
    value(await atInstant(later(TOLD, 60), () => seeNotices(tenant.as.CEO, { until: later(TOLD, 30) })));
    expect(await mailAll()).toEqual({ mails: 1, failed: 0 });
    expect(box.mails.map(readerOf)).toEqual(['viewer']);
    await tellAs(tenant.as.CRO, { roles: ['CEO'] }, { subject: 'two' });
    await settleAs(tenant.as.CEO, 'two');
    expect(await mailAll(later(now(), 3600))).toEqual({ mails: 0, failed: 0 });
  });

  it('goes to nobody who may not open it any more, and to nobody who left', async () => {
    await asAdmin((client) =>
      client.query(`UPDATE membership SET role = 'DELIVERY' WHERE tenant_id = $1 AND user_id = $2`, [
        tenant.id,
        userOf(tenant, 'CEO'),
      ]),
    );
    await asAdmin((client) =>
      client.query('DELETE FROM membership WHERE tenant_id = $1 AND user_id = $2', [
        tenant.id,
        userOf(tenant, 'VIEWER'),
      ]),
    );
    expect(await mailAll()).toEqual({ mails: 0, failed: 0 });
    expect(box.mails).toEqual([]);
    expect(await states()).toEqual(['dropped']);
  });

  it('stays due while the mail server refuses it', async () => {
    box.refused.add('ceo');
    expect(await mailAll()).toEqual({ mails: 1, failed: 1 });
    expect(await states()).toEqual(['due']);
    box.refused.clear();
    expect(await mailAll()).toEqual({ mails: 1, failed: 0 });
  });

  it('is dropped when it is three days old: it waits in the inbox', async () => {
    expect(await mailAll(later(TOLD, 4 * 86_400))).toEqual({ mails: 0, failed: 0 });
    expect(await states()).toEqual(['dropped']);
    expect(await toldTo(tenant, 'CEO')).toMatchObject([{ done: false }]);
  });

  it('is not found once it went out, nor by another company', async () => {
    const { rows } = await asAdmin((client) =>
      client.query<{ id: string }>('SELECT id FROM notice WHERE tenant_id = $1 ORDER BY id', [tenant.id]),
    );
    const noticeId = rows[0]?.id ?? '';
    const other = await makeTenant();
    expect(refusal(await mailNotice(other.as.CRO, { noticeId })).code).toBe('not_found');
    value(await atInstant(SOON, () => mailNotice(tenant.as.CRO, { noticeId })));
    expect(refusal(await mailNotice(tenant.as.CRO, { noticeId })).code).toBe('not_found');
  });

  it('is work that the clock asks for, and none for a company for show', async () => {
    await atInstant(SOON, () => workWhatIsDue(new AbortController().signal));
    await atInstant(SOON, () => workWhatIsDue(new AbortController().signal));
    expect(box.mails.map(readerOf).toSorted()).toEqual(['ceo', 'viewer']);
    await asAdmin((client) => client.query('UPDATE tenant SET is_demo = true WHERE id = $1', [tenant.id]));
    await tellAs(tenant.as.CRO, { roles: ['CEO'] }, { subject: 'three' });
    expect((await states()).at(-1)).toBeNull();
    expect(await noticeJobs([], SOON)).toEqual([]);
  });
});
