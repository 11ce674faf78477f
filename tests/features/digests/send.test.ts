import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createDeal } from '@/features/deals/commands';
import { sendDigest, sendDigests } from '@/features/digests/commands';
import { digestJobs } from '@/features/digests/jobs';
import { previewDigest } from '@/features/digests/queries';
import { unsubscribeRoute } from '@/features/digests/unsubscribe-route';
import { changeNotices } from '@/features/notices/commands';
import { workWhatIsDue } from '@/due-work';
import { atInstant } from '@/platform/clock/clock';
import { asAdmin } from '../../support/database';
import { headerOf, openMailbox, readerOf } from '../../support/mailbox';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';
import { SOFTWARE } from '../deals/a-deal';
import { userOf } from '../notices/a-notice';

const box = await openMailbox();
process.env.SMTP_URL = box.url;
afterAll(() => box.close());

/** A Monday in the morning, long after test companies were made. */
const MONDAY = '2031-03-10T07:30:00.000Z';
const SUNDAY = '2031-03-09T12:00:00.000Z';

let tenant: TestTenant;
beforeEach(async () => {
  await asAdmin((client) => client.query('DELETE FROM pgboss.job; UPDATE tenant SET is_demo = true'));
  tenant = await makeTenant();
  box.mails.length = 0;
  box.refused.clear();
  const deal = { name: 'Cold chain', customer: 'Nordic Foods', lines: [SOFTWARE] };
  await atInstant(SUNDAY, async () => value(await createDeal(tenant.as.REP, deal)));
});

const system = () => ({ kind: 'system' as const, tenantSlug: tenant.slug });
const send = (kind: 'weekly' | 'monthly' = 'weekly', at = MONDAY) =>
  atInstant(at, async () => value(await sendDigests(system(), kind)));
const readers = () => box.mails.map(readerOf);

describe('the weekly digest', () => {
  it('is one mail to each who has something to hear, with words, links and a way out', async () => {
    expect(await send()).toEqual({ mails: 3, failed: 0 });
    expect(readers().toSorted()).toEqual(['ceo', 'cro', 'rep']);
    const mail = box.mails.find((each) => readerOf(each) === 'rep');
    if (!mail) throw new Error('No mail');
    expect(mail.subject).toContain(`Week of ${tenant.slug}, 3 Mar – 9 Mar 2031`);
    for (const part of [mail.text, mail.html]) {
      expect(part).toContain('1 deal new');
      expect(part).toContain(`/t/${tenant.slug}/pipeline`);
      expect(part).toContain(`/unsubscribe/${tenant.slug}/`);
    }
    expect(mail.html).toContain('prefers-color-scheme: dark');
    expect(headerOf(mail, 'List-Unsubscribe')).toMatch(/^<http.*\/unsubscribe\/.*>$/);
    expect(headerOf(mail, 'List-Unsubscribe-Post')).toBe('List-Unsubscribe=One-Click');
  });

  it('goes out once, however often it is sent, under one name', async () => {
    await send();
    expect(await send()).toEqual({ mails: 0, failed: 0 });
    const again = value(
      await atInstant(MONDAY, () => sendDigest(system(), { kind: 'weekly', userId: userOf(tenant, 'REP') })),
    );
    expect(again.mailed).toBe(false);
    expect(readers()).toHaveLength(3);
    expect(new Set(box.mails.map(({ messageId }) => messageId)).size).toBe(3);
  });

  it('keeps for the next try what the mail server refuses, and from nobody else his', async () => {
    box.refused.add('rep');
    expect(await send()).toEqual({ mails: 2, failed: 1 });
    const refused = await atInstant(MONDAY, () =>
      sendDigest(system(), { kind: 'weekly', userId: userOf(tenant, 'REP') }),
    );
    expect(refusal(refused).code).toBe('unavailable');
    box.refused.clear();
    expect(await send()).toEqual({ mails: 1, failed: 0 });
    expect(readers().toSorted()).toEqual(['ceo', 'cro', 'rep']);
  });

  it('tells a rep of his own deals only', async () => {
    const other = { name: 'Hers', customer: 'Acme', lines: [SOFTWARE] };
    await atInstant(SUNDAY, async () => value(await createDeal(tenant.as.CRO, other)));
    const digestOf = (role: 'REP' | 'CRO') =>
      atInstant(MONDAY, async () => value(await previewDigest(tenant.as[role], { kind: 'weekly' })).digest);
    const all = async (role: 'REP' | 'CRO') => {
      const digest = await digestOf(role);
      return [...(digest?.first ?? []), ...(digest?.needs ?? []), ...(digest?.changes ?? [])].map(
        ({ text }) => text,
      );
    };
    expect(await all('REP')).toContainEqual(expect.stringMatching(/^1 deal new/));
    expect(await all('CRO')).toContainEqual(expect.stringMatching(/^2 deals new/));
  });

  it('is not for who said no, nor for a company for show', async () => {
    const no = { kind: 'weekly_digest' as const, byMail: false, inApp: false, version: 0 };
    value(await changeNotices(tenant.as.REP, no));
    expect(await send()).toEqual({ mails: 2, failed: 0 });
    await asAdmin((client) => client.query('UPDATE tenant SET is_demo = true WHERE id = $1', [tenant.id]));
    expect(await send('monthly', '2031-04-01T08:00:00.000Z')).toEqual({ mails: 0, failed: 0 });
  });

  it('says nothing where there is nothing to say', async () => {
    const quiet = await makeTenant();
    const sent = await atInstant(MONDAY, async () =>
      value(await sendDigests({ kind: 'system', tenantSlug: quiet.slug }, 'weekly')),
    );
    expect(sent).toEqual({ mails: 0, failed: 0 });
    expect(readers()).toEqual([]);
  });
});

describe('the work that is due', () => {
  it('sends digests on Monday morning, once, and not before', async () => {
    const work = (at: string) => atInstant(at, () => workWhatIsDue(new AbortController().signal));
    await work('2031-03-10T06:30:00.000Z');
    expect(readers()).toEqual([]);
    await work(MONDAY);
    await work('2031-03-10T09:00:00.000Z');
    expect(readers().toSorted()).toEqual(['ceo', 'cro', 'rep']);
  });

  it('has no job for a company for show', () => {
    const company = { id: tenant.id, slug: tenant.slug, zone: 'UTC', createdAt: '2026-01-01T00:00:00.000Z' };
    expect(digestJobs([{ ...company, isDemo: true }], MONDAY)).toEqual([]);
    expect(digestJobs([{ ...company, isDemo: false }], MONDAY)).toHaveLength(1);
  });
});

describe('the way out of a digest', () => {
  const knock = (address: string, method: 'GET' | 'POST' = 'GET') => {
    const url = new URL(address, 'http://localhost');
    const path = url.pathname.split('/').slice(2);
    return unsubscribeRoute(new Request(url, { method }), { params: Promise.resolve({ path }) });
  };
  const linkOf = async (reader: string) => {
    await send();
    const mail = box.mails.find((each) => readerOf(each) === reader);
    if (!mail) throw new Error('No mail');
    return headerOf(mail, 'List-Unsubscribe').slice(1, -1);
  };

  it('asks on GET and changes nothing; one POST ends the digest, and another brings it back', async () => {
    const link = await linkOf('rep');
    const asked = await knock(link);
    expect(asked.status).toBe(200);
    expect(asked.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await asked.text()).toContain('Stop the weekly digest');
    expect(await stands('REP')).toBe(null);
    for (let i = 0; i < 2; i++) expect((await knock(link, 'POST')).status).toBe(200);
    expect(await stands('REP')).toBe(false);
    expect(await (await knock(`${link}?again=1`, 'POST')).text()).toContain('You get it again');
    expect(await stands('REP')).toBe(true);
  });

  it('opens nothing, in the very same bytes, for whatever is not signed for this person and company', async () => {
    const link = await linkOf('rep');
    const other = await makeTenant();
    const token = link.split('/').at(-1) ?? '';
    const forged = `${userOf(tenant, 'CEO').replaceAll('-', '')}${token.slice(32)}`;
    const wrong = [
      `/unsubscribe/${tenant.slug}/${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`,
      `/unsubscribe/${tenant.slug}/${forged}`,
      `/unsubscribe/${tenant.slug}/${token.slice(0, 32)}m${token.slice(33)}`,
      `/unsubscribe/${other.slug}/${token}`,
      `/unsubscribe/nobody/${token}`,
      `/unsubscribe/${tenant.slug}/x`,
      `/unsubscribe/${tenant.slug}/${token}/more`,
      '/unsubscribe',
    ];
    await asAdmin((client) =>
      client.query('DELETE FROM membership WHERE user_id = $1', [userOf(tenant, 'REP')]),
    );
    const answers = await Promise.all(
      [...wrong, link].flatMap((address) => [knock(address), knock(address, 'POST')]),
    );
    const bytes = await Promise.all(
      answers.map(async (answer) =>
        JSON.stringify([answer.status, [...answer.headers], await answer.text()]),
      ),
    );
    expect(new Set(bytes).size).toBe(1);
    expect(answers[0]?.status).toBe(404);
  });

  async function stands(role: keyof TestTenant['as']): Promise<boolean | null> {
    const { rows } = await asAdmin((client) =>
      client.query<{ by_mail: boolean }>(
        `SELECT by_mail FROM notice_setting WHERE tenant_id = $1 AND user_id = $2 AND kind = 'weekly_digest'`,
        [tenant.id, userOf(tenant, role)],
      ),
    );
    return rows[0]?.by_mail ?? null;
  }
});
